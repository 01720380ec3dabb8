/*
 * Bodies of SMB's messages as lists of rows, read one after the other.  All
 * numbers are little-endian: MS-CIFS section 2.2, MS-SMB2 section 2.2.
 */
#ifndef DISSECTORS_SMB_ITEMS_H
#define DISSECTORS_SMB_ITEMS_H

#include "dissectors/engine/little.h"

/* A row, and how many bytes it is of; 0: its size, 16 of a GUID, 8 of a TIME. */
struct item {
	uint8_t row, n;
};

/* Bytes of the scope that were sent, captured or not. */
static inline size_t
rest_of(const struct dissection *d)
{
	return left(d) + d->uncaptured;
}

/* Read them all; of a TIME the bytes are a FILETIME. */
void add_item_rows(struct dissection *d, const struct field *fields, const struct item *items, size_t count);
#define add_items(d, items) add_item_rows(d, fields, items, sizeof (items) / sizeof *(items))

/* Nanoseconds since 1970 of a FILETIME, tenths of microseconds since 1601: MS-DTYP section 2.3.3. */
uint64_t filetime(uint64_t tenths);

#endif
