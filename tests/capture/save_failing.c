/*
 * Saving where writing fails or stutters: what the file then has can be read
 * to its end.  U03.
 */

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "capture/save.h"
#include "tests/capture/transcript.h"

static const struct save_interface interface = { .name = "eth0", .link_type = 1 };
static const uint8_t bytes[20000];

static void
set_limit(rlim_t n)
{
	struct rlimit limit;

	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = n;
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	signal(SIGXFSZ, SIG_IGN);
}

/* Three frames, in one piece or one by one, into a file that cannot grow beyond limit. */
static struct save *
save_three(int fd, enum save_format format, bool one_by_one)
{
	struct save *s = save_new(fd, format, &interface, 1);

	for (uint32_t n = 5; n < 8; n++) {
		save_frame(s, &(struct frame){ .bytes = bytes, .captured = n, .wire = n, .link_type = 1 });
		if (one_by_one)
			save_flush(s);
	}
	save_end(s, NULL, 0);
	return s;
}

static size_t
lines(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += *text == '\n';
	return n;
}

/* A disk that is full after any number of bytes. */
static void
fill_up(enum save_format format, bool one_by_one, rlim_t limit, rlim_t before)
{
	struct memory_file m = memory_file("", 0);

	lseek(m.fd, (off_t)before, SEEK_SET);
	set_limit(before + limit);
	struct save *s = save_three(m.fd, format, one_by_one);

	set_limit(RLIM_INFINITY);
	uint64_t size = save_size(s), frames = save_frames(s);
	off_t end = lseek(m.fd, 0, SEEK_END);

	cr_expect_eq(save_fault(s), frames == 3 ? 0 : EFBIG, "limit %d", (int)limit);
	cr_expect(size <= limit, "limit %d", (int)limit);
	if (size)
		cr_expect_eq(end, (off_t)(size + before), "limit %d: %d", (int)limit, (int)end);
	if (size && !before) {
		const char *says = transcript(m.path);

		cr_expect_eq(lines(says), frames + 1, "limit %d: %s", (int)limit, says);
		cr_expect_not_null(strstr(says, "end\n"), "limit %d: %s", (int)limit, says);
	}
	save_free(s);
	memory_file_close(m);
}

Test(save, full_after_any_number_of_bytes)
{
	for (enum save_format format = 0; format < SAVE_FORMAT_COUNT; format++)
		for (rlim_t limit = 0; limit < 260; limit++) {
			fill_up(format, false, limit, 0);
			fill_up(format, true, limit, 0);
			fill_up(format, true, limit, 1000);
		}
}

Test(save, no_room_at_all)
{
	int fd = open("/dev/full", O_WRONLY);
	struct save *s = save_three(fd, SAVE_PCAPNG, false);

	cr_expect_eq(save_fault(s), ENOSPC);
	cr_expect_eq(save_frames(s), 0);
	cr_expect_eq(save_size(s), 0);
	save_free(s);
	close(fd);
}

Test(save, reader_is_gone)
{
	int ends[2];

	signal(SIGPIPE, SIG_IGN);
	cr_assert_eq(pipe(ends), 0);
	close(ends[0]);
	struct save *s = save_three(ends[1], SAVE_PCAP, false);

	cr_expect_eq(save_fault(s), EPIPE);
	save_free(s);
	close(ends[1]);
}

static void
on_alarm(int number)
{
	(void)number;
}

/* Reads slowly, then gives whether it was n bytes. */
static void
read_slowly(int fd, uint64_t n)
{
	static uint8_t buffer[30000];
	ssize_t got;

	while ((got = read(fd, buffer, sizeof buffer)) > 0) {
		n -= (uint64_t)got;
		usleep(300);
	}
	_exit(n != 0);
}

/* A slow pipe, waiting or not, and signals all the while: all of it arrives. */
static void
through_a_pipe(int flags)
{
	enum { FRAMES = 200 };
	const uint64_t size = 24 + FRAMES * (uint64_t)(16 + sizeof bytes);
	struct frame x = { .bytes = bytes, .captured = sizeof bytes, .wire = sizeof bytes, .link_type = 1 };
	int ends[2], status = -1;

	cr_assert_eq(pipe(ends), 0);
	pid_t child = fork();

	if (child == 0) {
		close(ends[1]);
		read_slowly(ends[0], size);
	}
	close(ends[0]);
	fcntl(ends[1], F_SETFL, flags);
	struct save *s = save_new(ends[1], SAVE_PCAP, &interface, 1);

	for (int i = 0; i < FRAMES; i++)
		cr_expect(save_frame(s, &x));
	cr_expect(save_end(s, NULL, 0), "%s", strerror(save_fault(s)));
	cr_expect_eq(save_size(s), size);
	save_free(s);
	close(ends[1]);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	cr_expect_eq(status, 0, "not all arrived");
}

Test(save, slow_pipe_and_signals)
{
	struct itimerval each = { { 0, 2000 }, { 0, 2000 } }, none = { { 0, 0 }, { 0, 0 } };

	sigaction(SIGALRM, &(struct sigaction){ .sa_handler = on_alarm }, NULL);	/* no SA_RESTART */
	setitimer(ITIMER_REAL, &each, NULL);
	through_a_pipe(0);
	through_a_pipe(O_NONBLOCK);
	setitimer(ITIMER_REAL, &none, NULL);
}
