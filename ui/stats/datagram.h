/* A UDP datagram, read from a packet's nodes by their abbreviations. */
#ifndef UI_STATS_DATAGRAM_H
#define UI_STATS_DATAGRAM_H

#include "ui/stats/layer.h"

/* What is needed: numbers of these fields. */
#define UDP_NUMBERS(X) \
	X(STREAM, "udp.stream") X(LEN, "udp.payload.len") X(SRC_PORT, "udp.srcport") X(DST_PORT, "udp.dstport")

enum udp_number {
#define X(name, abbrev) UDP_NUMBER_##name,
	UDP_NUMBERS(X) UDP_NUMBER_COUNT
#undef X
};

struct datagram_fields {
	const struct field *layer, *numbers[UDP_NUMBER_COUNT];
};

struct datagram {
	struct endpoint src, dst;
	uint32_t stream;		/* udp.stream */
	uint32_t len;			/* of the data that was sent */
	const uint8_t *bytes;		/* of it, while the dissection's are there */
	size_t n;			/* so many were captured */
	uint32_t frame, source, at;	/* where they are: see struct node */
};

/* Find the fields; once. */
struct datagram_fields datagram_fields(void);

/* Read the packet's datagram.  False: it has none, or one whose header is cut; one in a quoted packet does not count. */
bool datagram(const struct datagram_fields *fields, const struct dissection *d, struct datagram *x);

#endif
