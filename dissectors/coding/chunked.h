/*
 * The chunked transfer coding, undone as its bytes come.  RFC 9112 section 7.1.
 *
 * It keeps no bytes: it says of each stretch what that is, and the caller
 * takes the data from where they lie.  However the bytes are cut into calls,
 * the stretches are the same, but that one may come in several calls.
 */
#ifndef DISSECTORS_CODING_CHUNKED_H
#define DISSECTORS_CODING_CHUNKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All zeros: at the start. */
struct chunked {
	uint64_t left;		/* of the chunk's data; while its size is read, that size so far */
	uint8_t at;		/* private */
	uint8_t digits;
	uint16_t line;		/* bytes of the line so far: a size, a trailer */
};

enum chunked_part {
	CHUNK_SIZE,		/* the line with a chunk's size and its extensions, or some of it */
	CHUNK_DATA,
	CHUNK_BOUNDARY,		/* the line's end behind them */
	CHUNK_TRAILER,		/* lines behind the last chunk, or some of one; with the empty one */
	CHUNK_BROKEN,		/* not chunked: nothing behind it can be told apart */
};

/*
 * What the first bytes of the n > 0 at p are.  Gives how many that are, at
 * least 1; *ends: whether this part ends with them (of CHUNK_TRAILER: a line).
 * Not to be called once chunked_done() or after CHUNK_BROKEN.
 */
size_t chunked_next(struct chunked *c, const uint8_t *p, size_t n, enum chunked_part *part, bool *ends);

/* Whether the last byte was the body's last. */
bool chunked_done(const struct chunked *c);

#endif
