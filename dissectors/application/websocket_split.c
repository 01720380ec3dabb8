/*
 * WebSocket: where frames end.  RFC 6455 section 5.2.
 *
 * A frame's length stands in its head, and nothing marks where one begins: behind
 * a gap that is not inside a payload only chance would find the next one.  So
 * the rest of that direction is not told apart.
 */

#include "dissectors/application/websocket.h"

struct state {
	uint64_t left[2];	/* by sender: bytes of the payload that are missing */
	bool inside[2];		/* a frame's head was let go */
	bool lost[2];
	uint8_t kind[2];	/* enum websocket_kind of the message at hand */
};
_Static_assert(sizeof(struct state) <= SPLITTER_STATE_MAX, "state fits");

struct websocket_head
websocket_head(const uint8_t *p, size_t n)
{
	static const uint8_t extended[] = { [126] = 2, [127] = 8 };
	unsigned seven = n > 1 ? p[1] & 0x7f : 0;
	size_t more = extended[seven], len = 2 + more + (n > 1 && p[1] & 0x80 ? WEBSOCKET_KEY : 0);
	struct websocket_head head = { 0, seven };

	if (n < len)
		return head;
	if (more)
		head.payload = 0;
	for (size_t i = 0; i < more; i++)
		head.payload = head.payload << 8 | p[2 + i];
	head.len = len;
	return head;
}

/* Of a payload, or of bytes that nobody knows. */
static struct cut
go_on(struct state *s, const struct window *w)
{
	uint8_t *kind = &s->kind[w->from];
	struct cut c = { .what = CUT_PART, .len = w->n, .fact = *kind };

	if (s->lost[w->from])			/* one message, however it was cut */
		return c;
	if (s->left[w->from] <= w->n) {
		s->inside[w->from] = false;
		return (struct cut){ .what = CUT_END, .len = (size_t)s->left[w->from], .fact = *kind };
	}
	s->left[w->from] -= w->n;
	if (w->after != STREAM_OPEN)		/* more comes as a message of its own, if any */
		*kind = WEBSOCKET_SEQUEL;
	return c;
}

static struct cut
cut(void *state, const struct window *w)
{
	struct state *s = state;

	if (s->inside[w->from] || s->lost[w->from])
		return go_on(s, w);
	struct websocket_head head = websocket_head(w->bytes, w->n);

	s->kind[w->from] = WEBSOCKET_FRAME;
	if (!head.len)
		return (struct cut){ .what = CUT_MORE, .fact = WEBSOCKET_FRAME };
	if (!head.payload)
		return (struct cut){ .what = CUT_END, .len = head.len, .fact = WEBSOCKET_FRAME };
	s->inside[w->from] = true;
	s->left[w->from] = head.payload;
	return (struct cut){ .what = CUT_PART, .len = head.len, .fact = WEBSOCKET_FRAME };
}

static void
resync(void *state, enum sender from)
{
	struct state *s = state;

	s->lost[from] = true;
	s->kind[from] = WEBSOCKET_UNKNOWN;
}

const struct splitter websocket_splitter = { sizeof(struct state), cut, resync, NULL };
