/* Bodies of letters, part by part. */

#include <string.h>
#include "dissectors/engine/session.h"
#include "dissectors/mail/imf_rows.h"
#include "dissectors/mail/imf_stripped.h"
#include "dissectors/mail/mime_multipart.h"
#include "dissectors/mail/mime_tree.h"

enum {
	NAME, ENCODED, CODING, SIZE, DECODED_SIZE, UNKNOWN, DAMAGED, CUT_OFF, NOT_CODED, CHARSET, DECIDER, SAID, WRONG, UNSURE, NO_CHARSET_ROOM,
	TEXT_ROW, PAGE, DATA, TOO_DEEP, NO_ROOM,
};

static const struct field fields[] = {
	[NAME]     = { "mime.name", "Name of the file", TEXT, .listed = ", ", .generated = true, .costly = true },
	[ENCODED]  = { "mime.body", "Body as sent", BYTES, .costly = true },
	[CODING]   = { "mime.encoding", "Transfer encoding", UINT, .values = transfer_codings, .generated = true, .costly = true },
	[SIZE]     = { "mime.size.sent", "Size as sent", UINT, .unit = "bytes", .generated = true, .costly = true },
	[DECODED_SIZE] = { "mime.size", "Size decoded", UINT, .unit = "bytes", .generated = true, .costly = true },
	[UNKNOWN]  = { "mime.encoding.unknown", "Its transfer encoding is not known: it is shown as it was sent", NOTE, .severity = WARNING, .costly = true },
	[DAMAGED]  = { "mime.encoding.damaged", "Not all of it is in the transfer encoding that it is said to be in", NOTE, .severity = WARNING, .costly = true },
	[CUT_OFF]  = { "mime.cut", "It is cut here: not all of the letter is shown, or was captured", NOTE, .severity = WARNING, .costly = true },
	[NOT_CODED] = { "mime.encoding.none", "It is not in the transfer encoding that it is said to be in", NOTE, .severity = WARNING, .costly = true },
	[CHARSET]  = { "mime.charset", "Character set", UINT, .values = charset_names, .generated = true, .costly = true },
	[DECIDER]  = { "mime.charset.by", "Known from", UINT, .values = readable_reasons, .generated = true, .costly = true },
	[SAID]     = { "mime.charset.said", "It says of itself", UINT, .values = charset_names, .generated = true, .costly = true },
	[WRONG]    = { "mime.charset.wrong", "It is not written in the character set that is said", NOTE, .severity = WARNING, .costly = true },
	[UNSURE]   = { "mime.charset.unknown", "Nothing tells its character set", NOTE, .costly = true },
	[NO_CHARSET_ROOM] = { "mime.charset.no_room", "No memory to make it readable, or too many bodies in this frame", NOTE, .severity = WARNING, .costly = true },
	[TEXT_ROW] = { "mime.text", "Text", TEXT, .lines = true, .costly = true },
	[PAGE]     = { "mime.page", "Source of the page", TEXT, .lines = true, .costly = true },
	[DATA]     = { "mime.data", "Data", BYTES, .costly = true },
	[TOO_DEEP] = { "mime.too_deep", "Too many bodies in bodies: it is not taken apart", NOTE, .severity = WARNING, .costly = true },
	[NO_ROOM]  = { "mime.no_room", "No memory to decode it, or too many bodies in this frame", NOTE, .severity = WARNING, .costly = true },
};

enum { NAMES_ROOM = 1 << 13 };		/* bytes, for a letter */

static void
add_content(struct dissection *d, int row, struct content c)
{
	uint16_t outer = d->source;

	if (!c.bytes.n)
		return;
	look_into(d, c.source);
	add_value(d, row, 0, c.bytes.p, c.bytes.n);
	look_into(d, outer);
}

/* Names are decoded into one place, which grows. */
static void
add_name(struct dissection *d, struct mime_tree *t, const struct mime_header *h)
{
	uint8_t name[MIME_VALUE_ROOM];
	size_t n = mime_name(h, name);

	if (n && !t->names && d->session && (t->names = session_scratch(d->session, NAMES_ROOM))) {
		memset(t->names, 0, NAMES_ROOM);
		t->names_source = add_source(d, t->names, NAMES_ROOM, NULL);
	}
	if (!n || !t->names_source || n > NAMES_ROOM - t->names_n)
		return;
	memcpy(t->names + t->names_n, name, n);
	add_content(d, NAME, (struct content){ { t->names + t->names_n, n }, t->names_source });
	t->names_n += n;
}

/* Whether it reaches to where the letter is cut. */
static bool
is_cut(const struct dissection *d, const struct mime_tree *t, const struct content *body)
{
	const struct source *s = &d->sources[body->source];

	return t->cut && body->bytes.p + body->bytes.n == s->bytes + s->len;
}

static bool
decode(struct dissection *d, const struct mime_tree *t, const struct mime_header *h, struct content *body)
{
	uint8_t *to = d->session ? session_scratch(d->session, transfer_room(body->bytes.n)) : NULL;
	bool sound;

	if (!to)
		return false;
	size_t n = mime_decode(h, body->bytes, to, &sound);
	uint16_t source = add_source(d, to, n, "Decoded part");

	if (!source)
		return false;
	add_value(d, CODING, mime_transfer(h), body->bytes.p, body->bytes.n);
	add_value(d, SIZE, body->bytes.n, body->bytes.p, body->bytes.n);
	add_value(d, DECODED_SIZE, n, body->bytes.p, body->bytes.n);
	if (is_cut(d, t, body))
		add_value(d, CUT_OFF, 0, body->bytes.p + body->bytes.n, 0);
	else if (!sound)
		add_value(d, DAMAGED, 0, body->bytes.p, 0);
	*body = (struct content){ { to, n }, source };
	return true;
}

