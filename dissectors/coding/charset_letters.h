/*
 * How likely it is that bytes are a text in a certain character set: by how
 * frequent letters are in Russian, Ukrainian and the languages of Western
 * Europe, and which of them stand beside each other.
 */
#ifndef DISSECTORS_CODING_CHARSET_LETTERS_H
#define DISSECTORS_CODING_CHARSET_LETTERS_H

#include "dissectors/coding/charset.h"

enum { READS_BIT = 4 };		/* of these make a bit */

/*
 * How much likelier than noise it is that these bytes were written in that
 * set: the logarithm of the odds, in quarters of a bit.  Below 0: noise is
 * likelier.  ASCII alone gives 0.  Reads no more than CHARSET_LOOKED_AT bytes.
 */
enum { CHARSET_LOOKED_AT = 1 << 12 };
long charset_reads(enum charset set, const uint8_t *p, size_t n);

/* What a byte adds to that, behind another one (0: at the beginning). */
int charset_weigh(enum charset set, uint8_t before, uint8_t byte);

/* Whether the byte is a Cyrillic letter there. */
bool charset_is_cyrillic(enum charset set, uint8_t byte);

/*
 * Whether anything is known of the set's letters: its characters are single
 * bytes, and most of its letters are Cyrillic or Latin.
 */
bool charset_has_letters(enum charset set);

#endif
