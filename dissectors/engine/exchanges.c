/*
 * Frames that belong together: a request and its response, a datagram and the
 * error about it.
 */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/facts.h"

/* The state of a request that may be answered. */
struct exchange {
	int64_t time;
	uint32_t frame, repeats;
	uint32_t first;		/* that asked it */
	uint32_t answer;	/* the frame that answered first; 0: none so far */
	uint64_t note;
};
const size_t exchanges_state_size = sizeof(struct exchange);

/* One that was answered is no loss. */
void
exchanges_drop(void *session, void *state)
{
	((struct session *)session)->unanswered += !((struct exchange *)state)->answer;
}

/* A frame may ask several times: so links tell keys apart, well enough. */
static uint32_t
which(enum exchange_kind kind, const void *key, size_t n)
{
	struct flow_key k = flow_key_of(kind, key, n);
	uint64_t h = 0;

	for (size_t i = 0; i < sizeof k.words / sizeof *k.words; i++)
		h = (h ^ k.words[i]) * 0xa0761d6478bd642f;
	return (uint32_t)(h >> 32);
}

static void
add_link(struct session *s, uint32_t which, uint32_t from)
{
	if (s->setting.keep && session_room(&s->links, &s->link_room, s->link_count, sizeof *s->links))
		s->links[s->link_count++] = (struct link){ from, s->frame, which };
}

static int
compare_links(const void *a, const void *b)
{
	const struct link *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->which != y->which)
		return x->which < y->which ? -1 : 1;
	return x->to < y->to ? -1 : x->to > y->to;
}

void
exchanges_sort(struct session *s)
{
	if (s->link_count)
		qsort(s->links, s->link_count, sizeof *s->links, compare_links);
}

uint32_t
session_response_in(const struct session *s, enum exchange_kind kind, const void *key, size_t n)
{
	if (!s->later)
		return 0;
	struct link wanted = { s->frame, 0, which(kind, key, n) };
	size_t low = 0, high = s->link_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (compare_links(&s->links[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	bool found = low < s->link_count && s->links[low].from == s->frame &&
	    s->links[low].which == wanted.which;

	return found ? s->links[low].to : 0;
}

struct request_fact
session_request(struct session *s, const struct dissection *d, enum exchange_kind kind,
    const void *key, size_t n)
{
	bool observe;
	union fact *fact = session_fact(s, &observe);

	if (fact && observe) {
		struct flow_key k = flow_key_of(kind, key, n);
		struct flow *flow = flow_find(&s->exchanges, &k);
		struct exchange *x = NULL;

		if (flow || (flow = flow_new(&s->exchanges, &k))) {
			x = (struct exchange *)flow->state;
			flow->used = true;	/* for who is answered will be let go first */
		}
		*fact = (union fact){ .exchange = { 0 } };
		if (x) {
			bool again = x->frame && !x->answer;

			fact->exchange.repeats = again ? x->repeats + 1 : 0;
			fact->exchange.first = again ? x->first : 0;
			*x = (struct exchange){ d->packet->time, s->frame, fact->exchange.repeats,
			    again ? x->first : s->frame, 0, 0 };
		}
	}
	return fact ? (struct request_fact){ fact->exchange.repeats, fact->exchange.first } :
	    (struct request_fact){ 0 };
}

struct response_fact
session_response(struct session *s, const struct dissection *d, enum exchange_kind kind,
    const void *key, size_t n)
{
	bool observe;
	union fact *fact = session_fact(s, &observe);

	if (fact && observe) {
		struct flow_key k = flow_key_of(kind, key, n);
		struct flow *flow = flow_find(&s->exchanges, &k);

		*fact = (union fact){ .exchange = { 0 } };
		if (flow) {
			struct exchange *x = (struct exchange *)flow->state;

			fact->exchange.request = x->frame;
			fact->exchange.delay = d->packet->time - x->time;
			fact->exchange.first = x->answer;
			fact->exchange.note = x->note;
			flow->used = false;
			if (!x->answer) {
				add_link(s, which(kind, key, n), x->frame);
				x->answer = s->frame;
			}
		}
	}
	return fact ? (struct response_fact){ fact->exchange.request, fact->exchange.first,
	    fact->exchange.delay, fact->exchange.note } : (struct response_fact){ 0 };
}

void
session_note(struct session *s, enum exchange_kind kind, const void *key, size_t n, uint64_t note)
{
	struct flow_key k = flow_key_of(kind, key, n);
	struct flow *flow = s->observing ? flow_find(&s->exchanges, &k) : NULL;

	if (flow)
		((struct exchange *)flow->state)->note = note;
}

void
session_settle(struct session *s, enum exchange_kind kind, const void *key, size_t n)
{
	struct flow_key k = flow_key_of(kind, key, n);
	struct flow *flow = s->observing ? flow_find(&s->exchanges, &k) : NULL;

	if (flow && ((struct exchange *)flow->state)->answer)
		flow_forget(&s->exchanges, flow);
}

/* Which datagram it is, for a short memory: its ends, identification and protocol. */
static uint64_t
datagram_hash(const struct session *s, const struct dissection *d, uint32_t id, uint8_t proto)
{
	const uint8_t *src = node_bytes(d, &d->nodes[d->list.src]);
	const uint8_t *dst = node_bytes(d, &d->nodes[d->list.dst]);
	uint64_t h = s->setting.seed ^ ((uint64_t)id << 8 | proto);
	__uint128_t m;

	h ^= (uint64_t)big_endian(src, 4) << 32 | big_endian(dst, 4);
	m = (__uint128_t)(h + 0x9e3779b97f4a7c15) * 0xa0761d6478bd642f;
	return (uint64_t)m ^ (uint64_t)(m >> 64);
}

void
session_datagram(struct session *s, const struct dissection *d, uint32_t id, uint8_t proto)
{
	if (!s->observing || !d->list.src || !d->list.dst)
		return;
	uint64_t h = datagram_hash(s, d, id, proto);

	s->recent[h % RECENT] = (struct recent){ (uint32_t)(h >> 32), s->frame };
}

uint32_t
session_original(struct session *s, const struct dissection *d, uint32_t id, uint8_t proto)
{
	bool observe;
	union fact *fact = session_fact(s, &observe);

	if (fact && observe) {
		uint64_t h = d->list.src && d->list.dst ? datagram_hash(s, d, id, proto) : 0;
		const struct recent *r = &s->recent[h % RECENT];

		*fact = (union fact){ .exchange = { 0 } };
		if (r->frame && r->check == (uint32_t)(h >> 32)) {
			fact->exchange.request = r->frame;
			add_link(s, which(EXCHANGE_ERROR, "", 0), r->frame);
		}
	}
	return fact ? fact->exchange.request : 0;
}
