/* Domain names: labels, pointers, and what is none.  RFC 1035 section 4.1.4, RFC 4343 section 2.1. */

#include <stdio.h>
#include <stdlib.h>
#include "tests/dissectors/decode.h"

/* A question after 12 bytes of header, so that its name begins at 0x0c; and a record after it. */
#define QUESTION "1234 0100 0001 0000 0000 0000 "
#define QUESTIONS(n) "1234 0100 " n " 0000 0000 0000 "
#define TYPE_AND_CLASS " 0001 0001 "
#define TEN "0161 0161 0161 0161 0161 "
#define FIFTY TEN TEN TEN TEN TEN
#define LONG FIFTY FIFTY FIFTY FIFTY FIFTY

static const struct {
	const char *what, *bytes, *line, *info;		/* line: the last question's name; NULL: bad */
} names[] = {
	{ "labels", QUESTION "03777777 06 7363686f6f6c 00" TYPE_AND_CLASS, "dns.qry.name www.school",
	  "Standard query 0x1234 A www.school" },
	{ "the root", QUESTION "00" TYPE_AND_CLASS, "dns.qry.name <Root>", "Standard query 0x1234 A <Root>" },
	{ "a pointer", QUESTIONS("0002") "03777777 0161 00" TYPE_AND_CLASS "046d61696c c010" TYPE_AND_CLASS,
	  "dns.qry.name mail.a", "Standard query 0x1234 A www.a A mail.a" },
	{ "nothing but a pointer", QUESTIONS("0002") "0161 00" TYPE_AND_CLASS "c00c" TYPE_AND_CLASS,
	  "dns.qry.name a", "Standard query 0x1234 A a A a" },
	{ "a pointer to a pointer", QUESTIONS("0003") "0161 00" TYPE_AND_CLASS "0162 c00c" TYPE_AND_CLASS
	  "0163 c013" TYPE_AND_CLASS, "dns.qry.name c.b.a", "Standard query 0x1234 A a A b.a A c.b.a" },
	{ "a dot in a label", QUESTION "03612e62 0163 00" TYPE_AND_CLASS, "dns.qry.name a.b.c",
	  "Standard query 0x1234 A a\\.b.c" },
	{ "only dots and backslashes", QUESTION "032e5c2e 00" TYPE_AND_CLASS, "dns.qry.name .\\.",
	  "Standard query 0x1234 A \\.\\\\\\." },
	{ "an escape sequence", QUESTION "041b5b334a 00" TYPE_AND_CLASS, "dns.qry.name \\x1b[3J",
	  "Standard query 0x1234 A \\x1b[3J" },
	{ "a name of Unicode stays as it was sent", QUESTION "0a 786e2d2d6a316168666c 00" TYPE_AND_CLASS,
	  "dns.qry.name xn--j1ahfl", "Standard query 0x1234 A xn--j1ahfl" },
	{ "UTF-8, as mDNS has it", QUESTION "04d0bcd0b8 00" TYPE_AND_CLASS, "dns.qry.name ми",
	  "Standard query 0x1234 A ми" },
	{ "255 bytes", QUESTION LONG "03616161 00" TYPE_AND_CLASS, "dns.qry.name.len 253", NULL },

	{ "256 bytes", QUESTION LONG "0461616161 00" TYPE_AND_CLASS, NULL, NULL },
	{ "256 bytes by a pointer", QUESTIONS("0002") LONG "03616161 00" TYPE_AND_CLASS
	  "0161 c00c" TYPE_AND_CLASS, NULL, NULL },
	{ "a pointer to itself", QUESTION "c00c" TYPE_AND_CLASS, NULL, NULL },
	{ "a pointer to the labels before it", QUESTION "0161 c00c" TYPE_AND_CLASS, NULL, NULL },
	{ "a pointer forward", QUESTIONS("0002") "c012" TYPE_AND_CLASS "0161 00" TYPE_AND_CLASS, NULL, NULL },
	{ "two that point at each other", QUESTIONS("0002") "c012" TYPE_AND_CLASS "c00c" TYPE_AND_CLASS, NULL, NULL },
	{ "a pointer to labels that run into it", QUESTIONS("0002") "0161 00 0001 0003" "c012" TYPE_AND_CLASS,
	  NULL, NULL },
	{ "a length of 64", QUESTION "40 61 00" TYPE_AND_CLASS, NULL, NULL },
	{ "a length of 128", QUESTION "80 61 00" TYPE_AND_CLASS, NULL, NULL },
};

