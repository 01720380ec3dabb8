/*
 * A part of a letter that has no parts itself, on its way to a sink: decoded,
 * if it is an attachment, and so are files that stand in a text (uuencode).
 */
#ifndef DISSECTORS_OBJECTS_LEAF_H
#define DISSECTORS_OBJECTS_LEAF_H

#include "dissectors/mail/mime.h"
#include "dissectors/objects/objects.h"

enum {
	LEAF_PIECE = 1 << 12, LEAF_FIRST = 100,
	LEAF_ROOM = LEAF_PIECE + LEAF_FIRST + QUOTED_HELD_MAX + UUENCODE_BYTES_MAX,
};

/* Private, but for: */
struct leaf {
	bool letter;			/* what is decoded is a letter */
	bool idle;			/* nothing becomes of its bytes: they need not be given */
	const struct object_sink *to;
	uint32_t stream;
	struct transfer transfer;
	struct uuencode file;		/* in a text */
	uint8_t first[LEAF_FIRST];	/* line of a letter: it tells whether that is encoded as is said */
	size_t first_n;
	bool waits;			/* it is not whole yet */
	bool wanted, damaged;		/* it is an attachment; not in the encoding that it is said to be in */
	void *object;			/* that, or the file; NULL: it is not begun */
};

void leaf_begin(struct leaf *l, const struct object_sink *to, uint32_t stream, const struct mime_header *h);

/* At most LEAF_PIECE bytes; decoded, they are in `decoded` as well.  Gives how many. */
size_t leaf_take(struct leaf *l, const uint8_t *p, size_t n, uint8_t decoded[LEAF_ROOM]);

/* No more will come; what comes out last, likewise.  Then leaf_finish(). */
size_t leaf_rest(struct leaf *l, uint8_t decoded[LEAF_ROOM]);

/* The object ends, when the part ended so. */
void leaf_finish(struct leaf *l, enum object_end how);

#endif
