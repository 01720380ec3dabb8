/*
 * Letters: the fields of the header.  RFC 5322; imf_names.h says which.
 *
 * A field whose text is decoded (words.h) lies over its bytes as they were
 * sent, and so does a second row, .raw, which shows these: in the tree only
 * where they differ.
 */

#include "dissectors/coding/line.h"
#include "dissectors/mail/imf.h"
#include "dissectors/mail/imf_header.h"
#include "dissectors/mail/imf_names.h"
#include "dissectors/mail/imf_rows.h"

enum {
	/* decoded: each has two more rows, RAW and SAME further on */
	VALUE,
#define X(row, abbrev, name, form, origin) row,
	IMF_DECODED(X)
	DECODED_END, UNDECODED = DECODED_END - 1,
	IMF_UNDECODED(X)
#undef X
	KNOWN_END, RAW = KNOWN_END, SAME = RAW + DECODED_END, OTHERS = SAME + DECODED_END,
	EXTENSION = OTHERS, TYPE, NAME, OTHER_NAME, ORIGIN, ABOUT, PRIORITY_VALUE = ABOUT + IMF_ORIGINS, MBOX, BROKEN, MORE,
	NO_HEADER, IS_BROKEN, NO_EMPTY_LINE,
};

static const struct value origins[] = {
	{ IMF_SENDER, "the sender" }, { IMF_SERVER, "a server on the way" }, { IMF_LIST, "a mailing list" },
	{ IMF_READER, "the mailbox" }, { 0, NULL },
};

static const struct value abouts[] = {
#define X(row, about) { row, about },
	IMF_ABOUT(X)
#undef X
	{ 0, NULL },
};

static const struct value priorities[] = {
	{ 1, "highest" }, { 2, "high" }, { 3, "normal" }, { 4, "low" }, { 5, "lowest" }, { 0, NULL },
};

static const struct field fields[] = {
	[VALUE] = { "imf.extension.value", "Value", WORDS },
	[RAW + VALUE] = { "imf.extension.value.raw", "As sent", TEXT, .costly = true },
	[SAME + VALUE] = { "imf.extension.value.raw", "As sent", TEXT, .costly = true, .hidden = true },
#define X(row, abbrev, name, form, origin) \
	[row] = { "imf." abbrev, name, WORDS }, \
	[RAW + row] = { "imf." abbrev ".raw", "As sent", TEXT, .costly = true }, \
	[SAME + row] = { "imf." abbrev ".raw", "As sent", TEXT, .costly = true, .hidden = true },
	IMF_DECODED(X)
#undef X
#define X(row, abbrev, name, form, origin) [row] = { "imf." abbrev, name, TEXT },
	IMF_UNDECODED(X)
#undef X
	[EXTENSION] = { "imf.extension", "Unknown-Extension", WORDS },
	[TYPE]      = { "imf.extension.type", "Type", TEXT },
	[NAME]      = { "imf.field.name", "Name as sent", TEXT, .hidden = true },
	[OTHER_NAME] = { "imf.field.name", "Name as sent", TEXT },
	/* The explanation says it as well. */
	[ORIGIN]    = { "imf.field.origin", "Written by", UINT, .values = origins, .generated = true, .hidden = true, .costly = true },
	[ABOUT + IMF_ANY]    = { "imf.field.about", "It tells", NOTE, .values = abouts, .costly = true },
	[ABOUT + IMF_SENDER] = { "imf.field.about", "By the sender", NOTE, .values = abouts, .costly = true },
	[ABOUT + IMF_SERVER] = { "imf.field.about", "By a server", NOTE, .values = abouts, .costly = true },
	[ABOUT + IMF_LIST]   = { "imf.field.about", "By the mailing list", NOTE, .values = abouts, .costly = true },
	[ABOUT + IMF_READER] = { "imf.field.about", "By the mailbox", NOTE, .values = abouts, .costly = true },
	[PRIORITY_VALUE] = { "imf.ext.priority.value", "Priority", UINT, .values = priorities, .costly = true },
	[MBOX]      = { "imf.mbox", "Line of a mailbox file, no field", TEXT },
	[BROKEN]    = { "imf.broken", "Line", TEXT },
	[MORE]      = { "imf.fields", "More fields, too many to show one by one", TEXT },
	[NO_HEADER] = { "imf.no_header", "It begins with no header field: all of it is taken as the body", NOTE },
	[IS_BROKEN] = { "imf.broken.note", "It is no header field: there is no name with a colon", NOTE, .severity = WARNING },
	[NO_EMPTY_LINE] = { "imf.no_empty_line", "The body begins without an empty line before it", NOTE, .severity = WARNING },
};

static const struct {
	uint8_t form, origin;
} known[] = {
#define X(row, abbrev, name, form, origin) [row] = { IMF_##form, IMF_##origin },
	IMF_DECODED(X)
	IMF_UNDECODED(X)
#undef X
};

