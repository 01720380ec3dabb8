/*
 * Bytes from packets and files, made safe for a terminal.
 *
 * Valid UTF-8 stays readable.  What could steer the terminal or mislead the
 * eye is shown as an escape: the ends of lines and tabs as \r, \n, \t; other
 * control characters (C0, DEL, C1) and bytes that are not UTF-8 as \x1b;
 * bidirectional controls, invisible and line-breaking characters as \u{202e}.
 */
#ifndef UI_TEXT_ESCAPE_H
#define UI_TEXT_ESCAPE_H

#include "ui/text/out.h"

/* At most so many bytes come of each byte: \x1b. */
enum { ESCAPE_GROWTH = 4 };

/* Add n bytes; n * ESCAPE_GROWTH must fit in what out_room() gave. */
void put_escaped(struct out *o, const char *bytes, size_t n);

/* The same for any n: room is made on the way. */
void put_all_escaped(struct out *o, const char *bytes, size_t n);

/* At most so many of n bytes, so that no character of UTF-8 is cut. */
size_t whole_characters(const char *bytes, size_t n, size_t most);

/* A terminated string of any length, say for a message: escaped and cut to size. */
const char *escaped(const char *text, char *to, size_t size);

/*
 * The length of the valid UTF-8 sequence at bytes, of which n are left, and
 * its character; 0 if there is none.  RFC 3629: no overlong forms, no
 * surrogates, nothing over U+10FFFF.
 */
size_t utf8_next(const char *bytes, size_t n, uint32_t *character);

/* A character as UTF-8; gives the number of bytes, 1 to 4. */
size_t utf8_encode(char *to, uint32_t character);

/* Whether a character is safe to show as it is. */
bool is_plain(uint32_t character);

#endif
