/*
 * What one frame alone cannot tell: which conversation it belongs to, where
 * its numbers lie in it.
 *
 * Observe once, explain any time.  The first time a frame's number is seen
 * (numbers come in order) the session observes it: state moves on, facts are
 * written.  Whenever the number is seen again the facts are read and no state
 * moves.  Dissectors call the same functions either way.
 *
 * Facts are written once, during their frame's observation, and a frame's
 * explanation reads no fact of a later frame.  So the first explanation and
 * the hundredth are equal.
 */
#ifndef DISSECTORS_ENGINE_SESSION_H
#define DISSECTORS_ENGINE_SESSION_H

#include "dissectors/engine/dissect.h"

struct session;

/*
 * keep: frames will be explained again.  Without, nothing is kept of a frame
 * once the next is begun: memory depends on the conversations, not on the
 * length of the capture.  seed: any number that a sender cannot know.  NULL:
 * no memory.
 */
struct session *session_new(bool keep, uint64_t seed);
void session_free(struct session *s);		/* NULL is fine */

/*
 * A frame's dissection begins.  It may then ask any number of questions
 * (tunnels: one for each layer); the k-th question gets the k-th answer.
 */
void session_frame(struct session *s, uint32_t number);

/* A TCP segment, as its own header tells. */
struct segment {
	uint16_t src_port, dst_port;
	uint32_t seq, ack;
	uint16_t flags;
};

/* What the session knows of it. */
struct segment_fact {
	bool known;		/* false: quoted from a conversation not seen, or no memory */
	uint32_t stream;	/* if known: conversation, from 0, as tcp.stream counts */
	uint32_t seq, ack;	/* from the SYN, which is 0; as sent, if not known */
};

/* Observe a segment, or recall it.  d has its addresses; a quoted one moves no numbers on. */
struct segment_fact session_tcp(struct session *s, const struct dissection *d,
    const struct segment *seg);

/* The same for a datagram; gives its conversation, as udp.stream counts, or FLOW_NONE. */
uint32_t session_udp(struct session *s, const struct dissection *d, uint16_t src, uint16_t dst);

/* Bytes that the session takes now. */
size_t session_bytes(const struct session *s);

#endif
