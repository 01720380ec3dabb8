/* Bytes held back. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/objects/held.h"

size_t
held_add(struct held *h, const uint8_t *p, size_t n)
{
	size_t room = HELD_MAX - h->n, most = n < room ? n : room;

	if (!h->bytes && !(h->bytes = malloc(HELD_MAX)))
		return 0;
	memcpy(h->bytes + h->n, p, most);
	h->n += most;
	return most;
}

struct slice
held_give(struct held *h)
{
	struct slice bytes = { h->bytes, h->n };

	*h = (struct held){ NULL, 0 };
	return bytes;
}

void
held_free(struct slice bytes)
{
	free((void *)(uintptr_t)bytes.p);
}
