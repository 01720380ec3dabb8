/* H07: WebSocket.  RFC 6455; frames from section 5.7. */

#include <stdio.h>
#include <stdlib.h>
#include "tests/dissectors/wire.h"

static struct dialogue g;
static struct wire wire;

static const char ask[] = "GET /chat HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
static const char agree[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

static void
shake_hands(void)
{
	dialogue_free(&g);
	g.port = 80;
	say(&g, FROM_CLIENT, ask, sizeof ask - 1);
	say(&g, FROM_SERVER, agree, sizeof agree - 1);
}

#define HEAD(fin, rsv, opcode, mask, n) "websocket\n  websocket.fin " fin "\n  websocket.rsv " rsv "\n  websocket.opcode " opcode \
    "\n  websocket.mask " mask "\n  websocket.payload_length " n "\n"
#define COMPRESSED(fin, mask, n) "websocket\n  websocket.fin " fin "\n  websocket.rsv 0x04\n  websocket.pmc 1\n" \
    "  websocket.opcode 1\n  websocket.mask " mask "\n  websocket.payload_length " n "\n"
#define KEYED "  websocket.masking_key 37fa213d\n"

static const struct {
	const char *name;
	enum sender from;
	const char *hex, *tree;
} rows[] = {
	{ "a text", FROM_SERVER, "8105 48656c6c6f", HEAD("1", "0x00", "1", "0", "5") "  websocket.payload.text Hello\n" },
	{ "a masked text", FROM_CLIENT, "8185 37fa213d 7f9f4d5158", HEAD("1", "0x00", "1", "1", "5") KEYED
	  "  websocket.masked_payload 7f9f4d5158\n  websocket.payload.text Hello\n" },
	{ "fragments", FROM_SERVER, "0103 48656c 8002 6c6f", HEAD("0", "0x00", "1", "0", "3") "  websocket.payload.text Hel\n"
	  HEAD("1", "0x00", "0", "0", "2") "  websocket.payload.continue 6c6f\n" },
	{ "ping", FROM_SERVER, "8905 48656c6c6f", HEAD("1", "0x00", "9", "0", "5") "  websocket.payload.ping 48656c6c6f\n" },
	{ "pong", FROM_CLIENT, "8a85 37fa213d 7f9f4d5158", HEAD("1", "0x00", "10", "1", "5") KEYED
	  "  websocket.masked_payload 7f9f4d5158\n  websocket.payload.pong 48656c6c6f\n" },
	{ "nothing", FROM_CLIENT, "8980 37fa213d", HEAD("1", "0x00", "9", "1", "0") KEYED },
	/* by hand */
	{ "close", FROM_SERVER, "8806 03e9 676f6e65", HEAD("1", "0x00", "8", "0", "6")
	  "  websocket.payload.close.status_code 1001\n  websocket.payload.close.reason gone\n" },
	{ "close without a reason", FROM_SERVER, "8802 03e8 8800 8801 03", HEAD("1", "0x00", "8", "0", "2")
	  "  websocket.payload.close.status_code 1000\n" HEAD("1", "0x00", "8", "0", "0") HEAD("1", "0x00", "8", "0", "1")
	  "  websocket.payload.unknown 03\n  websocket.payload.close.bad 1\n" },
	{ "who must mask", FROM_CLIENT, "8201 00", HEAD("1", "0x00", "2", "0", "1") "  websocket.mask.missing 1\n"
	  "  websocket.payload 00\n" },
	{ "who must not", FROM_SERVER, "8185 37fa213d 7f9f4d5158", HEAD("1", "0x00", "1", "1", "5") KEYED
	  "  websocket.mask.unwanted 1\n  websocket.masked_payload 7f9f4d5158\n  websocket.payload.text Hello\n" },
	{ "compressed, RFC 7692 section 7.2.3.1", FROM_SERVER, "c107 f248cdc9c90700", COMPRESSED("1", "0", "7")
	  "  websocket.payload f248cdc9c90700\n  websocket.payload.text Hello\n" },
	{ "compressed with what was before, section 7.2.3.2", FROM_SERVER, "c105 f200110000", COMPRESSED("1", "0", "5")
	  "  websocket.payload f200110000\n  websocket.pmc.context 1\n" },
	{ "not compressed, section 7.2.3.3", FROM_SERVER, "c10b 000500faff48656c6c6f00", COMPRESSED("1", "0", "11")
	  "  websocket.payload 000500faff48656c6c6f00\n  websocket.payload.text Hello\n" },
	{ "two blocks, one the last, section 7.2.3.5", FROM_SERVER, "c10d f24805000000ffffcac9c90700", COMPRESSED("1", "0", "13")
	  "  websocket.payload f24805000000ffffcac9c90700\n  websocket.payload.text Hello\n" },
	{ "masked and compressed", FROM_CLIENT, "c187 37fa213d c5b2ecf4fefd21", COMPRESSED("1", "1", "7") KEYED
	  "  websocket.masked_payload c5b2ecf4fefd21\n  websocket.payload f248cdc9c90700\n  websocket.payload.text Hello\n" },
	{ "compressed fragments, section 6.1", FROM_SERVER, "4103 f248cd 8004 c9c90700", COMPRESSED("0", "0", "3")
	  "  websocket.payload f248cd\n  websocket.pmc.context 1\n" HEAD("1", "0x00", "0", "0", "4")
	  "  websocket.payload.continue c9c90700\n" },
	{ "nobody's opcodes", FROM_SERVER, "8301 41 8b01 41 0900", HEAD("1", "0x00", "3", "0", "1") "  websocket.opcode.reserved 1\n"
	  "  websocket.payload.unknown 41\n" HEAD("1", "0x00", "11", "0", "1") "  websocket.opcode.reserved 1\n"
	  "  websocket.payload.unknown 41\n" HEAD("0", "0x00", "9", "0", "0") "  websocket.control.bad 1\n" },
	{ "lengths that are too long", FROM_SERVER, "827e0001 41 827f0000000000000001 42", HEAD("1", "0x00", "2", "0", "126")
	  "  websocket.payload_length_ext_16 1\n  websocket.payload_length.long 1\n  websocket.payload 41\n"
	  HEAD("1", "0x00", "2", "0", "127") "  websocket.payload_length_ext_64 1\n  websocket.payload_length.long 1\n"
	  "  websocket.payload 42\n" },
	{ "it ends in a payload", FROM_SERVER, "8105 4865", HEAD("1", "0x00", "1", "0", "5") "  websocket.payload.text He\n"
	  "  websocket.cut 1\n" },
	{ "it ends in a head", FROM_SERVER, "827e01", "websocket\n  websocket.part 827e01\n" },
	{ "no length that anybody can send", FROM_SERVER, "827fffffffffffffffff 41", HEAD("1", "0x00", "2", "0", "127")
	  "  websocket.payload_length_ext_64 18446744073709551615\n  websocket.payload 41\n  websocket.cut 1\n" },
};

Test(websocket, frames)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		shake_hands();
		say_hex(&g, rows[i].from, rows[i].hex);
		transmit(&wire, &g, 1460, IN_ORDER);
		char *all = messages_of(&wire), *got = strstr(all, "\nwebsocket\n");

		wire_free(&wire);
		cr_expect_str_eq(got ? got + 1 : all, rows[i].tree, "%s:\n%s", rows[i].name, all);
		check_segmentations(&g, all, rows[i].name);
		free(all);
	}
	dialogue_free(&g);
}

