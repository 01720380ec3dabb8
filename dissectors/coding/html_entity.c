/* Characters of pages, by name or number.  Those that letters are full of; the others stay as they are written. */

#include <string.h>
#include "dissectors/coding/digit.h"
#include "dissectors/coding/html_entity.h"

static const struct {
	const char *name;
	uint32_t character;
} names[] = {
	{ "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' }, { "nbsp", ' ' }, { "shy", 0xad },
	{ "laquo", 0xab }, { "raquo", 0xbb }, { "ndash", 0x2013 }, { "mdash", 0x2014 }, { "hellip", 0x2026 },
	{ "lsquo", 0x2018 }, { "rsquo", 0x2019 }, { "sbquo", 0x201a }, { "ldquo", 0x201c }, { "rdquo", 0x201d },
	{ "bdquo", 0x201e }, { "lsaquo", 0x2039 }, { "rsaquo", 0x203a }, { "bull", 0x2022 }, { "middot", 0xb7 },
	{ "copy", 0xa9 }, { "reg", 0xae }, { "trade", 0x2122 }, { "sect", 0xa7 }, { "para", 0xb6 }, { "deg", 0xb0 },
	{ "plusmn", 0xb1 }, { "times", 0xd7 }, { "divide", 0xf7 }, { "frac12", 0xbd }, { "euro", 0x20ac }, { "pound", 0xa3 },
	{ "yen", 0xa5 }, { "cent", 0xa2 }, { "larr", 0x2190 }, { "rarr", 0x2192 }, { "uarr", 0x2191 }, { "darr", 0x2193 },
	{ "auml", 0xe4 }, { "ouml", 0xf6 }, { "uuml", 0xfc }, { "Auml", 0xc4 }, { "Ouml", 0xd6 }, { "Uuml", 0xdc },
	{ "szlig", 0xdf }, { "eacute", 0xe9 }, { "egrave", 0xe8 }, { "agrave", 0xe0 }, { "ccedil", 0xe7 },
};

/* Windows-1252, which numbers from 128 to 159 are meant in: the section on numeric character references. */
static const uint16_t windows[32] = {
	0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
	0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
};

enum { REPLACEMENT = 0xfffd, LAST = 0x10ffff };

static size_t
put(uint32_t c, uint8_t to[4])
{
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	for (size_t i = n; i-- > 1; c >>= 6)
		to[i] = (uint8_t)(0x80 | (c & 0x3f));
	to[0] = (uint8_t)(n == 1 ? c : (0xf00u >> n & 0xff) | c);
	return n;
}

/* Behind &#.  Gives the bytes of it; 0: it is no number. */
static size_t
number(const uint8_t *p, size_t n, uint32_t *c)
{
	int base = n && (*p | 0x20) == 'x' ? 16 : 10, digit;
	size_t begin = base == 16, i = begin;

	for (*c = 0; i < n && (digit = hex_digit(p[i])) >= 0 && digit < base; i++)
		*c = *c > LAST ? *c : *c * (uint32_t)base + (uint32_t)digit;
	if (*c - 128 < 32)
		*c = windows[*c - 128];
	if (!*c || *c > LAST || (*c >= 0xd800 && *c < 0xe000))
		*c = REPLACEMENT;
	return i == begin ? 0 : i + (i < n && p[i] == ';');
}

size_t
html_entity(const uint8_t *p, size_t n, uint8_t utf8[4], size_t *len)
{
	uint32_t c;

	if (*p != '&' || n < 3)
		return 0;
	if (p[1] == '#') {
		size_t took = number(p + 2, n - 2, &c);

		*len = took ? put(c, utf8) : 0;
		return took ? took + 2 : 0;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t length = strlen(names[i].name);

		if (n < length + 2 || p[length + 1] != ';' || memcmp(p + 1, names[i].name, length))
			continue;
		*len = put(names[i].character, utf8);
		return length + 2;
	}
	return 0;
}
