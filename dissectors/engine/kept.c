/* What is said in pieces, with other messages between: kept until it is whole, and told as one message then. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/talk.h"

/* Some of a direction's messages, one behind the other. */
struct kept {
	struct origin *origins;
	uint8_t *bytes;			/* at most MESSAGE_MAX */
	size_t count, origin_room, len, room;
	uint32_t whole;			/* the fact of them all */
	uint8_t of;			/* number of the protocol's entry */
	bool more;			/* there were, and there was no room for them */
};

void
talk_free_kept(struct session *s, struct half *h)
{
	struct kept *k = h->kept;

	if (!k)
		return;
	s->talking -= k->origin_room * sizeof *k->origins + k->room + sizeof *k;
	free(k->origins);
	free(k->bytes);
	free(k);
	h->kept = NULL;
}

static bool
make_room(struct telling *t, struct kept *k, size_t origins, size_t n)
{
	return talk_grow(t, &k->origins, &k->origin_room, k->count + origins, sizeof *k->origins) &&
	    talk_grow(t, &k->bytes, &k->room, k->len + n, 1);
}

/* Where n bytes of the half's next message came from. */
static void
keep_origins(const struct half *h, struct kept *k, size_t n)
{
	for (size_t i = h->first; n; i++) {
		struct origin o = h->origins[i];

		if (o.run.len > n)
			o.run.len = (uint32_t)n;
		n -= o.run.len;
		k->origins[k->count++] = o;
	}
}

static void
begin(struct telling *t, enum sender from)
{
	struct half *h = &t->talk->halves[from];

	talk_end_kept(t, from, MESSAGE_AT_END);
	h->kept = calloc(1, sizeof *h->kept);
	if (h->kept)
		t->s->talking += sizeof *h->kept;
}

/* Keep n bytes, that the half has not told of, too. */
static void
keep(struct telling *t, struct half *h, const uint8_t *bytes, size_t n)
{
	struct kept *k = h->kept;

	k->of = t->talk->of;
	k->whole = h->given.whole;
	if (k->more || n > MESSAGE_MAX - k->len) {
		k->more = true;
		n = k->len < MESSAGE_MAX ? MESSAGE_MAX - k->len : 0;
	}
	if (!make_room(t, k, h->count - h->first, n)) {
		k->more = true;
		return;
	}
	keep_origins(h, k, n);
	memcpy(k->bytes + k->len, bytes, n);
	k->len += n;
}

void
talk_end_kept(struct telling *t, enum sender from, enum message_end ended)
{
	struct half *h = &t->talk->halves[from];
	struct kept *k = h->kept;

	if (k && k->len)
		talk_tell_whole(t, from, &(struct whole){ k->of, k->whole, k->origins, k->count, k->bytes, k->len,
		    k->more ? MESSAGE_GOES_ON : ended });
	talk_free_kept(t->s, h);
}

void
talk_tell_piece(struct telling *t, enum sender from, const uint8_t *bytes, size_t n, enum message_end ended)
{
	struct half *h = &t->talk->halves[from];
	int piece = h->given.piece;
	bool last = piece == CUT_PIECE_LAST && ended != MESSAGE_GOES_ON;

	if (piece == CUT_PIECE_FIRST && !h->sequel)
		begin(t, from);
	if (h->kept && piece >= CUT_PIECE_FIRST)	/* without the first one the others are no whole */
		keep(t, h, bytes, n);
	if (last && h->kept && h->kept->len)
		talk_pass(t, from, n);
	else
		talk_tell(t, from, bytes, n, ended);
	if (last || piece == CUT_PIECES_END)
		talk_end_kept(t, from, ended);
}
