/*
 * Base64: credentials, and the bodies of mails.  RFC 4648 section 4, RFC 2045
 * section 6.8.
 */
#ifndef DISSECTORS_CODING_BASE64_H
#define DISSECTORS_CODING_BASE64_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Room that n characters need when decoded. */
static inline size_t
base64_room(size_t n)
{
	return n / 4 * 3 + 3;
}

/*
 * Characters as they come, in any pieces.  Those outside the alphabet are
 * passed over, what follows the padding is not read, and missing padding is
 * forgiven.  Zeros at the beginning; private.
 */
struct base64 {
	uint32_t bits;
	uint8_t count;		/* characters of the group at hand */
	uint8_t pads;
	bool odd;		/* there was something else */
};

/* Decode n characters into to, which has base64_room(n) bytes; gives how many it wrote. */
size_t base64_next(struct base64 *s, const uint8_t *text, size_t n, uint8_t *to);

/* It is all: whether there was nothing to forgive but the ends of lines. */
bool base64_sound(const struct base64 *s);

/* All at once; *sound, if not NULL, as above. */
size_t base64_decode(const uint8_t *text, size_t n, uint8_t *to, bool *sound);

#endif
