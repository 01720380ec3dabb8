/* What is compressed, at once: never more than a limit, whatever it claims to become. */

#include <stdbool.h>
#include <stdlib.h>
#include "dissectors/coding/unzip.h"

enum { UNZIPPED_MAX = 10 << 20, RATIO_MAX = 200, ALWAYS = 1 << 20, FIRST = 1 << 14 };

/* What came out, as it grows. */
struct growing {
	uint8_t *bytes;
	size_t len, room, most;
};

static bool
grow(struct growing *g)
{
	size_t more = g->room ? g->room * 2 : FIRST;

	if (more > g->most)
		more = g->most;
	uint8_t *bytes = more > g->room ? realloc(g->bytes, more) : NULL;

	if (!bytes)
		return false;
	g->bytes = bytes;
	g->room = more;
	return true;
}

static size_t
most_of(size_t n)
{
	size_t most = n > UNZIPPED_MAX / RATIO_MAX ? UNZIPPED_MAX : n * RATIO_MAX;

	return most < ALWAYS ? ALWAYS : most;
}

struct unzipped_bytes
unzip_whole(enum coding coding, const uint8_t *in, size_t n)
{
	struct growing g = { .most = most_of(n) };
	struct unzip *u = unzip_new(coding);
	enum unzipped state = UNZIP_FULL;

	if (!u)
		return (struct unzipped_bytes){ .end = UNZIPPED_NO_ROOM };
	while (state == UNZIP_FULL && (g.len < g.room || grow(&g))) {
		uint8_t *out = g.bytes + g.len;
		size_t room = g.room - g.len;

		state = unzip_next(u, &in, &n, &out, &room);
		g.len = (size_t)(out - g.bytes);
	}
	unzip_free(u);
	return (struct unzipped_bytes){ g.bytes, g.len, state == UNZIP_END ? UNZIPPED_FINE :
	    state == UNZIP_MORE ? UNZIPPED_NO_END : state == UNZIP_DAMAGED ? UNZIPPED_DAMAGED :
	    g.room < g.most ? UNZIPPED_NO_ROOM : UNZIPPED_LIMIT };
}
