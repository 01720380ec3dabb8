/* Conversations of TCP and UDP: their numbers, and a segment's place in them. */

#include <stdlib.h>
#include "dissectors/engine/facts.h"
#include "dissectors/engine/registry.h"
#include "dissectors/transport/tcp_analysis.h"

enum { SYN = 2, RST = 4, ACK = 16 };
enum { WELL_KNOWN = 1024 };		/* ports below: RFC 6335 section 6 */

/* The state of a TCP flow. */
struct connection {
	struct tcp_side sides[2];	/* by the direction that flow_key() gives */
	struct tcp_both both;
	struct flow *talk;		/* its talk, if that lives: talks.c */
	uint32_t last;			/* frame, so far */
	uint8_t of;			/* number of the entry whose its data are; 0: nobody's */
	uint8_t named;			/* the same, of one without messages: it counts if nobody recognises what is said */
	uint8_t client;			/* the direction from who opened it, as far as can be told */
	bool talks;			/* data was heard */
	bool told;			/* whose they are, by the user */
	struct {
		uint8_t right, wrong;	/* segments; halved together when they grow too large */
		uint8_t data;		/* of the right ones, those with data */
		uint8_t accepted;	/* wrong ones that the other side acknowledged all the same */
	} checksums[2];			/* by direction */
};
const size_t streams_state_size = sizeof(struct connection);

uint32_t
session_udp(struct session *s, const struct dissection *d, uint16_t src, uint16_t dst)
{
	bool observe;
	union fact *fact = session_fact(s, &observe);

	if (fact && observe) {
		struct flow_key k;
		uint32_t direction;
		struct flow *flow = NULL;

		/* Quoted ones count, too, as in Wireshark. */
		if (session_key(&k, d, src, dst, 17, &direction) && !(flow = flow_find(&s->udp, &k)))
			flow = flow_new(&s->udp, &k);
		fact->udp.stream = flow ? flow->number : FLOW_NONE;
	}
	return fact ? fact->udp.stream : FLOW_NONE;
}

/* Whether the sender asks: who opened the connection, or else who speaks to a service, with its known or low port. */
static bool
sender_asks(const struct segment *seg)
{
	bool to = registry_find(TCP_PORT, seg->dst_port), from = registry_find(TCP_PORT, seg->src_port);

	if (seg->flags & SYN)
		return !(seg->flags & ACK);
	return to == from ? seg->dst_port < seg->src_port : to;
}

/*
 * Whose data these are, by port, or it will be guessed by what is said.  The
 * port of who asks was handed out by chance and tells nothing, unless it is
 * a well-known one (FTP's data come from 20) or the user told about it.
 */
static void
find_protocol(struct connection *c, uint32_t direction, const struct segment *seg)
{
	bool asks = sender_asks(seg);
	uint16_t service = asks ? seg->dst_port : seg->src_port, other = asks ? seg->src_port : seg->dst_port;
	bool told = registry_told(TCP_PORT, service) || registry_told(TCP_PORT, other);
	const struct entry *e = registry_find(TCP_PORT, service);

	if (registry_told(TCP_PORT, other) ? !registry_told(TCP_PORT, service) : !e && other < WELL_KNOWN)
		e = registry_find(TCP_PORT, other);
	uint8_t of = e ? (uint8_t)(e - registry.entries) : ENTRY_NOBODY;

	c->told = told;
	c->of = e && e->x->splitter ? of : c->told ? ENTRY_NOBODY : ENTRY_guess;
	c->named = e && !e->x->splitter ? of : ENTRY_NOBODY;
	c->client = (uint8_t)(asks ? direction : !direction);
}

/* ... or by what another conversation arranged. */
static void
find_expected(struct session *s, struct connection *c, const struct dissection *d, const struct segment *seg)
{
	bool asks = sender_asks(seg);
	uint8_t of = expected_take(s, d, asks ? d->list.dst : d->list.src, asks ? seg->dst_port : seg->src_port);

	if (!of || c->told)
		return;
	bool speaks = registry.entries[of].x->splitter;

	c->of = speaks ? of : ENTRY_NOBODY;
	c->named = speaks ? ENTRY_NOBODY : of;
}

