/* What frames tell of each other: conversations, relative numbers.  T05, T08. */

#include <stdio.h>
#include "tests/dissectors/decode.h"

enum { THERE, BACK, FIN = 1, SYN = 2, RST = 4, ACK = 16 };

/* A TCP segment between two hosts, in hexadecimal.  Ports differ with conversation. */
static const char *
segment(int conversation, int direction, uint32_t seq, uint32_t ack, unsigned flags)
{
	static char hex[256];
	int client = 40000 + conversation;

	snprintf(hex, sizeof hex, "020000000014 02000000000a 0800 45000028 00000000 40060000 %s"
	    "%04x%04x %08x %08x 5%03x faf0 0000 0000",
	    direction == THERE ? "c000020ac0000214" : "c0000214c000020a",
	    direction == THERE ? client : 9999, direction == THERE ? 9999 : client, seq, ack, flags);
	return hex;
}

static const char *
datagram(int port)
{
	static char hex[256];

	snprintf(hex, sizeof hex, "020000000014 02000000000a 0800 4500001c 00000000 40110000"
	    "c000020ac0000214 %04x270f 0008 0000", port);
	return hex;
}

struct told {
	int conversation, direction;
	uint32_t seq, ack;
	unsigned flags;
	const char *stream, *shown_seq, *shown_ack;	/* what has to be said of it */
};

static void
check_told(struct session *s, uint32_t number, const struct told *t)
{
	struct decoded got = decode_frame(s, number,
	    segment(t->conversation, t->direction, t->seq, t->ack, t->flags));

	cr_expect(has_line(&got, t->stream), "frame %u: %s in\n%s", number, t->stream, got.tree);
	cr_expect(has_line(&got, t->shown_seq), "frame %u: %s in\n%s", number, t->shown_seq, got.tree);
	cr_expect(has_line(&got, t->shown_ack), "frame %u: %s in\n%s", number, t->shown_ack, got.tree);
}

/* Expected numbers are tshark's for these segments (relative, tcp.analyze as it is set by default). */
static const struct told lesson[] = {
	/* 1: a handshake, numbers that wrap */
	{ 0, THERE, 0xfffffff0, 0, SYN, "tcp.stream 0", "tcp.seq 0", "tcp.ack 0" },
	{ 0, BACK, 1000, 0xfffffff1, SYN | ACK, "tcp.stream 0", "tcp.seq 0", "tcp.ack 1" },
	{ 0, THERE, 0xfffffff1, 1001, ACK, "tcp.stream 0", "tcp.seq 1", "tcp.ack 1" },
	/* 4: one whose beginning was not seen counts from its first segment */
	{ 1, THERE, 5000, 7000, ACK, "tcp.stream 1", "tcp.seq 1", "tcp.ack 1" },
	{ 1, BACK, 7000, 5010, ACK, "tcp.stream 1", "tcp.seq 1", "tcp.ack 11" },
	/* 6: in the middle of another, and over the wrap */
	{ 0, THERE, 0x00000010, 1001, ACK, "tcp.stream 0", "tcp.seq 32", "tcp.ack 1" },
	/* 7: the same SYN again is the same conversation, another is a new one */
	{ 2, THERE, 100, 0, SYN, "tcp.stream 2", "tcp.seq 0", "tcp.ack 0" },
	{ 2, THERE, 100, 0, SYN, "tcp.stream 2", "tcp.seq 0", "tcp.ack 0" },
	{ 2, BACK, 300, 101, SYN | ACK, "tcp.stream 2", "tcp.seq 0", "tcp.ack 1" },
	{ 2, THERE, 90000, 0, SYN, "tcp.stream 3", "tcp.seq 0", "tcp.ack 0" },
	/* 11: the answer to the new one has another number, too */
	{ 2, BACK, 5555, 90001, SYN | ACK, "tcp.stream 3", "tcp.seq 0", "tcp.ack 1" },
	{ 2, THERE, 90001, 5556, ACK, "tcp.stream 3", "tcp.seq 1", "tcp.ack 1" },
	/* 13: a number without the flag means nothing, and stays as it was sent */
	{ 2, THERE, 90001, 77, RST, "tcp.stream 3", "tcp.seq 1", "tcp.ack 77" },
	/* 14: a SYN+ACK with another number sets the numbers of its side anew */
	{ 3, THERE, 10, 0, SYN, "tcp.stream 4", "tcp.seq 0", "tcp.ack 0" },
	{ 3, BACK, 20, 11, SYN | ACK, "tcp.stream 4", "tcp.seq 0", "tcp.ack 1" },
	{ 3, BACK, 2000, 11, SYN | ACK, "tcp.stream 4", "tcp.seq 0", "tcp.ack 1" },
	{ 3, THERE, 11, 2001, ACK, "tcp.stream 4", "tcp.seq 1", "tcp.ack 1" },
};

