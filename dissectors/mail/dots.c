/* Dots before lines.  RFC 1939 section 3, RFC 5321 section 4.5.2. */

#include <string.h>
#include "dissectors/mail/dots.h"

/* Up to and with the end of the line at hand; n: it is not here. */
static size_t
rest_of_line(struct dots *s, const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const uint8_t *lf = memchr(p + i, '\n', n - i);

		if (!lf)
			break;
		i = (size_t)(lf - p);
		bool cr = i ? p[i - 1] == '\r' : s->at == DOTS_CR;

		if (s->ends == DOTS_NOT_KNOWN)
			s->ends = cr ? DOTS_CRLF : DOTS_LF;
		if (cr || s->ends == DOTS_LF) {
			s->at = DOTS_LINE;
			return i + 1;
		}
	}
	s->at = p[n - 1] == '\r' ? DOTS_CR : DOTS_IN_LINE;
	return n;
}

/* One byte at a line's beginning; true: it is neither stuffing nor of the end, the line begins before it. */
static bool
passes(struct dots *s, uint8_t c)
{
	bool lf = s->ends != DOTS_CRLF;

	if (s->at == DOTS_LINE && c == '.')
		s->at = DOTS_DOT;
	else if (s->at == DOTS_DOT && c == '\r')
		s->at = DOTS_DOT_CR;
	else if (c == '\n' && (s->at == DOTS_DOT_CR || (s->at == DOTS_DOT && lf)))
		s->ended = true;
	else
		return true;
	return false;
}

size_t
dots_take(struct dots *s, const uint8_t *p, size_t n, uint8_t *to, size_t *got)
{
	size_t i = 0, out = 0;

	while (i < n && !s->ended) {
		if (s->at < DOTS_IN_LINE) {
			if (!passes(s, p[i])) {
				i++;
				continue;
			}
			if (to && s->at == DOTS_DOT_CR)		/* it was of the line, after all */
				to[out++] = '\r';
			s->at = DOTS_IN_LINE;
		}
		size_t len = rest_of_line(s, p + i, n - i);

		if (to) {
			memcpy(to + out, p + i, len);
			out += len;
		}
		i += len;
	}
	if (got)
		*got = out;
	return i;
}
