/* Letters: header fields, what is wrong with them, the body.  S19, R01, R02. */

#include <stdio.h>
#include "tests/dissectors/decode.h"

/* Text as hexadecimal, until the next call. */
static const char *
hex_of(const char *text, size_t n)
{
	static char hex[2 * BYTES_ROOM + 1];

	cr_assert_leq(n, BYTES_ROOM);
	for (size_t i = 0; i < n; i++)
		sprintf(hex + 2 * i, "%02x", (uint8_t)text[i]);
	hex[2 * n] = 0;
	return hex;
}

/* What it must give by RFC 5322, as lists need it: without what explains; the values of fields as tshark gives them. */
static const struct sample letters[] = {
	{ "fields, a fold, names in any case, no space, a body",
	  "Date: Mon, 14 Feb 2000 19:04:23 GMT\r\n"
	  "MESSAGE-ID:<1@a.example>\r\n"
	  "Received: from a\r\n\tby b;\r\n Mon\r\n"
	  "Errors-To: x@a.example \r\n"
	  "X-Odd: =?utf-8?q?=D1=8F?=\r\n"
	  "Subject: \r\n"
	  "From:   A <a@a.example>\r\n"
	  "\r\n"
	  "one\r\n\r\ntwo",
	  "imf\n"
	  "  imf.date Mon, 14 Feb 2000 19:04:23 GMT\n    imf.field.name Date\n"
	  "  imf.message_id <1@a.example>\n    imf.field.name MESSAGE-ID\n"
	  "  imf.received from a\\r\\n\\tby b;\\r\\n Mon\n    imf.field.name Received\n"
	  "  imf.errors_to x@a.example \n    imf.field.name Errors-To\n"
	  "  imf.extension X-Odd: я\n    imf.extension.type X-Odd\n    imf.extension.value я\n"
	  "  imf.subject \n    imf.field.name Subject\n"
	  "  imf.from A <a@a.example>\n    imf.field.name From\n"
	  "  imf.body one\\r\\n\\r\\ntwo\n    imf.body.lines 3\n",
	  "from: A <a@a.example>, subject: " },
	{ "no header, S19", "nu-i-nu...\r\n",
	  "imf\n  imf.no_header\n  imf.body nu-i-nu...\\r\\n\n    imf.body.lines 1\n",
	  "a letter without sender and subject" },
	{ "an empty line first: no header, but not by mistake", "\r\nhello\r\n",
	  "imf\n  imf.body hello\\r\\n\n    imf.body.lines 1\n", NULL },
	{ "the line of a mailbox, R02; space before the colon", "From a@b Fri Mar 03 23:32:48 2000\r\nSubject : x\r\n\r\n",
	  "imf\n  imf.mbox From a@b Fri Mar 03 23:32:48 2000\n  imf.subject x\n    imf.field.name Subject\n",
	  "subject: x" },
	{ "two broken lines are a body; only the first line is a mailbox's",
	  "To: a\r\nwhat is this\r\nFrom b: c\r\nCc: d\r\n\r\n.\r\n",
	  "imf\n  imf.to a\n    imf.field.name To\n  imf.no_empty_line\n"
	  "  imf.body what is this\\r\\nFrom b: c\\r\\nCc: d\\r\\n\\r\\n.\\r\\n\n    imf.body.lines 5\n", NULL },
	{ "a broken line between fields", "To: a\r\nwhat is this\r\nCc: d\r\n\r\n",
	  "imf\n  imf.to a\n    imf.field.name To\n  imf.broken what is this\n  imf.broken.note\n"
	  "  imf.cc d\n    imf.field.name Cc\n", NULL },
	{ "no empty line", "To: a\r\nDear friend,\r\nhello\r\n",
	  "imf\n  imf.to a\n    imf.field.name To\n  imf.no_empty_line\n"
	  "  imf.body Dear friend,\\r\\nhello\\r\\n\n    imf.body.lines 2\n", NULL },
	{ "cut in a line", "To: a\r\nSubj", "imf\n  imf.to a\n    imf.field.name To\n  imf.broken Subj\n  imf.broken.note\n", NULL },
	{ "cut in a fold", "To:\r\n\t", "imf\n  imf.to \n    imf.field.name To\n", NULL },
	{ "lone LFs are said once", "To: a\nCc: b\n\nx\n",
	  "imf\n  imf.to a\n    imf.field.name To\n  imf.line.bare_lf\n  imf.cc b\n    imf.field.name Cc\n"
	  "  imf.body x\\n\n    imf.body.lines 1\n", NULL },
	{ "a lone LF in the body", "To: a\r\n\r\nx\ny\r\n",
	  "imf\n  imf.to a\n    imf.field.name To\n  imf.body x\\ny\\r\\n\n    imf.body.lines 2\n    imf.line.bare_lf\n", NULL },
};

