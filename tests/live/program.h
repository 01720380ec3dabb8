/* A program that runs in the background while a test goes on. */
#ifndef TESTS_LIVE_PROGRAM_H
#define TESTS_LIVE_PROGRAM_H

#include <sys/types.h>

struct program {
	pid_t pid;
	char out[64], err[64];		/* files that it writes to */
};

/* Start a shell command line; $p is the program under test. */
struct program program_start(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The same, and wait until its standard error holds a text: then it listens. */
struct program capture_start(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Wait until a text stands in a file; fails the test after ten seconds. */
void wait_for(const char *path, const char *text);

/* Wait for its end; gives its exit status, 128 + the signal if one killed it. */
int program_end(struct program *p);

/* Send a signal, and then as above. */
int program_kill(struct program *p, int signal);

/* What it wrote so far, terminated; valid until the next call. */
const char *program_out(const struct program *p);
const char *program_err(const struct program *p);

#endif
