/*
 * HPACK: how HTTP/2 writes header fields.  RFC 7541.
 *
 * Each representation adds a field by its place in a table, or in words, and
 * may put it into the table for later ones.  This reads representations; the
 * table that grows is the caller's.
 */
#ifndef DISSECTORS_CODING_HPACK_H
#define DISSECTORS_CODING_HPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum hpack_kind {		/* section 6 */
	HPACK_INDEXED, HPACK_ADDED, HPACK_PLAIN, HPACK_NEVER, HPACK_TABLE_SIZE,
};

/* As it is sent: n bytes, perhaps in Huffman's code. */
struct hpack_string {
	const uint8_t *p;
	size_t n;
	bool huffman;
};

struct hpack_item {
	enum hpack_kind kind;
	uint32_t index;			/* of the field, or of its name; 0: name says it; of HPACK_TABLE_SIZE, the size */
	struct hpack_string name, value;
	size_t len;			/* of it all */
};

/* The representation at the start of n bytes.  False: it is not whole, or a number is too large. */
bool hpack_next(const uint8_t *p, size_t n, struct hpack_item *item);

enum { HPACK_STATIC = 61 };	/* fields that are in the table before any was added: these have indices from 62 */

/* A field of those, by its index from 1.  Appendix A. */
struct hpack_field {
	const char *name, *value;
};
extern const struct hpack_field hpack_static[HPACK_STATIC + 1];

/* Write the string to `to`.  Gives its length, or SIZE_MAX: it is no code of Huffman's, or longer than room. */
size_t hpack_text(const struct hpack_string *s, uint8_t *to, size_t room);

#endif
