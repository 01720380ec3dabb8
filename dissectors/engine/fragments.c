/*
 * Datagrams put together from fragments.  RFC 791 3.2, RFC 8200 4.5.  The
 * first copy of a byte stays, whatever comes over it later.
 */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/facts.h"

enum { LONGEST = 65535, PIECES_MAX = 8192 };

/* The state of a datagram that waits for fragments. */
struct assembly {
	struct piece *pieces;		/* by rising offset, none over another */
	size_t count, room;
	uint8_t *bytes;			/* as far as they are known */
	size_t bytes_room;
	uint32_t total;			/* its length, once the last fragment came */
	uint32_t have;			/* bytes of it */
	bool ends;			/* the last fragment came */
};
const size_t fragments_state_size = sizeof(struct assembly);

void
fragments_drop(void *session, void *state)
{
	struct session *s = session;
	struct assembly *a = state;

	for (size_t i = 0; i < a->count; i++)
		free(a->pieces[i].own);
	s->waiting -= a->bytes_room + a->room * sizeof *a->pieces;
	free(a->pieces);
	free(a->bytes);
}

void
datagram_free(struct datagram *datagram)
{
	for (uint32_t i = 0; datagram && i < datagram->piece_count; i++)
		free(datagram->pieces[i].own);
	free(datagram);
}

static bool
make_room(struct session *s, struct assembly *a, size_t end)
{
	size_t room = a->room;

	if (a->count >= PIECES_MAX || !session_room(&a->pieces, &a->room, a->count, sizeof *a->pieces))
		return false;
	s->waiting += (a->room - room) * sizeof *a->pieces;
	if (end <= a->bytes_room)
		return true;
	uint8_t *bytes = realloc(a->bytes, end);

	if (!bytes)
		return false;
	s->waiting += end - a->bytes_room;
	a->bytes = bytes;
	a->bytes_room = end;
	return true;
}

/* Bytes [from, to) of the fragment are new: note where they lie, and keep them. */
static bool
add_piece(struct session *s, struct assembly *a, size_t place, const struct dissection *d,
    const struct fragment *f, uint32_t from, uint32_t to)
{
	const uint8_t *bytes = f->bytes + (from - f->offset);
	struct piece piece = { { s->frame, from, to - from }, (uint32_t)(bytes - d->base), NULL };

	if (!make_room(s, a, to))
		return false;
	if (d->source && s->setting.keep) {	/* not as they are in the frame */
		if (!(piece.own = malloc(to - from)))
			return false;
		memcpy(piece.own, bytes, to - from);
	}
	memcpy(a->bytes + from, bytes, to - from);
	memmove(a->pieces + place + 1, a->pieces + place, (a->count - place) * sizeof *a->pieces);
	a->pieces[place] = piece;
	a->count++;
	a->have += to - from;
	return true;
}

/* Put the fragment's bytes into the gaps between those that are there.  Gives notes. */
static uint16_t
fill_gaps(struct session *s, struct assembly *a, const struct dissection *d, const struct fragment *f)
{
	uint32_t at = f->offset, end = f->offset + (uint32_t)f->len;
	uint16_t notes = 0;

	for (size_t i = 0; at < end; i++) {
		const struct fragment_piece *p = i < a->count ? &a->pieces[i].shown : NULL;
		uint32_t next = p && p->offset < end ? p->offset : end;

		if (p && p->offset + p->len <= at)
			continue;
		if (at < next) {
			if (!add_piece(s, a, i++, d, f, at, next))
				return notes | FRAGMENT_DROPPED;
			at = next;
			p = i < a->count ? &a->pieces[i].shown : NULL;
		}
		if (at < end && p) {
			uint32_t over = p->offset + p->len < end ? p->offset + p->len : end;

			notes |= FRAGMENT_OVERLAPS;
			if (memcmp(a->bytes + at, f->bytes + (at - f->offset), over - at))
				notes |= FRAGMENT_CONFLICTS;
			at = over;
		}
	}
	return notes;
}

static uint16_t
add_fragment(struct session *s, struct assembly *a, const struct dissection *d, struct fragment f)
{
	const struct fragment_piece *last = a->count ? &a->pieces[a->count - 1].shown : NULL;
	uint16_t notes = 0;

	if (f.offset + f.len > LONGEST)
		return FRAGMENT_TOO_LONG;
	if (!f.more && a->ends && a->total != f.offset + f.len)
		return FRAGMENT_TAILS;
	if (!f.more && last && last->offset + last->len > f.offset + f.len)	/* bytes behind its end came */
		return FRAGMENT_TAILS;
	if (!f.more && !a->ends) {
		a->ends = true;
		a->total = f.offset + (uint32_t)f.len;
	}
	if (a->ends && f.offset + f.len > a->total) {
		notes = FRAGMENT_TOO_LONG;
		f.len = f.offset < a->total ? a->total - f.offset : 0;
	}
	return notes | fill_gaps(s, a, d, &f);
}

