/* Attachments of letters. */

#include "dissectors/objects/extractors.h"
#include "dissectors/objects/letters.h"
#include "dissectors/objects/mime_parts.h"

/* Letters are objects of this sink, which takes them apart. */
static void *
begin(void *of, const struct object *o)
{
	return mime_parts_new(of, o->stream);
}

static void
write_letter(void *of, void *object, const uint8_t *bytes, size_t n)
{
	(void)of;
	mime_parts_write(object, bytes, n);
}

static void
end(void *of, void *object, enum object_end how)
{
	(void)of;
	mime_parts_free(object, how);
}

static struct object_sink
sink_for(const struct object_sink *to)
{
	return (struct object_sink){ .begin = begin, .write = write_letter, .end = end, .of = (void *)(uintptr_t)to };
}

static void
hear(void *state, const struct heard *h, const struct object_sink *sink)
{
	struct object_sink inner = sink_for(sink);

	letters_hear(state, h, &inner);
}

static void
finish(void *state, const struct object_sink *sink)
{
	struct object_sink inner = sink_for(sink);

	letters_finish(state, &inner);
}

const struct extractor attachments = { "attachments", sizeof(struct letter), letters_want, hear, finish };
