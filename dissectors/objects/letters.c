/*
 * Letters, as their authors wrote them: POP3's RETR (RFC 1939 section 5),
 * SMTP's DATA and BDAT (RFC 5321 section 4.1.1.4, RFC 3030).  CRLF stays, added
 * dots and the line that is only a dot go.
 *
 * The first bytes are held back until the header is there, since the subject
 * names the letter.  Bytes behind a gap still go to the letter, if its message
 * goes on there: it is then said to have a hole.
 */

#include <stdlib.h>
#include <string.h>
#include "dissectors/application/pop3.h"
#include "dissectors/application/smtp.h"
#include "dissectors/coding/line.h"
#include "dissectors/engine/registry.h"
#include "dissectors/mail/imf.h"
#include "dissectors/mail/imf_header.h"
#include "dissectors/mail/words.h"
#include "dissectors/objects/extractors.h"
#include "dissectors/objects/letters.h"

enum { HEAD_MAX = 1 << 16, PIECE = 1 << 14, SUBJECT_READ = 512 };

bool
letters_want(const struct heard *h)
{
	return h->of == &registry.entries[ENTRY_pop3] || h->of == &registry.entries[ENTRY_smtp];
}

/* The letter's first subject, in so many bytes of a name's; 0: none that says anything. */
static size_t
read_subject(const uint8_t *head, size_t n, uint8_t *to)
{
	struct imf_piece piece = { .kind = IMF_FIELD };
	size_t len = 0;

	for (size_t at = 0; at < n && piece.kind < IMF_EMPTY && !len; at += piece.whole) {
		piece = imf_piece_at(head + at, n - at, !at);
		if (piece.kind != IMF_FIELD || !text_is(head + at, piece.name, "Subject") || piece.value >= piece.len)
			continue;
		len = piece.len - piece.value < SUBJECT_READ ? piece.len - piece.value : SUBJECT_READ;
		len = words_decode(head + at + piece.value, len, false, to);
	}
	return charset_is_utf8(to, len, true) && !memmem(to, len, "=?", 2) ? len : 0;
}

static void
begin(struct letter *l, const struct object_sink *sink)
{
	uint8_t name[3 * SUBJECT_READ + 4];
	struct object o = { .name = name, .fallback = "letter", .ending = ".eml", .stream = l->stream };

	o.n = read_subject(l->head, imf_header_length(l->head, l->head_len), name);
	l->object = sink->begin(sink->of, &o);
	l->begun = true;
	if (l->object && l->head_len)
		sink->write(sink->of, l->object, l->head, l->head_len);
	free(l->head);
	l->head = NULL;
	l->head_len = 0;
}

/* Bytes of the letter as it was written. */
static void
put(struct letter *l, const uint8_t *bytes, size_t n, const struct object_sink *sink)
{
	if (!l->begun && !l->head)
		l->head = malloc(HEAD_MAX);
	if (!l->begun && (!l->head || l->head_len + n > HEAD_MAX))
		begin(l, sink);
	if (!l->begun) {
		memcpy(l->head + l->head_len, bytes, n);
		l->head_len += n;
		if (imf_header_length(l->head, l->head_len) < l->head_len)
			begin(l, sink);
	} else if (l->object) {
		sink->write(sink->of, l->object, bytes, n);
	}
}

static void
finish_as(struct letter *l, const struct object_sink *sink, enum object_end how)
{
	if (!l->open)
		return;
	if (!l->begun)
		begin(l, sink);
	if (l->object)
		sink->end(sink->of, l->object, l->hole ? OBJECT_GAP : how);
	*l = (struct letter){ .open = false };
}

void
letters_finish(void *state, const struct object_sink *sink)
{
	finish_as(state, sink, OBJECT_CAPTURE_ENDS);
}

/* A line that is only a dot, and did not end the letter after all. */
static void
put_dot(struct letter *l, const struct object_sink *sink)
{
	put(l, (const uint8_t *)(l->bare_dot ? ".\n" : ".\r\n"), l->bare_dot ? 2 : 3, sink);
	l->dots = (struct dots){ .ends = l->dots.ends };
}

