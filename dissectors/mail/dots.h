/*
 * Text that ends with a line which is only a dot: POP3's multi-line replies
 * (RFC 1939 section 3) and SMTP's DATA (RFC 5321 section 4.5.2).  A line that
 * begins with a dot has another one put before it on the way: here it is taken
 * away.
 *
 * Bytes may be given in any pieces, so that a letter of any size can pass.
 */
#ifndef DISSECTORS_MAIL_DOTS_H
#define DISSECTORS_MAIL_DOTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which byte comes next. */
enum dots_at { DOTS_LINE, DOTS_DOT, DOTS_DOT_CR, DOTS_IN_LINE, DOTS_CR };

/*
 * What ends a line.  DOTS_NOT_KNOWN, the text's first line tells: where that
 * ends with a lone LF the sender knows no CRLF, and LF ends a line, too;
 * otherwise a lone LF is a byte like any other.
 */
enum dots_ends { DOTS_NOT_KNOWN, DOTS_CRLF, DOTS_LF };

/* Zeros at the beginning of the text. */
struct dots {
	uint8_t at, ends;	/* enum dots_at, enum dots_ends */
	bool ended;		/* by the line with the dot: what is behind it is not taken */
};

/*
 * Take the next n bytes; gives how many of them are the text's: n, or up to and
 * with the line that ends it.  to: room for n + 1 bytes, into which goes the
 * text as it was meant, without its last line; *got: how many.  NULL: only
 * look for the end.
 */
size_t dots_take(struct dots *s, const uint8_t *bytes, size_t n, uint8_t *to, size_t *got);

#endif
