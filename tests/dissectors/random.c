/*
 * Packets changed at random, for a second or two.  The numbers come from a
 * seed, so a failure comes again: its round is in the message.
 */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "tests/dissectors/decode.h"
#include "ui/text/label.h"
#include "ui/text/template.h"

enum { ROUNDS = 200000, SECONDS = 2, LONGEST = 1600 };

/* One of each kind, as Ethernet frames; from pcaps/, and for what is behind the headers, from here. */
static const char *const frames[] = {
	"ffffffffffff 02000000000a 0806 0001 0800 06 04 0001 02000000000a c000020a 000000000000 c0000201"
	"00000000000000000000000000000000",
	"020000000014 02000000000a 88a8 012c 8100 000a 0800"
	"4500002c 1d150000 4001d99d c000020a c0000214 0800a27b 12340005 6162636465666768696a6b6c6d6e6f70",
	"020000000014 02000000000a 0800 4f000044 077e0000 3f010000 c6336450 c000020a"
	"070f0c c000020a c6336401 00000000 44100d11 c000020a 01b58fcc 00000000 94040000 00"
	"0000298e 38930001 03f2036b",
	"020000000014 02000000000a 0800 48000034 1d0a0000 4011c931 c000020a c0000201"
	"830b04 c6336450 cb007101 00 9c42c350 00145ba4 7363656e696320726f757465",
	"02000000000a 020000000001 0800 45c00060 76590000 40010000 c0000201 c000020a 0304 0000 000003e8"
	"4500003c 17654000 400636c9 c000020a c6336450 e36a0050 a904e6a6 00000000"
	"a002faf0 ecbc0000 020405b40402080a5d6ad110000000000103030a 000000",
	"020000000014 02000000000a 0800 45000040 2e040000 4006c895 c0000214 c000020a"
	"00509c43 00001000 00002000 b01001f5 10310000 0101050a0000c35000001930 0101080a0000006f000000de",
	"020000000014 02000000000a 0800 4500001c 00000000 40010000 c0000201 c000020a"
	"09000000 02020708 c0000201 00000000 c0000202 80000000",
	"020000000014 02000000000a 86dd 60000000 000c1140 20010db800000000000000000000000a"
	"20010db8000000000000000000000014 9c40c350 000c6fe3 68656c6c",
	"02000000000a 020000000001 0800 450000d0 00000000 40110000 c0000201 c000020a 00359c40 00bc0000"
	"a9e18580 0001 0002 0003 0001 03777777 067363686f6f6c 00 0001 0001 c00c 0005 0001 00000000 0006 03736572 c010"
	"c028 0041 0001 00000000 0012 0001 00 0001 0003 02 6832 0004 0004 c0000201"
	"c010 002f 0001 00000e10 000a c00c 0006 400100000003 c010 0006 0001 00000e10 0018 c00c c010"
	"00000001 00000002 00000003 00000004 00000005 c010 0010 0001 00000000 0006 02 6869 02 6a6b"
	"00 0029 04d0 00008000 0011 0008 0007 0001 1800 c00002 000f 0002 0012",
};

static uint64_t state = 0x5eed;

static uint32_t
dice(uint32_t sides)
{
	state = state * 6364136223846793005 + 1442695040888963407;
	return (uint32_t)(state >> 33) % sides;
}

/* Numbers that stand at borders more often than others do. */
static uint8_t
byte(void)
{
	static const uint8_t likely[] = {
		0, 1, 2, 4, 5, 7, 8, 20, 40, 0x3f, 0x40, 0x45, 0x4f, 0x7f, 0x80, 0xfe, 0xff,
	};

	return dice(2) ? likely[dice(COUNT(likely))] : (uint8_t)dice(256);
}

/* Set, insert or leave out some bytes, or go on as another frame does. */
static size_t
mutate(uint8_t *p, size_t n)
{
	for (uint32_t times = 1 + dice(6); times && n; times--) {
		size_t at = dice((uint32_t)n), some = 1 + dice(8), from;
		const uint8_t *other;

		switch (dice(8)) {
		case 0:
			if (n + some > LONGEST)
				break;
			memmove(p + at + some, p + at, n - at);
			n += some;
			break;
		case 1:
			some = some < n - at ? some : n - at;
			memmove(p + at, p + at + some, n - at - some);
			n -= some;
			break;
		case 2:
			other = hex_bytes(frames[dice(COUNT(frames))], &some);
			from = dice((uint32_t)some);
			some = some - from < LONGEST - at ? some - from : LONGEST - at;
			memcpy(p + at, other + from, some);
			n = at + some;
			break;
		default:
			p[at] = byte();
		}
	}
	return n;
}

/* All that is ever made of a packet: lines, summary. */
static void
put_everything(struct out *o, const struct dissection *d)
{
	for (uint32_t i = 0; i < d->count; i++) {
		out_room(o);
		put_label(o, d, &d->nodes[i]);
		cr_assert_lt(o->p - o->start, OUT_SIZE);
	}
	out_room(o);
	put_summary(o, d);
	out_flush(o);
}

Test(random, mutations)
{
	struct session *session = new_session(true);
	struct node *nodes = malloc(256 * sizeof *nodes);
	struct dissection d = { .nodes = nodes, .session = session };
	uint8_t bytes[LONGEST + 16];
	time_t end = time(NULL) + SECONDS;
	struct out o;
	uint32_t i;

	cr_assert_null(registry_start());
	cr_assert(nodes && session && out_open(&o, -1));
	for (i = 1; i <= ROUNDS && time(NULL) < end; i++) {
		size_t n;
		const uint8_t *frame = hex_bytes(frames[dice(COUNT(frames))], &n);
		char round[32];

		memcpy(bytes, frame, n);
		n = mutate(bytes, n);
		size_t captured = dice(4) ? n : dice((uint32_t)n + 1);
		struct packet k = {
			.bytes = guarded(bytes, captured), .captured = (uint32_t)captured,
			.wire = (uint32_t)n, .number = i, .link_type = 1,
		};

		snprintf(round, sizeof round, "round %u", i);
		d.capacity = dice(8) ? 256 : 16 + dice(64);
		d.wants_frame = dice(2);
		dissect_packet(&d, &k);
		check_nodes(&d, round);
		put_everything(&o, &d);
	}
	cr_expect_gt(i, 1000, "only %u rounds", i);
	out_close(&o);
	session_free(session);
	free(nodes);
}
