/* Conversations of TCP and UDP, and how all of them are read. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/registry.h"
#include "ui/stats/conversation_parts.h"

enum { FIN = 1, SYN = 2, RST = 4, ACK = 16 };

#define X(name, word, field) word,
const char *const conversation_names[] = { CONVERSATIONS(X) };
#undef X
#define X(name, word, field) field,
const char *const conversation_fields[] = { CONVERSATIONS(X) };
#undef X

struct conversation *
conversation_new(enum conversation_kind kind, uint32_t number, size_t memory)
{
	struct conversation *c = calloc(1, sizeof *c);

	if (!c)
		return NULL;
	c->kind = kind;
	c->number = number;
	c->pool.most = memory;
	c->segments = tcp_segment_fields();
	c->datagrams = datagram_fields();
	for (int i = 0; i < 2; i++) {
		c->told[i] = 1;
		c->sides[i] = stream_new(&c->pool);
	}
	if (!c->sides[0] || !c->sides[1] || (kind == CONVERSATION_HTTP && !conversation_bodies_begin(c))) {
		conversation_free(c);
		return NULL;
	}
	return c;
}

void
conversation_free(struct conversation *c)
{
	if (!c)
		return;
	conversation_bodies_free(c);
	stream_free(c->sides[0]);
	stream_free(c->sides[1]);
	free(c->turns);
	free(c);
}

bool
conversation_of(const struct dissection *d, enum conversation_kind *kind, uint32_t *number)
{
	struct tcp_segment_fields segments = tcp_segment_fields();
	struct datagram_fields datagrams = datagram_fields();
	struct tcp_segment g;
	struct datagram x;
	bool tcp = tcp_segment(&segments, d, &g);

	if (!tcp && !datagram(&datagrams, d, &x))
		return false;
	*kind = tcp ? CONVERSATION_TCP : CONVERSATION_UDP;
	*number = tcp ? g.stream : x.stream;
	return true;
}

/* ---- gathering ---- */

/* Whether the server sent it; who sends the first packet is the client. */
static bool
find_direction(struct conversation *c, const struct endpoint *src, const struct endpoint *dst)
{
	if (!c->ends[0].len) {
		c->ends[0] = *src;
		c->ends[1] = *dst;
	}
	return memcmp(&c->ends[0], src, sizeof *src);
}

/* What lies before an offset, and was not told before, is told now. */
static void
tell(struct conversation *c, bool server, uint64_t to)
{
	if (to == c->told[server])
		return;
	c->told[server] = to;
	if (!c->turn_count || c->turns[c->turn_count - 1].server != server) {
		if (c->turn_count == c->turn_room) {
			size_t room = c->turn_room * 2 + 64;
			struct turn *turns = pool_has(&c->pool, room * sizeof *turns) ?
			    realloc(c->turns, room * sizeof *turns) : NULL;

			if (!turns)
				return;		/* told at the end, all at once */
			c->pool.used += (room - c->turn_room) * sizeof *turns;
			c->turns = turns;
			c->turn_room = room;
		}
		c->turns[c->turn_count++].server = server;
	}
	c->turns[c->turn_count - 1].to = to;
}

/* The other end's bytes before ack have arrived: it waits for none of them. */
static void
take_ack(struct conversation *c, bool server, uint32_t ack)
{
	struct stream *s = c->sides[server];

	stream_start(s, ack - 1);
	while (stream_waiting(s) && stream_offset(s, ack) >= (int64_t)stream_waiting(s))
		stream_pass(s);
	tell(c, server, stream_next(s));
}

static void
take_data(struct conversation *c, const struct tcp_segment *g, bool server)
{
	unsigned notes = stream_push(c->sides[server], &(struct stream_segment){
		.seq = g->seq + !!(g->flags & SYN), .bytes = g->bytes, .n = g->n, .sent = g->len,
		.frame = g->frame, .source = g->source, .at = g->at,
	});

	c->conflicts += notes & STREAM_CONFLICTS ? 1 : 0;
	tell(c, server, stream_next(c->sides[server]));
}

static void
add_segment(struct conversation *c, const struct tcp_segment *g)
{
	bool server = find_direction(c, &g->src, &g->dst);

	if (g->flags & ACK)
		take_ack(c, !server, g->ack);
	if (g->flags & RST)
		return;
	if (g->flags & SYN)
		stream_start(c->sides[server], g->seq);
	if (g->len)
		take_data(c, g, server);
	if (g->flags & FIN)
		stream_finish(c->sides[server], g->seq + !!(g->flags & SYN) + g->len);
}

void
conversation_append(struct conversation *c, bool server, const struct stream_segment *more)
{
	struct stream *s = c->sides[server];
	struct stream_segment g = *more;

	g.seq = (uint32_t)stream_end(s);
	stream_start(s, 0);
	stream_push(s, &g);
	stream_pass(s);			/* what the capture cut from the one before never comes */
	tell(c, server, stream_end(s));
}

void
conversation_add(struct conversation *c, const struct dissection *d)
{
	struct tcp_segment g;
	struct datagram x;

	if (c->kind == CONVERSATION_UDP) {
		if (datagram(&c->datagrams, d, &x) && x.stream == c->number)
			conversation_append(c, find_direction(c, &x.src, &x.dst), &(struct stream_segment){
				.bytes = x.bytes, .n = x.n, .sent = x.len, .frame = x.frame, .source = x.source, .at = x.at });
	} else if (tcp_segment(&c->segments, d, &g) && g.stream == c->number) {
		if (c->kind == CONVERSATION_TCP)
			add_segment(c, &g);
		else
			conversation_bodies_ends(c, &g);
	}
}

void
conversation_end(struct conversation *c)
{
	conversation_bodies_free(c);
}

/* ---- reading ---- */

const struct endpoint *
conversation_ends(const struct conversation *c)
{
	return c->ends;
}

uint32_t
conversation_conflicts(const struct conversation *c)
{
	return c->conflicts;
}

uint32_t
conversation_damaged(const struct conversation *c)
{
	return c->damaged;
}

/* Of that side, up to an offset.  False: all that was read. */
static bool
read_side(const struct conversation *c, struct place *at, bool server, uint64_t to, struct said *said)
{
	uint64_t from = at->passed[server] + 1;

	if (from >= to)
		return false;
	said->server = server;
	said->run = stream_at(c->sides[server], from);
	if (said->run.len > to - from)
		said->run.len = to - from;
	at->passed[server] += said->run.len;
	return true;
}

bool
conversation_next(const struct conversation *c, struct place *at, bool all, struct said *said)
{
	for (; at->turn < c->turn_count; at->turn++) {
		const struct turn *t = &c->turns[at->turn];

		if (read_side(c, at, t->server, t->to, said))
			return true;
		if (!all && at->turn + 1 == c->turn_count)	/* it may grow */
			return false;
	}
	return all && (read_side(c, at, false, stream_end(c->sides[0]), said) ||
	    read_side(c, at, true, stream_end(c->sides[1]), said));
}
