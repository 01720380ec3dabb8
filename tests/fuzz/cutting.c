/* What may happen to segments.  The first good copy of a byte counts: RFC 9293 section 3.10.7.4. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/checksum.h"
#include "tests/fuzz/cutting.h"

enum { PIECES_MAX = 96 };
enum { ADDRESSES = 26, SOURCE_PORT = 34, CHECKSUM = 50 };	/* in a frame */
static const uint8_t client_port[2] = { 0x04, 0x01 };

/* How one conversation is treated; chances are in 256. */
struct cutting {
	struct wire *w;
	const struct conversation *c;
	uint64_t chance;
	size_t size;			/* of segments, about */
	uint32_t window;		/* segments in which their order is any */
	uint8_t again, overlaps, damaged, acked, fragments;
	bool offloads[2];		/* no checksum of that side is right */
	uint32_t right[2], wrong[2];	/* checksums sent */
	uint32_t signed_to;		/* frames */
	bool have[TURN_MAX];		/* bytes of the turn at hand that were sent */
	uint32_t start;			/* of the turn, in sequence numbers */
	const struct turn *turn;
	bool ends;			/* the sender's FIN comes behind it */
};

/* A segment to come: bytes of the turn. */
struct piece {
	size_t at, n;
	size_t least, most;		/* what can be added to it lies between these */
};

static uint32_t
below(struct cutting *k, uint32_t n)
{
	k->chance = k->chance * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(k->chance >> 33) % n;
}

static bool
happens(struct cutting *k, uint8_t chance)
{
	return below(k, 256) < chance;
}

/* ---- as they are ---- */

/* What lies before a gap in a turn, and behind it. */
static size_t
known_parts(const struct conversation *c, size_t turn, struct piece parts[2])
{
	size_t n = c->said.turns[turn].n;

	parts[0] = (struct piece){ 0, n, 0, n };
	if (turn != c->gap_turn || !c->gap_to)
		return 1;
	parts[0] = (struct piece){ 0, c->gap_from, 0, c->gap_from };
	parts[1] = (struct piece){ c->gap_to, n - c->gap_to, c->gap_to, n };
	return 2;
}

/* Bytes of a turn that the snaplen cuts off of a segment that ends before them. */
static size_t
snapped_behind(const struct conversation *c, size_t turn, size_t end)
{
	return c->snapped && c->gap_to && turn == c->gap_turn && end == c->gap_from ? c->gap_to - c->gap_from : 0;
}

static bool
is_last_turn(const struct conversation *c, size_t i)
{
	return i + 2 >= c->said.count;		/* sides take turns */
}

/* What comes behind all turns; in the end all is acknowledged, so that no gap is left open. */
static void
send_ending(struct wire *w, const struct conversation *c)
{
	bool said[2] = { false };

	for (size_t i = 0; i < c->said.count; i++)
		said[c->said.turns[i].from] = true;
	if (c->ending == BY_FINS)
		close_connection(w);
	if (c->ending == BY_RESET)
		send_segment(w, FROM_SERVER, RST | ACK, NULL, 0);
	for (enum sender from = FROM_CLIENT; c->ending == BY_EARLY_FINS && from <= FROM_SERVER; from++)
		if (!said[from])
			send_segment(w, from, FIN | ACK, NULL, 0);
	for (enum sender from = FROM_CLIENT; c->ending != BY_RESET && from <= FROM_SERVER; from++)
		send_segment(w, from, ACK, NULL, 0);
}

void
send_whole(struct wire *w, const struct conversation *c)
{
	w->port = c->said.port;
	if (c->middle)
		w->seq[0] = w->seq[1] = 1;
	else
		open_connection(w);
	for (size_t i = 0; i < c->said.count; i++) {
		const struct turn *t = &c->said.turns[i];
		uint32_t start = w->seq[t->from];
		struct piece parts[2];
		size_t n = known_parts(c, i, parts);

		for (size_t j = 0; j < n; j++) {
			size_t gap = snapped_behind(c, i, parts[j].most);

			put_segment(w, t->from, start + (uint32_t)parts[j].at, w->seq[!t->from], PSH | ACK,
			    t->bytes + parts[j].at, parts[j].n + gap);
			if (gap) {
				sign_segment(w, w->count);
				cut_last(w, gap);
			}
		}
		w->seq[t->from] += (uint32_t)t->n;
		if (c->ending == BY_EARLY_FINS && is_last_turn(c, i))
			send_segment(w, t->from, FIN | ACK, NULL, 0);
	}
	send_ending(w, c);
	for (uint32_t i = 1; i <= w->count; i++)
		if (!w->frames[i - 1].uncaptured)
			sign_segment(w, i);
}

