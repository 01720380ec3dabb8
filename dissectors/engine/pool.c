/* Copies of bytes, in chunks that grow: a short stream takes little, a long one few allocations. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/pool.h"

enum { CHUNK_LEAST = 1 << 12, CHUNK_MOST = 1 << 20 };

struct chunk {
	struct chunk *older;
	size_t used, room;
	uint8_t bytes[];
};

static struct chunk *
new_chunk(struct chunk *older, struct pool *pool, size_t n)
{
	size_t room = !older ? CHUNK_LEAST : older->room < CHUNK_MOST ? older->room * 2 : CHUNK_MOST;

	if (room < n || !pool_has(pool, room))
		room = n;
	struct chunk *c = pool_has(pool, room) ? malloc(sizeof *c + room) : NULL;

	if (c) {
		*c = (struct chunk){ .older = older, .room = room };
		pool->used += room;
	}
	return c;
}

const uint8_t *
chunks_keep(struct chunk **chunks, struct pool *pool, const uint8_t *bytes, size_t n)
{
	struct chunk *c = *chunks;

	if (!c || c->room - c->used < n) {
		if (!(c = new_chunk(c, pool, n)))
			return NULL;
		*chunks = c;
	}
	c->used += n;
	return memcpy(c->bytes + c->used - n, bytes, n);
}

void
chunks_free(struct chunk **chunks, struct pool *pool)
{
	for (struct chunk *c = *chunks, *older; c; c = older) {
		older = c->older;
		pool->used -= c->room;
		free(c);
	}
	*chunks = NULL;
}
