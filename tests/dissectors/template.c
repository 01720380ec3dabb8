/* Templates: taken apart, and filled. */

#include <stdlib.h>
#include "dissectors/engine/template.h"
#include "tests/dissectors/decode.h"
#include "ui/text/template.h"

static const struct value colours[] = { { 1, "red" }, { 2, "blue" }, { 0, NULL } };

enum { COLOUR, WORD, HIGH, LOW, ABSENT, SET, UNSET, LISTED };

static const struct field fields[] = {
	[COLOUR] = { "t.colour", "Colour", UINT, 1, DEC, colours },
	[WORD]   = { "t.word", "Word", UINT, 1, HEX, .parts = 2 },
	[HIGH]   = { "t.high", "High", UINT, 1, .mask = 0xf0 },
	[LOW]    = { "t.low", "Low", UINT, 1, .mask = 0x0f, .values = colours },
	[ABSENT] = { "t.absent", "Absent", UINT, 1, .listed = " absent " },
	[SET]    = { "t.set", "Set", BOOL, .listed = ", set" },
	[UNSET]  = { "t.unset", "Unset", BOOL, .listed = ", not set" },
	[LISTED] = { "t.listed", "Listed", GROUP, .values = colours, .listed = " " },
};

static const struct field also_fields[] = {
	{ "t.opt.size", "Size", UINT, 2, .unit = "bytes", .listed = " of ", .parts = 1 },
	{ "t.opt.high", "High", UINT, 2, .mask = 0xff00 },
};
static const struct dissector also = { .proto = { "t.opt", "Options", PROTOCOL }, ROWS(also_fields) };
static const struct field outer = { "o.ttl", "TTL", UINT, 1 };

static const struct field *
find(const char *name, size_t len)
{
	return len == 5 && !memcmp(name, "o.ttl", 5) ? &outer : NULL;
}

/* Of an outer layer with o.ttl 64: colour, word 0x42, groups of three colours and size of the layer t. */
static void
dissect(struct dissection *d)
{
	add_uint(d, COLOUR);
	add_uint(d, WORD);
	for (unsigned colour = 1; colour <= 3; colour++) {
		struct node *group = open_group(d, LISTED, colour);

		add_derived(d, SET, 1);
		add_derived(d, UNSET, 0);
		close_group(d, group);
	}
	add_uint_row(d, &also_fields[0]);
}

static const struct dissector t = {
	.proto = { "t", "Test", PROTOCOL }, ROWS(fields), .also = &also, .dissect = dissect,
};

/* The template filled for a packet of these bytes, or "!" and the place that is not understood. */
static const char *
filled(const char *template, uint8_t colour)
{
	static char text[512];
	const uint8_t bytes[] = { 64, colour, 0x42, 0x01, 0x00 };
	struct node nodes[32];
	uint8_t same[] = { 0, 1, 2, 3, 4, 5, 6, 7 };
	struct entry also_entry = { .x = &also, .same = same, .rows = COUNT(also_fields) };
	struct entry e = { .x = &t, .same = same, .also = &also_entry, .rows = COUNT(fields) + COUNT(also_fields) };
	struct dissection d = {
		.p = bytes + 1, .end = bytes + sizeof bytes, .base = bytes, .nodes = nodes,
		.capacity = COUNT(nodes), .sources = { { bytes, sizeof bytes, NULL } }, .source_count = 1,
	};
	const char *wrong = NULL;
	struct out o;

	template_reset();
	e.summaries[0] = template_compile(&t, template, find, &wrong);
	if (!e.summaries[0]) {
		cr_assert(wrong);
		return strcat(strcpy(text, "!"), wrong);
	}
	add_node(&d, &outer, 64, bytes, 1);
	add_node(&d, &t.proto, 0, bytes + 1, 4);
	d.list = (struct listing){ .of = &e, .first = 1 };
	d.depth++;
	t.dissect(&d);
	cr_assert(out_open(&o, -1));
	put_summary(&o, &d);
	memcpy(text, o.start, (size_t)(o.p - o.start));
	text[o.p - o.start] = 0;
	out_close(&o);
	return text;
}

static const struct {
	const char *what, *template, *text;
} rows[] = {
	{ "plain", "as it is", "as it is" },
	{ "empty", "", "" },
	{ "meaning", "a {t.colour} one", "a blue one" },
	{ "value", "{t.colour#}", "2" },
	{ "in hexadecimal", "{t.colour%}", "0x02" },
	{ "value without a meaning", "{t.word}", "0x42" },
	{ "two in a row", "{t.colour}{t.colour#}", "blue2" },
	{ "of options, with its unit", "{t.opt.size}", "256 bytes" },
	{ "of options, bare", "{t.opt.size#}", "256" },
	{ "bits of another row", "{t.high}/{t.low}/{t.low#}", "4/blue/2" },
	{ "bits of a row of options", "{t.opt.high}", "1" },
	{ "another protocol's", "ttl={o.ttl}", "ttl=64" },
	{ "text and value", "x{, is |t.colour}", "x, is blue" },
	{ "text and bare value", "x{, is |t.colour#}", "x, is 2" },
	{ "text alone", "x{ coloured|t.colour|}", "x coloured" },
	{ "text and value, but no row", "x{, is |t.absent}.", "x." },
	{ "text alone, but no row", "x{ there|t.absent|}.", "x." },
	{ "no row", "x{t.absent}.", "x." },
	{ "text in front of an optional one", "a{b|t.colour|}c{d|t.absent|}e", "abce" },
	{ "optional bits", "{low |t.low}", "low blue" },
	{ "optional of another protocol", "{ttl |o.ttl}", "ttl 64" },

	{ "all that is listed", "a{...}, {t.colour#}", "a red, set blue, set Unknown (3), set of 256 bytes, 2" },
	{ "two dots", "{..}", "!{..}" },

	{ "unknown name", "x {t.nothing}", "!{t.nothing}" },
	{ "a part of a name", "{t.colou}", "!{t.colou}" },
	{ "more than a name", "{t.colours}", "!{t.colours}" },
	{ "no name", "x{}", "!{}" },
	{ "no name, only a form", "{#}", "!{#}" },
	{ "text without a name", "{text|}", "!{text|}" },
	{ "not closed", "x {t.colour", "!{t.colour" },
};

Test(template, compiled_and_filled)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *text = filled(rows[i].template, 2);

		cr_expect_str_eq(text, rows[i].text, "%s: '%s'", rows[i].what, text);
	}
}

Test(template, value_without_a_meaning_of_its_own)
{
	cr_expect_str_eq(filled("{t.colour}", 1), "red");
	cr_expect_str_eq(filled("{t.colour}", 9), "9");
}

/* More parts than there is room for: an error, and no write behind the end. */
Test(template, too_many_parts)
{
	const char *wrong;
	int i;

	template_reset();
	for (i = 0; i < 100000 && template_compile(&t, "{t.colour}{t.word}", find, &wrong); i++)
		;
	cr_expect_lt(i, 100000);
	cr_expect_gt(i, 1000);
	cr_expect(wrong);
}
