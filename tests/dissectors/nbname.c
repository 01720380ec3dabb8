/* Names of NetBIOS: coded, plain, with a scope, and what is none.  RFC 1001 section 14.1, RFC 1002 section 4.1. */

#include "dissectors/netbios/nbname.h"
#include "tests/dissectors/decode.h"
#include "ui/text/value.h"

static const struct field coded = { "test.name", "Name", NETBIOS_NAME };
static const struct field used = { "test.name", "Name", NETBIOS_NAME, .base = WITH_USE };
static const struct field plain = { "test.name", "Name", NETBIOS_PLAIN };
static const struct field bare = { "test.name", "Name", NETBIOS_PLAIN, .base = BARE };

/* What a row makes of bytes, which the name begins so many bytes into. */
struct made {
	char text[512];
	char notes[512];	/* abbreviations of the nodes after it, and their values */
	enum fault fault;
	size_t left;
	struct nbname name;
};

static void
take_text(struct out *o, char *to, size_t size)
{
	size_t n = (size_t)(o->p - o->start);

	cr_assert(n < size);
	memcpy(to, o->start, n);
	to[n] = 0;
	o->p = o->start;
}

static struct made
make(const struct field *row, const char *hex, size_t at, enum form form)
{
	static char room[OUT_SIZE];
	struct node nodes[64] = { { 0 } };
	size_t n;
	const uint8_t *bytes = hex_bytes(hex, &n);
	struct dissection d = { .nodes = nodes, .capacity = COUNT(nodes), .p = bytes + at, .base = bytes, .end = bytes + n };
	struct out o = { .p = room, .start = room, .fd = -1 };
	struct made made = { 0 };

	d.sources[0] = (struct source){ bytes, n, "Frame" };
	made.name = row->type == NETBIOS_NAME ? add_nbname_row(&d, row, bytes) : add_plain_nbname_row(&d, row);
	made.fault = d.fault;
	made.left = left(&d);
	if (!d.count)
		return made;
	put_value(&o, &d, &nodes[0], form);
	take_text(&o, made.text, sizeof made.text);
	for (uint32_t i = 1; i < d.count; i++) {
		out_string(&o, nodes[i].field->abbrev);
		out_char(&o, ' ');
		if (nodes[i].field->type != NOTE)
			put_value(&o, &d, &nodes[i], EXACT);
	}
	take_text(&o, made.notes, sizeof made.notes);
	return made;
}

#define FRED "20 4547464345464545434143414341434143414341434143414341434143414341 "	/* RFC 1002 section 4.1 */

