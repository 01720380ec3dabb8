/*
 * -z follow,tcp,MODE,STREAM: what the two ends of a connection said, in the
 * order of capture, as tshark's.
 *
 * Bytes are told once they are in order; a gap is passed as soon as the other
 * end acknowledges what lies behind it, and at the capture's end.  Packets
 * that error messages quote are not part of a connection, nor is what a reset
 * carries (RFC 9293 section 3.5.2 calls it an explanation, not data).
 */

#include <errno.h>
#include <stdlib.h>
#include "ui/stats/follow_text.h"
#include "ui/stats/statistics.h"
#include "ui/stats/tcp_segment.h"
#include "ui/text/translate.h"
#include "ui/text/value.h"

enum { MEMORY = 256 << 20, FIN = 1, SYN = 2, RST = 4, ACK = 16 };

/* One end's bytes up to an offset are told, from where it stopped before. */
struct turn {
	uint64_t to;
	bool server;
};

struct follow {
	enum follow_mode mode;
	uint32_t stream;
	struct tcp_segment_fields fields;
	struct tcp_end ends[2];		/* the first one sent the first packet seen */
	struct pool pool;
	struct stream *sides[2];
	uint64_t told[2];
	struct turn *turns;
	size_t turn_count, turn_room;
	uint32_t conflicts;		/* segments that repeat bytes differently */
};

static void
free_follow(void *of)
{
	struct follow *f = of;

	if (!f)
		return;
	stream_free(f->sides[0]);
	stream_free(f->sides[1]);
	free(f->turns);
	free(f);
}

/* "tcp,MODE,STREAM" */
static bool
read_arguments(struct follow *f, const char *s)
{
	char *end;

	if (strncmp(s, "tcp,", 4))
		return false;
	s += 4;
	size_t n = strcspn(s, ",");

	while (f->mode < FOLLOW_MODE_COUNT && (strlen(follow_modes[f->mode]) != n || memcmp(follow_modes[f->mode], s, n)))
		f->mode++;
	if (f->mode == FOLLOW_MODE_COUNT || s[n] != ',' || s[n + 1] < '0' || s[n + 1] > '9')
		return false;
	errno = 0;
	unsigned long number = strtoul(s + n + 1, &end, 10);

	f->stream = (uint32_t)number;
	return !*end && !errno && number < UINT32_MAX;
}

static const char *
open_follow(void **of, const char *arguments)
{
	struct follow *f = calloc(1, sizeof *f);

	if (!f)
		return _("-z follow: no memory");
	if (!read_arguments(f, arguments)) {
		free_follow(f);
		return _("-z takes follow,tcp,MODE,STREAM: ascii, hex or raw, and a number as tcp.stream shows it");
	}
	f->pool.most = MEMORY;
	f->fields = tcp_segment_fields();
	for (int i = 0; i < 2; i++) {
		f->told[i] = 1;
		if (!(f->sides[i] = stream_new(&f->pool))) {
			free_follow(f);
			return _("-z follow: no memory");
		}
	}
	*of = f;
	return NULL;
}

/* ---- gathering ---- */

/* Whether the server sent it; who sends the first packet is the client. */
static bool
find_direction(struct follow *f, const struct tcp_segment *g)
{
	if (!f->ends[0].len) {
		f->ends[0] = g->src;
		f->ends[1] = g->dst;
	}
	return memcmp(&f->ends[0], &g->src, sizeof g->src);
}

/* What is in order now, and was not told before, is told now. */
static void
tell(struct follow *f, bool server)
{
	uint64_t to = stream_next(f->sides[server]);

	if (to == f->told[server])
		return;
	f->told[server] = to;
	if (!f->turn_count || f->turns[f->turn_count - 1].server != server) {
		if (f->turn_count == f->turn_room) {
			size_t room = f->turn_room * 2 + 64;
			struct turn *turns = pool_has(&f->pool, room * sizeof *turns) ?
			    realloc(f->turns, room * sizeof *turns) : NULL;

			if (!turns)
				return;		/* told at the end, all at once */
			f->pool.used += (room - f->turn_room) * sizeof *turns;
			f->turns = turns;
			f->turn_room = room;
		}
		f->turns[f->turn_count++].server = server;
	}
	f->turns[f->turn_count - 1].to = to;
}

