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
#include "dissectors/engine/registry.h"
#include "dissectors/mail/dots.h"
#include "dissectors/mail/imf.h"
#include "dissectors/objects/extractors.h"

enum { HEAD_MAX = 1 << 16, PIECE = 1 << 14 };

/* The letter of a conversation that is on its way. */
struct letter {
	bool open, begun;		/* there is one; the sink has it */
	bool hole;
	void *object;
	struct dots dots;
	uint32_t stream;
	uint8_t *head;
	size_t head_len;
};

static bool
wants(const struct heard *h)
{
	return h->of == &registry.entries[ENTRY_pop3];
}

/* The value of the header's first field of that name, without folds; 0 bytes: it has none. */
static size_t
find_field(const uint8_t *head, size_t n, const char *name, const uint8_t **value)
{
	size_t len = strlen(name);

	for (const uint8_t *p = head, *end = head + n, *lf; (lf = memchr(p, '\n', (size_t)(end - p))); p = lf + 1) {
		if ((size_t)(lf - p) <= len || strncasecmp((const char *)p, name, len))
			continue;
		for (p += len; p < lf && (*p == ' ' || *p == '\t'); p++)
			;
		*value = p;
		return (size_t)(lf - p) - (lf > p && lf[-1] == '\r');
	}
	return 0;
}

/* A subject that needs no decoding. */
static bool
is_readable(const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] >= 0x80 || (p[i] == '=' && i + 1 < n && p[i + 1] == '?'))
			return false;
	return true;
}

static void
begin(struct letter *l, const struct object_sink *sink)
{
	struct object o = { .fallback = "letter", .ending = ".eml", .stream = l->stream };

	o.n = find_field(l->head, imf_header_length(l->head, l->head_len), "subject:", &o.name);
	if (!is_readable(o.name, o.n))
		o.n = 0;
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

static void
finish(void *state, const struct object_sink *sink)
{
	finish_as(state, sink, OBJECT_CAPTURE_ENDS);
}

/* Lines of a letter. */
static void
hear_dotted(struct letter *l, const struct heard *h, const struct object_sink *sink)
{
	uint8_t text[PIECE + 1];

	for (size_t at = 0; at < h->n && !l->dots.ended;) {
		size_t n = h->n - at < PIECE ? h->n - at : PIECE, got;

		at += dots_take(&l->dots, h->bytes + at, n, text, &got);
		put(l, text, got, sink);
	}
	if (!h->ends)
		return;
	if (l->dots.ended || h->how != MESSAGE_AT_GAP)
		finish_as(l, sink, l->dots.ended ? OBJECT_WHOLE : OBJECT_CUT);
	else
		l->hole = true;
}

static void
hear(void *state, const struct heard *h, const struct object_sink *sink)
{
	struct letter *l = state;
	bool letter = h->from == FROM_SERVER && h->fact == pop3_fact(POP3_LINES, POP3_RETR);

	if (!letter) {
		if (h->from == FROM_SERVER)	/* so behind a gap it did not go on */
			finish_as(l, sink, OBJECT_GAP);
		return;
	}
	l->open = true;
	l->stream = h->stream;
	hear_dotted(l, h, sink);
}

const struct extractor letters = { "imf", sizeof(struct letter), wants, hear, finish };
