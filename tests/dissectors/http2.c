/* HTTP/2 in cleartext.  RFC 9113; blocks of header fields from RFC 7541, appendix C; DNS in it: RFC 8484. */

#include <stdio.h>
#include <stdlib.h>
#include "dissectors/coding/hpack.h"
#include "tests/dissectors/wire.h"

#define MAGIC "505249202a20485454502f322e300d0a0d0a534d0d0a0d0a"

static struct dialogue g;
static struct wire wire;

static void
greet(uint16_t port)
{
	dialogue_free(&g);
	g.port = port;
	say_hex(&g, FROM_CLIENT, MAGIC);
}

/* A frame of that type, with its payload. */
static void
say_frame(enum sender from, int type, int flags, unsigned stream, const char *payload)
{
	char hex[8192];
	size_t n;

	hex_bytes(payload, &n);
	snprintf(hex, sizeof hex, "%06zx%02x%02x%08x%s", n, type, flags, stream, payload);
	say_hex(&g, from, hex);
}

/* What its frames say, and the same however they are cut. */
static char *
said(const char *name)
{
	transmit(&wire, &g, 1460, IN_ORDER);
	char *all = messages_of(&wire);

	wire_free(&wire);
	check_segmentations(&g, all, name);
	return all;
}

/* RFC 7541 C.3 and C.5: in plain; C.4 and C.6: the same in Huffman's code.  Later blocks need the fields of earlier ones. */
static const char *const blocks[][2][3] = {
	{ { "828684410f7777772e6578616d706c652e636f6d", "828684be58086e6f2d6361636865",
	    "828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565" },
	  { "4803333032580770726976617465611d4d6f6e2c203231204f637420323031332032303a31333a323120474d546e17"
	    "68747470733a2f2f7777772e6578616d706c652e636f6d", "4803333037c1c0bf",
	    "88c1611d4d6f6e2c203231204f637420323031332032303a31333a323220474d54c05a04677a69707738666f6f3d4153"
	    "444a4b48514b425a584f5157454f50495541585157454f49553b206d61782d6167653d333630303b2076657273696f6e3d31" } },
	{ { "828684418cf1e3c2e5f23a6ba0ab90f4ff", "828684be5886a8eb10649cbf", "828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf" },
	  { "488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff6e919d29ad171863c78f0b97c8e9ae82ae43d3",
	    "4883640effc1c0bf", "88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839bd9ab77ad94e7821dd7f2e6c7b335dfdfcd5b"
	    "3960d5af27087f3672c1ab270fb5291f9587316065c003ed4ee5b1063d5007" } },
};

static const char *const request_fields[3][8] = {
	{ ":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com" },
	{ ":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com", "cache-control: no-cache" },
	{ ":method: GET", ":scheme: https", ":path: /index.html", ":authority: www.example.com", "custom-key: custom-value" },
};

static const char *const response_fields[3][8] = {
	{ ":status: 302", "cache-control: private", "date: Mon, 21 Oct 2013 20:13:21 GMT", "location: https://www.example.com" },
	{ ":status: 307", "cache-control: private", "date: Mon, 21 Oct 2013 20:13:21 GMT", "location: https://www.example.com" },
	{ ":status: 200", "cache-control: private", "date: Mon, 21 Oct 2013 20:13:22 GMT", "location: https://www.example.com",
	  "content-encoding: gzip", "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1" },
};

/* The fields of blocks follow one another, and there are no others. */
static const char *
expect_fields(const char *text, const char *const *fields, const char *what)
{
	for (; *fields; fields++) {
		char line[200];
		const char *next = strstr(text, "http2.header ");

		snprintf(line, sizeof line, "http2.header %s\n", *fields);
		cr_assert(next && !strncmp(next, line, strlen(line)), "%s: no %sin\n%s", what, line, text);
		text = next + strlen(line);
	}
	return text;
}

