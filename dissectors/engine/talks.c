/* Conversations: the talk that a segment belongs to, and what its numbers, flags and data do to it. */

#include <stdlib.h>
#include "dissectors/engine/talk.h"

enum { FIN = 1, SYN = 2, RST = 4, ACK = 16 };

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
		talk_free_kept(s, h);
		free(h->origins);
		free(h->bytes);
	}
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
		talk_place(t, from, seq, o, bytes);
	if (d->uncaptured && n < seg->len)
		talk_pass_cut(t, from, seq + (uint32_t)n, seg->len - (uint32_t)n);
}

/* RFC 9293 3.5.3: nothing comes after it. */
static void
reset(struct telling *t)
{
	for (enum sender from = FROM_CLIENT; from <= FROM_SERVER; from++) {
		while (t->talk->halves[from].waiting)
			talk_pass_gap(t, from);
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
		talk_acknowledge(t, !from, seg->ack);
	if (seg->flags & FIN && !h->has_fin && (uint32_t)ahead(h, seq + seg->len) <= WINDOW) {
		h->fin = seq + seg->len;
		h->has_fin = true;
	}
	hear_data(t, d, from, seg);
	talk_drain(t, from);
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
