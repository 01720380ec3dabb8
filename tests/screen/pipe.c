/* The program on a terminal, its capture from a pipe or compressed. */

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/screen/pty.h"
#include "tests/screen/sample.h"

enum { PATH = 96 };

/* A file beside the sample. */
static void
beside(char to[PATH], const char *sample, const char *name)
{
	snprintf(to, PATH, "%.*s/%s", (int)(strrchr(sample, '/') - sample), sample, name);
}

/* Have the program's name run it with a fifo as its standard input. */
static void
make_pipe(const char *sample, char script[PATH], char fifo[PATH])
{
	const char *program = getenv("IRISCOPE");
	FILE *f;

	beside(script, sample, "run");
	beside(fifo, sample, "fifo");
	cr_assert_eq(mkfifo(fifo, 0600), 0);
	f = fopen(script, "w");
	cr_assert(f);
	fprintf(f, "#!/bin/sh\nexec %s \"$1\" <%s\n", program ? program : "build/test/iriscope", fifo);
	fclose(f);
	chmod(script, 0700);
	setenv("IRISCOPE", script, 1);
}

static void
expect_end(struct pty *t)
{
	pty_send(t, "q");
	int status = pty_end(t);

	cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	cr_expect_not(t->alternate);
	pty_free(t);
}

/* The writer is slow and says nothing more for now: keys are taken all the same. */
Test(pipe, keys_do_not_wait_for_it)
{
	char path[SAMPLE_PATH], script[PATH], fifo[PATH];
	uint8_t bytes[1024];
	struct pty t;

	sample_pcap(path, 0);
	int from = open(path, O_RDONLY);
	ssize_t n = read(from, bytes, sizeof bytes), most = n - 10;

	close(from);
	cr_assert(most > 0);
	if (access("build/test/iriscope", X_OK) == 0 || getenv("IRISCOPE")) {
		make_pipe(path, script, fifo);
		cr_assert(pty_start(&t, 24, 80, "-", "C.UTF-8", false));
		int to = open(fifo, O_RDWR);	/* does not wait for the program, should it die */

		cr_assert_eq(write(to, bytes, (size_t)most), most);
		cr_expect(pty_shows(&t, "2 packets  loading "));
		pty_send(&t, "?");
		cr_expect(pty_shows(&t, "Keys of iriscope"));
		pty_send(&t, "q2:");
		cr_expect(pty_shows(&t, "Go to packet: 2"));
		pty_send(&t, "\r");
		cr_expect(pty_shows(&t, "5000 → 5001 Len=5"));
		cr_assert_eq(write(to, bytes + most, (size_t)(n - most)), n - most);
		cr_expect(pty_shows(&t, "3 packets  loading "));
		pty_send(&t, "G");
		cr_expect(pty_shows(&t, " 3/3"));
		close(to);
		expect_end(&t);
		unlink(script);
		unlink(fifo);
	}
	sample_remove(path);
}

/* Until the capture begins the terminal and Ctrl-C are as everywhere. */
Test(pipe, given_up_before_it_says_anything)
{
	char path[SAMPLE_PATH], script[PATH], fifo[PATH];
	struct termios modes;
	struct pty t;

	sample_pcap(path, 0);
	if (access("build/test/iriscope", X_OK) == 0 || getenv("IRISCOPE")) {
		make_pipe(path, script, fifo);
		cr_assert(pty_start(&t, 24, 80, "-", "C.UTF-8", false));
		int to = open(fifo, O_RDWR);

		sleep(2);			/* there is nothing to see when it waits */
		cr_expect_eq(tcgetattr(t.fd, &modes), 0);
		cr_expect_eq(modes.c_lflag, t.modes.c_lflag);
		pty_send(&t, "\003");
		int status = pty_end(&t);

		cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
		cr_expect_null(strstr(t.raw, "\033["), "%s", t.raw);
		close(to);
		pty_free(&t);
		unlink(script);
		unlink(fifo);
	}
	sample_remove(path);
}

Test(pipe, compressed_file)
{
	char path[SAMPLE_PATH], packed[PATH], command[3 * PATH];
	struct pty t;

	sample_pcap(path, 0);
	beside(packed, path, "sample.pcap.gz");
	snprintf(command, sizeof command, "gzip -c %s >%s", path, packed);
	cr_assert_eq(system(command), 0);
	if (pty_start(&t, 24, 80, packed, "C.UTF-8", false)) {
		cr_expect(pty_shows(&t, "sample.pcap.gz  3 packets"));
		pty_send(&t, "G");
		cr_expect(pty_shows(&t, " 3/3"));
		expect_end(&t);
	}
	unlink(packed);
	sample_remove(path);
}
