/*
 * HTTP: where requests and responses end.  RFC 9112; HTTP/0.9: RFC 1945.
 *
 * Requests may be pipelined, so the methods of those without a response are
 * remembered: a response's body depends on them.  A message is let go as far
 * as it is known to be its own: nothing large is looked through twice.
 *
 * What is no HTTP is a message, too, up to a line that looks like the start
 * of a request or response; so is what stands behind a gap.
 */

#include <string.h>
#include "dissectors/application/http.h"
#include "dissectors/application/http2.h"
#include "dissectors/coding/chunked.h"
#include "dissectors/engine/registry.h"
#include "dissectors/engine/splitter.h"

enum { REMEMBERED = 32 };		/* requests */

enum mode {
	START,			/* a message begins */
	IN_BODY,		/* ... and its framing says where it ends */
	LOST,			/* behind a gap: perhaps a message begins */
	SEARCHING,		/* for the next start line */
};

struct state {
	struct chunked body[2];		/* by sender; of framings by length, left alone */
	uint32_t fact[2];		/* of the message at hand */
	uint8_t methods[REMEMBERED / 4];	/* enum http_asked of requests, by their turn */
	uint32_t asked, answered;	/* so many requests; final responses to them */
	uint8_t mode[2];
	bool paired;			/* the response at hand answers the request `answered` */
};
_Static_assert(sizeof(struct state) <= SPLITTER_STATE_MAX, "state fits");

static void
remember(struct state *s, enum http_asked method)
{
	uint8_t *four = &s->methods[++s->asked % REMEMBERED / 4];
	unsigned at = s->asked % 4 * 2;

	*four = (uint8_t)((*four & ~(3u << at)) | (unsigned)method << at);
}

/* What the next response answers. */
static enum http_asked
next_asked(const struct state *s)
{
	uint32_t turn = s->answered + 1;

	if (s->answered == s->asked || s->asked - turn >= REMEMBERED)
		return HTTP_ASKED_UNKNOWN;
	return (enum http_asked)(s->methods[turn % REMEMBERED / 4] >> turn % 4 * 2 & 3);
}

static uint32_t
turn_at_hand(const struct state *s, enum sender from)
{
	if (HTTP_KIND(s->fact[from]) == HTTP_OTHER)
		return 0;
	return from == FROM_CLIENT ? s->asked : s->paired ? s->answered : 0;
}

static struct cut
more(const struct state *s, const struct window *w)
{
	return (struct cut){ .what = CUT_MORE, .fact = s->fact[w->from] };
}

/* Let go of n bytes.  Where no more can come now, the rest is a message of its own. */
static struct cut
part(struct state *s, const struct window *w, size_t n)
{
	struct cut c = { CUT_PART, n, s->fact[w->from], turn_at_hand(s, w->from), 0 };
	enum http_kind kind = HTTP_KIND(c.fact);

	if (w->after != STREAM_OPEN && n == w->n && kind != HTTP_OTHER)
		s->fact[w->from] = http_fact(HTTP_SEQUEL, HTTP_FRAMING(c.fact), HTTP_ASKED(c.fact));
	return c;
}

static struct cut
end(struct state *s, const struct window *w, size_t n)
{
	s->mode[w->from] = START;
	return (struct cut){ CUT_END, n, s->fact[w->from], turn_at_hand(s, w->from), 0 };
}

/* Whether a message begins at `at` of what may be anything.  Bodies need not end with a line, so responses begin anywhere. */
static enum http_is
begins(const struct window *w, size_t at)
{
	const uint8_t *p = w->bytes + at;

	if (*p != 'H' && p[-1] != '\n')
		return HTTP_IS_NOT;
	return p[-1] == '\n' ? http_looks_like_start(p, w->n - at) : http_looks_like_status(p, w->n - at);
}

