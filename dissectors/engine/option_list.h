/*
 * Lists of options: kind, length, value.  In IPv4 and TCP kind 0 ends the list
 * and kind 1 is one byte of nothing; in IPv6 kind 0 is that, and the length
 * counts the value alone; neighbour discovery counts eights of bytes.
 */
#ifndef DISSECTORS_ENGINE_OPTION_LIST_H
#define DISSECTORS_ENGINE_OPTION_LIST_H

#include "dissectors/engine/dissect.h"

/* How a protocol calls the parts of its options, rows of its table, and how it counts. */
struct option_rows {
	const struct field *option, *kind, *len, *data, *padding, *len_bad;
	uint8_t singles;		/* kinds below this one are a byte, without a length */
	bool ends;			/* kind 0 ends the list; the rest is padding */
	uint8_t uncounted;		/* so many bytes of kind and length the length leaves out */
	uint8_t unit;			/* the length counts so many bytes as one; 0: 1 */
};

/*
 * Add n bytes of options.  value: adds what it knows of an option's value,
 * from the cursor to the end of the scope; the rest is added as data.  len is
 * the whole option's: its first byte is two before the cursor.
 */
void dissect_option_list(struct dissection *d, size_t n, const struct option_rows *rows,
    void (*value)(struct dissection *d, uint64_t kind, size_t len));

#endif
