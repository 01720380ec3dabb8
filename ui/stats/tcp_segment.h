/* A TCP segment, read from a packet's nodes by their abbreviations. */
#ifndef UI_STATS_TCP_SEGMENT_H
#define UI_STATS_TCP_SEGMENT_H

#include "ui/stats/layer.h"

/* What is needed: numbers of these fields. */
#define TCP_NUMBERS(X) \
	X(STREAM, "tcp.stream") X(LEN, "tcp.len") X(SEQ, "tcp.seq_raw") X(ACK, "tcp.ack_raw") \
	X(FLAGS, "tcp.flags") X(HDR_LEN, "tcp.hdr_len") X(SRC_PORT, "tcp.srcport") X(DST_PORT, "tcp.dstport")

enum tcp_number {
#define X(name, abbrev) TCP_NUMBER_##name,
	TCP_NUMBERS(X) TCP_NUMBER_COUNT
#undef X
};

struct tcp_segment_fields {
	const struct field *layer, *numbers[TCP_NUMBER_COUNT];
};

struct tcp_segment {
	struct endpoint src, dst;
	uint32_t stream, seq, ack, flags;	/* as sent; stream: tcp.stream */
	uint32_t len;			/* of the data that was sent */
	const uint8_t *bytes;		/* of it, while the dissection's are there */
	size_t n;			/* so many were captured */
	uint32_t frame, source, at;	/* where they are: see struct node */
};

/* Find the fields; once. */
struct tcp_segment_fields tcp_segment_fields(void);

/* Read the packet's segment.  False: it has none, or one whose header is cut; one in a quoted packet does not count. */
bool tcp_segment(const struct tcp_segment_fields *fields, const struct dissection *d, struct tcp_segment *g);

#endif
