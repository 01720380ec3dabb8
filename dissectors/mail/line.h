/* Lines of text protocols and letters: CRLF ends one, and a lone LF as well. */
#ifndef DISSECTORS_MAIL_LINE_H
#define DISSECTORS_MAIL_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

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

#endif