/* ---- as they come ---- */

/* Frames that were just sent get their checksums, or none that is right. */
static void
sign(struct cutting *k)
{
	for (; k->signed_to < k->w->count; k->signed_to++) {
		uint8_t *f = k->w->frames[k->signed_to].bytes;
		bool server = memcmp(f + SOURCE_PORT, client_port, sizeof client_port);

		sign_segment(k->w, k->signed_to + 1);
		f[CHECKSUM] ^= k->offloads[server] ? 0x2a : 0;
		k->right[server] += !k->offloads[server];
	}
}

/* Bytes from at to end of the turn; those that were sent already may be others now.  gap: of them, not captured. */
static void
send_bytes(struct cutting *k, size_t at, size_t end, size_t gap, int flags)
{
	static uint8_t bytes[TURN_MAX];
	const struct turn *t = k->turn;
	bool others = happens(k, 128);

	for (size_t i = at; i < end; i++) {
		bytes[i - at] = k->have[i] && others ? (uint8_t)below(k, 256) : t->bytes[i];
		k->have[i] |= i < end - gap;
	}
	put_segment(k->w, t->from, k->start + (uint32_t)at, k->w->seq[!t->from], flags, bytes, end - at);
	sign(k);
	if (gap)
		cut_last(k->w, gap);
	else if (happens(k, k->fragments))
		fragment_last(k->w, 1 + below(k, 8), happens(k, 128));
	k->signed_to = k->w->count;
}

/* By chance its sum is the one that an offloading sender leaves to its card: it would count as whole, damaged or not. */
static bool
looks_offloaded(const struct wire_frame *f)
{
	uint8_t tail[4] = { 0, 6, (uint8_t)((f->n - SOURCE_PORT) >> 8), (uint8_t)(f->n - SOURCE_PORT) };

	return big_endian(f->bytes + CHECKSUM, 2) ==
	    checksum_fold(checksum_sum(f->bytes + ADDRESSES, 8) + checksum_sum(tail, sizeof tail));
}

/* A copy with a bit turned over, of its bytes or its header.  Ports are left alone: else it would be another conversation's. */
static void
send_damaged(struct cutting *k, const struct piece *p)
{
	enum { SEQ = 4, WINDOW = 14 };	/* in its header */
	const struct turn *t = k->turn;
	uint32_t bit, from = (k->c->gap_to ? WINDOW : SEQ) * 8;	/* it must not fill the gap */
	struct wire_frame *f;

	if (k->offloads[t->from] || k->wrong[t->from] * 2 + 1 >= k->right[t->from])
		return;
	put_segment(k->w, t->from, k->start + (uint32_t)p->at, k->w->seq[!t->from], PSH | ACK, t->bytes + p->at, p->n);
	sign_segment(k->w, ++k->signed_to);
	f = &k->w->frames[k->w->count - 1];
	if (looks_offloaded(f))
		return;
	bit = from + below(k, (f->n - SOURCE_PORT) * 8 - from);
	f->bytes[SOURCE_PORT + bit / 8] ^= (uint8_t)(1 << bit % 8);
	k->wrong[t->from]++;
}

/* The other side acknowledges what it can: what was sent of the turn, up to what is missing so far. */
static void
acknowledge(struct cutting *k)
{
	const struct turn *t = k->turn;
	uint32_t n = 0;

	while (n < t->n && k->have[n])
		n++;
	put_segment(k->w, !t->from, k->w->seq[!t->from], k->start + n, ACK, NULL, 0);
	sign(k);
}

/* A segment, what comes with it, and what comes again. */
static void
send_piece(struct cutting *k, const struct piece *p)
{
	size_t at = p->at, end = at + p->n;
	bool fin = k->ends && end == k->turn->n && happens(k, 128);
	size_t gap;

	if (happens(k, k->damaged))
		send_damaged(k, p);
	if (happens(k, k->overlaps))
		at -= below(k, (uint32_t)(at - p->least) + 1);
	if (happens(k, k->overlaps))
		end += below(k, (uint32_t)(p->most - end) + 1);
	gap = snapped_behind(k->c, (size_t)(k->turn - k->c->said.turns), end);
	send_bytes(k, at, end + gap, gap, PSH | ACK | (fin ? FIN : 0));
	if (happens(k, k->again))
		send_bytes(k, p->at, p->at + p->n, 0, PSH | ACK);
	if (happens(k, k->acked))
		acknowledge(k);
}

