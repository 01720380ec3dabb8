/*
 * Which conversation two endpoints have: open addressing over addresses,
 * ports and protocol, both directions in one record.  Numbers are given from
 * 0 and never reused.
 */
#ifndef DISSECTORS_ENGINE_FLOWS_H
#define DISSECTORS_ENGINE_FLOWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Addresses of 4 or 16 bytes, ports, protocol; the lower end first. */
struct flow_key {
	uint64_t words[5];
};

enum { FLOW_BLOCK = 1024 };

#define FLOW_NONE UINT32_MAX	/* no conversation's number */

struct flows {
	struct flow_slot {
		uint32_t hash, number;	/* number + 1; 0: free */
	} *slots;
	uint32_t mask, used;
	struct flow_key **keys;		/* by number, in blocks of FLOW_BLOCK */
	uint32_t count;
	uint64_t seed;			/* keeps a sender from choosing colliding ports */
};

/* Two ends of len bytes (4 or 16).  Gives whether they were swapped: the direction. */
bool flow_key(struct flow_key *k, const uint8_t *src, const uint8_t *dst, size_t len,
    uint16_t src_port, uint16_t dst_port, uint8_t proto);

/* The conversation's number, or FLOW_NONE. */
uint32_t flow_find(const struct flows *f, const struct flow_key *k);

/* A new conversation; in place of that with the same key, if there is one.  FLOW_NONE: no memory. */
uint32_t flow_new(struct flows *f, const struct flow_key *k);

void flows_free(struct flows *f);
size_t flows_bytes(const struct flows *f);

#endif
