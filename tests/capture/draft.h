/* Capture files written piece by piece, in either byte order, to be larger than hex can be. */
#ifndef TESTS_CAPTURE_DRAFT_H
#define TESTS_CAPTURE_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct draft {
	uint8_t *bytes;		/* the caller's, and large enough */
	size_t len;
	bool big;		/* big-endian, from here on */
};

void draft_bytes(struct draft *d, const void *bytes, size_t n);
void draft_word(struct draft *d, uint32_t v);
void draft_halves(struct draft *d, uint16_t first, uint16_t second);

/* n bytes that tell the frame's number and their place in it. */
void draft_payload(struct draft *d, uint32_t number, uint32_t n);

/* pcap: a record, number microseconds after 1970. */
void draft_record(struct draft *d, uint32_t number, uint32_t n);

/* pcapng: blocks; a packet is number ticks after 1970. */
void draft_section(struct draft *d);
void draft_interface(struct draft *d, uint16_t link_type);
void draft_packet(struct draft *d, uint32_t interface, uint32_t number, uint32_t n);

#endif
