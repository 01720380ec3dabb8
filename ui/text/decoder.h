/*
 * Characters out of bytes that come in pieces, in any character set that
 * iconv knows, as UTF-8 that cannot steer a terminal.
 *
 * A character cut between two pieces comes with the second one.  '.' stands
 * for what is not safe to show, but for line ends: LF stays, and so does CR
 * before it or at a piece's end.  U+FFFD stands for bytes that mean nothing.
 */
#ifndef UI_TEXT_DECODER_H
#define UI_TEXT_DECODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct decoder;

/*
 * For a set by its name, in any case; NULL: ASCII, with '.' for all other
 * bytes.  iconv loads files, so call it before sandbox_enter().  NULL: no such
 * set here, or no memory.
 */
struct decoder *decoder_new(const char *charset);
void decoder_free(struct decoder *d);		/* NULL is fine */

/* Forget what was begun.  True: a part of a character. */
bool decoder_reset(struct decoder *d);

enum { DECODER_ROOM = 1 << 13 };

/*
 * Decode some of the piece's *n bytes, moves both on; gives how much it wrote
 * of DECODER_ROOM bytes.  Call it again until *n is 0.
 */
size_t decoder_next(struct decoder *d, const uint8_t **bytes, size_t *n, char *to);

#endif
