/* Messages: cut as their protocol's splitter says, written down, and found again. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/registry.h"
#include "dissectors/engine/talk.h"

enum { ROOM_KEPT = 1 << 16 };		/* bytes */

/* An array of half's with room for so many; what it takes is counted. */
static bool
grow(struct telling *t, void *array, size_t *room, size_t count, size_t size)
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

/* Forward facts: the frame that the bytes came in is told where their message ends. */
static void
tell_frame(struct session *s, const struct origin *o)
{
	if (s->setting.keep && o->run.frame != s->frame && !s->facts[o->fact].data.in_frame)
		s->facts[o->fact].data.in_frame = s->frame;
}

/* Write down where the next len bytes came from; gives how many runs that are, 0: no memory. */
static uint32_t
tell_runs(struct session *s, struct half *h, size_t len)
{
	size_t first = s->run_count;
	bool room = true;

	while (len) {
		struct origin *o = &h->origins[h->first];
		struct run run = o->run;

		tell_frame(s, o);
		if (run.len <= len) {
			h->first++;
		} else {
			run.len = (uint32_t)len;
			*o = origin_behind(*o, run.len);
		}
		len -= run.len;
		room = room && session_room(&s->runs, &s->run_room, s->run_count, sizeof *s->runs);
		if (room)
			s->runs[s->run_count++] = run;
	}
	if (!room)
		s->run_count = first;
	return (uint32_t)(s->run_count - first);
}

/* The bytes for the frame at hand, if they are not its own.  Gives their place + 1. */
static uint8_t
lay_out(struct session *s, const struct told *m, const uint8_t *bytes)
{
	bool in_place = !m->run_count || (m->run_count == 1 && s->runs[m->first_run].frame == s->frame);
	uint8_t *copy = in_place || s->scratch_count == SOURCES_MAX ? NULL : malloc(m->len);

	if (!copy)
		return 0;
	memcpy(copy, bytes, m->len);
	s->scratch[s->scratch_count++] = copy;
	return (uint8_t)s->scratch_count;
}

/* The first len bytes that h has not told of are a message. */
static void
end_message(struct telling *t, enum sender from, const uint8_t *bytes, size_t len, bool goes_on)
{
	struct session *s = t->s;
	struct half *h = &t->talk->halves[from];
	struct told m = { .first_run = (uint32_t)s->run_count, .len = (uint32_t)len, .fact = h->fact,
	    .of = t->of, .from = (uint8_t)from, .goes_on = goes_on };

	h->cut = h->seen = 0;
	m.run_count = tell_runs(s, h, len);
	if (!session_room(&s->told, &s->told_room, s->told_count, sizeof *s->told)) {
		t->notes |= DATA_LET_GO;
		return;
	}
	m.scratch = lay_out(s, &m, bytes);
	s->told[s->told_count++] = m;
}

/* The next cut in a message of n bytes so far, of which h->cut are let go.  *full: the limit makes it. */
static struct cut
next_cut(struct telling *t, enum sender from, const uint8_t *bytes, size_t n, int after, bool *full)
{
	struct half *h = &t->talk->halves[from];
	struct window w = { from, bytes + h->cut, n - h->cut, h->seen, after };

	*full = n >= MESSAGE_MAX;
	if (*full) {
		w.n = MESSAGE_MAX - h->cut;
		w.after = n > MESSAGE_MAX || after == STREAM_OPEN ? STREAM_GAP : after;
	}
	struct cut c = t->splitter->cut(t->talk->state, &w);

	h->fact = c.fact;
	h->seen = w.n;
	if (c.what != CUT_MORE && (!c.len || c.len > w.n))	/* a splitter's fault must not hang us */
		c.len = w.n;
	bool more = c.what == CUT_MORE && w.after != STREAM_OPEN;

	*full = *full && (more || (c.what == CUT_PART && c.len == w.n));
	return more || *full ? (struct cut){ CUT_END, w.n, c.fact } : c;
}

