/*
 * Text in a letter's header, made readable: folded lines joined (RFC 5322
 * section 2.2.3), encoded words decoded (RFC 2047), octets that are not ASCII
 * in UTF-8 (RFC 6532, and those of before).
 *
 * More is taken for a word than RFC 2047 allows, since senders do: anywhere,
 * in quotes as well, of any length up to WORD_MAX, with spaces in it.  What is
 * no word all the same, or in a character set that nobody knows, stays as it
 * is; and so do octets of which nothing tells what they mean.
 */
#ifndef DISSECTORS_MAIL_WORDS_H
#define DISSECTORS_MAIL_WORDS_H

#include <stdbool.h>
#include "dissectors/coding/charset.h"

enum {
	WORD_MAX = 2048,	/* octets of an encoded word; RFC 2047 section 2 allows 75 */
	WORDS_RUN = 4096,	/* octets that are made readable at once */
};

/* A value under way, some 16 KB; see words_begin().  The first half is for its user. */
struct words {
	/* What was met so far: */
	size_t count;			/* encoded words that were decoded, */
	size_t broken;			/* and that are left as they are */
	const uint8_t *label;		/* of the first one decoded, or of the first one that is wrong: */
	size_t label_len;		/* which character set it names, in the value's bytes, */
	struct charset_decision is;	/* and which one it is in */
	bool bare;			/* there are octets outside of words that are not ASCII, */
	struct charset_decision bare_is;	/* in that set, or in an unknown one */
	bool folded;			/* it stands in several lines */

	const uint8_t *p, *start, *end;
	bool phrase, quoted;
	uint8_t octets[WORDS_RUN], text[3 * WORDS_RUN + 4];
};

/*
 * Begin with n bytes of a value; they are the caller's, and stay.  phrase: it
 * is a name, whose quotes and backslashes are not part of it (RFC 5322
 * section 3.2.4).
 */
void words_begin(struct words *w, const uint8_t *value, size_t n, bool phrase);

/* The next piece of the text, until the next call: *n bytes.  NULL: that was all. */
const uint8_t *words_next(struct words *w, size_t *n);

/* Room that the text of n bytes needs. */
static inline size_t
words_room(size_t n)
{
	return 3 * n + 4;
}

/* All of the text at once, into words_room(n) bytes of the caller's; gives how many it wrote. */
size_t words_decode(const uint8_t *value, size_t n, bool phrase, uint8_t *to);

#endif
