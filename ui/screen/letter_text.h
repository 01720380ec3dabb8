/* Texts of a letter: as they are, recoded, restored. */
#ifndef UI_SCREEN_LETTER_TEXT_H
#define UI_SCREEN_LETTER_TEXT_H

#include "ui/screen/letter.h"

/* Lines of a text, in UTF-8 if all is well. */
void letter_add(struct letter *l, enum letter_kind kind, const uint8_t *text, size_t n);

#endif
