/*
 * relay [OPTION...] A B: a bad cable between two network interfaces.  What
 * comes in at one leaves at the other, except that, each for PERCENT of the
 * frames of either direction,
 *
 *   -l PERCENT   lost                  -r PERCENT   held back behind the next one
 *   -d PERCENT   sent twice            -b PERCENT   one bit flipped, behind the addresses
 *
 *   -v VID       B is a trunk: frames to it get the VLAN tag, frames from it lose theirs
 *   -s SEED      decides which frames, with their direction and number alone:
 *                the same traffic meets the same fate again
 *
 * Checksums stay as they were.  Tells on standard output what it did, to which
 * frame; ends with the signal that ends it.
 */

#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { ADDRESSES = 12, HEADER = 14, TAG = 4, FRAME_MAX = 1 << 16, HOLD_MS = 30 };
enum { VLAN_TPID = 0x8100, VID_MASK = 0x0fff };

/* What may happen to a frame; the order in which it is asked. */
enum { LOSE, FLIP, HOLD, DOUBLE, DEEDS };

static const struct {
	char option;
	const char *done;
} deeds[DEEDS] = {
	[LOSE]   = { 'l', "lost" },
	[FLIP]   = { 'b', "flipped a bit of" },
	[HOLD]   = { 'r', "held back" },
	[DOUBLE] = { 'd', "doubled" },
};

static double percent[DEEDS];
static uint64_t seed;
static unsigned vid;		/* 0: no tags */

struct frame {
	size_t n;
	uint8_t bytes[FRAME_MAX + TAG];
};

/* One direction. */
struct way {
	const char *name;
	int from, to;
	bool tag, strip;
	uint64_t count;		/* of frames so far: the number of the present one */
	struct frame now, held;	/* held.n 0: nothing */
};

/*
 * A number that looks random, and is always the same for the same question
 * about the same frame.  (The finalizer of SplitMix64: Steele, Lea, Flood 2014.)
 */
static uint64_t
draw(const struct way *w, unsigned question)
{
	uint64_t x =
	    seed + 0x9e3779b97f4a7c15u * (w->count * 16 + question * 2 + (w->name[0] == 'B'));

	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
	x = (x ^ x >> 27) * 0x94d049bb133111ebu;
	return x ^ x >> 31;
}

static bool
happens(const struct way *w, unsigned deed)
{
	bool yes = (double)(draw(w, deed) >> 11) < percent[deed] / 100 * (double)(1ull << 53);

	if (yes)
		printf("%s %s %llu\n", w->name, deeds[deed].done, (unsigned long long)w->count);
	return yes;
}

static void
insert_tag(struct frame *f, unsigned tci)
{
	uint8_t *tag = f->bytes + ADDRESSES;

	memmove(tag + TAG, tag, f->n - ADDRESSES);
	tag[0] = VLAN_TPID >> 8;
	tag[1] = VLAN_TPID & 0xff;
	tag[2] = (uint8_t)(tci >> 8);
	tag[3] = (uint8_t)tci;
	f->n += TAG;
}

static void
remove_tag(struct frame *f)
{
	uint8_t *tag = f->bytes + ADDRESSES;

	if (f->n < HEADER + TAG || (tag[0] << 8 | tag[1]) != VLAN_TPID)
		return;
	f->n -= TAG;
	memmove(tag, tag + TAG, f->n - ADDRESSES);
}

/* The kernel takes a frame's tag off and tells it beside the bytes: put it back. */
static void
restore_tag(struct frame *f, struct msghdr *message)
{
	for (struct cmsghdr *c = CMSG_FIRSTHDR(message); c; c = CMSG_NXTHDR(message, c)) {
		struct tpacket_auxdata aux;

		if (c->cmsg_level != SOL_PACKET || c->cmsg_type != PACKET_AUXDATA)
			continue;
		memcpy(&aux, CMSG_DATA(c), sizeof aux);
		if (aux.tp_status & TP_STATUS_VLAN_VALID)
			insert_tag(f, aux.tp_vlan_tci);
	}
}

static bool
receive(struct way *w)
{
	union {
		struct cmsghdr align;
		char bytes[CMSG_SPACE(sizeof(struct tpacket_auxdata))];
	} control;
	struct iovec to = { w->now.bytes, FRAME_MAX };
	struct msghdr message = { .msg_iov = &to,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof control };
	ssize_t n = recvmsg(w->from, &message, MSG_DONTWAIT);

	if (n < HEADER)
		return false;
	w->now.n = (size_t)n;
	w->count++;
	restore_tag(&w->now, &message);
	return true;
}