/* Up to where a message seems to begin.  The byte before that stays in the window, to end this one. */
static struct cut
search(struct state *s, const struct window *w)
{
	size_t at = 1;
	enum http_is is = HTTP_IS_NOT;

	for (; at < w->n; at++) {
		is = begins(w, at);
		if (is == HTTP_IS)
			return end(s, w, at);
		if (is == HTTP_MAY_BE && w->after == STREAM_OPEN)
			break;
	}
	if (w->after != STREAM_OPEN)
		return part(s, w, w->n);
	return at > 1 ? part(s, w, at - 1) : more(s, w);
}

static struct cut
in_chunks(struct state *s, const struct window *w)
{
	struct chunked *c = &s->body[w->from];
	enum chunked_part what = CHUNK_SIZE;
	size_t at = 0;
	bool ends;

	while (at < w->n && what != CHUNK_BROKEN) {
		at += chunked_next(c, w->bytes + at, w->n - at, &what, &ends);
		if (chunked_done(c))
			return end(s, w, at);
	}
	if (what == CHUNK_BROKEN)
		s->mode[w->from] = SEARCHING;
	return part(s, w, at);
}

static struct cut
in_body(struct state *s, const struct window *w)
{
	uint64_t *left = &s->body[w->from].left;

	switch (HTTP_FRAMING(s->fact[w->from])) {
	case HTTP_BY_CHUNKS:
		return in_chunks(s, w);
	case HTTP_BY_LENGTH:
		if (*left <= w->n)
			return end(s, w, (size_t)*left);
		*left -= w->n;
		return part(s, w, w->n);
	default:
		return part(s, w, w->n);
	}
}

/* RFC 9110 section 7.8. */
static const uint8_t spoken_next[] = {
	[HTTP_TO_ANOTHER] = ENTRY_guess, [HTTP_TO_WEBSOCKET] = ENTRY_websocket, [HTTP_TO_HTTP2] = ENTRY_http2,
};

/* A head is whole, or as whole as it gets: n bytes with the empty lines before it, `at` of them. */
static struct cut
have_head(struct state *s, const struct window *w, const struct http_start *start, struct http_body body,
    size_t at, size_t n)
{
	bool final = start->request || start->number / 100 != 1 || start->number == 101;
	enum http_asked asked = start->request ? HTTP_ASKED_OTHER : next_asked(s);

	http_body_decide(&body, start, asked);
	uint32_t turn = s->answered + 1;
	uint32_t fact = http_fact(start->request ? HTTP_REQUEST : HTTP_RESPONSE, body.framing, asked);

	s->fact[w->from] = HTTP_WITH_TYPE(fact, body.type ? body.type - w->bytes : 0);
	if (start->request)
		remember(s, http_is_name(w->bytes + at, start->method, "HEAD") ? HTTP_ASKED_HEAD :
		    http_is_name(w->bytes + at, start->method, "CONNECT") ? HTTP_ASKED_CONNECT :
		    start->version || start->cut ? HTTP_ASKED_OTHER : HTTP_ASKED_SIMPLE);
	else if ((s->paired = final && s->answered < s->asked))
		s->answered++;
	if (body.framing != HTTP_NO_BODY) {
		s->body[w->from] = (struct chunked){ .left = body.framing == HTTP_BY_LENGTH ? body.length : 0 };
		s->mode[w->from] = IN_BODY;
		return part(s, w, n);
	}
	struct cut c = end(s, w, n);

	if (!final && s->answered < s->asked)
		c.turn = turn;
	if (start->number == 101)
		c.then = spoken_next[body.upgrade];
	else if (asked == HTTP_ASKED_CONNECT && start->number / 100 == 2)
		c.then = ENTRY_guess;
	return c;
}

/* RFC 9112 section 2.2: empty lines before a start line are nobody's. */
static size_t
empty_lines(const struct window *w)
{
	size_t at = 0;

	while (at < w->n && (w->bytes[at] == '\n' || w->bytes[at] == '\r'))
		at++;
	return at;
}

/*
 * No start line: an answer to HTTP/0.9, HTTP/2, or no HTTP.  What a client says so
 * before its request is answered waits: the answer may be that both speak another
 * protocol from here on, whose bytes these are then; and so does a server's
 * greeting in HTTP/2, for the client's.
 */
