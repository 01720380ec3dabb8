/* What pcapng.c (blocks, sections, interfaces) and packet.c (packets) share. */
#ifndef CAPTURE_PCAPNG_H
#define CAPTURE_PCAPNG_H

#include "capture/internal.h"

enum block_type {
	UNKNOWN = 0, INTERFACE = 1, OBSOLETE = 2, SIMPLE = 3, STATISTICS = 5, ENHANCED = 6, JOURNAL = 9,
	CUSTOM = 0x0bad, CUSTOM_UNCOPIED = 0x40000bad, SECTION = 0x0a0d0d0a,
};

enum { BLOCK_TRAILER = 4 };	/* its length once more */

/* Option codes.  draft-ietf-opsawg-pcapng 3.5, 4.2. */
enum option { OPT_END = 0, OPT_COMMENT = 1, IF_NAME = 2, IF_TSRESOL = 9, IF_TSOFFSET = 14 };

/* The first option of that code from p to end; no bytes: there is none.  Damage ends the search. */
struct capture_text option_find(const uint8_t *p, const uint8_t *end, enum option wanted, bool big);

enum packet_fault {
	PACKET_SOUND,
	PACKET_STRAY,		/* of an interface that the section has not described */
	PACKET_LONG,		/* more than CAPTURE_FRAME_MAX */
	PACKET_OVERFULL,	/* more bytes than fit in its block */
};

bool packet_is(uint32_t block_type);

/* ... one of these that is no packet, but counts as one. */
bool packet_is_other(uint32_t block_type);

/*
 * Parse a packet block of that section, at p: length bytes, which are there
 * and no fewer than its type needs.  frame is set as far as it is known, but for
 * its offset; of a stray one, interface is the number that the block says.
 */
enum packet_fault packet_parse(const struct capture_file *f, const struct section *s,
	const uint8_t *p, uint32_t length, struct frame *frame);

#endif