/* RFC 5322 section 1.2.2: names are case-insensitive.  Gives VALUE for one that is not known. */
static int
row_of(const uint8_t *name, size_t n)
{
	for (int i = VALUE + 1; i < KNOWN_END; i++)
		if ((fields[i].name[0] | 0x20) == (*name | 0x20) && text_is(name, n, fields[i].name))
			return i;
	return VALUE;
}
/* 3, or 3 (Normal) */
static void
add_priority(struct dissection *d, const uint8_t *p, size_t n)
{
	if (n && *p >= '1' && *p <= '5')
		add_value(d, PRIORITY_VALUE, (uint64_t)(*p - '0'), p, 1);
}

/* The value as it was sent, and what it took to read it. */
static void
add_raw(struct dissection *d, int row, const uint8_t *p, size_t n)
{
	struct node *raw = add_node(d, &fields[SAME + row], 0, p, n);

	if (add_imf_text(d, p, n))
		raw->field = &fields[RAW + row];
}

/* What explains a field, whose name stands at p, and its value. */
static void
add_details(struct dissection *d, struct imf *m, int row, const uint8_t *p, size_t name, const uint8_t *value, size_t n)
{
	if (row < DECODED_END)
		add_raw(d, row, value, n);
	if (known[row].origin)
		add_value(d, ORIGIN, known[row].origin, p, name);
	if (known[row].origin || meaning(abouts, (uint64_t)row))
		add_value(d, ABOUT + known[row].origin, (uint64_t)row, p, name);
	switch (known[row].form) {
	case IMF_MAILBOXES: case IMF_ADDRESSES: add_imf_addresses(d, value, n, known[row].form == IMF_MAILBOXES); break;
	case IMF_DATE: case IMF_OTHER_DATE: add_imf_date(d, value, n, row == DATE); break;
	case IMF_RECEIVED: add_imf_received(d, m, value, n); break;
	case IMF_ID: add_imf_id(d, m, value, n); break;
	case IMF_IDS: add_imf_ids(d, value, n); break;
	case IMF_PRIORITY: add_priority(d, value, n); break;
	}
}

static void
add_field(struct dissection *d, struct imf *m, const uint8_t *p, const struct imf_piece *piece)
{
	size_t name = piece->name, at = piece->value < piece->len ? piece->value : piece->len;
	int row = row_of(p, name);
	bool other = row != VALUE && memcmp(p, fields[row].name, name) != 0;

	m->from |= row == FROM;
	m->subject |= row == SUBJECT;
	if (row == VALUE)
		add_value(d, EXTENSION, 0, p, piece->len);
	else
		add_value(d, row, 0, p + at, piece->len - at);
	d->depth++;
	add_value(d, row == VALUE ? TYPE : other ? OTHER_NAME : NAME, 0, p, name);
	if (row == VALUE)
		add_value(d, VALUE, 0, p + at, piece->len - at);
	if (!d->brief)
		add_details(d, m, row, p, name, p + at, piece->len - at);
	d->depth--;
}

static void
add_mbox(struct dissection *d, const uint8_t *p, size_t n)
{
	add_value(d, MBOX, 0, p, n);
	d->depth++;
	if (!d->brief)
		add_imf_mbox(d, p, n);
	d->depth--;
}

static void
add_piece(struct dissection *d, struct imf *m, const struct imf_piece *piece)
{
	const uint8_t *p = take(d, piece->whole);

	if (!p)
		return;
	switch (piece->kind) {
	case IMF_FIELD: add_field(d, m, p, piece); break;
	case IMF_MBOX: add_mbox(d, p, piece->len); break;
	case IMF_BROKEN: add_value(d, BROKEN, 0, p, piece->len); break;
	case IMF_EMPTY: case IMF_BODY: break;
	}
	if (piece->kind == IMF_BROKEN)
		add_value(d, IS_BROKEN, 0, p, piece->len);
	add_imf_lines(d, m, p, piece->len, piece->longest, piece->bare);
}

void
dissect_imf_header(struct dissection *d, struct imf *m)
{
	const uint8_t *start = d->p;
	struct imf_piece piece = { .kind = IMF_FIELD };

	if (!d->brief)
		find_imf_hops(m, d->p, left(d));
	while (left(d) && piece.kind < IMF_EMPTY) {
		piece = imf_piece_at(d->p, left(d), d->p == start);
		if (piece.kind < IMF_EMPTY && m->pieces++ == IMF_FIELDS_SHOWN) {
			add_bytes(d, MORE, imf_header_length(d->p, left(d)));
			return;
		}
		add_piece(d, m, &piece);
	}
	if (piece.kind == IMF_BODY)
		add_value(d, d->p == start ? NO_HEADER : NO_EMPTY_LINE, 0, d->p, 0);
}

const struct dissector dissector_imf_fields = {
	.proto = { "imf.headers", "Header of a letter", PROTOCOL },
	ROWS(fields),
	.also = &dissector_imf_text,
};
