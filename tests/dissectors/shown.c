/* Nodes to be compared. */

#include "dissectors/engine/registry.h"
#include "tests/dissectors/shown.h"
#include "ui/text/value.h"

enum { LONG = 1 << 14 };
static const uint64_t PRIME = 0x100000001b3;

bool
is_said(struct said *s, const struct node *n)
{
	if (!n->depth) {
		if (s->behind && !s->first)
			s->first = n;
		s->inside = s->behind && n->field->type != BYTES;
		s->behind |= n->field == &dissector_tcp.proto;
	}
	return s->inside && n->field->type != FRAME && n->field->type != DURATION;
}

void
put_messages(struct out *o, const struct dissection *d)
{
	struct said said = { .first = NULL };

	for (uint32_t i = 0; i < d->count; i++) {
		const struct node *n = &d->nodes[i];

		if (!is_said(&said, n))
			continue;
		out_room(o);
		out_spaces(o, n->depth * 2u);
		out_string(o, n->field->abbrev);
		if (n->depth) {
			out_char(o, ' ');
			put_value(o, d, n, n->len > LONG ? SHOWN : EXACT);
		}
		out_char(o, '\n');
	}
}

uint64_t
mix(uint64_t h, const void *bytes, size_t n)
{
	for (const uint8_t *p = bytes; n; n--)
		h = (h ^ *p++) * PRIME;
	return h;
}

uint64_t
hash_of(const struct dissection *d)
{
	uint64_t h = 0xcbf29ce484222325;

	for (uint32_t i = 0; i < d->count; i++) {
		const struct node *n = &d->nodes[i];
		uint64_t all[] = { (uintptr_t)n->field, n->number, n->off, n->len, n->depth, n->source };

		for (size_t k = 0; k < sizeof all / sizeof *all; k++)
			h = (h ^ all[k]) * PRIME;
	}
	for (size_t i = 0; i < d->source_count; i++)
		h = mix(h, d->sources[i].bytes, d->sources[i].len);
	return h;
}
