/*
 * Quoted-printable: =D0 is the byte 0xd0, and an = at the end of a line says
 * that the line goes on.  RFC 2045 section 6.7.
 *
 * Bytes may be given in any pieces, so that a letter of any size can pass.
 * Blanks at the end of a line are none of the text, for they were added on the
 * way; this goes for those behind an =, too.  Lower-case digits are taken, and
 * what is no coding stays as it is.
 */
#ifndef DISSECTORS_CODING_QUOTED_PRINTABLE_H
#define DISSECTORS_CODING_QUOTED_PRINTABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { QUOTED_HELD_MAX = 80 };		/* bytes: lines have 76; of more blanks in a row, the first ones stay */

/* Zeros at the beginning.  Private, but for: */
struct quoted_printable {
	bool damaged;			/* an = was no coding */
	uint8_t at, n;
	uint8_t held[QUOTED_HELD_MAX];	/* what it is, the next bytes tell */
};

/* Room that n more bytes may need. */
static inline size_t
quoted_printable_room(size_t n)
{
	return n + QUOTED_HELD_MAX;
}

/* Decode n bytes into to; gives how many it wrote. */
size_t quoted_printable_decode(struct quoted_printable *s, const uint8_t *p, size_t n, uint8_t *to);

/* No more bytes will come: writes what was held back, at most QUOTED_HELD_MAX. */
size_t quoted_printable_end(struct quoted_printable *s, uint8_t *to);

#endif
