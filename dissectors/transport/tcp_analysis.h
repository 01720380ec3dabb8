/*
 * What a segment is, seen in its connection: sent again, out of order, a
 * duplicate ACK, ...  By Wireshark's rules (its user's guide, section 7.5, and
 * the sequence of its tests), because users compare; the reasons behind them
 * are RFC 9293, RFC 5681 and RFC 1122.
 */
#ifndef DISSECTORS_TRANSPORT_TCP_ANALYSIS_H
#define DISSECTORS_TRANSPORT_TCP_ANALYSIS_H

#include <stdbool.h>
#include <stdint.h>

enum tcp_note {
	TCP_RETRANSMISSION = 1 << 0,
	TCP_FAST_RETRANSMISSION = 1 << 1,
	TCP_SPURIOUS_RETRANSMISSION = 1 << 2,
	TCP_OUT_OF_ORDER = 1 << 3,
	TCP_LOST_SEGMENT = 1 << 4,		/* bytes before it were not captured */
	TCP_ACK_LOST_SEGMENT = 1 << 5,		/* it acknowledges bytes not captured */
	TCP_DUPLICATE_ACK = 1 << 6,
	TCP_ZERO_WINDOW = 1 << 7,
	TCP_ZERO_WINDOW_PROBE = 1 << 8,
	TCP_ZERO_WINDOW_PROBE_ACK = 1 << 9,
	TCP_WINDOW_FULL = 1 << 10,
	TCP_WINDOW_UPDATE = 1 << 11,
	TCP_KEEP_ALIVE = 1 << 12,
	TCP_KEEP_ALIVE_ACK = 1 << 13,
	TCP_PORTS_REUSED = 1 << 14,
};

/* A segment, as its header tells. */
struct tcp_seen {
	uint32_t frame;
	int64_t time;			/* nanoseconds */
	uint32_t seq, ack, len;
	uint16_t flags, window;
	int8_t shift;			/* of its window scale option; -1: none */
};

enum { TCP_SHIFT_UNKNOWN = -1, TCP_SHIFT_NONE = -2 };

/* One direction of a connection.  Begins as zeros but for shift: TCP_SHIFT_UNKNOWN. */
struct tcp_side {
	uint32_t base;			/* number of the SYN, seen or inferred */
	uint32_t next;			/* behind the highest byte seen */
	uint32_t reached;		/* behind the bytes seen without a gap */
	uint32_t ack;			/* of its last segment... */
	uint32_t window;		/* ...as sent, not scaled */
	uint32_t oldest;		/* the first byte that was sent and not acknowledged */
	uint32_t dup_count, dup_of;	/* duplicate ACKs so far; the frame they repeat */
	int64_t next_time, ack_time;	/* when next and ack were last set */
	uint16_t last;			/* notes of its last segment */
	int8_t shift;
	bool based, sent, acked;	/* base; next and oldest; ack and window: are known */
	bool reaches;			/* reached is known */
	bool reset;			/* its last segment was a RST */
	bool ended;			/* it has sent a FIN */
	bool counts;			/* an ACK was seen since the last gap: bytes in flight are right */
};

/* Where a connection is, as an observer between the two sides sees it. */
enum tcp_state {
	TCP_MIDDLE, TCP_OPENING, TCP_ANSWERED, TCP_ESTABLISHED, TCP_CLOSING, TCP_LAST_ACK, TCP_CLOSED,
	TCP_RESET,			/* refused, or for good measure */
	TCP_BROKEN,			/* reset, and neither side had ended it */
};

/* What was found out. */
struct tcp_found {
	uint16_t notes;			/* of enum tcp_note */
	uint8_t state;			/* enum tcp_state, with this segment */
	uint32_t in_flight;		/* bytes sent and not acknowledged; 0: not known */
	uint32_t dup_number, dup_of;	/* TCP_DUPLICATE_ACK */
};

/* What both sides share: the handshake's round trip, and how far the connection is. */
struct tcp_both {
	uint8_t state;			/* enum tcp_state */
	int64_t syn;			/* time of the last SYN; 0: none */
	int64_t round_trip;		/* 0: not known */
	bool answered;			/* a SYN+ACK was seen */
};

/* Look at the next segment of the side fwd; rev is the other one.  Moves both on. */
struct tcp_found tcp_analyze(struct tcp_side *fwd, struct tcp_side *rev, struct tcp_both *h,
    const struct tcp_seen *s);

#endif