Test(http2, header_fields)
{
	static const char *const names[] = { "plain", "Huffman" };

	for (size_t coded = 0; coded < COUNT(blocks); coded++) {
		greet(80);
		for (unsigned i = 0; i < 3; i++) {
			say_frame(FROM_CLIENT, 1, 5, 2 * i + 1, blocks[coded][FROM_CLIENT][i]);
			say_frame(FROM_SERVER, 1, 5, 2 * i + 1, blocks[coded][FROM_SERVER][i]);
		}
		char *all = said(names[coded]);
		const char *at = all;

		for (unsigned i = 0; i < 3; i++) {
			at = expect_fields(at, request_fields[i], names[coded]);
			at = expect_fields(at, response_fields[i], names[coded]);
		}
		cr_expect_null(strstr(at, "http2.header "), "%s", at);
		cr_expect(strstr(all, "http2.headers.status 302\n"), "%s", all);
		free(all);
	}
	dialogue_free(&g);
}

/* What opens an account can be masked: as it is sent, and unpacked. */
Test(http2, secrets)
{
	static struct node nodes[NODES_ROOM];
	struct dissection d = { .nodes = nodes, .capacity = NODES_ROOM, .session = new_session(false) };
	size_t n, sent = 0, unpacked = 0;

	greet(80);
	say_frame(FROM_CLIENT, 1, 5, 1, "82 1f0803616263 84");		/* authorization: abc, never indexed */
	transmit(&wire, &g, 1460, IN_ORDER);
	for (uint32_t frame = 1; frame <= wire.count; frame++) {
		dissect_wire(&d, &wire, frame);
		for (uint32_t i = 0; i < d.count; i++) {
			const uint8_t *p = node_bytes(&d, &nodes[i]);

			if (!nodes[i].field->secret)
				continue;
			sent += !nodes[i].source && nodes[i].len == 6 && !memcmp(p, hex_bytes("1f0803616263", &n), 6);
			unpacked += nodes[i].source && nodes[i].len == 3 && !memcmp(p, "abc", 3);
		}
	}
	cr_expect_eq(sent, 1);
	cr_expect_eq(unpacked, 2);		/* under its own name, and as any field's value */
	session_free(d.session);
	wire_free(&wire);
	dialogue_free(&g);
}

/* More fields than are shown. */
Test(http2, many_fields)
{
	char payload[2 * 257 + 1] = "";

	for (int i = 0; i < 257; i++)
		strcat(payload, "82");
	greet(80);
	say_frame(FROM_CLIENT, 1, 5, 1, payload);
	char *all = said("many fields"), *p = all;
	size_t shown = 0;

	while ((p = strstr(p, "http2.header :method: GET\n")))
		p += ++shown > 0;
	cr_expect_eq(shown, 256);
	cr_expect(strstr(all, "http2.header.large 1\n"));
	free(all);
	dialogue_free(&g);
}

