/* Rows of SMB's messages. */

#include "dissectors/smb/items.h"

/* What a FILETIME can be: between these, nanoseconds since 1970 fit into 64 bits. */
#define FILETIME_OF_1970 116444736000000000u
#define FILETIME_LAST (FILETIME_OF_1970 + INT64_MAX / 100)

uint64_t
filetime(uint64_t tenths)
{
	if (!tenths)
		return TIME_UNSET;
	if (tenths > FILETIME_LAST)
		return TIME_NEVER;
	if (tenths < FILETIME_OF_1970 && FILETIME_OF_1970 - tenths > INT64_MAX / 100)
		return TIME_UNSET + 1;		/* centuries before it: as far back as it goes */
	return (tenths - FILETIME_OF_1970) * 100;
}

static void
add_item(struct dissection *d, const struct field *f, size_t n)
{
	const uint8_t *p = take(d, n);

	if (!p)
		return;
	uint64_t v = n > 8 ? 0 : little_endian(p, n);

	add_value_row(d, f, f->type == TIME ? filetime(v) : f->type == BYTES || f->type == GUID ? 0 : v, p, n);
}

void
add_item_rows(struct dissection *d, const struct field *fields, const struct item *items, size_t count)
{
	for (size_t i = 0; i < count && !d->fault; i++) {
		const struct field *f = &fields[items[i].row];
		size_t n = items[i].n ? items[i].n : f->type == GUID ? 16 : f->type == TIME ? 8 : f->size;

		add_item(d, f, n);
	}
}
