/* Memory with a limit, shared by any number of owners; and copies of bytes in it, which never move. */
#ifndef DISSECTORS_ENGINE_POOL_H
#define DISSECTORS_ENGINE_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pool {
	size_t most, used;		/* bytes */
};

/* Whether n more may be taken.  Who takes them adds them to used. */
static inline bool
pool_has(const struct pool *p, size_t n)
{
	return p->used <= p->most && n <= p->most - p->used;
}

/* Begin with NULL. */
struct chunk;

/* A copy of n bytes, until chunks_free().  NULL: no memory, or no more in the pool. */
const uint8_t *chunks_keep(struct chunk **chunks, struct pool *pool, const uint8_t *bytes, size_t n);
void chunks_free(struct chunk **chunks, struct pool *pool);

#endif
