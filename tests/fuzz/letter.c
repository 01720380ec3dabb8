/*
 * Random letters for libFuzzer.  An input is a letter; the layer imf shows it
 * whole and briefly, twice: both times have to give the same text, every node
 * has to lie in its source, and the summary has to be the same however much
 * was looked at.  What is attached has to be the same in whatever pieces the
 * letter comes, and every object has to end.
 */

#include <stdlib.h>
#include "dissectors/coding/charset.h"
#include "dissectors/engine/registry.h"
#include "dissectors/engine/session.h"
#include "dissectors/objects/mime_parts.h"
#include "ui/text/column.h"
#include "ui/text/label.h"

enum { NODES = 1 << 14 };

static struct node nodes[NODES];
static struct out out;

/* What was written since the last call, as a number; none of it may act on a terminal. */
static uint64_t
hash(void)
{
	uint64_t h = 0xcbf29ce484222325;

	for (const char *p = out.start; p < out.p; p++) {
		if ((uint8_t)*p < 0x20 || *p == 0x7f)
			abort();
		h = (h ^ (uint8_t)*p) * 0x100000001b3;
	}
	out.p = out.start;
	return h;
}

static uint64_t
tree(const struct dissection *d)
{
	uint64_t h = 0;

	for (uint32_t i = 0; i < d->count; i++) {
		const struct node *n = &d->nodes[i];

		if (n->source >= d->source_count || n->off > d->sources[n->source].len ||
		    n->len > d->sources[n->source].len - n->off)
			abort();
		put_label(&out, d, n);
		h = h * 31 + hash();
	}
	return h;
}

static uint64_t
summary_of(const struct dissection *d)
{
	static const struct time_style times = { TIME_RELATIVE, 6, 0 };

	put_column(&out, d, COLUMN_INFO, &times);
	return hash();
}

/* Of all attachments: their names, bytes, ends. */
struct attached {
	uint64_t hash;
	size_t begun, ended;
};

static void
mix_bytes(uint64_t *h, const uint8_t *bytes, size_t n)
{
	for (; n; n--)
		*h = (*h ^ *bytes++) * 0x100000001b3;
}

static void *
begin(void *of, const struct object *o)
{
	struct attached *a = of;
	uint64_t *h = malloc(sizeof *h);

	if (!h)
		abort();
	*h = ++a->begun;
	mix_bytes(h, o->name, o->n);
	return h;
}

static void
write_object(void *of, void *object, const uint8_t *bytes, size_t n)
{
	(void)of;
	mix_bytes(object, bytes, n);
}

static void
end(void *of, void *object, enum object_end how)
{
	struct attached *a = of;

	a->hash += *(uint64_t *)object * (unsigned)(how + 1);
	a->ended++;
	free(object);
}

static uint64_t
attached(const uint8_t *data, size_t size, size_t piece)
{
	struct attached a = { 0 };
	struct object_sink sink = { .begin = begin, .write = write_object, .end = end, .of = &a };
	struct mime_parts *x = mime_parts_new(&sink, 0);

	for (size_t at = 0; x && at < size; at += piece)
		mime_parts_write(x, data + at, size - at < piece ? size - at : piece);
	mime_parts_free(x, OBJECT_WHOLE);
	if (!x || a.begun != a.ended)
		abort();
	return a.hash;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct packet packet = { .bytes = data, .number = 1, .captured = (uint32_t)size, .wire = (uint32_t)size };
	uint64_t trees[2], lines[3];

	if (!out.start && (registry_start() || !out_open(&out, -1)))
		abort();
	charset_start();
	struct dissection d = { .nodes = nodes, .capacity = NODES,
	    .session = session_new(&(struct session_setting){ .keep = true, .seed = 1 }) };

	for (int i = 0; i < 3; i++) {
		d.brief = i == 2;
		dissect_from(&d, &registry.entries[ENTRY_imf], &packet);
		lines[i] = summary_of(&d);
		if (i < 2)
			trees[i] = tree(&d);
	}
	if (trees[0] != trees[1] || lines[0] != lines[1] || lines[0] != lines[2])
		abort();
	session_free(d.session);
	if (attached(data, size, size + 1) != attached(data, size, 1 + size % 7))
		abort();
	return 0;
}