static struct cut
no_start(struct state *s, const struct window *w)
{
	if (w->from == FROM_SERVER && next_asked(s) == HTTP_ASKED_SIMPLE) {
		s->answered++;
		s->paired = true;
		s->fact[w->from] = http_fact(HTTP_SIMPLE, HTTP_TO_THE_END, HTTP_ASKED_SIMPLE);
		s->mode[w->from] = IN_BODY;
		return in_body(s, w);
	}
	s->fact[w->from] = http_fact(HTTP_OTHER, HTTP_TO_THE_END, HTTP_ASKED_UNKNOWN);
	if (!s->asked && http2_splitter.recognises(w))
		return (struct cut){ .what = CUT_CHANGE, .then = ENTRY_http2 };
	bool waits = s->asked ? w->from == FROM_CLIENT && s->answered < s->asked : http2_may_begin(w);

	if (waits && w->after == STREAM_OPEN)
		return more(s, w);
	s->mode[w->from] = SEARCHING;
	return search(s, w);
}

static struct cut
head(struct state *s, const struct window *w)
{
	struct http_start start;
	size_t at = empty_lines(w);
	enum http_is is = at < w->n ? http_start(w->bytes + at, w->n - at, &start) : HTTP_MAY_BE;
	bool open = w->after == STREAM_OPEN;

	if (is == HTTP_MAY_BE && w->after == STREAM_GAP && at < w->n)
		is = http_start_cut(w->bytes + at, w->n - at, &start);
	s->fact[w->from] = http_fact(HTTP_OTHER, HTTP_NO_BODY, HTTP_ASKED_UNKNOWN);
	if (is == HTTP_IS_NOT || at > HTTP_LINE_MAX || (is == HTTP_MAY_BE && !open))
		return no_start(s, w);
	if (is == HTTP_MAY_BE)
		return more(s, w);
	size_t behind = at + start.whole;
	struct http_body body = { .framing = HTTP_NO_BODY };

	if (!start.version)
		return have_head(s, w, &start, body, at, behind);
	if (!open || w->seen <= at || http_head(w->bytes + at, w->n - at, w->seen - at))
		body = http_body(w->bytes + behind, w->n - behind);
	if (body.head && start.whole + body.head <= HTTP_HEAD_MAX)
		return have_head(s, w, &start, body, at, behind + body.head);
	if (!open)			/* the rest of the head is missing */
		return have_head(s, w, &start, body, at, w->n);
	return w->n - at < HTTP_HEAD_MAX ? more(s, w) : no_start(s, w);
}

static struct cut
cut(void *state, const struct window *w)
{
	struct state *s = state;

	if (s->mode[w->from] == LOST) {
		enum http_is is = http_looks_like_start(w->bytes, w->n);

		if (is == HTTP_MAY_BE && w->after == STREAM_OPEN)
			return more(s, w);
		if (is != HTTP_IS)
			return no_start(s, w);		/* it may wait, and is asked the same again then */
		s->mode[w->from] = START;
	}
	switch (s->mode[w->from]) {
	case START: return head(s, w);
	case IN_BODY: return in_body(s, w);
	default: return search(s, w);
	}
}

/*
 * Of one request without a response the next one is the answer, unless it was
 * its own beginning that is missing; of several, nobody knows which.
 */
static void
resync(void *state, enum sender from)
{
	struct state *s = state;
	uint32_t unanswered = s->asked - s->answered;

	if (unanswered > 1 || (from == FROM_SERVER && s->mode[from] != IN_BODY))
		s->answered = s->asked;
	s->mode[from] = LOST;
	s->fact[from] = http_fact(HTTP_OTHER, HTTP_TO_THE_END, HTTP_ASKED_UNKNOWN);
}

static bool
recognises(const struct window *w)
{
	struct http_start start;
	enum http_is is = http_start(w->bytes, w->n, &start);

	return is == HTTP_MAY_BE ? http_looks_like_start(w->bytes, w->n) == HTTP_IS : is == HTTP_IS && start.version;
}

const struct splitter http_splitter = { sizeof(struct state), cut, resync, recognises };
