/*
 * The two directions of a conversation whose messages are cut: what is not
 * whole yet.  talks.c finds it and hears segments, order.c puts their bytes in
 * order, messages.c cuts them, told.c writes down where they came from.
 *
 * stream.h keeps all bytes of a direction for whoever reads them later; here
 * they pass once, mostly without a copy, and nothing is kept but the message at
 * hand, what waits behind a gap, and pieces of what is not whole (kept.c).
 */
#ifndef DISSECTORS_ENGINE_TALK_H
#define DISSECTORS_ENGINE_TALK_H

#include "dissectors/engine/facts.h"
#include "dissectors/engine/registry.h"

enum {
	ROOM_KEPT = 1 << 16,	/* bytes for a message under way that the next one finds there */
	WINDOW = 1 << 30,	/* how far ahead sequence numbers may be: RFC 7323 section 2.3 */
};

/* Where bytes came from. */
struct origin {
	struct run run;
	size_t fact;			/* its frame's, in session.facts */
};

/* A segment behind a gap.  They are sorted, and do not overlap. */
struct waiting {
	struct waiting *next;
	uint32_t seq;
	uint32_t uncaptured;		/* so many bytes behind it were sent with it, and cut off by the snaplen */
	struct origin origin;
	uint8_t bytes[];		/* origin.run.len */
};

/* One direction.  Sequence numbers are compared with next, which moves on: so they may wrap. */
struct half {
	uint32_t next;			/* sequence number of the next byte in order */
	uint32_t fin;			/* ... of the FIN */
	bool based, has_fin;		/* next, fin: are known */
	struct waiting *waiting, *last;
	uint32_t waiting_count;
	size_t waiting_bytes;
	struct waiting *damaged;	/* as they came */
	uint32_t damaged_count;

	/* The message at hand, which is not whole. */
	uint8_t *bytes;
	size_t len, room;
	size_t cut;			/* of these, let go by the splitter (CUT_PART) */
	size_t seen;			/* behind that, shown to it */
	size_t heard;			/* of these, told to who listens */
	bool begun;			/* ... who waits for its end */
	bool sequel;			/* the message before went on as this one */
	struct cut given;		/* by it, at last */
	struct kept *kept;		/* pieces of what is not whole, before it; or NULL */
	struct origin *origins;		/* of its bytes, in order; those before first are used up */
	size_t first, count, origin_room;
};

struct talk {
	struct half halves[2];		/* by sender */
	uint8_t of;			/* number of the protocol's entry */
	bool guessed;			/* by what was said */
	uint64_t state[SPLITTER_STATE_MAX / 8];
};

/* A segment under observation. */
struct telling {
	struct session *s;
	struct talk *talk;
	size_t fact;			/* the segment's, in session.facts */
	uint8_t notes;			/* of enum data_note */
	uint32_t unfinished;		/* see struct data_fact */
	bool changes;			/* the protocol does, now */
};

/* How far a number lies behind the place in order; negative: it was passed. */
static inline int32_t
ahead(const struct half *h, uint32_t seq)
{
	return (int32_t)(seq - h->next);
}

/* Of the protocol that is spoken now; NULL: it has no messages. */
static inline const struct splitter *
splitter_of(const struct telling *t)
{
	return t->talk->of ? registry.entries[t->talk->of].x->splitter : NULL;
}

/* Bytes are missing, or the beginning is. */
static inline void
talk_resync(struct telling *t, enum sender from)
{
	const struct splitter *splitter = splitter_of(t);

	if (splitter)
		splitter->resync(t->talk->state, from);
}

/* Where they came from without the first skip. */
struct origin origin_behind(struct origin o, uint32_t skip);

/* order.c: put a segment's bytes where they belong. */
void talk_place(struct telling *t, enum sender from, uint32_t seq, struct origin o, const uint8_t *bytes);

/* The other side acknowledges up to ack: what is not here was not captured, and will not come. */
void talk_acknowledge(struct telling *t, enum sender from, uint32_t ack);

/* So many bytes from seq on were cut off by the snaplen, and will not come: go on behind them, or with what of them waits. */
void talk_pass_cut(struct telling *t, enum sender from, uint32_t seq, uint32_t uncaptured);

/* Go on behind a gap, with what waits there. */
void talk_pass_gap(struct telling *t, enum sender from);

/* Hear what waited for the bytes that just came. */
void talk_drain(struct telling *t, enum sender from);

/* waiting.c: have bytes wait that lie ahead, less those that wait already. */
void talk_wait(struct telling *t, struct half *h, uint32_t seq, const struct origin *origin,
    const uint8_t *bytes);

/* The same of what the snaplen cut off behind bytes that wait. */
void talk_wait_cut(struct half *h, uint32_t seq, uint32_t uncaptured);

/* The same of damaged ones, in case that no good copy comes. */
void talk_put_aside(struct telling *t, struct half *h, uint32_t seq, const struct origin *origin,
    const uint8_t *bytes);

/* A damaged one that has the next byte in order; NULL: there is none.  Those are let go whose bytes all came. */
struct waiting *talk_find_aside(struct telling *t, struct half *h);

/* All that waits. */
void talk_free_waiting(struct session *s, struct half *h);

/* told.c: where n bytes of the segment at hand are found again. */
struct origin talk_origin(const struct telling *t, const struct dissection *d, const uint8_t *bytes, uint32_t n);

/* The first len bytes that the half has not told of are a message. */
void talk_tell(struct telling *t, enum sender from, const uint8_t *bytes, size_t len, enum message_end ended);

/* The same of bytes that came elsewhere, whose origins these are. */
struct whole {
	uint8_t of;			/* number of the protocol's entry */
	uint32_t fact;
	const struct origin *origins;
	size_t count;
	const uint8_t *bytes;
	size_t len;
	enum message_end ended;
};
void talk_tell_whole(struct telling *t, enum sender from, const struct whole *w);

/* Nothing is told of the first len bytes. */
void talk_pass(struct telling *t, enum sender from, size_t len);

/* kept.c: talk_tell() of what may be a piece of something, or end it: struct cut. */
void talk_tell_piece(struct telling *t, enum sender from, const uint8_t *bytes, size_t n, enum message_end ended);

/* No more pieces will come. */
void talk_end_kept(struct telling *t, enum sender from, enum message_end ended);
void talk_free_kept(struct session *s, struct half *h);

/* messages.c: bytes come next in order. */
void talk_hear(struct telling *t, enum sender from, const struct origin *origin, const uint8_t *bytes);

/* Room for so many in an array of a half's; what it takes is counted.  False: no memory. */
bool talk_grow(struct telling *t, void *array, size_t *room, size_t count, size_t size);

/* What is left of a message is one: nothing, or a gap, comes after it. */
void talk_end(struct telling *t, enum sender from, int after);

#endif
