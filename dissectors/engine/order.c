/*
 * A direction's bytes in order.  RFC 9293 section 3.4 and 3.10.7.4: the first
 * good copy of a byte wins.  A gap is passed when the other side has acknowledged
 * what lies behind it, or when too much waits.
 */

#include <stdlib.h>
#include "dissectors/engine/talk.h"

/* Hear a segment's bytes, less those that were heard already. */
static void
hear_rest(struct telling *t, enum sender from, const struct waiting *w)
{
	struct half *h = &t->talk->halves[from];
	uint32_t skip = (uint32_t)-ahead(h, w->seq);

	if (skip < w->origin.run.len) {
		struct origin o = origin_behind(w->origin, skip);

		h->next += o.run.len;
		talk_hear(t, from, &o, w->bytes + skip);
	}
}

/* Bytes up to a sequence number will not come. */
static void
pass(struct telling *t, enum sender from, uint32_t seq)
{
	t->notes |= DATA_GAP;
	talk_end(t, from, STREAM_GAP);
	t->talk->halves[from].next = seq;
	talk_resync(t, from);
}

/* Of two sequence numbers ahead, the nearer one; a number that was passed does not count. */
static uint32_t
nearer(const struct half *h, uint32_t seq, uint32_t other)
{
	return ahead(h, seq) > 0 && ahead(h, seq) < ahead(h, other) ? seq : other;
}

/* What the snaplen cut off, up to end, will not come: but for what of it waits, or came. */
static void
pass_cut(struct telling *t, enum sender from, uint32_t end)
{
	const struct half *h = &t->talk->halves[from];

	if (ahead(h, end) <= 0 || (h->waiting && ahead(h, h->waiting->seq) <= 0))
		return;
	if (h->waiting)
		end = nearer(h, h->waiting->seq, end);
	if (h->has_fin)
		end = nearer(h, h->fin, end);
	pass(t, from, end);
}

void
talk_drain(struct telling *t, enum sender from)
{
	struct half *h = &t->talk->halves[from];

	while (h->waiting && ahead(h, h->waiting->seq) <= 0) {
		struct waiting *w = h->waiting;

		h->waiting = w->next;
		if (!w->next)
			h->last = NULL;
		h->waiting_count--;
		h->waiting_bytes -= w->origin.run.len;
		t->s->talking -= w->origin.run.len + sizeof *w;
		hear_rest(t, from, w);
		if (w->uncaptured && h->next == w->seq + w->origin.run.len)
			pass_cut(t, from, h->next + w->uncaptured);
		free(w);
	}
	if (h->has_fin && h->next == h->fin)
		talk_end(t, from, STREAM_END);
}

static void
go_on_at(struct telling *t, enum sender from, uint32_t seq)
{
	pass(t, from, seq);
	talk_drain(t, from);
}

void
talk_pass_gap(struct telling *t, enum sender from)
{
	go_on_at(t, from, t->talk->halves[from].waiting->seq);
}

/* Hear a segment that has the next byte in order; where some of its bytes wait already, these came first. */
static void
hear_around(struct telling *t, enum sender from, uint32_t seq, const struct origin *o, const uint8_t *bytes)
{
	struct half *h = &t->talk->halves[from];
	uint32_t skip;

	while ((skip = (uint32_t)-ahead(h, seq)) < o->run.len) {
		struct origin part = origin_behind(*o, skip);

		if (h->waiting && part.run.len > h->waiting->seq - h->next)
			part.run.len = h->waiting->seq - h->next;
		h->next += part.run.len;
		talk_hear(t, from, &part, bytes + skip);
		talk_drain(t, from);
	}
}

/* The receiver has good copies, up to ack, of bytes that were captured damaged only: better than nothing. */
static void
hear_damaged(struct telling *t, enum sender from, uint32_t ack)
{
	struct half *h = &t->talk->halves[from];
	struct waiting *w;

	while ((w = talk_find_aside(t, h)) && ahead(h, ack) > 0) {
		uint8_t *accepted = t->s->talker.accepted[from];
		struct origin o = w->origin;

		*accepted += *accepted < UINT8_MAX;
		if (o.run.len > ack - w->seq)
			o.run.len = ack - w->seq;
		hear_around(t, from, w->seq, &o, w->bytes);
	}
}

/* The end of the gap: the first byte that came, good or damaged; or else a number up to which none did. */
static uint32_t
behind_gap(const struct half *h, uint32_t none)
{
	uint32_t seq = none;

	if (h->waiting)
		seq = nearer(h, h->waiting->seq, seq);
	for (const struct waiting *w = h->damaged; w; w = w->next)
		seq = nearer(h, w->seq, seq);
	return seq;
}

void
talk_acknowledge(struct telling *t, enum sender from, uint32_t ack)
{
	struct half *h = &t->talk->halves[from];
	bool all = h->has_fin && (int32_t)(ack - h->fin) > 0;
	uint32_t seq;

	if (all)
		ack = h->fin;
	do {
		hear_damaged(t, from, ack);
		if ((seq = behind_gap(h, ack)) != ack)
			go_on_at(t, from, seq);
	} while (seq != ack);
	if (all && h->next != h->fin)
		go_on_at(t, from, h->fin);
}

void
talk_pass_cut(struct telling *t, enum sender from, uint32_t seq, uint32_t uncaptured)
{
	struct half *h = &t->talk->halves[from];

	if (h->next == seq) {
		pass_cut(t, from, seq + uncaptured);
		talk_drain(t, from);
	} else {
		talk_wait_cut(h, seq, uncaptured);
	}
}

void
talk_place(struct telling *t, enum sender from, uint32_t seq, struct origin o, const uint8_t *bytes)
{
	struct half *h = &t->talk->halves[from];
	uint32_t most = h->has_fin ? h->fin - seq : o.run.len;

	if (ahead(h, seq) > WINDOW || (int32_t)most <= 0)
		return;
	if (o.run.len > most)
		o.run.len = most;
	if (ahead(h, seq) < 0) {
		uint32_t skip = (uint32_t)-ahead(h, seq);

		if (skip >= o.run.len)
			return;
		seq += skip;
		bytes += skip;
		o = origin_behind(o, skip);
	}
	if (seq == h->next) {
		hear_around(t, from, seq, &o, bytes);
		return;
	}
	talk_wait(t, h, seq, &o, bytes);
	for (; h->waiting_bytes > WAITING_MAX || h->waiting_count > WAITING_SEGMENTS; t->s->passed++)
		talk_pass_gap(t, from);
}
