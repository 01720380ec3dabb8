/* Messages, cut as their protocol's splitter says. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/talk.h"

bool
talk_grow(struct telling *t, void *array, size_t *room, size_t count, size_t size)
{
	void **a = array;

	if (count <= *room)
		return true;
	size_t more = count + count / 2 + 16;
	void *p = realloc(*a, more * size);

	if (!p)
		return false;
	t->s->talking += (more - *room) * size;
	*a = p;
	*room = more;
	return true;
}

/* Whoever listens is told of the bytes of the message at hand that it has not heard: to len. */
static void
let_hear(struct telling *t, enum sender from, const uint8_t *bytes, size_t len, bool ends, enum message_end how)
{
	struct half *h = &t->talk->halves[from];
	const struct session *s = t->s;

	if (s->hear)
		s->hear(s->hear_of, &(struct heard){
			.stream = s->talker.stream, .frame = s->frame, .by = s->talker.from, .of = &registry.entries[t->talk->of], .from = from,
			.turn = h->given.turn, .fact = h->given.fact, .begins = !h->begun, .ends = ends, .how = how,
			.bytes = bytes + h->heard, .n = len - h->heard,
		});
	h->begun = !ends;
	h->heard = ends ? 0 : len;
}

/* The first len bytes that h has not told of are a message. */
static void
end_message(struct telling *t, enum sender from, const uint8_t *bytes, size_t len, enum message_end ended)
{
	struct half *h = &t->talk->halves[from];

	let_hear(t, from, bytes, len, ended != MESSAGE_GOES_ON, ended);
	h->cut = h->seen = h->heard = 0;
	talk_tell_piece(t, from, bytes, len, ended);
}

/* How a message ends that its splitter does not end. */
static enum message_end
end_by(int after)
{
	return after == STREAM_GAP ? MESSAGE_AT_GAP : MESSAGE_AT_END;
}

/* The next cut in a message of n bytes so far, of which h->cut are let go; and how the message ends, if it does. */
static struct cut
next_cut(struct telling *t, enum sender from, const uint8_t *bytes, size_t n, int after, enum message_end *how)
{
	struct half *h = &t->talk->halves[from];
	struct window w = { from, bytes + h->cut, n - h->cut, h->seen, after };
	bool full = n >= MESSAGE_MAX;

	if (full) {
		w.n = MESSAGE_MAX - h->cut;
		w.after = n > MESSAGE_MAX || after == STREAM_OPEN ? STREAM_GAP : after;
	}
	struct cut c = splitter_of(t)->cut(t->talk->state, &w);

	h->seen = w.n;
	*how = MESSAGE_WHOLE;
	if (c.what == CUT_CHANGE)
		return c;
	h->given = c;
	if (c.what != CUT_MORE && (!c.len || c.len > w.n))	/* a splitter's fault must not hang us */
		c.len = w.n;
	bool more = c.what == CUT_MORE && w.after != STREAM_OPEN;

	full = full && (more || (c.what == CUT_PART && c.len == w.n));
	if (!more && !full)
		return c;
	*how = full ? MESSAGE_GOES_ON : end_by(after);
	return (struct cut){ CUT_END, w.n, c.fact, c.turn, 0 };
}

static void change(struct telling *t, enum sender from, uint8_t to);

/* Tell what a cut says of bytes.  Gives how many make a message. */
static size_t
follow_cut(struct telling *t, enum sender from, const uint8_t *bytes, const struct cut *c, enum message_end how)
{
	struct half *h = &t->talk->halves[from];
	size_t len = h->cut + c->len;

	if (c->what == CUT_PART) {
		let_hear(t, from, bytes, len, false, MESSAGE_WHOLE);
		h->cut = len;
		h->seen = 0;
		return 0;
	}
	if (c->what == CUT_CHANGE) {
		len = h->cut;
		how = MESSAGE_AT_END;
	}
	if (len)
		end_message(t, from, bytes, len, how);
	return len;
}

/* Cut what is there of the message at hand and those behind it.  Gives where the one begins that goes on. */
static size_t
split(struct telling *t, enum sender from, const uint8_t *bytes, size_t n, int after)
{
	struct half *h = &t->talk->halves[from];
	size_t start = 0;

	while (start + h->cut < n && splitter_of(t)) {
		enum message_end how;
		struct cut c = next_cut(t, from, bytes + start, n - start, after, &how);

		if (c.what == CUT_MORE)
			break;
		start += follow_cut(t, from, bytes + start, &c, how);
		if (c.what == CUT_CHANGE && c.then == ENTRY_guess && t->talk->guessed)
			talk_resync(t, from);		/* the other side said who it is: this is damage */
		else if (c.then || c.what == CUT_CHANGE)
			change(t, from, c.then);
	}
	if (start < n && after != STREAM_OPEN && splitter_of(t)) {
		end_message(t, from, bytes + start, n - start, end_by(after));
		start = n;
	}
	if (!splitter_of(t)) {			/* nobody's bytes */
		h->first = h->count;
		h->cut = h->seen = h->heard = 0;
		return n;
	}
	return start;
}