/* Cut what is there of the message at hand and those behind it.  Gives where the one begins that goes on. */
static size_t
split(struct telling *t, enum sender from, const uint8_t *bytes, size_t n, int after)
{
	struct half *h = &t->talk->halves[from];
	size_t start = 0;

	while (start + h->cut < n) {
		bool full;
		struct cut c = next_cut(t, from, bytes + start, n - start, after, &full);

		if (c.what == CUT_MORE)
			break;
		size_t len = h->cut + c.len;

		if (c.what == CUT_PART) {
			h->cut = len;
			h->seen = 0;
			continue;
		}
		end_message(t, from, bytes + start, len, full);
		start += len;
	}
	if (after != STREAM_OPEN && start < n) {
		end_message(t, from, bytes + start, n - start, false);
		start = n;
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
	h->len = h->cut = h->seen = h->first = h->count = 0;
	t->splitter->resync(t->talk->state, from);
}

void
talk_hear(struct telling *t, enum sender from, const struct origin *origin, const uint8_t *bytes)
{
	struct half *h = &t->talk->halves[from];
	size_t n = origin->run.len, start;

	if (h->count == MESSAGE_SEGMENTS)
		let_go(t, from);
	if (!grow(t, &h->origins, &h->origin_room, h->count + 1, sizeof *h->origins) ||
	    (h->len && !grow(t, &h->bytes, &h->room, h->len + n, 1))) {
		let_go(t, from);
		return;
	}
	h->origins[h->count++] = *origin;
	if (h->len) {
		memcpy(h->bytes + h->len, bytes, n);
		bytes = h->bytes;
		n += h->len;
	}
	start = split(t, from, bytes, n, STREAM_OPEN);
	settle_origins(h);
	h->len = n - start;
	if (bytes == h->bytes && start) {
		memmove(h->bytes, h->bytes + start, h->len);
	} else if (bytes != h->bytes && h->len) {
		if (grow(t, &h->bytes, &h->room, h->len, 1))
			memcpy(h->bytes, bytes + start, h->len);
		else
			let_go(t, from);
	}
	slim(t, h, ROOM_KEPT);
}

void
talk_end(struct telling *t, enum sender from, int after)
{
	struct half *h = &t->talk->halves[from];

	if (h->len)
		split(t, from, h->bytes, h->len, after);
	h->len = h->cut = h->seen = 0;
	settle_origins(h);
	slim(t, h, after == STREAM_END ? 0 : ROOM_KEPT);
}

/* Bytes that came in several frames, read again. */
static const uint8_t *
gather(struct session *s, const struct told *m)
{
	uint8_t *bytes = s->scratch_count < SOURCES_MAX ? malloc(m->len) : NULL;

	if (!bytes)
		return NULL;
	s->scratch[s->scratch_count++] = bytes;
	for (uint32_t i = 0, at = 0; i < m->run_count; at += s->runs[m->first_run + i++].len) {
		const struct run *r = &s->runs[m->first_run + i];

		if (r->own == OWN_LOST)
			return NULL;
		if (r->own)
			memcpy(bytes + at, s->own + r->own - 1, r->len);
		else if (!s->setting.read || !s->setting.read(s->setting.of, r->frame, r->at, bytes + at, r->len))
			return NULL;
	}
	return bytes;
}

static void
show_runs(struct session *s, const struct told *m, struct stream_message *shown)
{
	if (!session_room(&s->shown, &s->shown_room, m->run_count, sizeof *s->shown))
		return;
	for (uint32_t i = 0, at = 0; i < m->run_count; at += s->shown[i++].len) {
		const struct run *r = &s->runs[m->first_run + i];

		s->shown[i] = (struct fragment_piece){ r->frame, at, r->len };
	}
	shown->pieces = s->shown;
	shown->piece_count = m->run_count;
}

struct stream_message
session_message(struct session *s, const struct dissection *d, uint32_t number)
{
	if (number >= s->told_count)
		return (struct stream_message){ .of = &registry.entries[ENTRY_data] };
	const struct told *m = &s->told[number];
	struct stream_message shown = { .of = &registry.entries[m->of], .from = m->from, .fact = m->fact,
	    .goes_on = m->goes_on, .len = m->len };
	size_t at = (size_t)(d->p - d->base);

	if (!m->run_count)
		return shown;
	const struct run *run = &s->runs[m->first_run];

	shown.in_place = m->run_count == 1 && run->frame == s->frame && run->at >= at &&
	    run->at + m->len <= at + left(d);
	if (shown.in_place)
		shown.bytes = d->base + run->at;
	else if (s->observing)
		shown.bytes = m->scratch ? s->scratch[m->scratch - 1] : NULL;
	else
		shown.bytes = gather(s, m);
	show_runs(s, m, &shown);
	return shown;
}
