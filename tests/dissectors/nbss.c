/* B06 to B09: the NetBIOS session service.  RFC 1002 section 4.3; directly over TCP: MS-SMB2 section 2.1. */

#include <stdio.h>
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

/* smb.pcap, frames 10 and 12. */
#define REQUEST "81 00 0044 20 454f4546454a4548454945434550464646434341434143414341434143414341 00" \
    "20 4644464546464545454645 4f464543414341434143414341434143414341414 1 00"
#define POSITIVE "82 00 0000"
#define KEEP_ALIVE "85 00 0000"
#define ECHO_OF_32 "00 00 0020 ff534d42 2b 00000000 18 0000 0000 0000000000000000 0000 ffff 0100 0000 0100"

#define HEAD(type, flags, length) "nbss\n  nbss.type " type "\n  nbss.flags " flags "\n  nbss.length " length "\n"
#define SHOWN_REQUEST HEAD("0x81", "0x00", "68") \
    "  nbss.called_name NEIGHBOUR<20>\n  nbss.calling_name STUDENT<00>\n"
#define SHOWN_POSITIVE HEAD("0x82", "0x00", "0")
#define SHOWN_MESSAGE(n) HEAD("0x00", "0x00", n)

static const struct {
	const char *name, *hex, *tree;
} rows[] = {
	{ "negative, section 4.3.4", "83 00 0001 82", HEAD("0x83", "0x00", "1")
	  "  nbss.error_code 0x82\n" },
	{ "for nobody's reason", "83 00 0001 42", HEAD("0x83", "0x00", "1") "  nbss.error_code 0x42\n" },
	{ "retarget, section 4.3.5", "84 00 0006 c0000214 008b", HEAD("0x84", "0x00", "6")
	  "  nbss.retarget_ip_address 192.0.2.20\n  nbss.retarget_port 139\n" },
	{ "keep-alives", KEEP_ALIVE KEEP_ALIVE, HEAD("0x85", "0x00", "0") HEAD("0x85", "0x00", "0") },
	{ "two messages", "00 00 0003 616263 00 00 0000", SHOWN_MESSAGE("3") SHOWN_MESSAGE("0") },
	{ "reserved flags", "00 82 0001 61 85 00 0000", "nbss\n  nbss.type 0x00\n  nbss.flags 0x82\n  nbss.flags.bad 1\n  nbss.length 1\n"
	  HEAD("0x85", "0x00", "0") },
	{ "an empty retarget", "84 00 0000", HEAD("0x84", "0x00", "0") "_ws.malformed\n" },
	{ "it ends in a message", "00 00 0009 616263", SHOWN_MESSAGE("9") "  nbss.cut 1\n" },
	{ "it ends in a header", "00 00 00", "nbss\n  nbss.part 000000\n" },
	{ "damage, then SMB", "77 00 0001 61 00", "nbss\n  nbss.continuation_data 770000016100\n" },
};

Test(nbss, packets)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[4096];

		start(139);
		say_hex(&g, FROM_CLIENT, REQUEST);
		say_hex(&g, FROM_SERVER, POSITIVE);
		say_hex(&g, FROM_SERVER, rows[i].hex);
		snprintf(text, sizeof text, "%s", SHOWN_REQUEST SHOWN_POSITIVE);
		strcat(text, rows[i].tree);
		check_segmentations(&g, text, rows[i].name);
	}
	dialogue_free(&g);
}