/* Origins that were used up make room. */
static void
settle_origins(struct half *h)
{
	if (!h->first)
		return;
	h->count -= h->first;
	memmove(h->origins, h->origins + h->first, h->count * sizeof *h->origins);
	h->first = 0;
}

/* Memory for a long message is not held for the next one. */
static void
slim(struct telling *t, struct half *h, size_t most)
{
	if (h->len || h->room + h->origin_room * sizeof *h->origins <= most)
		return;
	t->s->talking -= h->room + h->origin_room * sizeof *h->origins;
	free(h->bytes);
	free(h->origins);
	h->bytes = NULL;
	h->origins = NULL;
	h->room = h->origin_room = h->count = 0;
}

/* The message at hand cannot be kept: what comes next is as behind a gap. */
static void
let_go(struct telling *t, enum sender from)
{
	struct half *h = &t->talk->halves[from];

	t->notes |= DATA_LET_GO;
	if (h->begun)
		let_hear(t, from, h->bytes, h->heard, true, MESSAGE_AT_GAP);
	h->len = h->cut = h->seen = h->heard = h->first = h->count = 0;
	talk_end_kept(t, from, MESSAGE_AT_GAP);
	talk_resync(t, from);
}

/* Of n bytes, those from start on are the message at hand. */
static void
keep_rest(struct telling *t, enum sender from, const uint8_t *bytes, size_t start, size_t n)
{
	struct half *h = &t->talk->halves[from];

	settle_origins(h);
	h->len = n - start;
	if (bytes == h->bytes && start)
		memmove(h->bytes, h->bytes + start, h->len);
	else if (bytes != h->bytes && h->len && !talk_grow(t, &h->bytes, &h->room, h->len, 1))
		let_go(t, from);
	else if (bytes != h->bytes && h->len)
		memcpy(h->bytes, bytes + start, h->len);
	slim(t, h, ROOM_KEPT);
}

/* What was let go of the message at hand is all of it: another protocol does not know what it was. */
static void
end_part(struct telling *t, enum sender from)
{
	struct half *h = &t->talk->halves[from];
	const uint8_t *bytes = h->bytes;
	size_t n = h->cut;

	if (!n)
		return;
	end_message(t, from, bytes, n, MESSAGE_AT_END);
	keep_rest(t, from, bytes, n, h->len);
}

/* Both directions speak another protocol from here on.  What the other one said before is cut first. */
static void
change(struct telling *t, enum sender from, uint8_t to)
{
	struct half *other = &t->talk->halves[!from];
	bool nested = t->changes;

	end_part(t, !from);
	t->talk->guessed = t->talk->of == ENTRY_guess && to;
	t->talk->of = to;
	memset(t->talk->state, 0, sizeof t->talk->state);
	t->talk->halves[from].seen = other->seen = 0;
	t->changes = true;
	if (!nested && other->len) {
		const uint8_t *bytes = other->bytes;

		keep_rest(t, !from, bytes, split(t, !from, bytes, other->len, STREAM_OPEN), other->len);
	}
	t->changes = nested;
}

void
talk_hear(struct telling *t, enum sender from, const struct origin *origin, const uint8_t *bytes)
{
	struct half *h = &t->talk->halves[from];
	size_t n = origin->run.len;

	if (h->count == MESSAGE_SEGMENTS)
		let_go(t, from);
	if (!talk_grow(t, &h->origins, &h->origin_room, h->count + 1, sizeof *h->origins) ||
	    (h->len && !talk_grow(t, &h->bytes, &h->room, h->len + n, 1))) {
		let_go(t, from);
		return;
	}
	h->origins[h->count++] = *origin;
	if (h->len) {
		memcpy(h->bytes + h->len, bytes, n);
		bytes = h->bytes;
		n = h->len += n;
	}
	keep_rest(t, from, bytes, split(t, from, bytes, n, STREAM_OPEN), n);
}

void
talk_end(struct telling *t, enum sender from, int after)
{
	struct half *h = &t->talk->halves[from];

	if (h->len)
		split(t, from, h->bytes, h->len, after);
	if (h->begun)			/* and the limit had just cut it */
		let_hear(t, from, h->bytes, h->heard, true, end_by(after));
	talk_end_kept(t, from, end_by(after));
	h->len = h->cut = h->seen = h->heard = 0;
	settle_origins(h);
	slim(t, h, after == STREAM_END ? 0 : ROOM_KEPT);
}