/* RFC 9113 section 6, by hand. */
Test(http2, frames)
{
	static const struct {
		int type, flags;
		unsigned stream;
		const char *payload;
		const char *const lines[7];
	} rows[] = {
		{ 4, 0, 0, "000300000064 000400010000", { "http2.length 12", "http2.type 4", "http2.settings.id 3", "http2.settings.value 100",
		  "http2.settings.id 4" } },
		{ 4, 1, 0, "", { "http2.length 0", "http2.flags 0x01" } },
		{ 4, 0, 0, "0003000000", { "http2.length.bad 1", "http2.unknown 0003000000" } },
		{ 8, 0, 7, "80000010", { "http2.streamid 7", "http2.window_update.r 0x00000001", "http2.window_update.window_size_increment 16" } },
		{ 2, 0, 3, "8000000b c8", { "http2.exclusive 1", "http2.stream_dependency 11", "http2.headers.weight 200" } },
		{ 3, 0, 1, "00000008", { "http2.rst_stream.error 8" } },
		{ 6, 0, 0, "0102030405060708", { "http2.ping 0102030405060708" } },
		{ 6, 1, 0, "0102030405060708", { "http2.pong 0102030405060708" } },
		{ 6, 1, 0, "01", { "http2.length.bad 1" } },
		{ 7, 0, 0, "0000000500000002 627965", { "http2.goaway.last_stream_id 5", "http2.goaway.error 2", "http2.goaway.addata bye" } },
		{ 5, 12, 1, "01 00000002 82 00", { "http2.pad_length 1", "http2.push_promise.promised_stream_id 2", "http2.header_block_fragment 82",
		  "http2.data.padding 00", "http2.header :method: GET" } },
		{ 1, 0x2c, 1, "02 00000003 0f 84 0000", { "http2.pad_length 2", "http2.stream_dependency 3", "http2.headers.weight 15",
		  "http2.header_block_fragment 84", "http2.data.padding 0000", "http2.header :path: /" } },
		{ 0, 8, 1, "02 616263 0000", { "http2.pad_length 2", "http2.data.data 616263", "http2.data.padding 0000" } },
		{ 0, 8, 1, "ff 616263", { "http2.pad_length 255", "http2.data.padding 616263" } },
		{ 9, 4, 1, "82", { "http2.continuation.unexpected 1" } },
		{ 99, 0, 1, "0102", { "http2.type 99", "http2.unknown 0102" } },
		/* of header fields: an index that nobody added, a number without an end, no code of Huffman's */
		{ 1, 4, 1, "82 be", { "http2.header :method: GET", "http2.header.unknown 1" } },
		{ 1, 4, 1, "82 ffffffffffffff", { "http2.header :method: GET", "http2.header.broken 1" } },
		{ 1, 4, 1, "82 4084ffffffff 00", { "http2.header :method: GET", "http2.header.broken 1" } },
		{ 1, 4, 1, "3fe11f 82", { "http2.header_table_size 4096", "http2.header :method: GET" } },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		greet(80);
		say_frame(FROM_CLIENT, rows[i].type, rows[i].flags, rows[i].stream, rows[i].payload);
		char *all = said(rows[i].payload);

		expect_said(rows[i].payload, all, rows[i].lines);
		free(all);
	}
	dialogue_free(&g);
}

/* Section 4.3: a block in several frames is one; its first field is in both. */
Test(http2, continuation)
{
	static const char *const lines[] = { "http2.type 1", "http2.header_block_fragment 8286", "http2.type 9",
	    "http2.header_block_fragment 8441", "http2.type 9", "http2.header :method: GET", "http2.header :scheme: http",
	    "http2.header :path: /", "http2.header :authority: www.example.com", NULL };

	greet(80);
	say_frame(FROM_CLIENT, 1, 1, 1, "8286");
	say_frame(FROM_CLIENT, 9, 0, 1, "8441");
	say_frame(FROM_CLIENT, 9, 4, 1, "0f7777772e6578616d706c652e636f6d");
	char *all = said("continuation");

	expect_said("continuation", all, lines);
	cr_expect_null(strstr(all, "unexpected"), "%s", all);
	free(all);
	dialogue_free(&g);
}

/* RFC 8484 section 4.1.1's question; in one frame, and in two with another between them. */
Test(http2, dns)
{
	static const char *const question = "00000100000100000000000003777777076578616d706c6503636f6d0000010001";
	static const char *const lines[] = { "http2.type 0", "dns.id 0x0000", "dns.qry.name www.example.com", NULL };

	greet(80);
	say_frame(FROM_CLIENT, 0, 1, 1, question);
	char *all = said("dns");

	expect_said("dns", all, lines);
	free(all);
	greet(80);
	say_frame(FROM_CLIENT, 0, 0, 1, "000001000001");
	say_frame(FROM_CLIENT, 8, 0, 0, "00000010");
	say_frame(FROM_CLIENT, 0, 1, 1, question + 12);
	all = said("dns in two");
	expect_said("dns in two", all, lines);
	free(all);
	greet(80);
	say_frame(FROM_CLIENT, 0, 0, 1, question);
	say_frame(FROM_CLIENT, 1, 5, 1, "0001780179");
	all = said("dns before trailers");
	expect_said("dns before trailers", all, lines);
	free(all);
	dialogue_free(&g);
}

