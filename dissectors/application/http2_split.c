/*
 * HTTP/2: where frames end.  RFC 9113 section 4.1.
 *
 * A frame's length stands in its head, and nothing marks where one begins: so
 * the rest of a direction with a gap is not told apart.  Header fields refer to
 * those of earlier blocks by numbers (HPACK); who is shown a block alone has
 * to know how many there were, so they are counted here.
 */

#include <string.h>
#include "dissectors/application/http2.h"
#include "dissectors/coding/hpack.h"

struct state {
	uint32_t left[2];	/* by sender: bytes of the frame at hand that are missing; or see end_of_block() */
	uint32_t added[2];	/* fields, to that side's table */
	uint32_t fact[2];	/* of the message at hand */
	uint32_t body[2];	/* HTTP/2's stream whose DATA is kept until its end; 0: none's */
	uint8_t piece[2];	/* struct cut's, of the frame at hand */
	bool inside[2];		/* a frame's head was let go */
	bool greeted;		/* the client's magic was heard */
	bool lost[2];
};
_Static_assert(sizeof(struct state) <= SPLITTER_STATE_MAX, "state fits");

/* Section 3.4: what a client says first. */
static const uint8_t magic[24] = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

struct http2_head
http2_head(const uint8_t *p)
{
	return (struct http2_head){ .length = (uint32_t)big_endian(p, 3), .type = p[3], .flags = p[4],
	    .stream = (uint32_t)big_endian(p + 5, 4) & INT32_MAX };
}

bool
http2_has_headers(const struct http2_head *head)
{
	return head->type == HTTP2_HEADERS || head->type == HTTP2_PUSH_PROMISE || head->type == HTTP2_CONTINUATION;
}

struct http2_part
http2_part(const struct http2_head *head, const uint8_t *p, size_t n)
{
	enum { PADDING = 1, PROMISED = 4, PRIORITY = 5 };	/* bytes before it */
	bool continues = head->type == HTTP2_CONTINUATION, padded = head->flags & HTTP2_PADDED && !continues && n;
	size_t at = padded ? PADDING : 0, behind = padded ? p[0] : 0;

	if (head->type == HTTP2_PUSH_PROMISE)
		at += PROMISED;
	else if (head->type == HTTP2_HEADERS && head->flags & HTTP2_PRIORITY_FLAG)
		at += PRIORITY;
	if (at > n || behind > head->length || at > head->length - behind)
		return (struct http2_part){ 0, 0 };
	size_t end = head->length - behind;

	return (struct http2_part){ at, (end < n ? end : n) - at };
}

static uint32_t
count_added(const uint8_t *p, size_t n)
{
	struct hpack_item item;
	uint32_t added = 0;

	for (size_t at = 0; hpack_next(p + at, n - at, &item); at += item.len)
		added += item.kind == HPACK_ADDED;
	return added;
}

/* Of a frame, or of bytes that nobody knows. */
static struct cut
go_on(struct state *s, const struct window *w)
{
	uint32_t *fact = &s->fact[w->from];
	struct cut c = { .what = CUT_PART, .len = w->n, .fact = *fact, .piece = s->piece[w->from] };

	c.whole = HTTP2_FACT(HTTP2_BODY, 0);
	if (s->lost[w->from])			/* one message, however it was cut */
		return c;
	if (s->left[w->from] <= w->n) {
		c.what = CUT_END;
		c.len = s->left[w->from];
		s->inside[w->from] = false;
		s->left[w->from] = 0;
		return c;
	}
	s->left[w->from] -= (uint32_t)w->n;
	if (w->after != STREAM_OPEN)		/* more comes as a message of its own, if any */
		*fact = HTTP2_FACT(HTTP2_SEQUEL, 0);
	return c;
}

/*
 * A body may come in many frames, and is whole at the one with END_STREAM, or at
 * trailers.  One at a time of each side is put together: of streams side by side,
 * the first.
 */
static uint8_t
piece_of(struct state *s, const struct window *w, const struct http2_head *head)
{
	uint32_t *body = &s->body[w->from];
	bool ends = head->flags & HTTP2_END_STREAM, first = !*body;
	bool no_more = head->type == HTTP2_RST_STREAM || (head->type == HTTP2_HEADERS && ends);

	if (no_more && *body && *body == head->stream) {
		*body = 0;
		return CUT_PIECES_END;
	}
	if (head->type != HTTP2_DATA || (first ? ends : *body != head->stream))
		return CUT_ALONE;
	*body = ends ? 0 : head->stream;
	return first ? CUT_PIECE_FIRST : ends ? CUT_PIECE_LAST : CUT_PIECE;
}

