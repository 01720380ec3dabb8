/* Bytes that are held back until more of them tell what they are. */
#ifndef DISSECTORS_OBJECTS_HELD_H
#define DISSECTORS_OBJECTS_HELD_H

#include "dissectors/coding/parameter.h"

enum { HELD_MAX = 1 << 16 };

/* Begin with zeros. */
struct held {
	uint8_t *bytes;
	size_t n;
};

/* Hold n more.  Gives how many there was room for: none without memory. */
size_t held_add(struct held *h, const uint8_t *p, size_t n);

/* They are the caller's, for held_free(), from here on; none are held any more. */
struct slice held_give(struct held *h);
void held_free(struct slice bytes);

#endif