/* B07: 131071 is the longest; directly over TCP 16777215 is.  The headers alone, and how much is said to follow. */
Test(nbss, lengths)
{
	static const struct {
		uint16_t port;
		const char *hex;
		size_t n;
		const char *lines[3];
	} sizes[] = {
		{ 139, "00 00 ffff", 65535, { "nbss.flags 0x00\n", "nbss.length 65535\n" } },
		{ 139, "00 01 0000", 65536, { "nbss.flags 0x01\n", "nbss.length 65536\n" } },
		{ 139, "00 01 ffff", 131071, { "nbss.flags 0x01\n", "nbss.length 131071\n" } },
		{ 445, "00 01 ffff", 131071, { "nbss.length 131071\n" } },
		{ 445, "00 02 0000", 131072, { "nbss.length 131072\n" } },
		{ 445, "00 30 0000", 3 << 20, { "nbss.length 3145728\n", "nbss.sequel" } },
	};

	for (size_t i = 0; i < COUNT(sizes); i++) {
		uint8_t *bytes = calloc(1, sizes[i].n);

		cr_assert(bytes);
		start(sizes[i].port);
		say_hex(&g, FROM_SERVER, sizes[i].hex);
		say(&g, FROM_SERVER, bytes, sizes[i].n);
		say_hex(&g, FROM_SERVER, KEEP_ALIVE);
		transmit(&wire, &g, 60000, IN_ORDER);
		char *all = messages_of(&wire), *at = all;

		for (size_t k = 0; k < COUNT(sizes[i].lines) && sizes[i].lines[k]; k++)
			cr_expect((at = strstr(at ? at : "", sizes[i].lines[k])), "%s: no %s in\n%.3000s", sizes[i].hex,
			    sizes[i].lines[k], all);
		cr_expect(at && strstr(at, "nbss.type 0x85"), "%s", sizes[i].hex);
		cr_expect_null(strstr(all, "nbss.cut"), "%s", sizes[i].hex);
		check_explained(&wire, sizes[i].hex);
		wire_free(&wire);
		free(all);
		free(bytes);
	}
	dialogue_free(&g);
}

/* B08, B09: which answer belongs to which request, of two sessions between the same hosts at once. */
Test(nbss, sessions)
{
	start(139);
	say_hex(&g, FROM_CLIENT, REQUEST);		/* frame 4 */
	say_hex(&g, FROM_SERVER, POSITIVE);		/* 5 */
	say_hex(&g, FROM_CLIENT, ECHO_OF_32);	/* 6 */
	transmit(&wire, &g, 1460, IN_ORDER);
	uint32_t again = wire.count;

	start(139);
	say_hex(&g, FROM_CLIENT, REQUEST);
	say_hex(&g, FROM_SERVER, "83 00 0001 80");
	say_hex(&g, FROM_CLIENT, REQUEST);
	transmit(&wire, &g, 1460, IN_ORDER);
	for (uint32_t i = again; i < wire.count; i++)	/* another port of the client's: 1026 */
		wire.frames[i].bytes[wire.frames[i].bytes[34] == 4 ? 35 : 37] = 2;
	struct session *s = observed_wire(&wire);

	cr_expect_eq(number_in(s, &wire, 4, "nbss.response_in", 0), 5);
	cr_expect_eq(number_in(s, &wire, 5, "nbss.request_in", 0), 4);
	cr_expect_eq(number_in(s, &wire, 5, "nbss.time", 0), 1000000);
	cr_expect_eq(number_in(s, &wire, 6, "nbss.request_in", 0), 0);
	cr_expect_eq(number_in(s, &wire, again + 4, "tcp.stream", 0), 1);
	cr_expect_eq(number_in(s, &wire, again + 4, "nbss.response_in", 0), again + 5);
	cr_expect_eq(number_in(s, &wire, again + 5, "nbss.request_in", 0), again + 4);
	cr_expect_eq(number_in(s, &wire, again + 5, "nbss.error_code", 0), 0x80);
	cr_expect_eq(number_in(s, &wire, again + 6, "nbss.type", 0), 0x81);
	cr_expect_eq(number_in(s, &wire, again + 6, "nbss.response_in", 0), 0);
	session_free(s);
	wire_free(&wire);
	dialogue_free(&g);
}

/* On any port, by its first bytes; and on its own port, where something else is said. */
Test(nbss, by_content)
{
	static const struct {
		uint16_t port;
		const char *hex, *line, *no_line;
	} talks[] = {
		{ 1390, REQUEST, "nbss.type 0x81", NULL }, { 1390, ECHO_OF_32, "nbss.length 32\n", "nbss.flags" },
		{ 1390, "81 00 0044 21 4141414141", NULL, "nbss" }, { 1390, "00 00 0020 ff534d43", NULL, "nbss" },
		{ 139, "474554202f20485454502f312e310d0a0d0a", "http.request.method GET", "nbss" },
		{ 445, "474554202f20485454502f312e310d0a0d0a", "http.request.method GET", "nbss" },
	};

	for (size_t i = 0; i < COUNT(talks); i++) {
		start(talks[i].port);
		say_hex(&g, FROM_CLIENT, talks[i].hex);
		transmit(&wire, &g, 1460, IN_ORDER);
		char *all = messages_of(&wire);

		cr_expect(!talks[i].line || strstr(all, talks[i].line), "%s:\n%s", talks[i].hex, all);
		cr_expect(!talks[i].no_line || !strstr(all, talks[i].no_line), "%s:\n%s", talks[i].hex, all);
		check_segmentations(&g, all, talks[i].hex);
		free(all);
		wire_free(&wire);
	}
	dialogue_free(&g);
}

