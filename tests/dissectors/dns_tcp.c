/* T07, T11: DNS over TCP.  RFC 1035 section 4.2.2, RFC 7766. */

#include <stdlib.h>
#include "tests/dissectors/wire.h"

static struct wire wire;
static struct dialogue g;

static void
start(uint16_t port)
{
	dialogue_free(&g);
	g.port = port;
}

/* 19 bytes each, by hand: questions about the root, and answers that have none. */
#define ASK_1    "0011 0001 0100 0001 0000 0000 0000 00 0001 0001"
#define ASK_2    "0011 0002 0100 0001 0000 0000 0000 00 001c 0001"
#define ASK_3    "0011 0003 0100 0001 0000 0000 0000 00 0002 0001"
#define ANSWER_1 "0011 0001 8180 0001 0000 0000 0000 00 0001 0001"
#define ANSWER_2 "0011 0002 8180 0001 0000 0000 0000 00 001c 0001"

#define COUNTS "  dns.count.queries 1\n  dns.count.answers 0\n  dns.count.auth_rr 0\n  dns.count.add_rr 0\n"
#define EXCEEDS "  dns.length.exceeds 1\n"
#define SHOWN(id, flags, type) \
	"dns\n  dns.length 17\n  dns.id " id "\n  dns.flags " flags "\n" COUNTS "  dns.query Query\n" \
	"    dns.qry.name <Root>\n    dns.qry.name.len 0\n    dns.count.labels 0\n    dns.qry.type " type "\n    dns.qry.class 0x0001\n"

Test(dns_tcp, segmentations)
{
	start(53);
	say_hex(&g, FROM_CLIENT, ASK_1 ASK_2);
	say_hex(&g, FROM_SERVER, ANSWER_2 ANSWER_1);	/* RFC 7766 section 7: in any order */
	say_hex(&g, FROM_CLIENT, "0000" ASK_3 "0003 abcd");	/* no message, and an end too soon */
	check_segmentations(&g, SHOWN("0x0001", "0x0100", "1") SHOWN("0x0002", "0x0100", "28")
	    SHOWN("0x0002", "0x8180", "28") SHOWN("0x0001", "0x8180", "1")
	    "dns\n  dns.length 0\n_ws.malformed\n" SHOWN("0x0003", "0x0100", "2")
	    "dns\n  dns.length 3\n" EXCEEDS "  dns.id 0xabcd\n_ws.malformed\n", "dialogue");
	dialogue_free(&g);
}

Test(dns_tcp, answers)
{
	start(53);
	say_hex(&g, FROM_CLIENT, ASK_1 ASK_2 ASK_3);	/* frames 4 to 6 */
	say_hex(&g, FROM_SERVER, ANSWER_2 ANSWER_1);
	transmit(&wire, &g, 19, IN_ORDER);
	/* Another connection has the same numbers. */
	uint32_t again = wire.count;

	transmit(&wire, &g, 19, IN_ORDER);
	for (uint32_t i = again; i < wire.count; i++)
		wire.frames[i].bytes[29]++, wire.frames[i].bytes[33]++;	/* between other hosts */
	struct session *s = observed_wire(&wire);

	for (uint32_t base = 0; base <= again; base += again) {
		cr_expect_eq(number_in(s, &wire, base + 4, "dns.response_in", 0), base + 8);
		cr_expect_eq(number_in(s, &wire, base + 5, "dns.response_in", 0), base + 7);
		cr_expect_eq(number_in(s, &wire, base + 6, "dns.response_in", 0), 0);
		cr_expect_eq(number_in(s, &wire, base + 7, "dns.response_to", 0), base + 5);
		cr_expect_eq(number_in(s, &wire, base + 8, "dns.response_to", 0), base + 4);
		cr_expect_eq(number_in(s, &wire, base + 8, "dns.time", 0), 4000000);
	}
	session_free(s);
	wire_free(&wire);
	dialogue_free(&g);
}

