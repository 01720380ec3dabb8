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
 * Decode n characters into to, which has base64_room(n) bytes and is the
 * caller's; gives how many were written.  Characters outside the alphabet are
 * passed over, what follows the padding is not read, and missing padding is
 * forgiven.  *sound, if not NULL: there was nothing to forgive but the ends of
 * lines.
 */
size_t base64_decode(const uint8_t *text, size_t n, uint8_t *to, bool *sound);

#endif
