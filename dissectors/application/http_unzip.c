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

static const uint8_t notes[] = {	/* CODED: nothing to be noted */
	[UNZIPPED_FINE] = CODED, [UNZIPPED_DAMAGED] = DAMAGED, [UNZIPPED_NO_END] = NO_END, [UNZIPPED_LIMIT] = LIMIT,
	[UNZIPPED_NO_ROOM] = NO_ROOM,
};

/* What was got is a source of its own. */
static bool
set_source(struct dissection *d, const struct unzipped_bytes *g, struct content *content)
{
	uint8_t *kept = d->session && g->len ? session_scratch(d->session, g->len) : NULL;
	uint16_t source = kept ? add_source(d, kept, g->len, "Uncompressed body") : 0;

	if (!source)
		return false;
	memcpy(kept, g->bytes, g->len);
	*content = (struct content){ { kept, g->len }, source };
	return true;
}

bool
http_unzip(struct dissection *d, struct slice name, struct content *content)
{
	enum coding coding = coding_named(name.p, name.n);
	struct unzipped_bytes g = { NULL, 0, UNZIPPED_FINE };

	if (coding == CODING_IDENTITY || !content->bytes.n)
		return true;
	uint16_t outer = d->source;

	look_into(d, content->source);
	add_value(d, CODED, 0, content->bytes.p, content->bytes.n);
	if (coding != CODING_UNKNOWN)
		g = unzip_whole(coding, content->bytes.p, content->bytes.n);
	int note = coding == CODING_UNKNOWN ? UNKNOWN : notes[g.end];

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