/* How HTTP/2 is found: at any port, by who speaks first, after Upgrade; and not by what is much like it. */
Test(http2, found)
{
	static const struct {
		uint16_t port;
		enum sender from;
		const char *first;
		bool is;
	} rows[] = {
		{ 9999, FROM_CLIENT, MAGIC, true }, { 80, FROM_CLIENT, MAGIC, true },
		{ 80, FROM_CLIENT, "505249202a20485454502f312e300d0a0d0a", false },	/* PRI * HTTP/1.0 */
		{ 80, FROM_SERVER, "000006040000000000 000300000064", false },		/* it may be anything */
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		dialogue_free(&g);
		g.port = rows[i].port;
		say_hex(&g, rows[i].from, rows[i].first);
		char *all = said(rows[i].first);

		cr_expect_eq(strstr(all, "http2\n") != NULL, rows[i].is, "%s:\n%s", rows[i].first, all);
		free(all);
	}
	static const char *const both[] = { "http2.settings.id 3", "http2.magic PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n", NULL };

	dialogue_free(&g);
	g.port = 80;
	say_frame(FROM_SERVER, 4, 0, 0, "000300000064");
	say_hex(&g, FROM_CLIENT, MAGIC);
	char *all = said("the server first");

	expect_said("the server first", all, both);
	free(all);
	dialogue_free(&g);
	g.port = 80;
	static const char ask[] = "GET / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n";
	static const char agree[] = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n";
	static const char *const lines[] = { "http2.type 4", "http2.magic PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n",
	    "http2.headers.status 200", NULL };

	say(&g, FROM_CLIENT, ask, sizeof ask - 1);
	say(&g, FROM_SERVER, agree, sizeof agree - 1);
	say_frame(FROM_SERVER, 4, 0, 0, "");
	say_hex(&g, FROM_CLIENT, MAGIC);
	say_frame(FROM_SERVER, 1, 4, 1, "88");
	all = said("Upgrade");

	expect_said("Upgrade", all, lines);
	free(all);
	dialogue_free(&g);
}

/* Who answers whom: by the stream; an interim response and trailers do not. */
Test(http2, pairs)
{
	greet(80);
	say_frame(FROM_CLIENT, 1, 5, 1, "828684");
	say_frame(FROM_CLIENT, 1, 5, 3, "828684");
	say_frame(FROM_SERVER, 1, 4, 3, "4803313030");		/* 100 */
	say_frame(FROM_SERVER, 1, 4, 3, "88");
	say_frame(FROM_SERVER, 1, 5, 3, "0001780179");		/* x: y */
	say_frame(FROM_SERVER, 1, 5, 1, "89");
	transmit(&wire, &g, 14, IN_ORDER);
	struct session *s = observed_wire(&wire);
	uint64_t asked[2] = { 0 }, answers = 0;

	for (uint32_t frame = 1; frame <= wire.count; frame++) {
		uint64_t to = number_in(s, &wire, frame, "http2.request_in", 0), in = number_in(s, &wire, frame, "http2.response_in", 0);

		if (in)
			asked[asked[0] != 0] = frame;
		if (to)
			cr_expect_eq(to, asked[answers++ == 0], "frame %u answers %u", frame, (unsigned)to);
	}
	cr_expect_eq(answers, 2);
	session_free(s);
	wire_free(&wire);
	dialogue_free(&g);
}

