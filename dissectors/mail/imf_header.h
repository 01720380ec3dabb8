/* A letter's header, piece by piece: where each field begins and ends.  RFC 5322 section 2.2. */
#ifndef DISSECTORS_MAIL_IMF_HEADER_H
#define DISSECTORS_MAIL_IMF_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum imf_kind {
	IMF_FIELD,	/* with the lines that it is folded into */
	IMF_MBOX,	/* the line "From ..." that mailboxes put before a letter */
	IMF_BROKEN,	/* a line that is none of these, between such that are */
	/* The header is over: */
	IMF_EMPTY,	/* by the empty line that the body comes behind */
	IMF_BODY,	/* by no header line: the body begins here, without an empty line */
};

struct imf_piece {
	enum imf_kind kind;
	size_t name;		/* bytes of a field's name; 0: it is none */
	size_t value;		/* where its value begins */
	size_t len;		/* to its end, without that of the last line; IMF_BODY: 0 */
	size_t whole;		/* to the next piece; IMF_BODY: 0 */
	size_t longest;		/* line, without its end */
	bool bare;		/* a line ends with a lone LF */
};

/* What n bytes of a header, at least 1, begin with.  first: they are the letter's first. */
struct imf_piece imf_piece_at(const uint8_t *p, size_t n, bool first);

#endif