/* Bytes of earlier turns once more, or the one before this: keep-alives do that. */
static void
send_old(struct cutting *k)
{
	uint8_t old[64];
	uint32_t n = 1 + (happens(k, 128) ? below(k, sizeof old) : 0);

	if (k->start < n + k->c->middle || k->c->gap_to)
		return;
	for (uint32_t i = 0; i < n; i++)
		old[i] = (uint8_t)below(k, 256);
	put_segment(k->w, k->turn->from, k->start - n, k->w->seq[!k->turn->from], ACK, old, n);
	sign(k);
}

static size_t
cut(struct cutting *k, const struct piece *parts, size_t count, struct piece *pieces)
{
	size_t made = 0;

	for (size_t i = 0; i < count; i++)
		for (size_t at = parts[i].least; at < parts[i].most; at += pieces[made++].n) {
			size_t n = 1 + below(k, (uint32_t)(2 * k->size)), left = parts[i].most - at;

			pieces[made] = (struct piece){ at, n < left && made + 3 < PIECES_MAX ? n : left,
			    parts[i].least, parts[i].most };
		}
	return made;
}

static void
send_turn(struct cutting *k, size_t number)
{
	struct piece parts[2], pieces[PIECES_MAX];
	size_t n = cut(k, parts, known_parts(k->c, number, parts), pieces);
	bool first = k->c->middle && !number;	/* its number is where the conversation begins */

	k->turn = &k->c->said.turns[number];
	k->start = k->w->seq[k->turn->from];
	k->ends = k->c->ending == BY_EARLY_FINS && is_last_turn(k->c, number);
	memset(k->have, 0, k->turn->n);
	for (size_t i = 0; i < n; i++) {
		size_t end = i + k->window < n ? i + k->window : n, j = first && !i ? 0 : i + below(k, (uint32_t)(end - i));
		struct piece p = pieces[j];

		pieces[j] = pieces[i];
		if (!first && happens(k, k->again / 4))
			send_old(k);
		if (first && !i) {
			size_t gap = snapped_behind(k->c, number, p.n);

			send_bytes(k, 0, p.n + gap, gap, PSH | ACK);
		} else {
			send_piece(k, &p);
		}
	}
	k->w->seq[k->turn->from] += (uint32_t)k->turn->n;
	if (k->ends)
		send_segment(k->w, k->turn->from, FIN | ACK, NULL, 0);
	sign(k);
}

/* What is frequent here. */
static void
choose(struct cutting *k, uint64_t seed)
{
	static const size_t sizes[] = { 1, 1, 2, 3, 7, 20, 100, 500, 1460 };
	static const uint32_t windows[] = { 1, 1, 2, 4, 64, PIECES_MAX };
	static const uint8_t chances[] = { 0, 0, 16, 64, 200 };

	k->chance = seed;
	k->size = sizes[below(k, sizeof sizes / sizeof *sizes)];
	k->window = windows[below(k, sizeof windows / sizeof *windows)];
	k->again = chances[below(k, sizeof chances)];
	k->overlaps = chances[below(k, sizeof chances)];
	k->damaged = chances[below(k, sizeof chances)];
	k->acked = chances[below(k, sizeof chances)];
	k->fragments = chances[below(k, sizeof chances)] / 4;
	k->offloads[0] = !below(k, 8);
	k->offloads[1] = !below(k, 8);
}

void
send_cut(struct wire *w, const struct conversation *c, uint64_t seed)
{
	static struct cutting k;

	k = (struct cutting){ .w = w, .c = c, .signed_to = w->count };
	choose(&k, seed);
	w->port = c->said.port;
	if (c->middle)
		w->seq[0] = w->seq[1] = 1;
	else
		open_connection(w);
	sign(&k);
	for (size_t i = 0; i < c->said.count; i++)
		send_turn(&k, i);
	send_ending(w, c);
	sign(&k);
}
