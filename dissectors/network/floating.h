/* Times that multicast queries tell in one or two bytes.  RFC 3376 4.1.1, 4.1.7; RFC 3810 5.1.3, 5.1.9. */
#ifndef DISSECTORS_NETWORK_FLOATING_H
#define DISSECTORS_NETWORK_FLOATING_H

#include "dissectors/engine/dissect.h"

/*
 * Add the number that the next byte (or two) stands for: itself; or, with the
 * first bit set, three bits of exponent and a mantissa without its leading 1.
 */
static inline void
add_floating_row(struct dissection *d, const struct field *f)
{
	const uint8_t *p = take(d, f->size);

	if (!p)
		return;
	int bits = f->size * 8 - 4;	/* of the mantissa */
	uint64_t code = big_endian(p, f->size), first = (uint64_t)1 << bits;

	if (*p & 0x80)
		code = (first | (code & (first - 1))) << ((*p >> 4 & 7) + 3);
	add_node(d, f, code, p, f->size);
}

#endif
