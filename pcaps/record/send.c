/*
 * send INTERFACE < FRAMES: put frames written as hex on a wire, as they stand.
 *
 * A line of hex digits adds to the frame, an empty line sends it, the rest of
 * a line after '#' is a comment.  Nothing is filled in: checksums and padding
 * are in the text, so that it can be held against the RFC byte by byte.
 */

#include <ctype.h>
#include <errno.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { FRAME_MAX = 1518 + 3 * 4, PAUSE_MS = 5 };

struct frame {
	uint8_t bytes[FRAME_MAX];
	size_t digits;
};

static int
nibble(int c)
{
	return isdigit(c) ? c - '0' : tolower(c) - 'a' + 10;
}

/* Adds the digits of a line.  False: something else was there, or too many. */
static bool
add_line(struct frame *f, const char *line)
{
	for (; *line && *line != '#'; line++) {
		unsigned char c = (unsigned char)*line;

		if (isspace(c))
			continue;
		if (!isxdigit(c) || f->digits == sizeof f->bytes * 2)
			return false;
		uint8_t *byte = &f->bytes[f->digits++ / 2];

		*byte = (uint8_t)(*byte << 4 | nibble(c));
	}
	return true;
}

static bool
is_blank(const char *line)
{
	return line[strspn(line, " \t\n")] == '\0';
}

/* Sends what has been gathered, if anything, and begins anew. */
static bool
flush(struct frame *f, int wire)
{
	/* The captures are easier to read when no two frames share a time. */
	struct timespec pause = { 0, PAUSE_MS * 1000000L };
	size_t n = f->digits / 2;
	bool sent = f->digits % 2 == 0 && (n == 0 || send(wire, f->bytes, n, 0) == (ssize_t)n);

	if (n)
		nanosleep(&pause, NULL);
	f->digits = 0;
	return sent;
}

static int
open_wire(const char *interface)
{
	struct sockaddr_ll to = { .sll_family = AF_PACKET };
	/* Protocol 0: this socket receives nothing. */
	int wire = socket(AF_PACKET, SOCK_RAW, 0);

	to.sll_ifindex = (int)if_nametoindex(interface);
	if (wire >= 0 && to.sll_ifindex && bind(wire, (struct sockaddr *)&to, sizeof to) == 0)
		return wire;
	fprintf(stderr, "send: %s: %s\n", interface, strerror(errno));
	return -1;
}

int
main(int argc, char **argv)
{
	struct frame frame = { .digits = 0 };
	char line[512];
	int wire = argc == 2 ? open_wire(argv[1]) : -1;

	if (wire < 0) {
		fputs("usage: send INTERFACE < FRAMES\n", stderr);
		return 2;
	}
	for (unsigned number = 1; fgets(line, sizeof line, stdin); number++) {
		if (is_blank(line) ? flush(&frame, wire) : add_line(&frame, line))
			continue;
		fprintf(stderr, "send: line %u: cannot send this\n", number);
		return 1;
	}
	return flush(&frame, wire) ? 0 : 1;
}
