/* UTF-8, byte by byte.  RFC 3629. */
#ifndef DISSECTORS_CODING_UTF8_H
#define DISSECTORS_CODING_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of the character that n bytes, at least 1, begin with; 0: it is none; more than n: it is cut. */
size_t utf8_length(const uint8_t *p, size_t n);

/* The character that these bytes are: as many as utf8_length() said. */
uint32_t utf8_character(const uint8_t *p, size_t len);

/* Copy it; what is not valid becomes U+FFFD, and *sound false.  Gives how many of 3 * n bytes it wrote. */
size_t utf8_copy(const uint8_t *p, size_t n, uint8_t *to, bool *sound);

/* Of n bytes. */
struct utf8_count {
	size_t characters;	/* of several bytes, and whole */
	size_t wrong;		/* bytes that are no character */
	bool cut;		/* they end inside a character */
};
struct utf8_count utf8_count(const uint8_t *p, size_t n);

#endif
