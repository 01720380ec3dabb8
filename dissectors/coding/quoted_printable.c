/* Quoted-printable.  RFC 2045 section 6.7. */

#include <string.h>
#include "dissectors/coding/digit.h"
#include "dissectors/coding/quoted_printable.h"

/* What is held back: blanks; =; = and a digit; = and blanks; = and CR, perhaps blanks between. */
enum { BLANKS, EQUALS, DIGIT, PADDED, PADDED_CR };

static bool
is_blank(uint8_t c)
{
	return c == ' ' || c == '\t';
}

/* What was held back is text after all. */
static void
release(struct quoted_printable *s, uint8_t **to)
{
	memcpy(*to, s->held, s->n);
	*to += s->n;
	s->n = 0;
	s->at = BLANKS;
}

static void
hold(struct quoted_printable *s, int at, uint8_t c, uint8_t **to)
{
	if (s->n == sizeof s->held) {
		s->damaged |= s->at != BLANKS;
		release(s, to);
		at = BLANKS;
	}
	s->held[s->n++] = c;
	s->at = (uint8_t)at;
}

static void
drop(struct quoted_printable *s)
{
	s->n = 0;
	s->at = BLANKS;
}

/* A byte where nothing is held back but blanks. */
static void
plain(struct quoted_printable *s, uint8_t c, uint8_t **to)
{
	if (is_blank(c)) {
		hold(s, BLANKS, c, to);
		return;
	}
	if (c == '\r' || c == '\n')
		drop(s);
	release(s, to);
	if (c == '=')
		hold(s, EQUALS, c, to);
	else
		*(*to)++ = c;
}

/* A byte behind an =.  False: what is held back is no coding, and the byte is still to be taken. */
static bool
coded(struct quoted_printable *s, uint8_t c, uint8_t **to)
{
	if (s->at == DIGIT && hex_digit(c) >= 0) {
		*(*to)++ = (uint8_t)(hex_digit(s->held[1]) << 4 | hex_digit(c));
		drop(s);
	} else if (s->at == EQUALS && hex_digit(c) >= 0) {
		hold(s, DIGIT, c, to);
	} else if (s->at == PADDED_CR || (s->at != DIGIT && c == '\n')) {
		drop(s);
		return c == '\n';
	} else if (s->at != DIGIT && (is_blank(c) || c == '\r')) {
		hold(s, c == '\r' ? PADDED_CR : PADDED, c, to);
	} else {
		s->damaged = true;
		release(s, to);
		return false;
	}
	return true;
}

size_t
quoted_printable_decode(struct quoted_printable *s, const uint8_t *p, size_t n, uint8_t *to)
{
	uint8_t *start = to;

	for (size_t i = 0; i < n; i++)
		if (s->at == BLANKS || !coded(s, p[i], &to))
			plain(s, p[i], &to);
	return (size_t)(to - start);
}

size_t
quoted_printable_end(struct quoted_printable *s, uint8_t *to)
{
	uint8_t *start = to;

	if (s->at == DIGIT) {
		s->damaged = true;
		release(s, &to);
	}
	drop(s);
	return (size_t)(to - start);
}
