/* Layers by their nodes.  Those of the packet have depth 0; those of quoted packets lie deeper. */

#include <string.h>
#include "ui/stats/layer.h"

struct endpoint
endpoint_at(const struct dissection *d, uint32_t node, uint64_t port)
{
	const struct node *n = &d->nodes[node];
	struct endpoint end = { .port = (uint32_t)port };

	if (node && n->len <= sizeof end.address)
		memcpy(end.address, node_bytes(d, n), end.len = n->len);
	return end;
}

const struct node *
layer_numbers(const struct dissection *d, const struct field *layer, const struct field *const *fields,
    unsigned count, uint64_t *numbers)
{
	uint32_t i = 0, seen = 0;

	memset(numbers, 0, count * sizeof *numbers);
	while (i < d->count && (d->nodes[i].depth || d->nodes[i].field != layer))
		i++;
	if (i == d->count)
		return NULL;
	const struct node *found = &d->nodes[i];

	for (i++; i < d->count && d->nodes[i].depth; i++) {
		for (unsigned k = 0; k < count; k++) {
			if (d->nodes[i].field != fields[k] || seen & UINT32_C(1) << k)
				continue;
			numbers[k] = d->nodes[i].number;
			seen |= UINT32_C(1) << k;
		}
	}
	return seen == UINT32_MAX >> (32 - count) ? found : NULL;
}

const uint8_t *
layer_bytes(const struct dissection *d, const struct node *layer, size_t at, size_t n, size_t *there)
{
	const struct source *source = &d->sources[layer->source];
	size_t left = at < source->len ? source->len - at : 0;

	*there = left < n ? left : n;
	return source->bytes + (left ? at : 0);
}
