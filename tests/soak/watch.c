/*
 * watch PROGRAM SECONDS INTERFACE FILE: keep a screen open on a live capture,
 * press keys, and look at how long each waits and how much memory there is.
 *
 * Every half second the help is opened or left, between other keys; the answer
 * is there when the help's words are (not) on the screen any more, as a reader
 * at the other end of the terminal sees them.  Prints a line every ten seconds.
 */

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

enum { ROWS = 40, COLUMNS = 120, SAMPLES = 1 << 14 };

static int terminal;
static VTerm *vt;
static double waits[SAMPLES];
static size_t samples;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Take what the program draws, for so long. */
static bool
look(double seconds)
{
	char bytes[1 << 14];

	if (poll(&(struct pollfd){ terminal, POLLIN, 0 }, 1, (int)(seconds * 1000)) <= 0)
		return true;
	ssize_t n = read(terminal, bytes, sizeof bytes);

	if (n > 0)
		vterm_input_write(vt, bytes, (size_t)n);
	return n > 0;
}

static bool
shows(const char *words)
{
	static char line[COLUMNS * 4 + 1];

	for (int row = 0; row < ROWS; row++) {
		VTermRect r = { row, row + 1, 0, COLUMNS };
		size_t n = vterm_screen_get_text(vterm_obtain_screen(vt), line, sizeof line - 1, r);

		line[n] = '\0';
		if (strstr(line, words))
			return true;
	}
	return false;
}

/* Press a key, and wait until the words are there, or no longer.  False: the program is gone. */
static bool
press(const char *key, const char *words, bool there)
{
	double start = now();

	if (write(terminal, key, strlen(key)) < 0)
		return false;
	while (shows(words) != there && now() - start < 10)
		if (!look(0.5))
			return false;
	if (samples < SAMPLES)
		waits[samples++] = now() - start;
	return true;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* VmRSS of the program's processes, in MB. */
static double
memory(pid_t parent)
{
	char command[128], line[64] = "";

	snprintf(command, sizeof command, "cat /proc/%d/status $(pgrep -P %d | sed 's|.*|/proc/&/status|') "
		"| awk '/VmRSS/ { n += $2 } END { print n / 1024 }'", (int)parent, (int)parent);
	FILE *f = popen(command, "r");

	if (f && !fgets(line, sizeof line, f))
		line[0] = '\0';
	if (f)
		pclose(f);
	return atof(line);
}

static void
report(double since, pid_t pid)
{
	qsort(waits, samples, sizeof *waits, by_size);
	printf("%6.0f s  %8.1f MB  %3zu keys: median %5.1f ms, 99 %% %5.1f ms, longest %5.1f ms\n", since, memory(pid),
		samples, samples ? waits[samples / 2] * 1e3 : 0, samples ? waits[samples * 99 / 100] * 1e3 : 0,
		samples ? waits[samples - 1] * 1e3 : 0);
	fflush(stdout);
	samples = 0;
}

static void
run(pid_t pid, double seconds)
{
	static const char *const others[] = { "j", "k", "\t", "n", "G", "g", "p", "\x1b[6~", "\x1b[5~" };
	double start = now(), reported = start;
	bool alive = true;

	for (size_t i = 0; alive && now() - start < seconds; i++) {
		double next = now() + 0.5;

		alive = press("?", "leave iriscope", true) && press("?", "leave iriscope", false);
		alive = alive && write(terminal, others[i % 9], strlen(others[i % 9])) > 0;
		while (alive && now() < next)
			alive = look(next - now());
		if (now() - reported >= 10) {
			reported = now();
			report(reported - start, pid);
		}
	}
	if (!alive)
		printf("the program is gone\n");
}

int
main(int argc, char **argv)
{
	struct winsize size = { ROWS, COLUMNS, 0, 0 };

	if (argc != 5) {
		fprintf(stderr, "usage: watch PROGRAM SECONDS INTERFACE FILE\n");
		return 1;
	}
	vt = vterm_new(ROWS, COLUMNS);
	vterm_set_utf8(vt, 1);
	vterm_screen_reset(vterm_obtain_screen(vt), 1);
	pid_t pid = forkpty(&terminal, NULL, NULL, &size);

	if (pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		execl(argv[1], argv[1], "-i", argv[3], "-w", argv[4], (char *)NULL);
		_exit(127);
	}
	run(pid, atof(argv[2]));
	while (write(terminal, "q", 1) == 1 && look(1) && waitpid(pid, NULL, WNOHANG) == 0)
		;
	kill(pid, SIGTERM);
	return 0;
}
