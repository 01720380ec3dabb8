/* Dialogues as frames. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/checksum.h"
#include "tests/dissectors/frames.h"

/* A test that cannot go on. */
static void
must(bool holds)
{
	if (!holds)
		abort();
}

void
say(struct dialogue *g, enum sender from, const void *bytes, size_t n)
{
	struct turn *t = g->count ? &g->turns[g->count - 1] : NULL;

	if (!t || t->from != from) {
		must(g->count < TURNS_MAX);
		t = &g->turns[g->count++];
		*t = (struct turn){ from, NULL, 0 };
	}
	if (!n)
		return;
	t->bytes = realloc(t->bytes, t->n + n);
	must(t->bytes);
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
	must(f && w->frames && n < 65000);
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

	must(mixed);
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
sign_segment(const struct wire *w, uint32_t frame)
{
	const struct wire_frame *f = &w->frames[frame - 1];
	uint8_t tail[4] = { 0, 6, (uint8_t)((f->n - 34) >> 8), (uint8_t)(f->n - 34) };

	f->bytes[50] = f->bytes[51] = 0;
	uint16_t sum = (uint16_t)~checksum_fold(checksum_sum(f->bytes + 26, 8) + checksum_sum(tail, 4) +
	    checksum_sum(f->bytes + 34, f->n - 34));

	f->bytes[50] = (uint8_t)(sum >> 8);
	f->bytes[51] = (uint8_t)sum;
}

struct packet
wire_packet(const struct wire *w, uint32_t frame)
{
	const struct wire_frame *f = &w->frames[frame - 1];

	return (struct packet){ .bytes = f->bytes, .captured = f->n, .wire = f->n + f->uncaptured, .number = frame, .link_type = 1,
	    .time = frame * INT64_C(1000000) };
}
