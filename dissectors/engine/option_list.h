/*
 * Lists of options as IPv4 and TCP have them: kind 0 ends the list, kind 1 is
 * one byte of nothing, any other is followed by its length, which counts both.
 */
#ifndef DISSECTORS_ENGINE_OPTION_LIST_H
#define DISSECTORS_ENGINE_OPTION_LIST_H

#include "dissectors/engine/dissect.h"

/* How a protocol calls the parts of its options: rows of its table. */
struct option_rows {
	const struct field *option, *kind, *len, *data, *padding, *len_bad;
};

/*
 * Add n bytes of options.  value: adds what it knows of an option's value,
 * from the cursor to the end of the scope; the rest is added as data.  len is
 * the whole option's: its first byte is two before the cursor.
 */
void dissect_option_list(struct dissection *d, size_t n, const struct option_rows *rows,
    void (*value)(struct dissection *d, uint64_t kind, size_t len));

#endif
