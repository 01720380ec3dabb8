/*
 * Character sets whose characters are single bytes, as tables: what a byte
 * means, and which byte a character is.
 */
#ifndef DISSECTORS_CODING_CHARSET_TABLE_H
#define DISSECTORS_CODING_CHARSET_TABLE_H

#include "dissectors/coding/charset.h"

enum { TABLE_FIRST = 0x80, TABLE_SIZE = 0x80 };		/* below, all that have a table are ASCII */

/*
 * Code points of the bytes from 0x80 on; 0: the byte means nothing.  For ever,
 * and the same each time.  NULL: the set's characters are not single bytes,
 * or there is no converter: see charset_start().
 */
const uint16_t *charset_table(enum charset set);

/* The byte that a character is in such a table; -1: it has none. */
int charset_byte(const uint16_t *table, uint32_t character);

#endif
