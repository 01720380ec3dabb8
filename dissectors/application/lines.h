/* Protocols of lines: where the next one ends in what is known of a stream. */
#ifndef DISSECTORS_APPLICATION_LINES_H
#define DISSECTORS_APPLICATION_LINES_H

#include "dissectors/engine/splitter.h"

/* Bytes of the line that the window begins with, its LF among them.  0: it goes on, and may do so. */
size_t next_line(const struct window *w);

/* Whether n bytes begin with a word, of letters in upper case, whatever their case is. */
bool begins_with(const uint8_t *p, size_t n, const char *word);

/* Whether they are that word. */
bool is_word(const uint8_t *p, size_t n, const char *word);

/* Whether that word is somewhere in them. */
bool has_word(const uint8_t *p, size_t n, const char *word);

/* Bytes before the first space, or end of a line. */
size_t word_length(const uint8_t *p, size_t n);

#endif