static void
observe(struct session *s)
{
	cr_assert(s);
	for (uint32_t i = 0; i < COUNT(lesson); i++)
		check_told(s, i + 1, &lesson[i]);
}

Test(session, observed_in_order)
{
	struct session *s = new_session(true);

	observe(s);
	cr_expect_gt(session_bytes(s), 0);
	session_free(s);
	session_free(NULL);
}

/* Whatever came later: the hundredth explanation of a frame is the first. */
Test(session, recalled_in_any_order)
{
	struct session *s = new_session(true);

	observe(s);
	for (uint32_t i = COUNT(lesson); i-- > 0; )
		check_told(s, i + 1, &lesson[i]);
	for (uint32_t i = 0, at = 0; i < 200; i++, at = (at * 5 + 7) % COUNT(lesson))
		check_told(s, at + 1, &lesson[at]);
	session_free(s);
}

/* Recalling old frames in between moves nothing. */
Test(session, recalled_while_observing)
{
	struct session *s = new_session(true);

	cr_assert(s);
	for (uint32_t i = 0; i < COUNT(lesson); i++) {
		check_told(s, i + 1, &lesson[i]);
		for (uint32_t k = 0; k <= i; k++)
			check_told(s, k + 1, &lesson[k]);
	}
	session_free(s);
}

/* Without keeping, the same answers; also twice, while the frame is at hand. */
Test(session, not_kept)
{
	struct session *s = new_session(false);
	size_t bytes = 0;

	cr_assert(s);
	for (uint32_t i = 0; i < COUNT(lesson); i++) {
		check_told(s, i + 1, &lesson[i]);
		check_told(s, i + 1, &lesson[i]);
	}
	for (uint32_t i = COUNT(lesson); i < 5000; i++) {
		decode_frame(s, i + 1, segment(0, THERE, 0xfffffff1, 1001, ACK));
		if (i == 1000)
			bytes = session_bytes(s);
	}
	cr_expect_eq(session_bytes(s), bytes, "no memory for more frames of the same conversations");
	session_free(s);
}

/* A frame before the one at hand is forgotten: nothing is invented of it, and nothing moves. */
Test(session, not_kept_and_asked_again)
{
	struct session *s = new_session(false);

	observe(s);
	struct decoded got = decode_frame(s, 1, segment(0, THERE, 0xfffffff0, 0, SYN));

	cr_expect_null(strstr(got.tree, "tcp.stream"), "%s", got.tree);
	cr_expect(has_line(&got, "tcp.seq 4294967280"));
	check_told(s, COUNT(lesson), &lesson[COUNT(lesson) - 1]);
	session_free(s);
}

/* TCP and UDP count apart, as Wireshark does. */
Test(session, streams_of_each_protocol)
{
	struct session *s = new_session(true);
	struct decoded got;

	cr_assert(s);
	got = decode_frame(s, 1, segment(0, THERE, 1, 0, SYN));
	cr_expect(has_line(&got, "tcp.stream 0"));
	got = decode_frame(s, 2, datagram(40000));
	cr_expect(has_line(&got, "udp.stream 0"), "%s", got.tree);
	got = decode_frame(s, 3, datagram(40001));
	cr_expect(has_line(&got, "udp.stream 1"));
	got = decode_frame(s, 4, segment(1, THERE, 1, 0, SYN));
	cr_expect(has_line(&got, "tcp.stream 1"));
	got = decode_frame(s, 2, datagram(40000));
	cr_expect(has_line(&got, "udp.stream 0"));
	session_free(s);
}
