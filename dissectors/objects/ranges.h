/* Which bytes of a file were seen, in whatever order they came. */
#ifndef DISSECTORS_OBJECTS_RANGES_H
#define DISSECTORS_OBJECTS_RANGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RANGES_MAX = 512 };	/* apart from each other */

/* Begin with zeros. */
struct ranges {
	struct range {
		uint64_t from, to;
	} *all;				/* in order, apart from each other */
	size_t count, room;
};

/* Bytes from..to were seen.  False: no memory, or they would lie in too many pieces. */
bool ranges_add(struct ranges *r, uint64_t from, uint64_t to);

/* Behind the last one that was seen; 0: there is none. */
uint64_t ranges_end(const struct ranges *r);

/* Whether all of the first n bytes were seen, and something at all. */
bool ranges_cover(const struct ranges *r, uint64_t n);

void ranges_free(struct ranges *r);

#endif