/* Section 5.7: 256 bytes and 64 KB; 3 MB, which is more than a message may be. */
Test(websocket, lengths)
{
	static const struct {
		const char *head;
		size_t n;
		const char *expected;
	} sizes[] = {
		{ "827e0100", 256, "websocket.payload_length_ext_16 256\n" },
		{ "827f0000000000010000", 65536, "websocket.payload_length_ext_64 65536\n" },
		{ "827f0000000000300000", 3 << 20, "websocket.sequel" },
	};

	for (size_t i = 0; i < COUNT(sizes); i++) {
		uint8_t *bytes = calloc(1, sizes[i].n);

		cr_assert(bytes);
		shake_hands();
		say_hex(&g, FROM_SERVER, sizes[i].head);
		say(&g, FROM_SERVER, bytes, sizes[i].n);
		say_hex(&g, FROM_SERVER, "8105 48656c6c6f");
		transmit(&wire, &g, 60000, IN_ORDER);
		char *all = messages_of(&wire);

		cr_expect(strstr(all, sizes[i].expected), "%s:\n%.3000s", sizes[i].head, all);
		cr_expect(strstr(all, "websocket.payload.text Hello\n"), "%s", sizes[i].head);
		cr_expect_null(strstr(all, "websocket.cut"), "%s", sizes[i].head);
		check_explained(&wire, sizes[i].head);
		wire_free(&wire);
		free(all);
		free(bytes);
	}
	dialogue_free(&g);
}

/* What the server sends at once with its 101, and what the client said before it came. */
Test(websocket, early)
{
	dialogue_free(&g);
	g.port = 80;
	say(&g, FROM_CLIENT, ask, sizeof ask - 1);
	say_hex(&g, FROM_CLIENT, "8185 37fa213d 7f9f4d5158");
	say(&g, FROM_SERVER, agree, sizeof agree - 1);
	say_hex(&g, FROM_SERVER, "8105 48656c6c6f");
	transmit(&wire, &g, 1460, IN_ORDER);
	char *all = messages_of(&wire), *first = strstr(all, "websocket.payload.text Hello\n");

	cr_expect(first && strstr(first + 1, "websocket.payload.text Hello\n"), "%s", all);
	free(all);
	check_explained(&wire, "early");
	wire_free(&wire);
	dialogue_free(&g);
}

/* Behind a gap nothing is told apart, in that direction. */
Test(websocket, gaps)
{
	for (uint32_t lost = 4; lost < 30; lost++) {
		shake_hands();
		for (int i = 0; i < 6; i++) {
			say_hex(&g, FROM_SERVER, "8105 48656c6c6f 827e007e");
			say(&g, FROM_SERVER, ask, 126);
			say_hex(&g, FROM_CLIENT, "8185 37fa213d 7f9f4d5158");
		}
		transmit(&wire, &g, 40, IN_ORDER);
		lose(&wire, lost);
		char *all = messages_of(&wire);

		cr_expect_null(strstr(all, "_ws.malformed"), "%u: %s", lost, all);
		check_explained(&wire, "gap");
		wire_free(&wire);
		free(all);
	}
	dialogue_free(&g);
}

/* Every bit turned over, and cut anywhere: it ends, always the same. */
Test(websocket, flips)
{
	static const char hex[] = "8185 37fa213d 7f9f4d5158 8882 00000000 03e8 827e 0001 41 8b00";
	size_t n;

	hex_bytes(hex, &n);
	for (size_t bit = 0; bit < n * 8; bit++) {
		uint8_t bytes[64];

		memcpy(bytes, hex_bytes(hex, &n), n);
		bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
		shake_hands();
		say(&g, FROM_CLIENT, bytes, bit % 8 ? n : bit / 8 + 1);
		transmit(&wire, &g, 3 + bit % 5, IN_ORDER);
		check_explained(&wire, "flipped");
		wire_free(&wire);
	}
	dialogue_free(&g);
}