/* All bytes are there: what is kept of the datagram for later; NULL: no memory. */
static struct datagram *
finish(struct session *s, struct assembly *a)
{
	struct datagram *g = malloc(sizeof *g + a->count * sizeof g->pieces[0]);

	if (!g)
		return NULL;
	*g = (struct datagram){ s->frame, a->total, (uint32_t)a->count };
	memcpy(g->pieces, a->pieces, a->count * sizeof g->pieces[0]);
	a->count = 0;		/* what the pieces own is the datagram's now */
	return g;
}

/* Keep the finished datagram, and its bytes for this frame. */
static bool
hand_out(struct session *s, struct assembly *a, uint32_t number)
{
	struct datagram *g = s->scratch_count < SOURCES_MAX ? finish(s, a) : NULL;

	if (!g)
		return false;
	if (!s->setting.keep) {
		datagram_free(s->last_done);
		s->last_done = g;
	} else if (session_room(&s->done, &s->done_room, number, sizeof *s->done)) {
		s->done[number] = g;
	} else {
		datagram_free(g);
		return false;
	}
	s->scratch[s->scratch_count++] = a->bytes;
	s->waiting -= a->bytes_room;
	a->bytes = NULL;
	a->bytes_room = 0;
	return true;
}

static struct flow *
find_datagram(struct session *s, const struct dissection *d, const struct fragment *f)
{
	struct flow_key k;
	uint32_t swapped;

	if (!session_key(&k, d, (uint16_t)(f->id >> 16), (uint16_t)f->id, f->proto, &swapped))
		return NULL;
	k.words[4] |= (uint64_t)swapped << 63;		/* fragments go one way */
	while (s->waiting > s->setting.memory / 8 && flow_forget_oldest(&s->datagrams))
		;
	struct flow *flow = flow_find(&s->datagrams, &k);

	return flow ? flow : flow_new(&s->datagrams, &k);
}

static union fact
observe_fragment(struct session *s, const struct dissection *d, const struct fragment *f)
{
	struct flow *flow = find_datagram(s, d, f);

	if (!flow)
		return (union fact){ .fragment = { FLOW_NONE, FRAGMENT_DROPPED } };
	struct assembly *a = (struct assembly *)flow->state;
	union fact fact = { .fragment = { .datagram = flow->number } };

	fact.fragment.notes = add_fragment(s, a, d, *f);
	if (a->ends && a->have == a->total) {
		fact.fragment.complete = hand_out(s, a, flow->number);
		flow_forget(&s->datagrams, flow);
	}
	return fact;
}

/* The bytes of a finished datagram, read again from the frames that they came in. */
static const uint8_t *
gather(struct session *s, const struct datagram *g)
{
	uint8_t *bytes = session_scratch(s, g->len);

	if (!bytes)
		return NULL;
	for (uint32_t i = 0; i < g->piece_count; i++) {
		const struct piece *p = &g->pieces[i];

		if (p->own)
			memcpy(bytes + p->shown.offset, p->own, p->shown.len);
		else if (!s->setting.read || !s->setting.read(s->setting.of, p->shown.frame, p->at,
		    bytes + p->shown.offset, p->shown.len))
			return NULL;
	}
	return bytes;
}

static void
show_pieces(struct session *s, const struct datagram *g, struct fragment_fact *shown)
{
	if (!session_room(&s->shown, &s->shown_room, g->piece_count, sizeof *s->shown))
		return;
	for (uint32_t i = 0; i < g->piece_count; i++)
		s->shown[i] = g->pieces[i].shown;
	shown->pieces = s->shown;
	shown->piece_count = g->piece_count;
}

struct fragment_fact
session_fragment(struct session *s, const struct dissection *d, const struct fragment *fragment)
{
	bool observe;
	union fact *fact = session_fact(s, &observe);

	if (!fact)
		return (struct fragment_fact){ .notes = FRAGMENT_DROPPED };
	if (observe)
		*fact = observe_fragment(s, d, fragment);
	struct fragment_fact shown = { .notes = fact->fragment.notes, .complete = fact->fragment.complete };
	const struct datagram *g = !s->setting.keep ? s->last_done :
	    fact->fragment.datagram < s->done_room ? s->done[fact->fragment.datagram] : NULL;

	if (s->later && g)
		shown.in_frame = g->in_frame;
	if (!shown.complete || !g)
		return shown;
	shown.len = g->len;
	shown.bytes = observe ? s->scratch[s->scratch_count - 1] : gather(s, g);
	show_pieces(s, g, &shown);
	return shown;
}
