/*
 * A conversation's bytes in order.  RFC 9293 section 3.4 and 3.10.7.4: the
 * first copy of a byte wins.  A gap is passed when the other side has
 * acknowledged what waits behind it, or when too much waits.
 */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/talk.h"

enum { FIN = 1, SYN = 2, RST = 4, ACK = 16 };
enum { WINDOW = 1 << 30 };		/* how far ahead numbers may be: RFC 7323 section 2.3 */

const size_t talks_state_size = sizeof(struct talk);

void
talks_drop(void *session, void *state)
{
	struct session *s = session;
	struct talk *talk = state;

	for (int i = 0; i < 2; i++) {
		struct half *h = &talk->halves[i];

		s->talking -= h->room + h->origin_room * sizeof *h->origins;
		talk_free_waiting(s, h);
		free(h->origins);
		free(h->bytes);
	}
}

/* How far a number lies behind the place in order; negative: it was passed. */
static int32_t
ahead(const struct half *h, uint32_t seq)
{
	return (int32_t)(seq - h->next);
}

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

/* Hear what waited for the bytes that just came. */
static void
drain(struct telling *t, enum sender from)
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
		free(w);
	}
	if (h->has_fin && h->next == h->fin)
		talk_end(t, from, STREAM_END);
}

/* Bytes will not come: go on at a sequence number behind them. */
static void
go_on_at(struct telling *t, enum sender from, uint32_t seq)
{
	t->notes |= DATA_GAP;
	talk_end(t, from, STREAM_GAP);
	t->talk->halves[from].next = seq;
	talk_resync(t, from);
	drain(t, from);
}

/* ... with what waits. */
static void
pass_gap(struct telling *t, enum sender from)
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
		drain(t, from);
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

/* Of two sequence numbers ahead, the nearer one; a number that was passed does not count. */
static uint32_t
nearer(const struct half *h, uint32_t seq, uint32_t other)
{
	return ahead(h, seq) > 0 && ahead(h, seq) < ahead(h, other) ? seq : other;
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

/* The other side acknowledges up to ack: what is not here was not captured, and will not come. */
static void
acknowledge(struct telling *t, enum sender from, uint32_t ack)
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

/* Put a segment's bytes where they belong. */
static void
place(struct telling *t, enum sender from, uint32_t seq, struct origin o, const uint8_t *bytes)
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
		pass_gap(t, from);
}

/* A segment's data, as far as they were captured. */
static void
hear_data(struct telling *t, const struct dissection *d, enum sender from, const struct segment *seg)
{
	size_t n = left(d) > seg->hdr_len ? left(d) - seg->hdr_len : 0;

	if (n > seg->len)
		n = seg->len;
	if (!n || seg->flags & RST)	/* RFC 1122 4.2.2.12: then it is a text about the reset */
		return;
	const uint8_t *bytes = d->p + seg->hdr_len;
	uint32_t seq = seg->seq + !!(seg->flags & SYN);
	struct origin o = talk_origin(t, d, bytes, (uint32_t)n);

	if (t->s->talker.damaged)
		talk_put_aside(t, &t->talk->halves[from], seq, &o, bytes);
	else
		place(t, from, seq, o, bytes);
}

/* RFC 9293 3.5.3: nothing comes after it. */
static void
reset(struct telling *t)
{
	for (enum sender from = FROM_CLIENT; from <= FROM_SERVER; from++) {
		while (t->talk->halves[from].waiting)
			pass_gap(t, from);
		talk_end(t, from, STREAM_END);
	}
}

static void
hear_segment(struct telling *t, const struct dissection *d, enum sender from, const struct segment *seg)
{
	struct half *h = &t->talk->halves[from], *other = &t->talk->halves[!from];
	uint32_t seq = seg->seq + !!(seg->flags & SYN);

	if (t->s->talker.damaged) {	/* its numbers may be, too */
		if (h->based)
			hear_data(t, d, from, seg);
		return;
	}
	if (!h->based)
		h->next = seq;
	if (!other->based && seg->flags & ACK)
		other->next = seg->ack;
	h->based = true;
	other->based |= (seg->flags & ACK) != 0;
	if (seg->flags & ACK)
		acknowledge(t, !from, seg->ack);
	if (seg->flags & FIN && !h->has_fin && (uint32_t)ahead(h, seq + seg->len) <= WINDOW) {
		h->fin = seq + seg->len;
		h->has_fin = true;
	}
	hear_data(t, d, from, seg);
	drain(t, from);
	if (seg->flags & RST)
		reset(t);
	if (h->len && h->origins[h->count - 1].run.frame == t->s->frame) {
		t->notes |= DATA_GOES_ON;
		t->unfinished = h->cut ? 0 : h->origins[h->count - 1].run.len;
	}
}

/* The talk that a segment belongs to; one that was let go begins again in the middle, with data.  NULL: no memory, or none. */
static struct flow *
find_talk(struct session *s, const struct talker *who, bool has_data)
{
	struct flow_key k = { { who->stream } };

	while (s->talking > s->setting.memory / 8 && flow_forget_oldest(&s->talks))
		;
	struct flow *flow = *who->talk = flow_find_again(&s->talks, *who->talk, &k);

	if (flow || !has_data || !(flow = *who->talk = flow_new(&s->talks, &k)))
		return flow;
	struct talk *talk = (struct talk *)flow->state;

	talk->of = *who->of;
	for (enum sender from = FROM_CLIENT; from <= FROM_SERVER; from++) {
		struct half *h = &talk->halves[from];

		h->based = who->based[from] && !who->again;
		h->next = who->first[from];
		if (!who->began || who->again)
			registry.entries[talk->of].x->splitter->resync(talk->state, from);
	}
	return flow;
}

/* Both sides have said all: what comes now comes again. */
static bool
has_ended(const struct talk *talk)
{
	for (int i = 0; i < 2; i++)
		if (!talk->halves[i].has_fin || talk->halves[i].next != talk->halves[i].fin)
			return false;
	return true;
}

void
talks_observe(struct session *s, const struct dissection *d, const struct segment *seg)
{
	const struct talker *who = &s->talker;
	struct flow *flow = find_talk(s, who, seg->len > 0);
	struct telling t = { .s = s, .fact = s->fact_count - 1 };
	union fact *fact = &s->facts[t.fact];

	*fact = (union fact){ .data = { .first = (uint32_t)s->told_count, .notes = seg->len ? DATA_LET_GO : 0 } };
	if (!flow)
		return;
	t.talk = (struct talk *)flow->state;
	hear_segment(&t, d, who->from, seg);
	fact->data.count = (uint32_t)s->told_count - fact->data.first;
	fact->data.notes = (uint8_t)(t.notes | (t.talk->guessed ? DATA_GUESSED : 0) | (who->told ? DATA_TOLD : 0));
	fact->data.unfinished = t.unfinished;
	fact->data.from = (uint8_t)who->from;
	fact->data.of = t.talk->of;
	if (!fact->data.count && (t.talk->of == ENTRY_guess || !splitter_of(&t)))
		fact->data.notes = DATA_UNKNOWN;
	*who->of = has_ended(t.talk) ? ENTRY_NOBODY : t.talk->of;
	if (!*who->of || !splitter_of(&t) || (seg->flags & RST && !who->damaged))
		flow_forget(&s->talks, flow);
}