/* What the client says is a session's by its first bytes, but not what the server had begun to say. */
Test(nbss, by_content_of_one)
{
	start(1390);
	say_hex(&g, FROM_SERVER, "7a7a");
	say_hex(&g, FROM_CLIENT, REQUEST);
	say_hex(&g, FROM_SERVER, "7a0a");
	transmit(&wire, &g, 1460, IN_ORDER);
	char *all = messages_of(&wire);

	cr_expect(strstr(all, "nbss.called_name ") && strstr(all, "nbss.continuation_data 7a7a"), "%s", all);
	check_segmentations(&g, all, "server first");
	free(all);
	wire_free(&wire);
	dialogue_free(&g);
}

/* One side says something else, the other one is recognised: that is damage, and no reason to ask again, for ever. */
Test(nbss, one_side_only, .timeout = 60)
{
	start(445);
	say_hex(&g, FROM_CLIENT, "0b415549");
	say_hex(&g, FROM_SERVER, ECHO_OF_32);
	transmit(&wire, &g, 1460, IN_ORDER);
	char *all = messages_of(&wire);

	cr_expect(strstr(all, "nbss.continuation_data 0b415549\n") && strstr(all, "nbss.length 32\n"), "%s", all);
	check_segmentations(&g, all, "one side");
	free(all);
	wire_free(&wire);
	dialogue_free(&g);
}

/* Behind a gap the next message of SMB is found, and nothing is malformed. */
Test(nbss, gaps)
{
	for (uint32_t lost = 4; lost < 16; lost++) {
		start(445);
		for (int i = 0; i < 6; i++) {
			say_hex(&g, FROM_SERVER, ECHO_OF_32);
			say_hex(&g, FROM_CLIENT, ECHO_OF_32);
		}
		transmit(&wire, &g, 50, IN_ORDER);
		lose(&wire, lost);
		char *all = messages_of(&wire);
		size_t heads = 0;

		for (const char *p = all; (p = strstr(p, "nbss.length 32\n")); p++)
			heads++;
		cr_expect(heads >= 11, "%u: %s", lost, all);
		cr_expect_null(strstr(all, "nbss.continuation_data"), "%u: %s", lost, all);
		check_explained(&wire, "gap");
		wire_free(&wire);
		free(all);
	}
	start(445);		/* the middle of a message, then a whole one */
	say_hex(&g, FROM_SERVER, "00 00 0040 ff534d42 00112233 445566");
	say_hex(&g, FROM_SERVER, "00000000000000 00000020 0000 00 00ff534d42" ECHO_OF_32);
	transmit(&wire, &g, 15, IN_ORDER);
	lose(&wire, 4);
	char *all = messages_of(&wire);

	cr_expect(strstr(all, "nbss.continuation_data 00000000000000000000200000"), "%s", all);
	cr_expect(strstr(all, "nbss.length 32\n"), "%s", all);
	free(all);
	check_explained(&wire, "in a message");
	wire_free(&wire);
	dialogue_free(&g);
}

/* Every bit turned over, and cut anywhere: it ends, always the same. */
Test(nbss, flips)
{
	static const char hex[] = "8100 0004 00 00 0000 8300 0001 82 8400 0006 c0000214 008b 0000 0002 6162 8500 0000";
	size_t n;

	hex_bytes(hex, &n);
	for (size_t bit = 0; bit < n * 8; bit++) {
		uint8_t bytes[64];

		memcpy(bytes, hex_bytes(hex, &n), n);
		bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
		start(bit % 2 ? 139 : 445);
		say(&g, FROM_CLIENT, bytes, bit % 8 ? n : bit / 8 + 1);
		transmit(&wire, &g, 3 + bit % 5, IN_ORDER);
		check_explained(&wire, "flipped");
		wire_free(&wire);
	}
	dialogue_free(&g);
	check_cuts(ENTRY_nbss, REQUEST);
	check_flips(ENTRY_nbss, REQUEST);
	check_flips(ENTRY_nbss_direct, ECHO_OF_32);
}
