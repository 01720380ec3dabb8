/* Programs in the background, see program.h. */

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/live/program.h"

enum { PATIENCE = 1000, STEP_US = 10000, TEXT = 1 << 22 };

static void
be(const char *command, const struct program *p)
{
	char script[4096];
	int in = open("/dev/null", O_RDONLY);
	int out = open(p->out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	int err = open(p->err, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	dup2(in, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	snprintf(script, sizeof script, "p=build/test/iriscope; TZ=UTC LC_ALL=C.UTF-8; "
		"export TZ LC_ALL; exec %s", command);
	execl("/bin/sh", "sh", "-c", script, (char *)NULL);
	_exit(127);
}

/* What the programs wrote goes when the test does. */
static void
remove_files(void)
{
	char command[64];

	snprintf(command, sizeof command, "rm -f /tmp/iriscope-live-%d-*", (int)getpid());
	if (system(command) != 0)
		fprintf(stderr, "live: files are left: %s\n", command);
}

static struct program
start(const char *command)
{
	static int number;

	if (!number)
		atexit(remove_files);
	struct program p = { 0 };

	snprintf(p.out, sizeof p.out, "/tmp/iriscope-live-%d-%d.out", (int)getpid(), number);
	snprintf(p.err, sizeof p.err, "/tmp/iriscope-live-%d-%d.err", (int)getpid(), number++);
	p.pid = fork();
	cr_assert(p.pid >= 0);
	if (p.pid == 0)
		be(command, &p);
	return p;
}

struct program
program_start(const char *format, ...)
{
	char command[2048];
	va_list args;

	va_start(args, format);
	vsnprintf(command, sizeof command, format, args);
	va_end(args);
	return start(command);
}

struct program
capture_start(const char *format, ...)
{
	char command[2048];
	va_list args;

	va_start(args, format);
	vsnprintf(command, sizeof command, format, args);
	va_end(args);
	struct program p = start(command);

	wait_for(p.err, "ing on ");	/* "capturing on", tcpdump: "listening on" */
	return p;
}

static const char *
read_text(const char *path)
{
	static char text[TEXT];
	FILE *f = fopen(path, "rb");
	size_t n = f ? fread(text, 1, sizeof text - 1, f) : 0;

	if (f)
		fclose(f);
	text[n] = '\0';
	return text;
}

void
wait_for(const char *path, const char *text)
{
	for (int i = 0; i < PATIENCE; i++) {
		if (strstr(read_text(path), text))
			return;
		usleep(STEP_US);
	}
	cr_assert_fail("no '%s' in: %s", text, read_text(path));
}

int
program_end(struct program *p)
{
	int status;

	for (int i = 0; i < PATIENCE; i++) {
		if (waitpid(p->pid, &status, WNOHANG) == p->pid)
			return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
		usleep(STEP_US);
	}
	kill(p->pid, SIGKILL);
	waitpid(p->pid, &status, 0);
	cr_assert_fail("it does not end; stderr: %s", read_text(p->err));
	return -1;
}

int
program_kill(struct program *p, int signal)
{
	kill(p->pid, signal);
	return program_end(p);
}

const char *
program_out(const struct program *p)
{
	return read_text(p->out);
}

const char *
program_err(const struct program *p)
{
	return read_text(p->err);
}