/* Lines of a letter. */
static void
hear_dotted(struct letter *l, const struct heard *h, const struct object_sink *sink)
{
	uint8_t text[PIECE + 1];

	for (size_t at = 0, took, got; at < h->n; at += took) {
		if (l->dots.ended)
			put_dot(l, sink);
		took = dots_take(&l->dots, h->bytes + at, h->n - at < PIECE ? h->n - at : PIECE, text, &got);
		put(l, text, got, sink);
		if (l->dots.ended)
			l->bare_dot = (took > 1 ? h->bytes[at + took - 2] : l->last) != '\r';
		l->last = h->bytes[at + took - 1];
	}
	if (!h->ends)
		return;
	if (l->dots.ended || h->how != MESSAGE_AT_GAP)
		finish_as(l, sink, l->dots.ended || h->how == MESSAGE_WHOLE ? OBJECT_WHOLE : OBJECT_CUT);
	else
		l->hole = true;
}

/* Bytes that BDAT announced: as they are. */
static void
hear_chunk(struct letter *l, const struct heard *h, bool last, const struct object_sink *sink)
{
	put(l, h->bytes, h->n, sink);
	if (h->ends && h->how != MESSAGE_WHOLE)
		l->hole = true;
	if (h->ends && last)
		finish_as(l, sink, OBJECT_WHOLE);
}

/* What a message has to do with letters. */
enum role {
	NOTHING, ANOTHER,	/* of the other side; of this one: a letter that goes on behind a gap would be here */
	DOTTED, CHUNK, LAST_CHUNK,
};

/* RFC 3030 section 2: "BDAT 0 LAST" ends a letter, and nothing follows it. */
static bool
ends_chunks(const struct heard *h)
{
	struct smtp_line line = smtp_line(h->bytes, h->n);
	uint64_t size;
	bool last;

	return line.command == SMTP_BDAT && h->begins && line.rest < h->n &&
	    smtp_chunk_size(h->bytes + line.rest, h->n - line.rest, &size, &last) && last && !size;
}

static enum role
smtp_role(const struct heard *h)
{
	struct smtp_fact f = smtp_unpack(h->fact);

	if (h->from != FROM_CLIENT)
		return NOTHING;
	if (f.kind == SMTP_TEXT)
		return DOTTED;
	if (f.kind == SMTP_CHUNK)
		return f.flags & SMTP_LAST ? LAST_CHUNK : CHUNK;
	if (f.kind == SMTP_COMMAND && f.command == SMTP_BDAT)
		return ends_chunks(h) ? LAST_CHUNK : NOTHING;
	return ANOTHER;
}

static enum role
pop3_role(const struct heard *h)
{
	if (h->from != FROM_SERVER)
		return NOTHING;
	struct pop3_fact fact = pop3_unpack(h->fact);

	return fact.kind == POP3_LINES && fact.command == POP3_RETR ? DOTTED : ANOTHER;
}

void
letters_hear(void *state, const struct heard *h, const struct object_sink *sink)
{
	struct letter *l = state;
	bool smtp = h->of == &registry.entries[ENTRY_smtp];
	enum role role = smtp ? smtp_role(h) : pop3_role(h);

	if (role == NOTHING)
		return;
	if (role == ANOTHER) {
		finish_as(l, sink, OBJECT_CUT);
		return;
	}
	if (!l->open && smtp)
		l->dots.ends = DOTS_CRLF;	/* whatever the text's lines end with: RFC 5321 section 4.1.1.4 */
	l->open = true;
	l->stream = h->stream;
	if (role == DOTTED)
		hear_dotted(l, h, sink);
	else if (smtp_unpack(h->fact).kind == SMTP_CHUNK)
		hear_chunk(l, h, role == LAST_CHUNK, sink);
	else
		finish_as(l, sink, OBJECT_WHOLE);
}

const struct extractor letters = { "imf", sizeof(struct letter), letters_want, letters_hear, letters_finish };
