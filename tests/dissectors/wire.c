/* Dialogues as frames. */

#include <stdio.h>
#include <stdlib.h>
#include "tests/dissectors/wire.h"
#include "ui/text/value.h"

enum { NODES = 4096, LONG = 1 << 14 };

void
say(struct dialogue *g, enum sender from, const void *bytes, size_t n)
{
	struct turn *t = g->count ? &g->turns[g->count - 1] : NULL;

	if (!t || t->from != from) {
		cr_assert_lt(g->count, TURNS_MAX);
		t = &g->turns[g->count++];
		*t = (struct turn){ from, NULL, 0 };
	}
	if (!n)
		return;
	t->bytes = realloc(t->bytes, t->n + n);
	cr_assert(t->bytes);
	memcpy(t->bytes + t->n, bytes, n);
	t->n += n;
}

void
dialogue_free(struct dialogue *g)
{
	while (g->count)
		free(g->turns[--g->count].bytes);
}

static void
put(uint8_t *p, uint32_t v, int n)
{
	while (n--) {
		p[n] = (uint8_t)v;
		v >>= 8;
	}
}

void
put_segment(struct wire *w, enum sender from, uint32_t seq, uint32_t ack, int flags,
    const void *bytes, size_t n)
{
	static const uint32_t initial[2] = { 0xfffffff0, 1000 };
	uint8_t *f = calloc(1, 54 + n);
	uint16_t port = w->port ? w->port : 110;

	if (w->count == w->room) {
		w->room = w->room * 2 + 64;
		w->frames = realloc(w->frames, w->room * sizeof *w->frames);
	}
	cr_assert(f && w->frames && n < 65000);
	w->frames[w->count++] = (struct wire_frame){ f, (uint32_t)(54 + n) };
	put(f + 12, 0x0800, 2);
	f[14] = 0x45;
	put(f + 16, (uint32_t)(40 + n), 2);
	f[22] = 64;
	f[23] = 6;
	put(f + 26, 0xc000020a + (from == FROM_SERVER ? 10 : 0), 4);
	put(f + 30, 0xc000020a + (from == FROM_SERVER ? 0 : 10), 4);
	put(f + 34, from == FROM_SERVER ? port : 1025, 2);
	put(f + 36, from == FROM_SERVER ? 1025 : port, 2);
	put(f + 38, initial[from] + seq, 4);
	put(f + 42, flags & ACK ? initial[!from] + ack : 0, 4);
	f[46] = 0x50;
	f[47] = (uint8_t)flags;
	put(f + 48, 8192, 2);
	if (n)
		memcpy(f + 54, bytes, n);
}

void
send_segment(struct wire *w, enum sender from, int flags, const void *bytes, size_t n)
{
	put_segment(w, from, w->seq[from], w->seq[!from], flags, bytes, n);
	w->seq[from] += (uint32_t)n + !!(flags & (SYN | FIN));
}

void
open_connection(struct wire *w)
{
	w->seq[0] = w->seq[1] = 0;
	send_segment(w, FROM_CLIENT, SYN, NULL, 0);
	send_segment(w, FROM_SERVER, SYN | ACK, NULL, 0);
	send_segment(w, FROM_CLIENT, ACK, NULL, 0);
}

void
close_connection(struct wire *w)
{
	send_segment(w, FROM_CLIENT, FIN | ACK, NULL, 0);
	send_segment(w, FROM_SERVER, FIN | ACK, NULL, 0);
	send_segment(w, FROM_CLIENT, ACK, NULL, 0);
}

/* The segment behind at begins before it, with other bytes there.  Gives how far it reaches. */
static size_t
send_overlap(struct wire *w, const struct turn *t, size_t at, size_t back, size_t size)
{
	size_t more = t->n - at < size ? t->n - at : size;
	uint8_t *mixed = malloc(back + more);

	cr_assert(mixed);
	memset(mixed, '#', back);
	memcpy(mixed + back, t->bytes + at, more);
	w->seq[t->from] -= (uint32_t)back;
	send_segment(w, t->from, PSH | ACK, mixed, back + more);
	free(mixed);
	return at + more;
}

static void
turn_over(struct wire *w, uint32_t from, uint32_t n)
{
	for (uint32_t a = from, z = from + n - 1; n && a < z; a++, z--) {
		struct wire_frame f = w->frames[a];

		w->frames[a] = w->frames[z];
		w->frames[z] = f;
	}
}

static void
send_turn(struct wire *w, const struct turn *t, size_t size, enum order order)
{
	uint32_t first = w->count;

	for (size_t at = 0; at < t->n; ) {
		size_t n = t->n - at < size ? t->n - at : size;

		send_segment(w, t->from, PSH | ACK, t->bytes + at, n);
		at += n;
		if (order == TWICE) {
			w->seq[t->from] -= (uint32_t)n;
			send_segment(w, t->from, PSH | ACK, t->bytes + at - n, n);
		}
		if (order == OVERLAPPING && at < t->n)
			at = send_overlap(w, t, at, n / 2, size);
	}
	uint32_t n = w->count - first, step = order == SWAPPED ? 2 : n;

	if (order == SWAPPED || order == REVERSED)
		for (uint32_t k = 0; step && k + step <= n; k += step)
			turn_over(w, first + k, step);
}

void
transmit(struct wire *w, const struct dialogue *g, size_t size, enum order order)
{
	w->port = g->port;
	open_connection(w);
	for (size_t i = 0; i < g->count; i++)
		send_turn(w, &g->turns[i], size, order);
	close_connection(w);
}

void
lose(struct wire *w, uint32_t frame)
{
	free(w->frames[frame - 1].bytes);
	memmove(&w->frames[frame - 1], &w->frames[frame], (--w->count - (frame - 1)) * sizeof *w->frames);
}

