/*
 * One direction of a TCP connection as bytes.
 *
 * Offsets are 64 bits and count from the SYN, which has offset 0; the first
 * byte of data has 1.  Sequence numbers are unwrapped: the offset nearest to
 * the place in order is meant (RFC 9293 section 3.4).
 *
 * Segments come in any order.  The first copy of a byte wins, and a copy that
 * differs is noted.  What did not come, or was cut by the snaplen, is a gap: a
 * run without bytes.  A gap may be filled at any time, but who reads in order
 * will pass it once the other side has acknowledged what lies behind
 * (stream_pass); with more than STREAM_BEHIND segments behind it, it is passed
 * at once.
 *
 * Bytes are copied.  Every one can be mapped back to the frame that it came
 * in.  What the pool has no memory for is let go: it becomes a gap of which
 * stream_at() says so.
 *
 *	struct pool pool = { .most = 1 << 20 };
 *	struct stream *s = stream_new(&pool);
 *
 *	stream_start(s, isn);				seq of the SYN
 *	stream_push(s, &(struct stream_segment){ ... });	in any order
 *	for (uint64_t at = 1; at < stream_end(s); at += run.len)
 *		run = stream_at(s, at);			bytes of one frame, or a gap
 *	stream_free(s);
 */
#ifndef DISSECTORS_ENGINE_STREAM_H
#define DISSECTORS_ENGINE_STREAM_H

#include "dissectors/engine/pool.h"

enum {
	STREAM_BEHIND = 1 << 14,	/* segments that may lie behind one that is put in */
	STREAM_WINDOW = 1 << 30,	/* how far ahead bytes may be: RFC 7323 section 2.3 */
};

struct stream;

/* NULL: no memory.  The pool has to outlive the stream. */
struct stream *stream_new(struct pool *pool);
void stream_free(struct stream *s);		/* NULL is fine */

/*
 * Say where the stream starts: seq is the SYN's, or one less than the first
 * byte's.  Once it is known, it stays.  A stream that was not started starts
 * with the first segment pushed.
 */
void stream_start(struct stream *s, uint32_t seq);

/* The data of a segment. */
struct stream_segment {
	uint32_t seq;			/* of its first byte: with a SYN, one more than the SYN's */
	const uint8_t *bytes;
	size_t n;			/* bytes that are there */
	size_t sent;			/* bytes that were sent: n, or more */
	uint32_t frame;			/* where they came from: frame, */
	uint32_t source, at;		/* its source, and the offset in it */
};

enum stream_note {
	STREAM_OVERLAPS = 1,		/* some bytes were there before */
	STREAM_CONFLICTS = 2,		/* ... and differ: the first copy stays */
	STREAM_BEFORE = 4,		/* bytes before the start: dropped */
	STREAM_OUTSIDE = 8,		/* too far ahead to belong here: dropped */
	STREAM_LET_GO = 16,		/* no memory for some bytes, or they came too late */
};

/* Give data; the caller keeps bytes.  Gives what is to be noted: of enum stream_note. */
unsigned stream_push(struct stream *s, const struct stream_segment *segment);

/* A FIN at seq, behind all data.  The first one counts. */
void stream_finish(struct stream *s, uint32_t seq);

/* Whether all bytes before the FIN are there, or passed. */
bool stream_finished(const struct stream *s);

/* The offset of a sequence number: 0 or less before the data; for a stream that was started. */
int64_t stream_offset(const struct stream *s, uint32_t seq);

/* The offset behind the last byte in order, passed gaps included. */
uint64_t stream_next(const struct stream *s);

/* The offset behind the last byte known of, there or not. */
uint64_t stream_end(const struct stream *s);

/* The offset of the first byte that waits behind a gap at stream_next(); 0: none does. */
uint64_t stream_waiting(const struct stream *s);

/* Do not wait for the gap at stream_next() any longer, if bytes lie behind it. */
void stream_pass(struct stream *s);

/* Bytes of one frame, or a gap. */
struct stream_run {
	uint64_t offset, len;		/* len 0: nothing, the offset is not in the stream */
	const uint8_t *bytes;		/* until stream_free(); NULL: a gap */
	uint32_t frame, source, at;	/* of the first byte */
	bool let_go;			/* of a gap: at least a part of it came, and was not kept */
};

/* What lies at offset, up to the end of its segment's share or its gap. */
struct stream_run stream_at(const struct stream *s, uint64_t offset);

#endif
