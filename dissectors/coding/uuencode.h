/*
 * Files as uuencode writes them into texts: a line "begin 644 name", lines of
 * which each says how many bytes it has, a line "end".  POSIX, uuencode; no RFC.
 *
 * Bytes may be given in any pieces, so that a letter of any size can pass.
 */
#ifndef DISSECTORS_CODING_UUENCODE_H
#define DISSECTORS_CODING_UUENCODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	UUENCODE_LINE_MAX = 128,	/* bytes of a line that are looked at; 61 are used */
	UUENCODE_BYTES_MAX = 63,	/* that a line may carry */
	UUENCODE_NAME_MAX = 100,
};

/* Zeros at the beginning.  Private, but for: */
struct uuencode {
	bool begun, ended;		/* the lines were seen that say so */
	bool damaged;			/* a line between them is none of these */
	uint8_t name[UUENCODE_NAME_MAX];	/* as the line has it */
	size_t name_n;
	size_t n;
	uint8_t line[UUENCODE_LINE_MAX];
};

/* Room that n more bytes may need. */
static inline size_t
uuencode_room(size_t n)
{
	return n + UUENCODE_BYTES_MAX;
}

/* Decode n bytes into to; gives how many it wrote.  What stands before and behind the file is passed over. */
size_t uuencode_decode(struct uuencode *s, const uint8_t *p, size_t n, uint8_t *to);

/* No more bytes will come: the last line may lack its end.  Writes at most UUENCODE_BYTES_MAX. */
size_t uuencode_end(struct uuencode *s, uint8_t *to);

/* Whether a line of n bytes begins a file; where its name stands, up to the line's end. */
bool uuencode_begins(const uint8_t *p, size_t n, size_t *name);

#endif
