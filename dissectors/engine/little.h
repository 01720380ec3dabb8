/* Numbers whose low byte comes first, as NetBIOS and SMB send them. */
#ifndef DISSECTORS_ENGINE_LITTLE_H
#define DISSECTORS_ENGINE_LITTLE_H

#include "dissectors/engine/dissect.h"

/* A number of n bytes.  n is 0 to 8. */
INLINE uint64_t
little_endian(const uint8_t *p, size_t n)
{
	uint64_t v = 0;

	while (n--)
		v = v << 8 | p[n];
	return v;
}

/* The next number of the row's size, as a node; gives it. */
INLINE uint64_t
add_little_row(struct dissection *d, const struct field *f)
{
	const uint8_t *p = take(d, f->size);

	if (!p)
		return 0;
	uint64_t v = little_endian(p, f->size);

	add_value_row(d, f, v, p, f->size);
	return v;
}

#define add_little(d, ROW) add_little_row(d, &fields[ROW])

#endif
