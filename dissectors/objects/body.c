/* HTTP bodies. */

#include "dissectors/objects/body.h"

enum { PIECE = 1 << 14 };
enum { BOMB_RATIO = 1000, BOMB_BYTES = 64 << 20 };	/* more of both is no file that anybody sent in good faith */

bool
body_begin(struct body *b, enum http_framing framing, uint64_t length, enum coding coding)
{
	b->framing = framing;
	b->length = length;
	b->unzips = coding != CODING_IDENTITY && coding != CODING_UNKNOWN;
	return !b->unzips || (b->unzip = unzip_new(coding));
}

static void
unzip_all(struct body *b, const uint8_t *bytes, size_t n, const struct object_sink *sink, void *object)
{
	uint8_t piece[PIECE];
	enum unzipped state = UNZIP_FULL;

	while (state == UNZIP_FULL && !b->unzipped && !b->broken) {
		uint8_t *out = piece;
		size_t room = sizeof piece;

		state = unzip_next(b->unzip, &bytes, &n, &out, &room);
		b->out += sizeof piece - room;
		if (room < sizeof piece && object)
			sink->write(sink->of, object, piece, sizeof piece - room);
		b->unzipped = state == UNZIP_END;
		b->broken = state == UNZIP_DAMAGED || (b->out > BOMB_BYTES && b->out / BOMB_RATIO > b->in);
	}
}

/* Bytes of the content, as they were sent. */
static void
add_content(struct body *b, const uint8_t *bytes, size_t n, const struct object_sink *sink, void *object)
{
	b->in += n;
	if (b->unzip)
		unzip_all(b, bytes, n, sink, object);
	else if (object)
		sink->write(sink->of, object, bytes, n);
}

void
body_add(struct body *b, const uint8_t *bytes, size_t n, const struct object_sink *sink, void *object)
{
	enum chunked_part part;
	bool ends;

	if (b->framing != HTTP_BY_CHUNKS) {
		add_content(b, bytes, n, sink, object);
		return;
	}
	while (n && !b->broken && !chunked_done(&b->chunked)) {
		size_t len = chunked_next(&b->chunked, bytes, n, &part, &ends);

		if (part == CHUNK_DATA)
			add_content(b, bytes, len, sink, object);
		b->broken |= part == CHUNK_BROKEN;
		bytes += len;
		n -= len;
	}
}

enum object_end
body_end(const struct body *b, enum message_end how)
{
	bool whole = b->framing == HTTP_TO_THE_END ? how != MESSAGE_AT_GAP :
	    b->framing == HTTP_BY_LENGTH ? b->in == b->length : chunked_done(&b->chunked);

	if (b->broken || (whole && b->unzips && b->in && !b->unzipped))
		return OBJECT_DAMAGED;
	if (whole)
		return OBJECT_WHOLE;
	return how == MESSAGE_AT_GAP ? OBJECT_GAP : OBJECT_CUT;
}

void
body_free(struct body *b)
{
	unzip_free(b->unzip);
	*b = (struct body){ .framing = HTTP_NO_BODY };
}
