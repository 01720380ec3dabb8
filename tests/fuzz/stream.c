/*
 * Random conversations for libFuzzer: same bytes, same decode.
 *
 * An input says what was said, and how the conversation is treated on its way
 * (cutting.h).  Whole and as cut, it has to give the same messages to who
 * listens, with the same bytes, and the same nodes.  As cut, each packet is
 * explained again, too, in any order, and in a pass that keeps nothing: its
 * nodes have to stay the same.
 *
 *	port  ways  gap: turn, from, length  chance of the cuts (4 bytes)  what was said ...
 *
 * The client speaks first; 0xff 'C' and 0xff 'S' say who speaks from there on,
 * 0xff and another byte is that byte.
 */

#include <stdlib.h>
#include "dissectors/engine/registry.h"
#include "tests/dissectors/shown.h"
#include "tests/fuzz/cutting.h"
#include "tests/fuzz/record.h"

enum { HEADER = 9, NODES = 1 << 16, CUTS = 2 };

/* Telnet's messages follow the segments, so its port is missing. */
static const uint16_t ports[] = { 80, 25, 110, 21, 143, 53, 2525, 8080, 587, 2143, 119, 445, 139, 443, 5353, 20 };

static struct node nodes[NODES];

static void
explain(struct dissection *d, const struct wire *w, uint32_t frame)
{
	static struct packet k;

	k = wire_packet(w, frame);
	dissect_packet(d, &k);
}

static struct session *
new_session(const struct wire *w, bool keep)
{
	struct session *s = session_new(&(struct session_setting){ .keep = keep, .seed = 42,
	    .read = keep ? read_wire : NULL, .of = (void *)w });

	if (!s)
		abort();
	return s;
}

/* Observe all frames.  Gives the dissection, whose session is the caller's. */
static struct dissection
observe(const struct wire *w, bool keep, struct record *r)
{
	struct dissection d = { .nodes = nodes, .capacity = NODES, .session = new_session(w, keep) };

	*r = (struct record){ .limited = false };
	session_listen(d.session, record_message, r);
	for (uint32_t i = 1; i <= w->count; i++) {
		explain(&d, w, i);
		record_nodes(r, &d);
	}
	return d;
}

/* The first number from n on whose multiples reach everything below count. */
static uint32_t
step_through(uint32_t count, uint32_t n)
{
	for (;; n++) {
		uint32_t a = count, b = n, c;

		for (; b; a = b, b = c)
			c = a % b;
		if (a == 1)
			return n;
	}
}

/* Explained again in any order, and in one pass: always the same. */
static void
check_explained(struct dissection *d, const struct wire *w, const struct record *r, uint32_t chance)
{
	const uint64_t *first = r->hashes.all;
	struct record once;
	uint32_t i = chance % w->count, step = step_through(w->count, 1 + chance / 7 % w->count);

	for (uint32_t k = 0; k < w->count; k++, i = (i + step) % w->count) {
		explain(d, w, i + 1);
		if (hash_of(d) != first[i])
			fail("explanations of frames", i + 1);
	}
	struct dissection pass = observe(w, false, &once);

	check_hashes(r, &once, "frames of one pass");
	session_free(pass.session);
	record_free(&once);
}

/* ---- the input ---- */

/* What one side says next, as far as there is room. */
static void
say_some(struct dialogue *g, enum sender from, const uint8_t *bytes, size_t n)
{
	const struct turn *t = g->count ? &g->turns[g->count - 1] : NULL;
	bool goes_on = t && t->from == from;
	size_t room = goes_on ? TURN_MAX - t->n : g->count < TURNS_MAX ? TURN_MAX : 0;

	if (n && room)
		say(g, from, bytes, n < room ? n : room);
}

static void
parse(struct conversation *c, const uint8_t *p, size_t n)
{
	static uint8_t turn[TURN_MAX];
	enum sender from = FROM_CLIENT;
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		bool marks = p[i] == 0xff && i + 1 < n;

		i += marks;
		if (marks && (p[i] == 'C' || p[i] == 'S')) {
			say_some(&c->said, from, turn, count);
			count = 0;
			from = p[i] == 'S' ? FROM_SERVER : FROM_CLIENT;
		} else if (count < TURN_MAX) {
			turn[count++] = p[i];
		}
	}
	say_some(&c->said, from, turn, count);
}

/*
 * A gap is somewhere inside of a turn: it leaves the first byte of all, and the
 * last.  Behind that one nobody knows of a gap before the next turn, but where
 * the snaplen shows it.
 */
static void
set_gap(struct conversation *c, const uint8_t *p)
{
	c->gap_turn = p[0] % c->said.count;
	size_t n = c->said.turns[c->gap_turn].n;

	c->gap_from = p[1] % n;
	c->gap_from += !c->gap_from;
	c->gap_to = c->gap_from + 1 + p[2];
	if (c->gap_to >= n)
		c->gap_to = n - 1;
	if (c->gap_from >= c->gap_to)
		c->gap_to = 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct conversation c;
	struct wire wire = { .frames = NULL };
	struct record whole, cut;

	if (registry_start())
		abort();
	if (size <= HEADER)
		return 0;
	uint32_t chance = (uint32_t)big_endian(data + 5, 4);

	c = (struct conversation){ .said = { .port = ports[data[0] % (sizeof ports / sizeof *ports)] },
	    .ending = (enum ending)(data[1] & 3), .middle = data[1] & 4, .snapped = data[1] & 16 };
	parse(&c, data + HEADER, size - HEADER);
	if (c.said.count && data[1] & 8)
		set_gap(&c, data + 2);
	send_whole(&wire, &c);
	session_free(observe(&wire, false, &whole).session);
	wire_free(&wire);
	for (uint32_t i = 0; i < CUTS; i++) {
		send_cut(&wire, &c, ((uint64_t)chance << 1) + i);
		struct dissection d = observe(&wire, true, &cut);

		check_same(&whole, &cut);
		if (wire.count)
			check_explained(&d, &wire, &cut, chance);
		session_free(d.session);
		record_free(&cut);
		wire_free(&wire);
	}
	record_free(&whole);
	dialogue_free(&c.said);
	return 0;
}
