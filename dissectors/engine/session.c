/* Facts: questions asked of a frame, answered once and recalled. */

#include <stdlib.h>
#include "dissectors/engine/flows.h"
#include "dissectors/engine/session.h"

enum { SYN = 2, ACK = 16 };

/* The answer to one question of one frame. */
struct fact {
	uint32_t flow;		/* conversation; FLOW_NONE: unknown */
	uint32_t seq, ack;	/* TCP: relative; here, because a later frame may move the base */
};

/* Two directions of a TCP connection; direction as flow_key() gives it. */
struct conversation {
	uint32_t base[2];	/* number of the SYN, seen or inferred; a SYN+ACK sets it anew */
	bool based[2];
};

struct session {
	bool keep;
	bool observing;			/* it is the frame's first time */
	uint32_t observed;		/* frames, so far */
	uint32_t frame, question;	/* being answered now */
	struct flows tcp, udp;		/* counted apart, as Wireshark's stream numbers are */
	struct conversation *conversations;
	uint32_t *first_fact;		/* by frame - 1, when kept */
	struct fact *facts;
	size_t conversation_room, first_room, fact_count, fact_room;
};

/* Room for element number count of an array; false: no memory. */
static bool
room(void *array, size_t *room, size_t count, size_t size)
{
	void **a = array;

	if (count < *room)
		return true;
	size_t more = count + count / 2 + 64;
	void *p = realloc(*a, more * size);

	if (!p)
		return false;
	*a = p;
	*room = more;
	return true;
}

struct session *
session_new(bool keep, uint64_t seed)
{
	struct session *s = calloc(1, sizeof *s);

	if (s) {
		s->keep = keep;
		s->tcp.seed = s->udp.seed = seed;
	}
	return s;
}

void
session_free(struct session *s)
{
	if (!s)
		return;
	flows_free(&s->tcp);
	flows_free(&s->udp);
	free(s->conversations);
	free(s->first_fact);
	free(s->facts);
	free(s);
}

void
session_frame(struct session *s, uint32_t number)
{
	s->question = 0;
	s->frame = number;
	s->observing = number > s->observed;
	if (!s->keep && s->observing) {
		s->fact_count = 0;
		s->observed = number;
	}
	if (!s->keep)
		return;
	for (; s->observed < number; s->observed++) {
		if (!room(&s->first_fact, &s->first_room, s->observed, sizeof *s->first_fact))
			return;
		s->first_fact[s->observed] = (uint32_t)s->fact_count;
	}
}

/* The next question about the frame: where its answer is, or will be written (*observe).  NULL: no memory. */
static struct fact *
next_fact(struct session *s, bool *observe)
{
	*observe = s->observing;
	if (!s->observing) {
		if (!s->keep && s->frame != s->observed)
			return NULL;
		size_t i = s->keep && s->frame <= s->observed ?
		    s->first_fact[s->frame - 1] + s->question++ : s->question++;

		return i < s->fact_count ? &s->facts[i] : NULL;
	}
	if (!room(&s->facts, &s->fact_room, s->fact_count, sizeof *s->facts))
		return NULL;
	return &s->facts[s->fact_count++];
}

/* The ends of d's innermost layer.  False: it has none that we know. */
static bool
key_of(struct flow_key *k, const struct dissection *d, uint16_t src, uint16_t dst,
    uint8_t proto, uint32_t *direction)
{
	const struct node *a = &d->nodes[d->list.src], *b = &d->nodes[d->list.dst];

	if (!d->list.src || !d->list.dst || a->len != b->len || (a->len != 4 && a->len != 16))
		return false;
	*direction = flow_key(k, node_bytes(d, a), node_bytes(d, b), a->len, src, dst, proto);
	return true;
}

uint32_t
session_udp(struct session *s, const struct dissection *d, uint16_t src, uint16_t dst)
{
	bool observe;
	struct fact *fact = next_fact(s, &observe);

	if (fact && observe) {
		struct flow_key k;
		uint32_t direction;
		bool known = key_of(&k, d, src, dst, 17, &direction);

		fact->flow = known ? flow_find(&s->udp, &k) : FLOW_NONE;
		if (known && fact->flow == FLOW_NONE)	/* quoted ones count, too, as in Wireshark */
			fact->flow = flow_new(&s->udp, &k);
	}
	return fact ? fact->flow : FLOW_NONE;
}

static uint32_t
new_conversation(struct session *s, const struct flow_key *k)
{
	if (!room(&s->conversations, &s->conversation_room, s->tcp.count, sizeof *s->conversations))
		return FLOW_NONE;
	uint32_t number = flow_new(&s->tcp, k);

	if (number != FLOW_NONE)
		s->conversations[number] = (struct conversation){ 0 };
	return number;
}

/*
 * A SYN on ports that were used before starts another conversation, unless it
 * is the same SYN again.
 */
static bool
starts_anew(const struct conversation *c, uint32_t direction, const struct segment *seg)
{
	return (seg->flags & (SYN | ACK)) == SYN && c->based[direction] && c->base[direction] != seg->seq;
}

/* RFC 9293 3.4: the SYN has the first number, and data follow it. */
static void
observe_numbers(struct conversation *c, uint32_t direction, const struct segment *seg)
{
	bool answers = (seg->flags & (SYN | ACK)) == (SYN | ACK);

	if (!c->based[direction] || answers) {
		c->base[direction] = seg->flags & SYN ? seg->seq : seg->seq - 1;
		c->based[direction] = true;
	}
	if (!c->based[!direction] && seg->flags & ACK) {
		c->base[!direction] = seg->ack - 1;
		c->based[!direction] = true;
	}
}

static struct fact
observe_segment(struct session *s, const struct dissection *d, const struct segment *seg)
{
	struct fact fact = { FLOW_NONE, seg->seq, seg->ack };
	struct flow_key k;
	uint32_t direction;

	if (!key_of(&k, d, seg->src_port, seg->dst_port, 6, &direction))
		return fact;
	fact.flow = flow_find(&s->tcp, &k);
	if (!d->quoted) {
		if (fact.flow == FLOW_NONE || starts_anew(&s->conversations[fact.flow], direction, seg))
			fact.flow = new_conversation(s, &k);
		if (fact.flow != FLOW_NONE)
			observe_numbers(&s->conversations[fact.flow], direction, seg);
	}
	if (fact.flow == FLOW_NONE)
		return fact;
	const struct conversation *c = &s->conversations[fact.flow];

	fact.seq -= c->base[direction];
	if (seg->flags & ACK)		/* without it, the number means nothing */
		fact.ack -= c->base[!direction];
	return fact;
}

struct segment_fact
session_tcp(struct session *s, const struct dissection *d, const struct segment *seg)
{
	bool observe;
	struct fact *fact = next_fact(s, &observe);

	if (fact && observe)
		*fact = observe_segment(s, d, seg);
	if (!fact)
		return (struct segment_fact){ .seq = seg->seq, .ack = seg->ack };
	return (struct segment_fact){ fact->flow != FLOW_NONE, fact->flow, fact->seq, fact->ack };
}

size_t
session_bytes(const struct session *s)
{
	return sizeof *s + flows_bytes(&s->tcp) + flows_bytes(&s->udp) +
	    s->conversation_room * sizeof *s->conversations +
	    s->first_room * sizeof *s->first_fact + s->fact_room * sizeof *s->facts;
}