/* A frame that need not be waited for, or cannot: its bytes are let go as they come. */
static struct cut
let_go(struct state *s, const struct window *w, const struct http2_head *head)
{
	s->inside[w->from] = head->length;
	s->left[w->from] = head->length;
	s->piece[w->from] = piece_of(s, w, head);
	return (struct cut){ .what = head->length ? CUT_PART : CUT_END, .len = HTTP2_HEAD, .fact = s->fact[w->from],
	    .piece = s->piece[w->from], .whole = HTTP2_FACT(HTTP2_BODY, 0) };
}

/* Section 4.3: a block's frames come without others between them.  Gives where they end; 0: not in this window. */
static size_t
end_of_block(struct state *s, const struct window *w)
{
	uint32_t *at = &s->left[w->from];	/* frames before that were seen */
	bool ends = false;

	while (!ends && w->n - *at >= HTTP2_HEAD) {
		struct http2_head head = http2_head(w->bytes + *at);
		bool other = *at && head.type != HTTP2_CONTINUATION;

		if (!other && head.length > w->n - *at - HTTP2_HEAD)
			return 0;
		if (!other)
			*at += HTTP2_HEAD + head.length;
		ends = other || head.flags & HTTP2_END_HEADERS;
	}
	return ends ? *at : 0;
}

/* What a block adds to the table; of one in several frames, that is not known from here on. */
static void
count_block(struct state *s, const struct window *w, const struct http2_head *head, size_t n)
{
	uint32_t *added = &s->added[w->from];
	struct http2_part part = http2_part(head, w->bytes + HTTP2_HEAD, head->length);
	uint32_t more = count_added(w->bytes + HTTP2_HEAD + part.at, part.n);

	if (n > HTTP2_HEAD + head->length || !(head->flags & HTTP2_END_HEADERS) || more > HTTP2_ADDED_MAX - *added)
		*added = HTTP2_ADDED_MAX;
	else
		*added += more;
}

static struct cut
cut_frame(struct state *s, const struct window *w)
{
	uint32_t fact = HTTP2_FACT(HTTP2_FRAME, s->added[w->from]);

	s->fact[w->from] = fact;
	if (w->n < HTTP2_HEAD)
		return (struct cut){ .what = CUT_MORE, .fact = fact };
	struct http2_head head = http2_head(w->bytes);

	if (!http2_has_headers(&head))
		return let_go(s, w, &head);
	size_t n = end_of_block(s, w);

	if (n) {
		count_block(s, w, &head, n);
		s->left[w->from] = 0;
		return (struct cut){ .what = CUT_END, .len = n, .fact = fact, .piece = piece_of(s, w, &head) };
	}
	if (w->after == STREAM_OPEN)
		return (struct cut){ .what = CUT_MORE, .fact = fact };
	s->added[w->from] = HTTP2_ADDED_MAX;
	return let_go(s, w, &head);
}

/* Whether the n bytes are, or begin, the magic. */
static bool
is_magic(const uint8_t *p, size_t n)
{
	return !memcmp(p, magic, n < sizeof magic ? n : sizeof magic);
}

static void
resync(void *state, enum sender from)
{
	struct state *s = state;

	s->lost[from] = true;
	s->piece[from] = CUT_ALONE;
	s->fact[from] = HTTP2_FACT(HTTP2_UNKNOWN, 0);
}

static struct cut
cut(void *state, const struct window *w)
{
	struct state *s = state;

	if (!s->greeted && w->from == FROM_CLIENT && !s->lost[w->from]) {
		if (!is_magic(w->bytes, w->n)) {
			resync(s, w->from);
		} else {
			uint32_t fact = HTTP2_FACT(HTTP2_MAGIC, 0);

			s->greeted = w->n >= sizeof magic;
			return s->greeted ? (struct cut){ .what = CUT_END, .len = sizeof magic, .fact = fact } :
			    (struct cut){ .what = CUT_MORE, .fact = fact };
		}
	}
	return s->inside[w->from] || s->lost[w->from] ? go_on(s, w) : cut_frame(s, w);
}

enum { LINE = 16 };	/* bytes of the magic's first line: who recognises it may know no more */

static bool
recognises(const struct window *w)
{
	return w->from == FROM_CLIENT && w->n >= LINE && is_magic(w->bytes, LINE);
}

bool
http2_may_begin(const struct window *w)
{
	static const uint8_t head[HTTP2_HEAD] = { [3] = HTTP2_SETTINGS };
	bool fits = w->n < 3 || w->bytes[2] % 6 == 0;

	if (w->from == FROM_CLIENT)
		return is_magic(w->bytes, w->n < LINE ? w->n : LINE);
	for (size_t i = 0; i < w->n && i < sizeof head; i++)
		fits &= i == 2 || w->bytes[i] == head[i];
	return fits;
}

const struct splitter http2_splitter = { sizeof(struct state), cut, resync, recognises };