static struct flow *
new_connection(struct session *s, const struct flow_key *k, uint32_t direction, const struct dissection *d,
    const struct segment *seg)
{
	struct flow *flow = flow_new(&s->tcp, k);

	if (flow) {
		struct connection *c = (struct connection *)flow->state;

		c->sides[0].shift = c->sides[1].shift = TCP_SHIFT_UNKNOWN;
		c->sides[0].counts = c->sides[1].counts = true;		/* no gap was seen */
		find_protocol(c, direction, seg);
		if (!d->quoted)
			find_expected(s, c, d, seg);
	}
	return flow;
}

/*
 * Whether the segment is damaged indeed: a sender most of whose checksums are
 * wrong leaves them to its card, and was captured before that; and where wrong
 * data were acknowledged, somebody changed them in the capture, names perhaps.
 */
static bool
is_damaged(const struct connection *c, uint32_t direction, const struct segment *seg)
{
	return seg->damaged && c->checksums[direction].wrong < c->checksums[direction].right &&
	    c->checksums[direction].accepted <= c->checksums[direction].data;
}

static void
count_checksum(struct connection *c, uint32_t direction, const struct segment *seg)
{
	if (!seg->damaged && !seg->verified)
		return;
	uint8_t *count = seg->damaged ? &c->checksums[direction].wrong : &c->checksums[direction].right;

	if (seg->len && !seg->damaged && c->checksums[direction].data < UINT8_MAX)
		c->checksums[direction].data++;
	if (++*count == UINT8_MAX) {
		c->checksums[direction].right /= 2;
		c->checksums[direction].wrong /= 2;
	}
}

/* A SYN on ports that were used before starts another conversation, unless it is the same SYN again. */
static bool
starts_anew(const struct flow *flow, uint32_t direction, const struct segment *seg)
{
	const struct connection *c = (const struct connection *)flow->state;
	const struct tcp_side *side = &c->sides[direction];

	return (seg->flags & (SYN | ACK)) == SYN && side->based && side->base != seg->seq &&
	    !is_damaged(c, direction, seg);
}

/* The flow that the segment belongs to.  Quoted ones count, too, as in Wireshark, but change nothing that is known. */
static struct flow *
find_connection(struct session *s, const struct dissection *d, const struct segment *seg,
    uint32_t *direction, bool *reused)
{
	struct flow_key k;

	*reused = false;
	if (!session_key(&k, d, seg->src_port, seg->dst_port, 6, direction))
		return NULL;
	struct flow *flow = flow_find(&s->tcp, &k);

	*reused = flow && !d->quoted && starts_anew(flow, *direction, seg);
	if (*reused)
		flow_forget(&s->tcp, flow);
	return !flow || *reused ? new_connection(s, &k, *direction, d, seg) : flow;
}

/* The segment is one of a conversation with messages, which has data now, or had. */
static void
find_talker(struct talker *who, uint32_t stream, struct connection *c, uint32_t direction, const struct segment *seg)
{
	who->stream = stream;
	who->of = &c->of;
	who->talk = &c->talk;
	who->again = c->talks;
	who->told = c->told;
	who->damaged = is_damaged(c, direction, seg);
	who->from = direction == c->client ? FROM_CLIENT : FROM_SERVER;
	who->began = c->both.syn || c->both.answered;
	for (uint32_t i = 0; i < 2; i++) {
		uint32_t at = i == FROM_CLIENT ? c->client : !c->client;
		const struct tcp_side *side = &c->sides[at];

		who->accepted[i] = &c->checksums[at].accepted;
		who->based[i] = side->based;
		who->first[i] = side->base + 1;
	}
	c->talks = true;
}

static void
observe_segment(struct session *s, const struct dissection *d, const struct segment *seg,
    union fact *fact)
{
	uint32_t direction;
	bool reused;
	struct flow *flow = find_connection(s, d, seg, &direction, &reused);

	*fact = (union fact){ .tcp = { .stream = flow ? flow->number : FLOW_NONE,
	    .seq = seg->seq, .ack = seg->ack, .shift = TCP_SHIFT_UNKNOWN } };
	if (!flow)
		return;
	struct connection *c = (struct connection *)flow->state;
	struct tcp_side *fwd = &c->sides[direction], *rev = &c->sides[!direction];

