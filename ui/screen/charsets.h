/* Character sets that F6 goes through, and bytes shown in them, one cell each. */
#ifndef UI_SCREEN_CHARSETS_H
#define UI_SCREEN_CHARSETS_H

#include "dissectors/coding/charset.h"

/*
 * The set after this one, that this machine knows; CHARSET_UNKNOWN, which is
 * no set, stands between the last and the first.  The one of --charset is
 * among them.
 */
enum charset charsets_next(enum charset set);

/*
 * What stands for byte `at` of n in its cell, with so many cells to the end of
 * the row; CHARSET_UNKNOWN: ASCII.  '.': nothing that can be shown.  A
 * character of several bytes stands in the first one's cell, spaces in the
 * others'; a wide one takes two, and 0 stands for the second.
 */
uint32_t charsets_cell(enum charset set, const uint8_t *p, size_t n, size_t at, int cells);

#endif
