/*
 * How long until the first packets are on the screen, and how much memory a
 * loaded file takes: first-screen PROGRAM CAPTURE.
 *
 * Runs the program on a 120x40 terminal of its own.  The first rows are there
 * when the output has the key bar's last words, which are drawn behind them,
 * and a packet's number and time; all is loaded when "loading" has gone from
 * the status line, which then ends in "1/PACKETS".
 */

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROWS = 40, COLUMNS = 120, KEPT = 1 << 20, PATIENCE = 120 };
static const double target = 0.1;

static char output[KEPT + 1];		/* the program's, while it fits */
static size_t output_len;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Wait for more output, milliseconds at most.  False: none came. */
static bool
take(int fd, int milliseconds)
{
	struct pollfd in = { .fd = fd, .events = POLLIN };
	char rest[4096];
	bool room = output_len < KEPT;

	if (poll(&in, 1, milliseconds) <= 0)
		return false;
	ssize_t n = read(fd, room ? output + output_len : rest, room ? KEPT - output_len : sizeof rest);

	if (n <= 0)
		return false;
	if (room)
		output_len += (size_t)n;
	output[output_len] = '\0';
	for (size_t i = room ? output_len - (size_t)n : output_len; i < output_len; i++)
		if (!output[i])
			output[i] = ' ';
	return true;
}

/* The first packet's time, in any colour: "0.000000" or with more digits. */
static bool
has_rows(void)
{
	return strstr(output, "0.000000") && strstr(output, "Go to");
}

/* A number of kilobytes in /proc/PID/status. */
static unsigned long
memory(pid_t pid, const char *name)
{
	char path[64], line[256];
	unsigned long kilobytes = 0;

	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	FILE *f = fopen(path, "r");

	while (f && fgets(line, sizeof line, f))
		if (strncmp(line, name, strlen(name)) == 0)
			kilobytes = strtoul(line + strlen(name) + 1, NULL, 10);
	if (f)
		fclose(f);
	return kilobytes;
}

/*
 * Redrawn from nothing, the status line tells how many packets there are; 0:
 * it is still loading, or the screen is not complete.
 */
static unsigned long
loaded_packets(int fd)
{
	output_len = 0;
	output[0] = '\0';
	if (write(fd, "\f", 1) != 1)
		return 0;
	while (take(fd, 200))
		;
	const char *packets = strstr(output, " packets");

	if (!packets || strstr(output, "loading"))
		return 0;
	while (packets > output && packets[-1] >= '0' && packets[-1] <= '9')
		packets--;
	return strtoul(packets, NULL, 10);
}

static int
fail(pid_t pid, const char *why)
{
	fprintf(stderr, "first-screen: %s\n", why);
	kill(pid, SIGKILL);
	return 1;
}

static int
measure(pid_t pid, int fd, double start)
{
	unsigned long packets = 0, baseline;

	while (!has_rows())
		if (!take(fd, PATIENCE * 1000))
			return fail(pid, "there are no first rows");
	double first = now() - start;

	printf("first rows: %.3f s (target %.1f)\n", first, target);
	baseline = memory(pid, "VmRSS");
	while (!packets && now() - start < PATIENCE)
		packets = loaded_packets(fd);
	if (!packets)
		return fail(pid, "it does not finish loading");
	unsigned long kilobytes = memory(pid, "VmRSS"), most = memory(pid, "VmHWM");

	printf("memory when loaded: %.1f MB (at most %.1f), %lu bytes a packet of %lu\n",
	    (double)kilobytes / 1024, (double)most / 1024, kilobytes * 1024 / packets, packets);
	printf("memory at the first rows: %.1f MB\n", (double)baseline / 1024);
	if (write(fd, "q", 1) == 1)
		while (take(fd, 5000))
			;
	return 0;
}

int
main(int argc, char **argv)
{
	struct winsize size = { .ws_row = ROWS, .ws_col = COLUMNS };
	int fd, status = 0;

	if (argc != 3) {
		fprintf(stderr, "usage: first-screen PROGRAM CAPTURE\n");
		return 1;
	}
	double start = now();
	pid_t pid = forkpty(&fd, NULL, NULL, &size);

	if (pid < 0) {
		perror("first-screen");
		return 1;
	}
	if (pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		setenv("LC_ALL", "C.UTF-8", 1);
		execl(argv[1], argv[1], argv[2], (char *)NULL);
		_exit(127);
	}
	int result = measure(pid, fd, start);

	waitpid(pid, &status, 0);
	return result || !WIFEXITED(status) || WEXITSTATUS(status);
}
