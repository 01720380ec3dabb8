/* Text of letters' headers, as it is meant. */
#ifndef UI_TEXT_WORDS_H
#define UI_TEXT_WORDS_H

#include "ui/text/out.h"

/*
 * Add the text of n bytes (dissectors/mail/words.h; phrase: see there), made
 * safe, and at most so many bytes of it; then an ellipsis.  It makes room by
 * itself if that is more than OUT_LINE / ESCAPE_GROWTH.
 */
void put_words(struct out *o, const uint8_t *value, size_t n, bool phrase, size_t most);

#endif
