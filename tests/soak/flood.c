/*
 * flood INTERFACE CAPTURE RATE SECONDS: put the frames of a capture on an
 * interface, over and over, RATE of them a second (0: as many as can be).
 *
 * Prints how many were sent, in how many seconds.  They go out in batches
 * every half millisecond, past the queueing discipline, so that a slow
 * receiver does not slow them down.
 */

#include <linux/if_packet.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "capture/file.h"

enum { FRAMES = 1 << 16, FRAME_MAX = 1514, BATCH = 512, SOL_PACKET_ = 263 };
#define STEP INT64_C(500000)

static struct iovec frames[FRAMES];
static size_t count;

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static bool
load(const char *path)
{
	char error[256];
	struct capture_file *f = capture_open(path, error, sizeof error);
	struct frame frame;

	if (!f) {
		fprintf(stderr, "flood: %s\n", error);
		return false;
	}
	while (count < FRAMES && capture_next(f, &frame) == CAPTURE_FRAME) {
		if (frame.captured > FRAME_MAX)
			continue;
		frames[count].iov_base = malloc(frame.captured);
		frames[count].iov_len = frame.captured;
		memcpy(frames[count++].iov_base, frame.bytes, frame.captured);
	}
	capture_close(f);
	return count;
}

static int
open_wire(const char *interface)
{
	struct sockaddr_ll to = { .sll_family = AF_PACKET, .sll_ifindex = (int)if_nametoindex(interface) };
	int fd = socket(AF_PACKET, SOCK_RAW, 0), on = 1;

	if (fd >= 0 && to.sll_ifindex && bind(fd, (struct sockaddr *)&to, sizeof to) == 0) {
		setsockopt(fd, SOL_PACKET_, PACKET_QDISC_BYPASS, &on, sizeof on);
		return fd;
	}
	perror(interface);
	return -1;
}

/* The next n frames; gives how many went out. */
static size_t
send_batch(int fd, size_t from, size_t n)
{
	static struct mmsghdr messages[BATCH];

	for (size_t i = 0; i < n; i++) {
		messages[i].msg_hdr.msg_iov = &frames[(from + i) % count];
		messages[i].msg_hdr.msg_iovlen = 1;
	}
	int sent = sendmmsg(fd, messages, (unsigned)n, 0);

	return sent < 0 ? 0 : (size_t)sent;
}

int
main(int argc, char **argv)
{
	if (argc != 5 || !load(argv[2])) {
		fprintf(stderr, "usage: flood INTERFACE CAPTURE RATE SECONDS\n");
		return 1;
	}
	int fd = open_wire(argv[1]);
	double rate = atof(argv[3]);
	int64_t start = now(), end = start + (int64_t)(atof(argv[4]) * 1e9), t;
	size_t sent = 0;

	if (fd < 0)
		return 1;
	while ((t = now()) < end) {
		size_t due = rate > 0 ? (size_t)((double)(t - start) / 1e9 * rate) : sent + BATCH;

		while (sent < due) {
			size_t n = due - sent < BATCH ? due - sent : BATCH, done = send_batch(fd, sent, n);

			sent += done;
			if (!done)
				break;
		}
		if (rate > 0)
			nanosleep(&(struct timespec){ 0, STEP }, NULL);
	}
	printf("%zu %.3f\n", sent, (double)(now() - start) / 1e9);
	return 0;
}
