/*
 * The Internet checksum (RFC 1071) and what its result means to a reader.
 */
#ifndef DISSECTORS_ENGINE_CHECKSUM_H
#define DISSECTORS_ENGINE_CHECKSUM_H

#include "dissectors/engine/dissect.h"

/* Values of *.checksum.status, as Wireshark numbers them. */
enum checksum_status { CHECKSUM_BAD, CHECKSUM_GOOD, CHECKSUM_UNVERIFIED, CHECKSUM_NOT_PRESENT };
extern const struct value checksum_statuses[];

/* The one's complement sum of n bytes, not folded; sums may be added. */
uint64_t checksum_sum(const uint8_t *bytes, size_t n);

/* Folded to 16 bits: 0xffff over bytes that hold their own right checksum. */
uint16_t checksum_fold(uint64_t sum);

/* What the stored checksum should be, given the folded sum over the bytes that hold it. */
uint16_t checksum_right(uint16_t sum, uint16_t stored);

/* The sum of TCP's and UDP's pseudo-header (RFC 9293 3.1, RFC 768, RFC 8200 8.1); n: their length.
 * False: the packet has no IP addresses. */
bool checksum_pseudo_header(const struct dissection *d, uint8_t proto, size_t n, uint64_t *sum);

/* Rows of a protocol's table that tell about its checksum. */
struct checksum_rows {
	const struct field *status, *calculated, *partial;
};

struct checksum_verdict {
	enum checksum_status status;
	uint16_t right;			/* CHECKSUM_BAD: what it should be */
	bool partial;			/* ... and it is only the pseudo-header's sum, which the sending host
					 * leaves for its card to finish (offload) */
};

/* Verify a transport checksum over the n bytes at start (header and data).  stored: as read from the packet. */
struct checksum_verdict checksum_verify(const struct dissection *d, uint8_t proto, const uint8_t *start,
    size_t n, uint16_t stored);

/* Add what came out. */
void add_checksum_verdict(struct dissection *d, const struct checksum_rows *rows,
    const struct checksum_verdict *verdict);

/*
 * The same for a checksum over all from start to the end of the scope, without
 * a pseudo-header (ICMP, IGMP, GRE).
 */
void add_plain_checksum_verdict(struct dissection *d, const struct checksum_rows *rows,
    const uint8_t *start, uint16_t stored);

#endif