static bool
is_ascii(struct slice s)
{
	size_t i = 0;

	while (i < s.n && s.p[i] < 0x80 && s.p[i] != 0x1b)	/* ESC: another set of ISO 2022 follows */
		i++;
	return i == s.n;
}

/* What was sent, as it was meant.  A part gets a node for what was sent, if that is not shown as it is; a letter's body has one. */
static struct content
undo(struct dissection *d, const struct mime_tree *t, const struct mime_header *h, struct content body, bool part)
{
	enum transfer_coding coding = mime_transfer(h);
	bool text = mime_kind(h) == MIME_TEXT || mime_kind(h) == MIME_PAGE;
	uint16_t outer = d->source;

	look_into(d, body.source);
	if (part && (transfer_is_coded(coding) || (text && !is_ascii(body.bytes))))
		add_content(d, ENCODED, body);
	if (coding == TRANSFER_UNKNOWN)
		add_value(d, UNKNOWN, 0, body.bytes.p, 0);
	else if (mime_kind(h) == MIME_LETTER && coding == TRANSFER_BASE64 && mime_letter_is_plain(body.bytes.p, body.bytes.n))
		add_value(d, NOT_CODED, 0, body.bytes.p, 0);
	else if (transfer_is_coded(coding) && !decode(d, t, h, &body))
		add_value(d, NO_ROOM, 0, body.bytes.p, 0);
	look_into(d, outer);
	return body;
}

static void
dissect_text(struct dissection *d, const struct mime_header *h, bool page, struct content text)
{
	static const struct readable_rows rows = {
		&fields[CHARSET], &fields[DECIDER], &fields[SAID], &fields[WRONG], &fields[UNSURE], &fields[NO_CHARSET_ROOM],
	};

	struct content sent = text;

	if (!text.bytes.n)
		return;
	if (!is_ascii(text.bytes))
		make_readable(d, &rows, mime_token(h->type, "charset"), &text);
	if (page) {
		add_page_text(d, &fields[TEXT_ROW], text);
		add_content(d, PAGE, text);
		return;
	}
	add_content(d, TEXT_ROW, text);
	add_imf_stripped(d, text);
	dissect_mime_files(d, sent);
}

/* A letter in a letter: RFC 2046 section 5.2.1. */
static void
dissect_letter(struct dissection *d, struct mime_tree *t, struct content letter)
{
	struct aside back = { d->p, d->end, d->base, d->uncaptured, d->source };
	struct imf inner = { .tree = t };

	look_into(d, letter.source);
	d->p = letter.bytes.p;
	d->end = d->p + letter.bytes.n;
	d->uncaptured = 0;
	dissect_imf_letter(d, &inner);
	come_back(d, &back);
}

/* What a part is read with. */
struct reading {
	struct mime_tree *tree;
	bool digest;
};

static enum mime_part_kind
dissect_part(void *of, struct dissection *d, const struct mime_part *part)
{
	static const enum mime_part_kind kinds[] = {
		[MIME_TEXT] = MIME_PART_TEXT, [MIME_PAGE] = MIME_PART_PAGE, [MIME_PARTS] = MIME_PART_PARTS,
		[MIME_LETTER] = MIME_PART_LETTER, [MIME_DATA] = MIME_PART_DATA,
	};
	const struct reading *r = of;
	struct mime_header h;

	mime_read_header(&h, part->header);
	h.digest = r->digest;
	dissect_mime_body(d, r->tree, &h, (struct content){ part->body, d->source }, true);
	return kinds[mime_kind(&h)];
}

/* Where the boundary that is said stands nowhere, the body may have another. */
static bool
dissect_parts(struct dissection *d, struct mime_tree *t, const struct mime_header *h, struct content body)
{
	struct reading r = { t, mime_is(h->type, "multipart/digest") };
	struct mime_reader reader = { dissect_part, &r, t->goes_on, &t->left, mime_token(h->type, "boundary"), false };
	struct slice *said = &reader.boundary;
	bool met = said->n && memmem(body.bytes.p, body.bytes.n, said->p, said->n);

	if (!met) {
		struct slice boundary = mime_boundary_met(body.bytes);

		reader.other = met = boundary.n;
		*said = met ? boundary : *said;
	}
	dissect_mime_multipart(d, h->type, body, &reader);
	return met;
}

void
dissect_mime_body(struct dissection *d, struct mime_tree *t, const struct mime_header *h, struct content body, bool part)
{
	enum mime_kind kind = mime_kind(h);

	add_name(d, t, h);
	if (t->level == MIME_LEVELS_MAX && (kind == MIME_PARTS || kind == MIME_LETTER)) {
		add_content(d, TOO_DEEP, body);
		kind = MIME_DATA;
	}
	if (kind != MIME_PARTS)
		body = undo(d, t, h, body, part);
	t->level++;
	switch (kind) {
	case MIME_PARTS:
		if (!dissect_parts(d, t, h, body))
			dissect_text(d, h, false, body);
		break;
	case MIME_LETTER: dissect_letter(d, t, body); break;
	case MIME_TEXT: dissect_text(d, h, false, body); break;
	case MIME_PAGE: dissect_text(d, h, true, body); break;
	case MIME_DATA: add_content(d, DATA, body); break;
	}
	t->level--;
}

const struct dissector dissector_mime_tree = {
	.proto = { "mime", "Parts of a letter", PROTOCOL },
	ROWS(fields),
	.also = &dissector_mime_files,
};