Test(imf, letters)
{
	for (size_t i = 0; i < COUNT(letters); i++) {
		const struct sample *s = &letters[i];
		struct decoded got = decode_text(ENTRY_imf, s->bytes, true);

		cr_expect_str_eq(got.tree, s->tree, "%s:\n%s", s->name, got.tree);
		if (s->info)
			cr_expect_str_eq(got.info, s->info, "%s: %s", s->name, got.info);
		check_flips(ENTRY_imf, hex_of(s->bytes, strlen(s->bytes)));
	}
}

/* Every prefix is a letter as well: nothing is read behind it. */
Test(imf, prefixes)
{
	for (size_t i = 0; i < COUNT(letters); i++)
		for (size_t n = strlen(letters[i].bytes); n > 0; n--)
			decode(ENTRY_imf, hex_of(letters[i].bytes, n));
}

/* Dissect a letter, and say how many nodes that makes. */
static struct dissection
dissect_letter(const char *text, size_t n)
{
	static struct node nodes[NODES_ROOM];
	struct dissection d = { .nodes = nodes, .capacity = NODES_ROOM };
	struct packet k = { .bytes = guarded((const uint8_t *)text, n), .captured = (uint32_t)n, .wire = (uint32_t)n };

	cr_assert_null(registry_start());
	dissect_from(&d, &registry.entries[ENTRY_imf], &k);
	check_nodes(&d, "letter");
	return d;
}

/* Nodes of that name; *last: the last of them. */
static int
count_nodes(const struct dissection *d, const char *abbrev, const struct node **last)
{
	int count = 0;

	for (uint32_t i = 0; i < d->count; i++) {
		if (strcmp(d->nodes[i].field->abbrev, abbrev))
			continue;
		count++;
		*last = &d->nodes[i];
	}
	return count;
}

/* The limit is 500 pieces of a header: what is behind them is one node, and the body is found. */
Test(imf, thousands_of_fields)
{
	static char text[BYTES_ROOM];
	const struct node *node = NULL;
	size_t n = 0, shown = 0;

	for (int i = 0; i < 9000; i++) {
		n += (size_t)sprintf(text + n, i % 2 ? "broken %d\r\n" : "To: %d\r\n", i);
		shown = i == 499 ? n : shown;
	}
	size_t header = n;

	n += (size_t)sprintf(text + n, "\r\nbody\r\n");
	struct dissection d = dissect_letter(text, n);

	cr_expect_eq(count_nodes(&d, "imf.to", &node), 250);
	cr_expect_eq(count_nodes(&d, "imf.fields", &node), 1);
	cr_expect_eq(node->off, shown);
	cr_expect_eq(node->len, header + 2 - shown);
	cr_expect_eq(count_nodes(&d, "imf.body", &node), 1);
	cr_expect_eq(node->len, 6);
}

/* RFC 5322 section 2.1.1: 998 characters without CRLF. */
Test(imf, long_lines)
{
	static char text[4096];
	const struct node *node = NULL;

	for (int over = 0; over < 2; over++) {
		size_t n = (size_t)sprintf(text, "To: %0*d\r\n\r\n%0*d\r\n", 994 + over, 0, 998 + over, 0);
		struct dissection d = dissect_letter(text, n);

		cr_expect_eq(count_nodes(&d, "imf.line.long", &node), 2 * over);
	}
}