/* The other end's bytes before ack have arrived: it waits for none of them. */
static void
take_ack(struct follow *f, bool server, uint32_t ack)
{
	struct stream *s = f->sides[server];

	stream_start(s, ack - 1);
	while (stream_waiting(s) && stream_offset(s, ack) >= (int64_t)stream_waiting(s))
		stream_pass(s);
	tell(f, server);
}

static void
take_data(struct follow *f, const struct tcp_segment *g, bool server)
{
	unsigned notes = stream_push(f->sides[server], &(struct stream_segment){
		.seq = g->seq + !!(g->flags & SYN), .bytes = g->bytes, .n = g->n, .sent = g->len,
		.frame = g->frame, .source = g->source, .at = g->at,
	});

	f->conflicts += notes & STREAM_CONFLICTS ? 1 : 0;
	tell(f, server);
}

static void
add_segment(void *of, const struct dissection *d)
{
	struct follow *f = of;
	struct tcp_segment g;

	if (!tcp_segment(&f->fields, d, &g) || g.stream != f->stream)
		return;
	bool server = find_direction(f, &g);

	if (g.flags & ACK)
		take_ack(f, !server, g.ack);
	if (g.flags & RST)
		return;
	if (g.flags & SYN)
		stream_start(f->sides[server], g.seq);
	if (g.len)
		take_data(f, &g, server);
	if (g.flags & FIN)
		stream_finish(f->sides[server], g.seq + !!(g.flags & SYN) + g.len);
}

/* ---- printing ---- */

static void
put_end(struct out *o, const char *name, const struct tcp_end *end)
{
	out_string(o, name);
	if (end->len == 4)
		put_ipv4(o, end->address);
	if (end->len == 16) {
		out_char(o, '[');
		put_ipv6(o, end->address);
		out_char(o, ']');
	}
	out_char(o, ':');
	out_uint(o, end->port);
	out_char(o, '\n');
}

static void
put_turn(struct out *o, const struct follow *f, bool server, uint64_t *from, uint64_t to)
{
	while (*from < to) {
		struct stream_run run = stream_at(f->sides[server], *from);

		if (run.len > to - *from)
			run.len = to - *from;
		put_follow_run(o, f->mode, server, &run);
		*from += run.len;
	}
}

static void
put_follow(struct out *o, const void *of)
{
	static const char line[] = "===================================================================\n";
	const struct follow *f = of;
	uint64_t from[2] = { 1, 1 };

	out_room(o);
	out_char(o, '\n');
	out_string(o, line);
	out_string(o, "Follow: tcp,");
	out_string(o, follow_modes[f->mode]);
	out_string(o, "\nFilter: tcp.stream eq ");
	out_uint(o, f->stream);
	out_char(o, '\n');
	put_end(o, "Node 0: ", &f->ends[0]);
	put_end(o, "Node 1: ", &f->ends[1]);
	for (size_t i = 0; i < f->turn_count; i++)
		put_turn(o, f, f->turns[i].server, &from[f->turns[i].server], f->turns[i].to);
	put_turn(o, f, false, &from[0], stream_end(f->sides[0]));
	put_turn(o, f, true, &from[1], stream_end(f->sides[1]));
	out_room(o);
	out_string(o, line);
	if (f->conflicts) {
		out_string(o, _("Segments that repeat bytes differently (the first copy is shown): "));
		out_uint(o, f->conflicts);
		out_char(o, '\n');
	}
}

const struct statistic statistic_follow = {
	"follow", "follow,tcp,MODE,STREAM", open_follow, add_segment, put_follow, free_follow,
};
