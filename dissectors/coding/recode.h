/*
 * Text that somebody read in the wrong character set, and sent on like that:
 * it is good UTF-8, but says nothing.  Written back in the set that it was
 * read in, its bytes can be read in the right one.
 */
#ifndef DISSECTORS_CODING_RECODE_H
#define DISSECTORS_CODING_RECODE_H

#include "dissectors/coding/charset.h"

struct recoding {
	enum charset read_as, written_in;
};

/*
 * How the text, in UTF-8, was misread; by its first bytes.  bytes: room for n
 * bytes.  False: it was not, as far as can be told.
 */
bool recode_find(const uint8_t *p, size_t n, uint8_t *bytes, struct recoding *how);

/*
 * The text as it was meant, into charset_room(n) bytes at to; gives how many.
 * Characters that the set lacks become question marks.  bytes: as above.
 */
size_t recode(const struct recoding *how, const uint8_t *p, size_t n, uint8_t *bytes, uint8_t *to);

#endif
