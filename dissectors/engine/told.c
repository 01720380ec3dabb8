/* Messages written down, with where their bytes came from; and found again. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/talk.h"

/* Where bytes lie that are not in the frame as they are, and will be asked for later. */
static uint32_t
keep_own(struct session *s, const uint8_t *bytes, size_t n)
{
	uint32_t at = (uint32_t)s->own_count;

	if (s->own_count + n >= OWN_LOST || (s->own_count + n > s->own_room &&
	    !session_room(&s->own, &s->own_room, s->own_count + n, 1)))
		return OWN_LOST;
	memcpy(s->own + at, bytes, n);
	s->own_count += n;
	return at + 1;
}

struct origin
talk_origin(const struct telling *t, const struct dissection *d, const uint8_t *bytes, uint32_t n)
{
	struct session *s = t->s;
	struct origin o = { { s->frame, n, (uint32_t)(bytes - d->base), 0 }, t->fact };

	if (s->setting.keep && d->source)
		o.run.own = keep_own(s, bytes, n);
	return o;
}

/* Forward facts: the frame that the bytes came in is told where their message ends. */
static void
tell_frame(struct session *s, const struct origin *o)
{
	if (s->setting.keep && o->run.frame != s->frame && !s->facts[o->fact].data.in_frame)
		s->facts[o->fact].data.in_frame = s->frame;
}

/* The next len bytes of the half come from there, as far as that goes; they are used up. */
static struct run
next_run(struct half *h, size_t len)
{
	struct origin *o = &h->origins[h->first];
	struct run run = o->run;

	if (run.len <= len) {
		h->first++;
	} else {
		run.len = (uint32_t)len;
		*o = origin_behind(*o, run.len);
	}
	return run;
}

static bool
tell_run(struct session *s, struct run run)
{
	bool room = session_room(&s->runs, &s->run_room, s->run_count, sizeof *s->runs);

	if (room)
		s->runs[s->run_count++] = run;
	return room;
}

/* Write down where the next len bytes came from; gives how many runs that are, 0: no memory. */
static uint32_t
tell_runs(struct session *s, struct half *h, size_t len)
{
	size_t first = s->run_count;
	bool room = true;

	while (len) {
		tell_frame(s, &h->origins[h->first]);
		struct run run = next_run(h, len);

		len -= run.len;
		room = room && tell_run(s, run);
	}
	if (!room)
		s->run_count = first;
	return (uint32_t)(s->run_count - first);
}

void
talk_pass(struct telling *t, enum sender from, size_t len)
{
	while (len)
		len -= next_run(&t->talk->halves[from], len).len;
}

/* A long message that is all there is: its bytes are not copied. */
static bool
lend(struct session *s, struct half *h, const struct told *m, const uint8_t *bytes)
{
	if (bytes != h->bytes || m->len != h->len || h->room <= ROOM_KEPT || s->scratch_count == SOURCES_MAX)
		return false;
	s->scratch[s->scratch_count++] = h->bytes;
	s->talking -= h->room;
	h->bytes = NULL;
	h->room = 0;
	return true;
}

/* The bytes for the frame at hand, if they are not its own.  Gives their place + 1. */
static uint8_t
lay_out(struct session *s, struct half *h, const struct told *m, const uint8_t *bytes)
{
	bool in_place = !m->run_count || (m->run_count == 1 && s->runs[m->first_run].frame == s->frame);

	if (!in_place && lend(s, h, m, bytes))
		return (uint8_t)s->scratch_count;
	uint8_t *copy = in_place ? NULL : session_scratch(s, m->len);

	if (!copy)
		return 0;
	memcpy(copy, bytes, m->len);
	return (uint8_t)s->scratch_count;
}

void
talk_tell(struct telling *t, enum sender from, const uint8_t *bytes, size_t len, enum message_end ended)
{
	struct session *s = t->s;
	struct half *h = &t->talk->halves[from];
	struct told m = { .first_run = (uint32_t)s->run_count, .len = (uint32_t)len, .fact = h->given.fact,
	    .turn = h->given.turn, .of = t->talk->of, .from = (uint8_t)from, .ended = (uint8_t)ended,
	    .sequel = h->sequel };

	h->sequel = ended == MESSAGE_GOES_ON;
	m.run_count = tell_runs(s, h, len);
	if (!session_room(&s->told, &s->told_room, s->told_count, sizeof *s->told)) {
		t->notes |= DATA_LET_GO;
		return;
	}
	m.scratch = lay_out(s, h, &m, bytes);
	s->told[s->told_count++] = m;
}

void
talk_tell_whole(struct telling *t, enum sender from, const struct whole *w)
{
	struct session *s = t->s;
	struct told m = { .first_run = (uint32_t)s->run_count, .len = (uint32_t)w->len, .fact = w->fact, .of = w->of,
	    .from = (uint8_t)from, .ended = (uint8_t)w->ended };
	bool room = session_room(&s->told, &s->told_room, s->told_count, sizeof *s->told);

	for (size_t i = 0; i < w->count && room; i++) {
		tell_frame(s, &w->origins[i]);
		room = tell_run(s, w->origins[i].run);
	}
	if (!room) {
		s->run_count = m.first_run;
		t->notes |= DATA_LET_GO;
		return;
	}
	m.run_count = (uint32_t)w->count;
	m.scratch = lay_out(s, &t->talk->halves[from], &m, w->bytes);
	s->told[s->told_count++] = m;
}

/* Bytes that came in several frames, read again. */
static const uint8_t *
gather(struct session *s, const struct told *m)
{
	uint8_t *bytes = session_scratch(s, m->len);

	if (!bytes)
		return NULL;
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
	    .turn = m->turn, .ended = (enum message_end)m->ended, .sequel = m->sequel, .len = m->len };
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
