/*
 * Which Cyrillic character set a text is written in.  They put the same
 * letters at different bytes, so that a text read as the wrong one has rare
 * letters, capitals inside of words, and signs between letters.
 */

#include "dissectors/coding/charset.h"

/* Of a thousand letters of Russian text so many are this one, from U+0430 on. */
static const uint8_t frequency[32] = {
	80, 16, 45, 17, 30, 85, 9, 17, 74, 12, 35, 44, 32, 67, 110, 28, 47, 55, 63, 26, 3, 10, 5, 14, 7, 4, 1, 19, 17, 3, 6, 20,
};

enum { UPPER_INSIDE = -60, SIGN = -40, LOOKED_AT = 1 << 16, CANDIDATES = 5, MIN_AVERAGE = 20 };


static const enum charset candidates[CANDIDATES] = {
	CHARSET_WINDOWS_1251, CHARSET_KOI8_R, CHARSET_CP866, CHARSET_ISO_8859_5, CHARSET_MAC_CYRILLIC,
};

/* KOI8-R (RFC 1489) follows the Latin alphabet: from 0xc0 on, which letter from U+0430 it is. */
static const uint8_t koi8[32] = {
	30, 0, 1, 22, 4, 5, 20, 3, 21, 8, 9, 10, 11, 12, 13, 14, 15, 31, 16, 17, 18, 19, 6, 2, 28, 27, 7, 24, 29, 25, 23, 26,
};

enum { LOWER = 0, UPPER = 32, NO_LETTER = 255 };

/* A byte from 0x80 on: number of the letter from U+0430 on, + UPPER for capitals. */
static uint8_t
letter(enum charset set, uint8_t c)
{
	switch (set) {
	case CHARSET_WINDOWS_1251:
		return c >= 0xe0 ? c - 0xe0 : c >= 0xc0 ? c - 0xc0 + UPPER : NO_LETTER;
	case CHARSET_KOI8_R:
		return c >= 0xe0 ? koi8[c - 0xe0] + UPPER : c >= 0xc0 ? koi8[c - 0xc0] : NO_LETTER;
	case CHARSET_CP866:
		return c < 0xa0 ? c - 0x80 + UPPER : c < 0xb0 ? c - 0xa0 : c >= 0xe0 && c < 0xf0 ? c - 0xe0 + 16 : NO_LETTER;
	case CHARSET_ISO_8859_5:
		return c >= 0xd0 && c < 0xf0 ? c - 0xd0 : c >= 0xb0 && c < 0xd0 ? c - 0xb0 + UPPER : NO_LETTER;
	default:	/* Macintosh: ya, the last one, stands apart */
		return c < 0xa0 ? c - 0x80 + UPPER : c == 0xdf ? 31 : c >= 0xe0 && c < 0xff ? c - 0xe0 : NO_LETTER;
	}
}

/* How well a text reads in that set; *high: bytes that are not ASCII. */
static long
score(enum charset set, const uint8_t *p, size_t n, long *high)
{
	long sum = 0;
	bool lower = false;

	*high = 0;
	for (size_t i = 0; i < n; i++) {
		if (p[i] < 0x80) {
			lower = false;
			continue;
		}
		uint8_t at = letter(set, p[i]);

		++*high;
		if (at == NO_LETTER)
			sum += SIGN;
		else if (at < UPPER)
			sum += frequency[at];
		else
			sum += lower ? UPPER_INSIDE : frequency[at - UPPER] * 7 / 8;
		lower = at < UPPER;
	}
	return sum;
}

enum charset
charset_guess(const uint8_t *p, size_t n)
{
	enum charset best = CHARSET_UNKNOWN;
	long most = 0, high;

	if (n > LOOKED_AT)
		n = LOOKED_AT;
	if (charset_is_utf8(p, n, true))
		return CHARSET_UTF_8;
	for (int i = 0; i < CANDIDATES; i++) {
		long sum = score(candidates[i], p, n, &high);

		if (sum > most && sum >= high * MIN_AVERAGE) {
			most = sum;
			best = candidates[i];
		}
	}
	return best;
}
