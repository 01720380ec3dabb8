/* How wide text is, in cells of a terminal and in the locale's terms: one measure for all text. */
#ifndef UI_TEXT_WIDTH_H
#define UI_TEXT_WIDTH_H

#include <stddef.h>
#include <stdint.h>

/* 0 (a mark over the one before it), 1 or 2. */
int character_width(uint32_t character);
int text_width(const char *text, size_t n);

/*
 * The next character as it is shown: '?' stands for what is no UTF-8 or not
 * safe to show.  *n bytes are left before, at least one, and after.
 */
uint32_t shown_character(const char **text, size_t *n);

#endif