/* RFC 7541 C.1: numbers; C.4.1: Huffman's code; what is neither. */
Test(hpack, parts)
{
	struct hpack_item item;
	struct hpack_string s = { .huffman = true };
	uint8_t text[32];
	size_t n;

	cr_assert(hpack_next(hex_bytes("3f9a0a", &n), 3, &item));
	cr_expect(item.kind == HPACK_TABLE_SIZE && item.index == 1337 && item.len == 3);
	cr_assert(hpack_next(hex_bytes("2a", &n), 1, &item));
	cr_expect_eq(item.index, 10);
	cr_expect_not(hpack_next(hex_bytes("3f9a8a", &n), 3, &item));
	cr_expect_not(hpack_next(hex_bytes("3fffffffffff7f", &n), 7, &item));
	cr_expect_not(hpack_next(hex_bytes("400a6375", &n), 4, &item));
	s.p = hex_bytes("f1e3c2e5f23a6ba0ab90f4ff", &s.n);
	cr_assert_eq(hpack_text(&s, text, sizeof text), 15);
	cr_expect_arr_eq(text, "www.example.com", 15);
	cr_expect_eq(hpack_text(&s, text, 14), SIZE_MAX);
	s.p = hex_bytes("ffffffff", &s.n);			/* the end's code is in no text */
	cr_expect_eq(hpack_text(&s, text, sizeof text), SIZE_MAX);
	s.p = hex_bytes("1fff", &s.n);				/* 'a', and 11 bits behind it */
	cr_expect_eq(hpack_text(&s, text, sizeof text), SIZE_MAX);
}

/* Of a frame's messages, the list shows the first that asks or answers; or else the first. */
Test(http2, list)
{
	static const char *const expected[] = { "HEADERS[1]: GET /", "HEADERS[1]: 200 OK", "SETTINGS[0]" };
	static struct node nodes[NODES_ROOM];
	struct session *s = new_session(false);
	size_t shown = 0;

	greet(80);
	say_frame(FROM_CLIENT, 4, 0, 0, "");
	say_frame(FROM_CLIENT, 1, 5, 1, "828684");
	say_frame(FROM_CLIENT, 8, 0, 0, "00000010");
	say_frame(FROM_SERVER, 4, 0, 0, "");
	say_frame(FROM_SERVER, 1, 4, 1, "88");
	say_frame(FROM_SERVER, 0, 1, 1, "6162");
	say_frame(FROM_CLIENT, 4, 1, 0, "");
	say_frame(FROM_CLIENT, 6, 1, 0, "0102030405060708");
	transmit(&wire, &g, 1460, IN_ORDER);
	for (uint32_t frame = 1; frame <= wire.count; frame++) {
		struct dissection d = { .nodes = nodes, .capacity = NODES_ROOM, .session = s, .brief = true };
		struct packet k = wire_packet(&wire, frame);
		struct decoded got = decode_packet(&d, &registry.entries[ENTRY_eth], &k);

		if (strcmp(d.list.of->x->column, "HTTP2"))
			continue;
		cr_assert_lt(shown, COUNT(expected));
		cr_expect_str_eq(got.info, expected[shown++]);
	}
	cr_expect_eq(shown, COUNT(expected));
	session_free(s);
	wire_free(&wire);
	dialogue_free(&g);
}

/* Every bit turned over, in frames of all kinds: it ends, always the same. */
Test(http2, flips)
{
	static const char hex[] = "000006040000000000000300000064 000003010400000001828684 0000020004000000014142 000004080000000000 00000010";
	size_t n;

	hex_bytes(hex, &n);
	for (size_t bit = 0; bit < n * 8; bit++) {
		uint8_t bytes[128];

		memcpy(bytes, hex_bytes(hex, &n), n);
		bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
		greet(80);
		say(&g, FROM_CLIENT, bytes, bit % 8 ? n : bit / 8 + 1);
		transmit(&wire, &g, 3 + bit % 5, IN_ORDER);
		check_explained(&wire, "flipped");
		wire_free(&wire);
	}
	dialogue_free(&g);
}