Test(domain, names)
{
	for (size_t i = 0; i < COUNT(names); i++) {
		struct decoded got = decode(ENTRY_dns, names[i].bytes);

		cr_expect_eq(has_line(&got, "dns.name.bad"), !names[i].line, "%s: %s", names[i].what, got.tree);
		cr_expect_eq(has_line(&got, "_ws.malformed"), !names[i].line, "%s: %s", names[i].what, got.tree);
		if (names[i].line)
			cr_expect(has_line(&got, names[i].line), "%s: %s", names[i].what, got.tree);
		if (names[i].info)
			cr_expect_str_eq(got.info, names[i].info, "%s: %s", names[i].what, got.info);
		check_cuts(ENTRY_dns, names[i].bytes);
		check_flips(ENTRY_dns, names[i].bytes);
	}
}

/* Of a bad name is shown what comes before it is bad. */
Test(domain, as_far_as_it_goes)
{
	struct decoded got = decode(ENTRY_dns, QUESTION "0161 0162 c00c" TYPE_AND_CLASS);

	cr_expect(has_line(&got, "dns.qry.name a.b"), "%s", got.tree);
	cr_expect_null(strstr(got.tree, "dns.qry.type"), "what follows is not read: %s", got.tree);
}

/* n pointers in a row, each to the one before it, and the first to an "a" that NULL data hold. */
static struct decoded
decode_chain(unsigned n)
{
	static char hex[2048];
	char *p = hex + sprintf(hex, "1234 8000 0000 0002 0000 0000 00 000a 0001 00000000 %04x 0161 00", 3 + 2 * n - 2);
	unsigned at = 12 + 11;		/* header, and the record up to its data */

	for (unsigned i = 0; i < n; i++) {
		p += sprintf(p, i < n - 1 ? "%04x" : "%04x 000c 0001 00000000 0000", 0xc000 | at);
		at = i ? at + 2 : at + 3;
	}
	return decode(ENTRY_dns, hex);
}

/* Pointers make a name long to read, though not long: as many as labels are enough. */
Test(domain, pointers_to_pointers)
{
	struct decoded got = decode_chain(127);

	cr_expect(has_line(&got, "dns.resp.name a"), "%s", got.tree);
	cr_expect_null(strstr(got.tree, "dns.name.bad"), "%s", got.tree);
	got = decode_chain(128);
	cr_expect(has_line(&got, "dns.name.bad"), "%s", got.tree);
}

/* Where nodes run out, names are still read where they are; types and classes look like pointers. */
Test(domain, more_names_than_nodes)
{
	enum { FEWEST = 16, MOST = 40 };
	const char *hex = QUESTIONS("0008") "00 c000c000 00 c000c000 00 c000c000 00 c000c000 "
	    "00 c000c000 00 c000c000 00 c000c000 00 c000c000";

	for (uint32_t room = FEWEST; room <= MOST; room++) {
		struct node *nodes = malloc(room * sizeof *nodes);
		struct dissection d = { .nodes = nodes, .capacity = room };
		size_t n;
		struct packet k = { .bytes = hex_bytes(hex, &n), .number = 1 };

		cr_assert(nodes);
		k.captured = (uint32_t)n;
		struct decoded got = decode_packet(&d, &registry.entries[ENTRY_dns], &k);

		cr_expect(has_line(&got, "dns.qry.name <Root>"), "%u: %s", room, got.tree);
		cr_expect_null(strstr(got.tree, "dns.name.bad"), "%u: %s", room, got.tree);
		free(nodes);
	}
}
