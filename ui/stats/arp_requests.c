/*
 * ARP requests: who asks for which address, how often, and what came of it.
 * Probes and announcements ask nothing that an answer would be good for
 * (RFC 5227 section 1.1), so they are none.  A reply answers all tries since
 * the one before; its latency is counted from the last of them.
 */

#include "ui/stats/arp_list.h"
#include "ui/text/time.h"
#include "ui/text/translate.h"
#include "ui/text/value.h"

/* An answer takes less than a millisecond; hosts ask again after one second (RFC 1122 section 2.3.2.1). */
#define PATIENCE INT64_C(1000000000)

struct request {
	arp_wire wire;
	uint8_t asker[4], target[4];
	uint32_t tries, answers;
	uint32_t first_frame, answer_frame;	/* the first of each; answer_frame: 0: none */
	int64_t latency, last;			/* of the first answer; time of the last try */
	uint32_t open, open_frame;		/* tries since the last answer, and the first of them */
	int64_t open_since;
};

static struct flow_key
key_of(arp_wire wire, const uint8_t *asker, const uint8_t *target)
{
	struct flow_key k = { { wire } };

	memcpy(&k.words[1], asker, 4);
	memcpy(&k.words[2], target, 4);
	return k;
}

static void
answer(struct flows *list, const struct arp_packet *p)
{
	struct flow_key k = key_of(p->wire, p->dst, p->src);
	struct flow *flow = flow_find(list, &k);
	struct request *x = flow ? (struct request *)flow->state : NULL;

	if (!x || !x->open)
		return;		/* nobody asked, or somebody else has answered already */
	if (!x->answers++) {
		x->answer_frame = p->frame;
		x->latency = p->time - x->last;
	}
	x->open = 0;
}

static bool
ask(struct flows *list, const struct arp_packet *p)
{
	struct flow_key k = key_of(p->wire, p->src, p->dst);
	struct flow *flow = flow_find(list, &k);

	if (!flow && !(flow = flow_new(list, &k)))
		return false;
	struct request *x = (struct request *)flow->state;

	if (!x->tries++) {
		x->wire = p->wire;
		memcpy(x->asker, p->src, 4);
		memcpy(x->target, p->dst, 4);
		x->first_frame = p->frame;
	}
	if (!x->open++) {
		x->open_frame = p->frame;
		x->open_since = p->time;
	}
	x->last = p->time;
	return true;
}

static bool
add_request(struct flows *list, const struct arp_packet *p)
{
	if (p->reply)
		answer(list, p);
	else if (memcmp(p->src, p->dst, 4) && memcmp(p->src, (uint8_t[4]){ 0 }, 4))
		return ask(list, p);
	return true;
}

/* Those that wait for an answer, before the others. */
static int
compare_requests(const void *a, const void *b)
{
	const struct request *x = *(const void *const *)a, *y = *(const void *const *)b;
	int order = arp_wire_order(a, b);

	if (!order)
		order = !x->open - !y->open;
	return order ? order : x->first_frame < y->first_frame ? -1 : x->first_frame > y->first_frame;
}

static bool
is_young(const struct arp_view *v, const struct request *x)
{
	return v->now - x->open_since < PATIENCE;
}

enum { ASKER, TARGET, TRIES, FIRST, ANSWERS, ANSWER, LATENCY, STATE };

static const struct arp_column columns[] = {
	[ASKER] = { "Asked by", 15 }, [TARGET] = { "Asked for", 15 }, [TRIES] = { "Tries", 6, true },
	[FIRST] = { "Frame", 6, true }, [ANSWERS] = { "Answers", 7, true }, [ANSWER] = { "In frame", 8, true },
	[LATENCY] = { "Latency", 10, true }, [STATE] = { "", 0 },
};

static void
put_cell(struct out *o, const struct arp_view *v, const void *thing, unsigned column)
{
	const struct request *x = thing;

	switch (column) {
	case ASKER: put_ipv4(o, x->asker); break;
	case TARGET: put_ipv4(o, x->target); break;
	case TRIES: out_uint(o, x->tries); break;
	case FIRST: out_uint(o, x->first_frame); break;
	case ANSWERS: out_uint(o, x->answers); break;
	case ANSWER:
		if (x->answers)
			out_uint(o, x->answer_frame);
		break;
	case LATENCY:
		if (x->answers)
			put_duration(o, x->latency, 6);
		break;
	case STATE:
		if (!x->answers)
			out_string(o, is_young(v, x) ? _("not yet answered") : _("no answer"));
		break;
	}
}

/* It was answered once, but no longer. */
static void
put_open(struct out *o, const struct arp_view *v, const void *const *things, size_t i, size_t n)
{
	const struct request *x = things[i];

	(void)n;
	if (!x->answers || !x->open)
		return;
	out_room(o);
	put_arp_note(o, is_young(v, x) ? _("not yet answered: tries at the end, ") : _("no answer: tries at the end, "));
	out_uint(o, x->open);
	out_string(o, _(", from frame "));
	out_uint(o, x->open_frame);
	out_char(o, '\n');
}

const struct arp_kind arp_requests = {
	.title = "ARP requests: the first frame that asks and the first that answers; seconds of latency",
	.forgotten = "Requests that were let go, since there are too many: ",
	.state_size = sizeof(struct request),
	.columns = columns, .column_count = sizeof columns / sizeof *columns,
	.add = add_request, .compare = compare_requests, .put_cell = put_cell, .put_notes = put_open,
};