/* The same question over both, and no answer over the other. */
Test(dns_tcp, apart_from_udp)
{
	static const char udp[] = "0200 0000 0001 0200 0000 0002 0800 4500 002d 0000 0000 40 11 0000 c000020a c0000214"
	    "0401 0035 0019 0000 0001 0100 0001 0000 0000 0000 00 0001 0001";
	size_t n;

	start(53);
	say_hex(&g, FROM_CLIENT, ASK_3);
	say_hex(&g, FROM_SERVER, ANSWER_1);
	transmit(&wire, &g, 1460, IN_ORDER);
	const uint8_t *bytes = hex_bytes(udp, &n);

	free(wire.frames[0].bytes);
	wire.frames[0] = (struct wire_frame){ malloc(n), (uint32_t)n };
	cr_assert(wire.frames[0].bytes);
	memcpy(wire.frames[0].bytes, bytes, n);
	struct session *s = observed_wire(&wire);

	cr_expect_eq(number_in(s, &wire, 1, "dns.id", 0), 1);
	cr_expect_eq(number_in(s, &wire, 1, "dns.response_in", 0), 0);
	cr_expect_eq(number_in(s, &wire, 5, "dns.id", 0), 1);
	cr_expect_eq(number_in(s, &wire, 5, "dns.response_to", 0), 0);
	session_free(s);
	wire_free(&wire);
	dialogue_free(&g);
}

/* Behind a gap the next message is found, wherever it begins. */
static void
expect_lost(size_t size, uint32_t frame, const char *text)
{
	start(53);
	say_hex(&g, FROM_CLIENT, ASK_1 ASK_2 ASK_3);
	say_hex(&g, FROM_SERVER, ANSWER_1);
	transmit(&wire, &g, size, IN_ORDER);
	lose(&wire, frame);
	check_explained(&wire, "gap");
	char *got = messages_of(&wire);

	cr_expect_str_eq(got, text, "%zu:\n%s", size, got);
	free(got);
	wire_free(&wire);
	dialogue_free(&g);
}

Test(dns_tcp, gap)
{
	expect_lost(19, 5, SHOWN("0x0001", "0x0100", "1") SHOWN("0x0003", "0x0100", "2") SHOWN("0x0001", "0x8180", "1"));
	/* Bytes 14 to 20: the end of the first and the beginning of the second. */
	expect_lost(7, 6,
	    "dns\n  dns.length 17\n" EXCEEDS "  dns.id 0x0001\n  dns.flags 0x0100\n" COUNTS "  dns.query Query\n_ws.message_ends\n"
	    "dns\n  dns.stream.passed 00020100000100000000000000001c0001\n"
	    SHOWN("0x0003", "0x0100", "2") SHOWN("0x0001", "0x8180", "1"));
}

/* A capture that begins in the middle of an answer, which never looks like one. */
Test(dns_tcp, middle)
{
	static const uint8_t noise[40] = { 0 };

	open_connection(&wire);
	while (wire.count)
		lose(&wire, 1);
	wire.port = 53;
	send_segment(&wire, FROM_SERVER, PSH | ACK, noise, sizeof noise);
	send_segment(&wire, FROM_SERVER, FIN | ACK, NULL, 0);
	char *got = messages_of(&wire);

	cr_expect_str_eq(got, "dns\n  dns.stream.passed 00000000000000000000000000000000000000000000000000000000000000000000000000000000\n",
	    "%s", got);
	free(got);
	wire_free(&wire);
}

/* The longest message there can be, and one that says it is, and is not. */
Test(dns_tcp, longest)
{
	static uint8_t message[2 + 65535] = { 0xff, 0xff, 0, 7, 0x01 };

	for (int whole = 0; whole < 2; whole++) {
		start(53);
		say(&g, FROM_CLIENT, message, whole ? sizeof message : sizeof message - 1);
		say(&g, FROM_SERVER, message, 0);
		transmit(&wire, &g, 1460, IN_ORDER);
		char *got = messages_of(&wire);

		cr_expect(strstr(got, whole ? "  dns.length 65535\n  dns.id 0x0007\n" :
		    "  dns.length 65535\n" EXCEEDS "  dns.id 0x0007\n"), "%.200s", got);
		cr_expect_null(strstr(got + 1, "dns\n"), "one message");
		cr_expect_null(strstr(got, "_ws.malformed"), "%.200s", got);
		free(got);
		check_explained(&wire, "longest");
		wire_free(&wire);
	}
	dialogue_free(&g);
}

/* What the snaplen left of a message says so, like what is left before a gap. */
Test(dns_tcp, snaplen)
{
	static const uint8_t message[19] = { 0, 17, 0, 1, 1, 0, 0, 1 };

	wire.port = 53;
	open_connection(&wire);
	send_segment(&wire, FROM_CLIENT, ACK, message, sizeof message);
	wire.frames[wire.count - 1].n -= 9;
	wire.frames[wire.count - 1].uncaptured = 9;
	char *got = messages_of(&wire);

	cr_expect(strstr(got, "  dns.count.answers 0\n_ws.message_ends"), "%s", got);
	free(got);
	check_explained(&wire, "snaplen");
	wire_free(&wire);
}
