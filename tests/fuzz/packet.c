/*
 * Random packets for libFuzzer.  An input is a few frames: a byte for the
 * protocol that the first layer is, two for the length of each.  All are
 * observed in order, then explained again backwards and shown; both times
 * have to give the same text, and every node has to lie in its source.
 */

#include <stdlib.h>
#include "dissectors/engine/registry.h"
#include "dissectors/engine/session.h"
#include "ui/text/column.h"
#include "ui/text/label.h"

enum { NODES = 512, FRAMES = 16 };

static struct node nodes[NODES];
static struct out out;

static uint64_t
show(const struct dissection *d)
{
	static const struct time_style times = { TIME_RELATIVE, 6, 0 };
	uint64_t h = 0xcbf29ce484222325;

	out.p = out.start;
	put_column(&out, d, COLUMN_INFO, &times);
	for (uint32_t i = 0; i < d->count; i++) {
		const struct node *n = &d->nodes[i];

		if (n->source >= d->source_count || n->off > d->sources[n->source].len ||
		    n->len > d->sources[n->source].len - n->off)
			abort();
		out_room(&out);
		put_label(&out, d, n);
		for (int j = 0; j < n->field->parts; j++) {
			struct node part = node_part(n, j);

			out_room(&out);
			put_label(&out, d, &part);
		}
	}
	for (const char *p = out.start; p < out.p; p++) {
		if ((uint8_t)*p < 0x20 || *p == 0x7f)
			abort();
		h = (h ^ (uint8_t)*p) * 0x100000001b3;
	}
	return h;
}

static bool
read_packet(void *of, uint32_t frame, uint32_t at, uint8_t *to, size_t n)
{
	const struct packet *packets = of;

	if (packets[frame - 1].captured < at + n)
		abort();
	memcpy(to, packets[frame - 1].bytes + at, n);
	return true;
}

static uint64_t
explain(struct dissection *d, const struct entry *first, const struct packet *packet)
{
	dissect_from(d, first, packet);
	return show(d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct packet packets[FRAMES];
	uint64_t shown[FRAMES];
	uint32_t count = 0;

	if (!out.start && (registry_start() || !out_open(&out, -1)))
		abort();
	struct dissection d = { .nodes = nodes, .capacity = NODES, .wants_frame = true,
	    .session = session_new(&(struct session_setting){ .keep = true, .seed = 1,
	        .read = read_packet, .of = packets }) };
	const struct entry *first = size ? &registry.entries[1 + *data % (ENTRIES - 1)] : NULL;

	if (first && !first->x->on[0].table)
		first = registry_find(LINK_TYPE, 1);
	for (size_t at = 1; at + 2 < size && count < FRAMES; count++) {
		size_t n = (size_t)data[at] << 8 | data[at + 1], here = size - at - 2;

		packets[count] = (struct packet){ .bytes = data + at + 2, .number = count + 1,
		    .captured = (uint32_t)(n < here ? n : here), .wire = (uint32_t)n, .link_type = 1 };
		at += 2 + packets[count].captured;
		shown[count] = explain(&d, first, &packets[count]);
	}
	while (count-- > 0)
		if (explain(&d, first, &packets[count]) != shown[count])
			abort();
	session_free(d.session);
	return 0;
}