static const struct {
	const char *what;
	const struct field *row;
	const char *bytes;
	size_t at;
	const char *text, *notes;
} names[] = {
	/* FRED and 12 spaces, the last of which is the use 0x20, as the RFC codes it. */
	{ "B02: RFC 1002 section 4.1's example", &coded, FRED "07 4e4554 42494f53 03 434f4d 00", 0,
	  "FRED<20>.NETBIOS.COM", "nbname.scope NETBIOS.COM" },
	{ "its use", &used, FRED "00", 0, "FRED<20> (Server service)", "" },
	{ "a pointer to it", &coded, FRED "00 c000", 34, "FRED<20>", "" },
	{ "a pointer to one with a scope", &coded, FRED "0141 00 c000", 36, "FRED<20>.A", "" },
	{ "a scope that is a pointer", &coded, "0141 00" FRED "c000", 3, "FRED<20>.A", "nbname.scope A" },
	{ "a use that nobody knows", &used, "20 454243414341434143414341434143414341434143414341434143414341 4542 00", 0,
	  "A<41> (Unknown)", "" },
	{ "spaces inside, none at the end", &plain, "41 20 42 202020202020202020202020 1b", 0, "A B<1b>", "" },
	{ "bytes that are no ASCII", &plain, "8fe0a8a2a5e2 202020202020202020 00", 0, "<8f><e0><a8><a2><a5><e2><00>", "" },
	{ "an escape sequence", &plain, "1b5b334a 2020202020202020202020 20", 0, "<1b>[3J<20>", "" },
	{ "control characters at both ends", &plain, "0102 5f5f4d5342524f5753455f5f 02 01", 0,
	  "<01><02>__MSBROWSE__<02><01>", "" },
	{ "the name alone", &bare, "4652454420202020202020202020 20 00", 0, "FRED", "" },

	{ "B03: everybody", &plain, "2a 000000000000000000000000000000", 0,
	  "*<00><00><00><00><00><00><00><00><00><00><00><00><00><00><00>", "nbname.any " },
	{ "B03: everybody, coded, has no use", &used, "20 434b414141414141414141414141414141414141414141414141414141414141 00", 0,
	  "*<00><00><00><00><00><00><00><00><00><00><00><00><00><00><00>", "nbname.any " },
	{ "B03: any file server", &plain, "2a534d42534552564552 2020202020 20", 0, "*SMBSERVER<20>", "nbname.server " },
	{ "B03: no name at all", &plain, "2a46524544 20202020202020202020 00", 0, "*FRED<00>", "nbname.asterisk " },
	{ "B15: an IP host, by RFC 1088", &plain, "49502e43302e30302e30322e3041 20 20", 0, "IP.C0.00.02.0A<20>", "nbname.ip " },
	{ "B15: no address", &plain, "49502e43302e30302e30322e3047 20 20", 0, "IP.C0.00.02.0G<20>", "" },

	{ "a name of DNS", &coded, "03 777777 06 7363686f6f6c 00", 0, "www.school", "nbname.bad " },
	{ "letters behind P", &coded, "20 5147464345464545434143414341434143414341434143414341434143414341 00", 0,
	  "QGFCEFEECACACACACACACACACACACACA", "nbname.bad " },
	{ "small letters", &coded, "20 6547464345464545434143414341434143414341434143414341434143414341 00", 0,
	  "eGFCEFEECACACACACACACACACACACACA", "nbname.bad " },
	{ "the root", &coded, "00", 0, "", "nbname.bad " },
};

Test(nbname, names)
{
	for (size_t i = 0; i < COUNT(names); i++) {
		struct made got = make(names[i].row, names[i].bytes, names[i].at, EXACT);

		cr_expect_str_eq(got.text, names[i].text, "%s: %s", names[i].what, got.text);
		cr_expect_str_eq(got.notes, names[i].notes, "%s: %s", names[i].what, got.notes);
		cr_expect_eq(got.fault, WHOLE, "%s", names[i].what);
		cr_expect_eq(got.left, 0, "%s", names[i].what);
		cr_expect_eq(got.name.bad, !!strstr(names[i].notes, "nbname.bad"), "%s", names[i].what);
	}
}

/* People see what the last byte means, wherever they see a whole name. */
Test(nbname, for_people)
{
	cr_expect_str_eq(make(&coded, FRED "00", 0, SHOWN).text, "FRED<20> (Server service)");
	cr_expect_str_eq(make(&plain, "4652454420202020202020202020 20 1d", 0, SHOWN).text, "FRED<1d> (Local Master Browser)");
	cr_expect_str_eq(make(&bare, "4652454420202020202020202020 20 1d", 0, SHOWN).text, "FRED<1d> (Local Master Browser)");
}

/* Labels that end nowhere: what stood before is shown, and nothing is read behind it. */
Test(nbname, without_an_end)
{
	static const char *const bytes[] = { "c000 0000", FRED "c000 0000", FRED "40 61 00", "80 61 00" };

	for (size_t i = 0; i < COUNT(bytes); i++) {
		struct made got = make(&coded, bytes[i], 0, EXACT);

		cr_expect_eq(got.fault, MALFORMED, "%zu", i);
		cr_expect(strstr(got.notes, "nbname.malformed"), "%zu: %s", i, got.notes);
	}
}

Test(nbname, cut)
{
	struct made got = make(&coded, "20 4547", 0, EXACT);

	cr_expect_eq(got.fault, MALFORMED);
	cr_expect_str_eq(got.text, "", "no node");
	cr_expect_eq(make(&plain, "4652", 0, EXACT).fault, MALFORMED);
}