void
wire_free(struct wire *w)
{
	while (w->count)
		free(w->frames[--w->count].bytes);
	free(w->frames);
	*w = (struct wire){ .frames = NULL };
}

bool
read_wire(void *of, uint32_t frame, uint32_t at, uint8_t *to, size_t n)
{
	const struct wire *w = of;

	if (!frame || frame > w->count || at + n > w->frames[frame - 1].n)
		return false;
	memcpy(to, w->frames[frame - 1].bytes + at, n);
	return true;
}

void
dissect_wire(struct dissection *d, const struct wire *w, uint32_t frame)
{
	static struct packet k;
	const struct wire_frame *f = &w->frames[frame - 1];

	k = (struct packet){ .bytes = f->bytes, .captured = f->n, .wire = f->n, .number = frame, .link_type = 1,
	    .time = frame * INT64_C(1000000) };
	cr_assert_null(registry_start());
	dissect_packet(d, &k);
	check_nodes(d, "wire");
}

/* The nodes behind the transport layer, of any number of messages. */
static void
put_messages(struct out *o, const struct dissection *d)
{
	bool behind = false, inside = false;

	for (uint32_t i = 0; i < d->count; i++) {
		const struct node *n = &d->nodes[i];

		if (!n->depth) {
			inside = behind && n->field->type != BYTES;
			behind |= n->field == &dissector_tcp.proto;
		}
		if (!inside || n->field->type == FRAME || n->field->type == DURATION)
			continue;
		out_room(o);
		out_spaces(o, n->depth * 2u);
		out_string(o, n->field->abbrev);
		if (n->depth) {
			out_char(o, ' ');
			put_value(o, d, n, n->len > LONG ? SHOWN : EXACT);
		}
		out_char(o, '\n');
	}
}

static struct session *
wire_session(const struct wire *w, bool keep)
{
	struct session *s = session_new(&(struct session_setting){ .keep = keep, .seed = 42,
	    .read = keep ? read_wire : NULL, .of = (void *)w });

	cr_assert(s);
	return s;
}

char *
messages_of(const struct wire *w)
{
	static struct node nodes[NODES];
	struct dissection d = { .nodes = nodes, .capacity = NODES, .session = wire_session(w, false) };
	char *text = NULL;
	size_t used = 0;
	struct out o;

	cr_assert(out_open(&o, -1));
	for (uint32_t i = 1; i <= w->count; i++) {
		dissect_wire(&d, w, i);
		o.p = o.start;
		put_messages(&o, &d);
		size_t n = (size_t)(o.p - o.start);

		text = realloc(text, used + n + 1);
		cr_assert(text);
		memcpy(text + used, o.start, n);
		used += n;
		text[used] = 0;
	}
	out_close(&o);
	session_free(d.session);
	return text;
}

static uint64_t
mix(uint64_t h, const void *bytes, size_t n)
{
	for (const uint8_t *p = bytes; n; n--)
		h = (h ^ *p++) * 0x100000001b3;
	return h;
}

/* FNV-1a of all nodes and all sources. */
static uint64_t
explain(struct dissection *d, const struct wire *w, uint32_t frame)
{
	uint64_t h = 0xcbf29ce484222325;

	dissect_wire(d, w, frame);
	for (uint32_t i = 0; i < d->count; i++) {
		const struct node *n = &d->nodes[i];
		uint64_t all[] = { (uintptr_t)n->field, n->number, n->off, n->len, n->depth, n->source };

		h = mix(h, all, sizeof all);
	}
	for (size_t i = 0; i < d->source_count; i++)
		h = mix(h, d->sources[i].bytes, d->sources[i].len);
	return h;
}

void
check_explained(const struct wire *w, const char *what)
{
	static struct node nodes[NODES];
	struct dissection d = { .nodes = nodes, .capacity = NODES, .session = wire_session(w, true) }, once = d;
	uint64_t *first = calloc(w->count + 1, sizeof *first);
	size_t bytes;

	once.session = wire_session(w, false);
	cr_assert(first);
	for (uint32_t i = 1; i <= w->count; i++) {
		first[i] = explain(&d, w, i);
		cr_expect_eq(explain(&once, w, i), first[i], "%s: one pass, frame %u", what, i);
	}
	explain(&d, w, 1);
	bytes = session_bytes(d.session);
	for (uint32_t i = 1; i <= w->count; i++)
		cr_expect_eq(explain(&d, w, i), first[i], "%s: in order, frame %u", what, i);
	for (uint32_t i = w->count; i >= 1; i--)
		cr_expect_eq(explain(&d, w, i), first[i], "%s: in reverse, frame %u", what, i);
	for (uint32_t k = 0, i = 0; k < w->count; k++) {
		i = (i * 1103515245u + 12345) % w->count;
		cr_expect_eq(explain(&d, w, i + 1), first[i + 1], "%s: at random, frame %u", what, i + 1);
	}
	cr_expect_eq(session_bytes(d.session), bytes, "%s: explaining again takes memory", what);
	free(first);
	session_free(d.session);
	session_free(once.session);
}

void
check_segmentations(const struct dialogue *g, const char *text, const char *name)
{
	static const size_t sizes[] = { 1, 2, 7, 500, 1460 };
	struct wire wire = { .frames = NULL };

	for (size_t i = 0; i < COUNT(sizes); i++)
		for (int order = 0; order < ORDERS; order++) {
			char what[256];

			snprintf(what, sizeof what, "%s, %zu bytes, order %d", name, sizes[i], order);
			transmit(&wire, g, sizes[i], (enum order)order);
			char *got = messages_of(&wire);

			cr_expect_str_eq(got, text, "%s:\n%s", what, got);
			free(got);
			check_explained(&wire, what);
			wire_free(&wire);
		}
}
