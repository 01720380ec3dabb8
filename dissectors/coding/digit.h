/* Digits of texts. */
#ifndef DISSECTORS_CODING_DIGIT_H
#define DISSECTORS_CODING_DIGIT_H

#include <stdbool.h>
#include <stdint.h>

static inline bool
is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

/* The value of a hexadecimal digit, in any case; -1: it is none. */
static inline int
hex_digit(uint8_t c)
{
	uint8_t letter = c | 0x20;

	return is_digit(c) ? c - '0' : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

#endif
