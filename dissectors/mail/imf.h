/*
 * A letter: header fields, an empty line, a body.  RFC 5322.
 *
 * Whoever carries letters (SMTP's DATA and BDAT, POP3's RETR and TOP) gives
 * each to the layer `imf`.
 */
#ifndef DISSECTORS_MAIL_IMF_H
#define DISSECTORS_MAIL_IMF_H

#include "dissectors/engine/dissect.h"

/*
 * The next n bytes are a letter as its author wrote it: the layer imf comes
 * next, and reads just these.  The layer at hand is all bytes of its scope: add
 * nodes for what stands behind the letter before, and read nothing after.  With
 * n 0 there is no letter, and no layer.
 */
void hand_over_letter(struct dissection *d, size_t n);

/* Of a letter of n bytes: those up to its body, with the empty line between; n: it has no body. */
size_t imf_header_length(const uint8_t *letter, size_t n);

/*
 * The same of n bytes in which lines that begin with a dot have one more
 * (dots.h), without the line that ends them: where there are such lines, the
 * letter is a source of its own.  False: no memory for that, the dots stay.
 */
bool hand_over_dotted(struct dissection *d, size_t n);

/* Lines of n bytes; the last one may lack its end. */
struct imf_lines {
	size_t count;
	size_t longest;		/* without its end */
	bool bare;		/* one ends with a lone LF */
};
struct imf_lines imf_lines(const uint8_t *p, size_t n);

#endif
