/* HTTP: a chunked body.  RFC 9112 section 7.1. */

#include <string.h>
#include "dissectors/application/http_content.h"
#include "dissectors/coding/chunked.h"

enum { SIZE, SIZE_CUT, DATA, BOUNDARY, TRAILER, BROKEN, MANY, NO_END, NO_ROOM };

static const struct field fields[] = {
	[SIZE]     = { "http.chunk_size", "Chunk size", UINT, .unit = "bytes", .costly = true },
	[SIZE_CUT] = { "http.chunk.cut", "A chunk size whose line does not end", BYTES, .costly = true },
	[DATA]     = { "http.chunk_data", "Chunk data", BYTES, .costly = true },
	[BOUNDARY] = { "http.chunk_boundary", "Chunk boundary", BYTES, .costly = true },
	[TRAILER]  = { "http.chunked_trailer_part", "Trailer", TEXT, .costly = true },
	[BROKEN]   = { "http.chunk.broken", "From here on it is not chunked", BYTES, .costly = true },
	[MANY]     = { "http.chunk.many", "More chunks than are shown one by one", NOTE, .costly = true },
	[NO_END]   = { "http.chunk.no_end", "The last chunk is missing: the body is not whole", NOTE, .severity = WARNING, .costly = true },
	[NO_ROOM]  = { "http.chunk.no_room", "No memory to put the chunks together, or too many bodies in this frame", NOTE, .severity = WARNING, .costly = true },
};

enum { CHUNKS_SHOWN = 200 };

struct chunks {
	struct chunked state;
	struct slice first;		/* the first chunk's data */
	uint8_t *joined;		/* of all chunks, once there is a second one */
	size_t len;			/* of all chunks */
	int shown;
	bool full;			/* no memory */
};

/* A chunk's data, whatever comes of it, are joined with those before. */
static void
join(struct dissection *d, struct chunks *c, const uint8_t *p, size_t n)
{
	if (!c->len)
		c->first = (struct slice){ p, n };
	if (c->len && !c->joined && !c->full) {
		c->joined = d->session ? session_scratch(d->session, c->len + left(d)) : NULL;
		c->full = !c->joined;
		if (c->joined)
			memcpy(c->joined, c->first.p, c->len);
	}
	if (c->joined)
		memcpy(c->joined + c->len, p, n);
	c->len += n;
}

/* Whatever there is of one part. */
static void
next_part(struct dissection *d, struct chunks *c)
{
	static const uint8_t rows[] = {
		[CHUNK_SIZE] = SIZE, [CHUNK_DATA] = DATA, [CHUNK_BOUNDARY] = BOUNDARY, [CHUNK_TRAILER] = TRAILER,
		[CHUNK_BROKEN] = BROKEN,
	};
	const uint8_t *p = d->p;
	enum chunked_part part;
	bool ends;
	size_t n = chunked_next(&c->state, p, left(d), &part, &ends);
	uint64_t size = part == CHUNK_SIZE ? c->state.left : 0;

	if (part == CHUNK_BROKEN)
		n = left(d);
	if (part == CHUNK_DATA)
		join(d, c, p, n);
	c->shown += part == CHUNK_SIZE;
	if (part >= CHUNK_TRAILER || c->shown <= CHUNKS_SHOWN)
		add_value(d, part == CHUNK_SIZE && !ends ? SIZE_CUT : rows[part], size, p, n);
	take(d, n);
}

bool
dissect_http_chunks(struct dissection *d, struct content *content)
{
	struct chunks c = { .shown = 0 };

	while (left(d) && !chunked_done(&c.state))
		next_part(d, &c);
	if (c.shown > CHUNKS_SHOWN)
		add_note(d, MANY);
	if (!chunked_done(&c.state))
		add_note(d, NO_END);
	if (c.full) {
		add_note(d, NO_ROOM);
		return false;
	}
	content->bytes = c.joined ? (struct slice){ c.joined, c.len } : c.first;
	content->bytes.n = c.len;
	if (c.joined)
		content->source = add_source(d, c.joined, c.len, "De-chunked body");
	return !c.joined || content->source;
}

const struct dissector dissector_http_chunks = {
	.proto = { "http.chunks", "Chunks of HTTP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_http_unzip,
};