	if (!d->quoted) {
		/* A bit turned over neither opens the connection again nor ends it. */
		uint16_t flags = is_damaged(c, direction, seg) ? seg->flags & ~(SYN | RST) : seg->flags;
		struct tcp_found found = tcp_analyze(fwd, rev, &c->both, &(struct tcp_seen){
			.frame = s->frame, .time = d->packet->time, .seq = seg->seq, .ack = seg->ack,
			.len = seg->len, .flags = flags, .window = seg->window, .shift = seg->shift,
		});

		fact->tcp.notes = (uint16_t)(found.notes | (reused ? TCP_PORTS_REUSED : 0));
		fact->tcp.state = found.state;
		fact->tcp.in_flight = found.notes & TCP_DUPLICATE_ACK ? found.dup_of : found.in_flight;
		fact->tcp.dup_number = (uint16_t)(found.dup_number < UINT16_MAX ? found.dup_number : UINT16_MAX);
		/* RFC 7323 2.2: scaled only when both sides offered it, and never in a SYN. */
		fact->tcp.shift = seg->flags & SYN ? TCP_SHIFT_NONE :
		    fwd->shift >= 0 && rev->shift == TCP_SHIFT_NONE ? TCP_SHIFT_NONE : fwd->shift;
		fact->tcp.named = c->of && !registry.entries[c->of].x->splitter ? c->of : c->named;
		if (c->of && (c->talks || seg->len)) {
			fact->tcp.of = c->of;
			find_talker(&s->talker, flow->number, c, direction, seg);
		}
		count_checksum(c, direction, seg);
		c->last = s->frame;
	}
	fact->tcp.seq -= fwd->base;
	if (seg->flags & ACK)		/* without it, the number means nothing */
		fact->tcp.ack -= rev->base;
}

static int
compare_frames(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

void
streams_find_silent(struct session *s)
{
	uint32_t place = 0;

	free(s->silent);
	s->silent_count = 0;
	s->silent = s->later ? malloc((s->tcp.alive + 1) * sizeof *s->silent) : NULL;
	for (struct flow *flow; s->silent && (flow = flow_next(&s->tcp, &place)); ) {
		const struct connection *c = (const struct connection *)flow->state;

		if (c->last && c->both.state != TCP_OPENING && c->both.state < TCP_LAST_ACK)
			s->silent[s->silent_count++] = c->last;
	}
	if (s->silent)
		qsort(s->silent, s->silent_count, sizeof *s->silent, compare_frames);
}

struct segment_fact
session_tcp(struct session *s, const struct dissection *d, const struct segment *seg)
{
	bool observe;
	union fact *fact = session_fact(s, &observe);

	if (!fact)
		return (struct segment_fact){ .seq = seg->seq, .ack = seg->ack, .shift = TCP_SHIFT_UNKNOWN };
	if (observe)
		observe_segment(s, d, seg, fact);
	bool duplicate = fact->tcp.notes & TCP_DUPLICATE_ACK;

	return (struct segment_fact){
		.known = fact->tcp.stream != FLOW_NONE, .stream = fact->tcp.stream,
		.seq = fact->tcp.seq, .ack = fact->tcp.ack,
		.notes = fact->tcp.notes, .state = fact->tcp.state, .shift = fact->tcp.shift,
		.in_flight = duplicate ? 0 : fact->tcp.in_flight,
		.dup_number = fact->tcp.dup_number,
		.dup_of = duplicate ? fact->tcp.in_flight : 0,
		.silent = s->silent && !d->quoted && bsearch(&s->frame, s->silent, s->silent_count, sizeof *s->silent, compare_frames),
		.named = fact->tcp.named ? &registry.entries[fact->tcp.named] : NULL,
		.speaks = fact->tcp.of && registry.entries[fact->tcp.of].x->splitter,
	};
}

struct data_fact
session_data(struct session *s, const struct dissection *d, const struct segment *seg)
{
	bool observe;
	union fact *fact = session_fact(s, &observe);

	if (!fact && observe)
		s->facts[s->fact_count - 1].tcp.of = 0;		/* so that nobody looks for it */
	if (!fact)
		return (struct data_fact){ .notes = DATA_LET_GO };
	if (observe)
		talks_observe(s, d, seg);
	return (struct data_fact){ .notes = fact->data.notes, .message = fact->data.first,
	    .messages = fact->data.count, .from = (enum sender)fact->data.from,
	    .of = fact->data.of ? &registry.entries[fact->data.of] : NULL,
	    .unfinished = fact->data.unfinished, .in_frame = s->later ? fact->data.in_frame : 0 };
}
