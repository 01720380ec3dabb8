/*
 * Text whose eighth bit was taken away on its way, as old mail servers did:
 * what it may have been, in each of the sets that it may have been written in.
 *
 * Each byte is itself, or a letter that lost its bit.  Which, is told by the
 * letters around it (as in charset_letters.h); it stays a guess, so letters are
 * marked whose byte may stand there as well: in CP866 a became a space.
 */
#ifndef DISSECTORS_CODING_RESTORE_H
#define DISSECTORS_CODING_RESTORE_H

#include "dissectors/coding/charset.h"

enum { RESTORE_SETS = 3, RESTORE_MOST = 1 << 12 };	/* bytes of a text at most: what is behind them is left out */
extern const enum charset restore_sets[RESTORE_SETS];

/*
 * A reading of n bytes: byte i was bytes[i], which is p[i] or that with its
 * eighth bit; doubtful[i]: it is a letter, and the byte without the bit is
 * printable ASCII that is no letter.  doubtful may be NULL.  Gives how likely
 * the reading is, as charset_reads().  n: at most RESTORE_MOST.
 */
long restore(enum charset set, const uint8_t *p, size_t n, uint8_t *bytes, bool *doubtful);

/*
 * The same as a text in UTF-8, with U+0332, which underlines the letter before
 * it, behind doubtful ones.  Control characters that end no line are question
 * marks.  to: room for RESTORE_ROOM(n) bytes; gives how many it wrote.
 */
size_t restore_text(enum charset set, const uint8_t *p, size_t n, uint8_t *to);

#define RESTORE_ROOM(n) ((3 + 2) * (n) + 4)

/* Whether the text seems to be such: it is ASCII, and Russian rather than English.  Which set does not matter. */
bool restore_is_stripped(const uint8_t *p, size_t n);

#endif
