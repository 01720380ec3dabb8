/* The chunked transfer coding.  RFC 9112 section 7.1. */

#include <string.h>
#include "dissectors/coding/chunked.h"
#include "dissectors/coding/digit.h"

enum { SIZE, EXTENSION, DATA, BOUNDARY, BOUNDARY_LF, TRAILER, DONE, BROKEN };
enum { DIGITS_MAX = 16 };	/* of a size, without the zeros before it */

/* A byte of a size, before its extensions.  RFC 9112 allows no spaces; senders pad with them. */
static bool
size_byte(struct chunked *c, uint8_t byte)
{
	int digit = hex_digit(byte);

	if (digit >= 0) {
		c->left = c->left << 4 | (unsigned)digit;
		c->digits += c->left || !c->digits;
		return c->digits <= DIGITS_MAX;
	}
	c->at = EXTENSION;
	return c->digits && (byte == ';' || byte == ' ' || byte == '\t' || byte == '\r');
}

static size_t
broken(struct chunked *c, size_t n, enum chunked_part *part, bool *ends)
{
	c->at = BROKEN;
	*part = CHUNK_BROKEN;
	*ends = true;
	return n;
}

/* Up to a line's end.  Gives 0 where the line is too long. */
static size_t
line_bytes(struct chunked *c, const uint8_t *p, size_t n, bool *ends)
{
	size_t most = (size_t)UINT16_MAX - c->line, room = n < most ? n : most;
	const uint8_t *lf = room ? memchr(p, '\n', room) : NULL;
	size_t len = lf ? (size_t)(lf + 1 - p) : room;

	*ends = lf != NULL;
	c->line = (uint16_t)(c->line + len);
	return len;
}

static size_t
next_size(struct chunked *c, const uint8_t *p, size_t n, enum chunked_part *part, bool *ends)
{
	size_t len = line_bytes(c, p, n, ends);

	*part = CHUNK_SIZE;
	for (size_t i = 0; i < len && c->at == SIZE && p[i] != '\n'; i++)
		if (!size_byte(c, p[i]))
			return broken(c, i + 1, part, ends);
	if (!len || (*ends && !c->digits))
		return broken(c, len ? len : 1, part, ends);
	if (*ends) {
		c->at = c->left ? DATA : TRAILER;
		c->line = 0;
	}
	return len;
}

/* The line's end behind a chunk: CRLF, or LF alone. */
static size_t
next_boundary(struct chunked *c, const uint8_t *p, size_t n, enum chunked_part *part, bool *ends)
{
	size_t len = n > 1 && c->at == BOUNDARY && p[0] == '\r' && p[1] == '\n' ? 2 : 1;

	*part = CHUNK_BOUNDARY;
	*ends = p[len - 1] == '\n';
	if (!*ends && (c->at == BOUNDARY_LF || p[0] != '\r'))
		return broken(c, 1, part, ends);
	c->at = *ends ? SIZE : BOUNDARY_LF;
	c->digits = 0;
	return len;
}

/* RFC 9112 section 7.1.2: fields, and an empty line.  `digits` says here that the line so far is only CR. */
static size_t
next_trailer(struct chunked *c, const uint8_t *p, size_t n, enum chunked_part *part, bool *ends)
{
	size_t before = c->line, len = line_bytes(c, p, n, ends);
	bool only_cr = before ? c->digits : p[0] == '\r';

	if (!len)
		return broken(c, 1, part, ends);
	*part = CHUNK_TRAILER;
	c->digits = (uint8_t)(only_cr && c->line == 1);
	if (!*ends)
		return len;
	if (c->line == 1 || (only_cr && c->line == 2))
		c->at = DONE;
	c->line = 0;
	return len;
}

size_t
chunked_next(struct chunked *c, const uint8_t *p, size_t n, enum chunked_part *part, bool *ends)
{
	switch (c->at) {
	case SIZE:
	case EXTENSION:
		return next_size(c, p, n, part, ends);
	case DATA:
		*part = CHUNK_DATA;
		if (n > c->left)
			n = (size_t)c->left;
		c->left -= n;
		*ends = !c->left;
		if (*ends)
			c->at = BOUNDARY;
		return n;
	case BOUNDARY:
	case BOUNDARY_LF:
		return next_boundary(c, p, n, part, ends);
	case TRAILER:
		return next_trailer(c, p, n, part, ends);
	default:
		return broken(c, n, part, ends);
	}
}

bool
chunked_done(const struct chunked *c)
{
	return c->at == DONE;
}