static void
transmit(const struct way *w, const struct frame *f)
{
	if (send(w->to, f->bytes, f->n, 0) < 0)
		printf("%s cannot send %zu bytes: %s\n", w->name, f->n, strerror(errno));
}

static void
let_go(struct way *w)
{
	if (w->held.n)
		transmit(w, &w->held);
	w->held.n = 0;
}

static void
flip_a_bit(struct way *w)
{
	uint64_t bit = draw(w, DEEDS) % ((w->now.n - ADDRESSES) * 8);

	w->now.bytes[ADDRESSES + bit / 8] ^= (uint8_t)(1u << bit % 8);
}

static void
pass(struct way *w)
{
	if (happens(w, LOSE))
		return;
	if (happens(w, FLIP))
		flip_a_bit(w);
	if (w->tag)
		insert_tag(&w->now, vid);
	if (w->strip)
		remove_tag(&w->now);
	if (w->held.n == 0 && happens(w, HOLD)) {
		w->held.n = w->now.n;
		memcpy(w->held.bytes, w->now.bytes, w->now.n);
		return;
	}
	transmit(w, &w->now);
	if (happens(w, DOUBLE))
		transmit(w, &w->now);
	let_go(w);
}

static int
open_interface(const char *name)
{
	struct sockaddr_ll at = { .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL) };
	int on = 1, fd = socket(AF_PACKET, SOCK_RAW, 0);

	at.sll_ifindex = (int)if_nametoindex(name);
	if (fd >= 0 && at.sll_ifindex &&
	    setsockopt(fd, SOL_PACKET, PACKET_IGNORE_OUTGOING, &on, sizeof on) == 0 &&
	    setsockopt(fd, SOL_PACKET, PACKET_AUXDATA, &on, sizeof on) == 0 &&
	    bind(fd, (struct sockaddr *)&at, sizeof at) == 0)
		return fd;
	fprintf(stderr, "relay: %s: %s\n", name, strerror(errno));
	return -1;
}

static int
relay(int a, int b)
{
	static struct way ways[2]; /* static: large */
	struct pollfd wait[] = { { a, POLLIN, 0 }, { b, POLLIN, 0 } };

	ways[0].name = "A-B";
	ways[1].name = "B-A";
	ways[0].from = ways[1].to = a;
	ways[1].from = ways[0].to = b;
	ways[0].tag = ways[1].strip = vid != 0;
	for (;;) {
		bool holding = ways[0].held.n || ways[1].held.n;
		int ready = poll(wait, 2, holding ? HOLD_MS : -1);

		if (ready < 0)
			return 1;
		for (unsigned i = 0; i < 2; i++) {
			if (ready == 0)
				let_go(&ways[i]);
			while (receive(&ways[i]))
				pass(&ways[i]);
		}
	}
}

/* False: no number from 0 to most, or something behind it. */
static bool
parse_number(const char *text, double most, double *number)
{
	char *end;

	*number = strtod(text, &end);
	return end != text && !*end && *number >= 0 && *number <= most;
}

static bool
parse_option(int option, const char *value)
{
	double number;

	if (!parse_number(value, option == 's' ? 1e9 : option == 'v' ? VID_MASK : 100, &number))
		return false;
	if (option == 's')
		seed = (uint64_t)number;
	if (option == 'v')
		vid = (unsigned)number;
	for (unsigned i = 0; i < DEEDS; i++)
		if (option == deeds[i].option)
			percent[i] = number;
	return true;
}

static bool
parse_options(int argc, char **argv)
{
	for (int c; (c = getopt(argc, argv, "l:b:r:d:v:s:")) != -1;)
		if (c == '?' || !parse_option(c, optarg))
			return false;
	return argc - optind == 2;
}

int
main(int argc, char **argv)
{
	if (!parse_options(argc, argv)) {
		fputs("usage: relay [-l|-r|-d|-b PERCENT]... [-v VID] [-s SEED] A B\n", stderr);
		return 2;
	}
	int a = open_interface(argv[optind]), b = open_interface(argv[optind + 1]);

	if (a < 0 || b < 0)
		return 1;
	setlinebuf(stdout);
	printf("relaying\n");
	return relay(a, b);
}
