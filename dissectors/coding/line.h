/* Lines of text protocols and letters: CRLF ends one, and a lone LF as well. */
#ifndef DISSECTORS_CODING_LINE_H
#define DISSECTORS_CODING_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Bytes of a text: where, and how many; n 0: none. */
struct extent {
	size_t at, n;
};

struct line {
	size_t len;		/* bytes, without its end */
	size_t whole;		/* with it; the same as len where the bytes end first */
	bool bare;		/* a lone LF ends it */
};

/* The line that n bytes begin with. */
static inline struct line
line_at(const uint8_t *p, size_t n)
{
	const uint8_t *lf = n ? (const uint8_t *)memchr(p, '\n', n) : NULL;
	size_t len = lf ? (size_t)(lf - p) : n;
	bool cr = lf && len && p[len - 1] == '\r';

	return (struct line){ len - cr, len + !!lf, lf && !cr };
}

static inline bool
is_blank(uint8_t c)
{
	return c == ' ' || c == '\t';
}

/* White space of header fields, folds included (RFC 5322 section 3.2.2). */
static inline bool
is_white(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* What stands in from..to, without white space around it. */
static inline struct extent
trimmed(const uint8_t *p, size_t from, size_t to)
{
	while (from < to && is_white(p[from]))
		from++;
	while (to > from && is_white(p[to - 1]))
		to--;
	return (struct extent){ from, to - from };
}

/* Whether n bytes begin with a text of ASCII, its letters in any case. */
static inline bool
text_begins(const uint8_t *p, size_t n, const char *text)
{
	for (size_t i = 0; text[i]; i++) {
		uint8_t c = (uint8_t)text[i];
		bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';

		if (i == n || (p[i] != c && !(letter && p[i] == (c ^ 0x20))))
			return false;
	}
	return true;
}

/* Whether they are it. */
static inline bool
text_is(const uint8_t *p, size_t n, const char *text)
{
	return n == strlen(text) && text_begins(p, n, text);
}

#endif
