/* HTTP: compressed bodies.  RFC 9110 section 8.4.1. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/application/http_content.h"
#include "dissectors/coding/unzip.h"

enum { CODED, LENGTH, UNKNOWN, DAMAGED, NO_END, LIMIT, NO_ROOM };

static const struct field fields[] = {
	[CODED]   = { "http.content_coded", "Compressed body", BYTES, .costly = true },
	[LENGTH]  = { "http.content_decoded_length", "Uncompressed length", UINT, .unit = "bytes", .generated = true, .costly = true },
	[UNKNOWN] = { "http.te_unknown", "A coding that is not known here: the body stays as it is", NOTE, .severity = WARNING, .costly = true },
	[DAMAGED] = { "http.decompression_failed", "The compressed data are damaged: what was got before is shown", NOTE, .severity = WARNING, .costly = true },
	[NO_END]  = { "http.decompression.no_end", "The compressed data end too early: what was got before is shown", NOTE, .severity = WARNING, .costly = true },
	[LIMIT]   = { "http.decompression.limit", "It grows beyond 10 MB, or 200 times its size: what was got before is shown", NOTE, .severity = WARNING, .costly = true },
	[NO_ROOM] = { "http.decompression.no_room", "No memory to uncompress it, or too many bodies in this frame", NOTE, .severity = WARNING, .costly = true },
};

enum { UNZIPPED_MAX = 10 << 20, RATIO_MAX = 200, ALWAYS = 1 << 20, FIRST = 1 << 14 };

/* A body as it grows. */
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

/* Gives the row of what is to be noted, CODED: nothing. */
static int
unzip_all(struct growing *g, enum coding coding, struct slice in)
{
	struct unzip *u = unzip_new(coding);
	enum unzipped state = UNZIP_FULL;

	if (!u)
		return NO_ROOM;
	while (state == UNZIP_FULL && (g->len < g->room || grow(g))) {
		uint8_t *out = g->bytes + g->len;
		size_t room = g->room - g->len;

		state = unzip_next(u, &in.p, &in.n, &out, &room);
		g->len = (size_t)(out - g->bytes);
	}
	unzip_free(u);
	switch (state) {
	case UNZIP_END: return CODED;
	case UNZIP_FULL: return g->room < g->most ? NO_ROOM : LIMIT;
	case UNZIP_MORE: return NO_END;
	default: return DAMAGED;
	}
}

/* What was got is a source of its own. */
static bool
set_source(struct dissection *d, const struct growing *g, struct http_content *content)
{
	uint8_t *kept = d->session && g->len ? session_scratch(d->session, g->len) : NULL;
	uint16_t source = kept ? add_source(d, kept, g->len, "Uncompressed body") : 0;

	if (!source)
		return false;
	memcpy(kept, g->bytes, g->len);
	*content = (struct http_content){ { kept, g->len }, source };
	return true;
}

static size_t
most_of(size_t n)
{
	size_t most = n > UNZIPPED_MAX / RATIO_MAX ? UNZIPPED_MAX : n * RATIO_MAX;

	return most < ALWAYS ? ALWAYS : most;
}

bool
http_unzip(struct dissection *d, struct slice name, struct http_content *content)
{
	enum coding coding = coding_named(name.p, name.n);
	struct growing g = { .most = most_of(content->bytes.n) };

	if (coding == CODING_IDENTITY || !content->bytes.n)
		return true;
	uint16_t outer = d->source;

	look_into(d, content->source);
	add_value(d, CODED, 0, content->bytes.p, content->bytes.n);
	int note = coding == CODING_UNKNOWN ? UNKNOWN : unzip_all(&g, coding, content->bytes);

	d->depth++;
	if (g.len)
		add_derived(d, LENGTH, g.len);
	bool fine = g.len && set_source(d, &g, content);

	if (note != CODED)
		add_note(d, note);
	else if (g.len && !fine)
		add_note(d, NO_ROOM);
	d->depth--;
	look_into(d, outer);
	free(g.bytes);
	return fine;
}

const struct dissector dissector_http_unzip = {
	.proto = { "http.unzip", "Compressed body of HTTP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_http_charset,
};
