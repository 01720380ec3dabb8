/*
 * Transfer encodings of a letter's parts, undone as their bytes come.  RFC 2045
 * section 6; uuencode has no RFC, and is met.
 */
#ifndef DISSECTORS_CODING_TRANSFER_H
#define DISSECTORS_CODING_TRANSFER_H

#include "dissectors/coding/base64.h"
#include "dissectors/coding/quoted_printable.h"
#include "dissectors/coding/uuencode.h"
#include "dissectors/engine/field.h"

enum transfer_coding {
	TRANSFER_7BIT, TRANSFER_8BIT, TRANSFER_BINARY,	/* bytes are sent as they are */
	TRANSFER_BASE64, TRANSFER_QUOTED_PRINTABLE, TRANSFER_UUENCODE,
	TRANSFER_UNKNOWN,				/* and stay as they are */
};

extern const struct value transfer_codings[];

/* By a name as senders write it, in any case; none at all is 7bit. */
enum transfer_coding transfer_named(const uint8_t *name, size_t n);

/* Whether what was sent is not what was meant. */
static inline bool
transfer_is_coded(enum transfer_coding coding)
{
	return coding >= TRANSFER_BASE64 && coding < TRANSFER_UNKNOWN;
}

/* Private. */
struct transfer {
	enum transfer_coding coding;
	union {
		struct base64 base64;
		struct quoted_printable quoted;
		struct uuencode uu;
	};
};

void transfer_begin(struct transfer *t, enum transfer_coding coding);

/* Room that n more bytes may need, and what comes at the end. */
static inline size_t
transfer_room(size_t n)
{
	return n + QUOTED_HELD_MAX + UUENCODE_BYTES_MAX;
}

/* Decode n bytes into to; gives how many it wrote. */
size_t transfer_next(struct transfer *t, const uint8_t *p, size_t n, uint8_t *to);

/* No more will come: writes what was held back.  *sound: it was what it is said to be. */
size_t transfer_end(struct transfer *t, uint8_t *to, bool *sound);

#endif
