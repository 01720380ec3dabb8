/* T03: what an observer sees of a connection's life.  RFC 9293 section 3.3.2.  T10: ports. */

#include <stdio.h>
#include "tests/dissectors/decode.h"

enum { THERE, BACK, FIN = 1, SYN = 2, RST = 4, ACK = 16 };

static const char *
segment(int direction, unsigned flags)
{
	static char hex[256];

	snprintf(hex, sizeof hex, "020000000014 02000000000a 0800 45000028 00000000 40060000 %s %s"
	    "00001000 00001000 5%03x faf0 0000 0000",
	    direction == THERE ? "c000020ac0000214" : "c0000214c000020a",
	    direction == THERE ? "9c400019" : "00199c40", flags);
	return hex;
}

static const struct {
	int direction;
	unsigned flags;
	const char *state;
} life[] = {
	{ THERE, SYN, "tcp.connection.state 1 (asked for (SYN))" },
	{ BACK, SYN | ACK, "tcp.connection.state 2 (asked for and answered (SYN, SYN+ACK))" },
	{ THERE, ACK, "tcp.connection.state 3 (established)" },
	{ BACK, ACK, "tcp.connection.state 3 (established)" },
	{ THERE, FIN | ACK, "tcp.connection.state 4 (closing: one side has ended (FIN))" },
	{ BACK, ACK, "tcp.connection.state 4 (closing: one side has ended (FIN))" },
	{ BACK, FIN | ACK, "tcp.connection.state 5 (closing: both sides have ended (FIN))" },
	{ THERE, ACK, "tcp.connection.state 6 (closed)" },
};

Test(connection, life)
{
	struct session *s = new_session(true);
	struct decoded got;

	for (size_t i = 0; i < COUNT(life); i++) {
		got = decode_frame(s, (uint32_t)i + 1, segment(life[i].direction, life[i].flags));
		cr_expect(has_line(&got, life[i].state), "frame %zu: %s", i + 1, got.tree);
	}
	for (size_t i = COUNT(life); i-- > 0; ) {
		got = decode_frame(s, (uint32_t)i + 1, segment(life[i].direction, life[i].flags));
		cr_expect(has_line(&got, life[i].state), "frame %zu again: %s", i + 1, got.tree);
	}
	session_free(s);
}

Test(connection, refused_or_joined_late)
{
	struct session *s = new_session(false);
	struct decoded got;

	decode_frame(s, 1, segment(THERE, SYN));
	got = decode_frame(s, 2, segment(BACK, RST | ACK));
	cr_expect(has_line(&got, "tcp.connection.state 7 (reset (RST))"), "%s", got.tree);
	session_free(s);
	s = new_session(false);
	got = decode_frame(s, 1, segment(THERE, ACK));
	cr_expect(has_line(&got, "tcp.connection.state 0 (its beginning was not captured)"), "%s", got.tree);
	session_free(s);
}

static bool
is_broken_off(const struct decoded *got)
{
	return has_line(got, "tcp.connection.state 8 (broken off (RST))") && has_line(got, "tcp.connection.broken");
}

/* T12: the end of a connection that has none: a reset in the middle, but not one that comes after the end. */
Test(connection, broken_off)
{
	struct session *s = new_session(true);
	struct decoded got;

	for (size_t i = 0; i < 4; i++)
		decode_frame(s, (uint32_t)i + 1, segment(life[i].direction, life[i].flags));
	got = decode_frame(s, 5, segment(BACK, RST | ACK));
	cr_expect(is_broken_off(&got), "%s", got.tree);
	got = decode_frame(s, 6, segment(BACK, RST));
	cr_expect_not(has_line(&got, "tcp.connection.broken"), "once is enough: %s", got.tree);
	got = decode_frame(s, 5, segment(BACK, RST | ACK));
	cr_expect(is_broken_off(&got), "again: %s", got.tree);
	session_free(s);

	s = new_session(true);
	for (size_t i = 0; i < COUNT(life); i++)
		decode_frame(s, (uint32_t)i + 1, segment(life[i].direction, life[i].flags));
	got = decode_frame(s, 9, segment(BACK, RST));
	cr_expect(has_line(&got, "tcp.connection.state 7 (reset (RST))"), "%s", got.tree);
	cr_expect_not(has_line(&got, "tcp.connection.broken"), "%s", got.tree);
	session_later(s);
	got = decode_frame(s, 9, segment(BACK, RST));
	cr_expect_not(has_line(&got, "tcp.connection.silent"), "%s", got.tree);
	session_free(s);
}

/* T12: ... and a silent end, which is known once all was read. */
Test(connection, silent_end)
{
	struct session *s = new_session(true);
	struct decoded got;

	for (size_t i = 0; i < 4; i++) {
		got = decode_frame(s, (uint32_t)i + 1, segment(life[i].direction, life[i].flags));
		cr_expect_not(has_line(&got, "tcp.connection.silent"), "%s", got.tree);
	}
	session_later(s);
	for (uint32_t i = 4; i > 0; i--) {
		got = decode_frame(s, i, segment(life[i - 1].direction, life[i - 1].flags));
		cr_expect_eq(has_line(&got, "tcp.connection.silent"), i == 4, "%u: %s", i, got.tree);
	}
	session_free(s);
}

/* The same number has one name over TCP and another over UDP. */
Test(connection, ports_have_names)
{
	struct decoded got = decode(ENTRY_tcp, "9c400202 00000000 00000000 5002faf0 0000 0000");

	cr_expect(has_line(&got, "tcp.dstport 514 (shell)"), "%s", got.tree);
	got = decode(ENTRY_udp, "9c400202 0008 0000");
	cr_expect(has_line(&got, "udp.dstport 514 (syslog)"), "%s", got.tree);
}

/* N14: a SYN again and again; whether the host is absent or a frame was damaged cannot be told. */
Test(connection, nobody_answers)
{
	struct session *s = new_session(false);
	struct decoded got;

	decode_frame(s, 1, segment(THERE, SYN));
	got = decode_frame(s, 2, segment(THERE, SYN));
	cr_expect(has_line(&got, "tcp.analysis.retransmission"), "%s", got.tree);
	cr_expect(has_line(&got, "tcp.analysis.syn_again"), "%s", got.tree);
	session_free(s);
}
