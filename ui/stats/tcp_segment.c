/* A TCP segment by its nodes.  Layers of the packet have depth 0; those of quoted packets lie deeper. */

#include <string.h>
#include "dissectors/engine/registry.h"
#include "ui/stats/tcp_segment.h"

struct tcp_segment_fields
tcp_segment_fields(void)
{
	struct tcp_segment_fields f = { .layer = &dissector_tcp.proto };

#define X(name, abbrev) f.numbers[TCP_NUMBER_##name] = registry_field(abbrev);
	TCP_NUMBERS(X)
#undef X
	return f;
}

/* The first number of each field of the layer that begins with node i.  False: it has not all of them. */
static bool
read_numbers(const struct tcp_segment_fields *f, const struct dissection *d, uint32_t i, uint64_t *numbers)
{
	unsigned seen = 0;

	for (i++; i < d->count && d->nodes[i].depth; i++) {
		for (unsigned k = 0; k < TCP_NUMBER_COUNT; k++) {
			if (d->nodes[i].field != f->numbers[k] || seen & 1u << k)
				continue;
			numbers[k] = d->nodes[i].number;
			seen |= 1u << k;
		}
	}
	return seen == (1u << TCP_NUMBER_COUNT) - 1;
}

static struct tcp_end
read_end(const struct dissection *d, uint32_t address, uint64_t port)
{
	const struct node *n = &d->nodes[address];
	struct tcp_end end = { .port = (uint32_t)port };

	if (address && n->len <= sizeof end.address)
		memcpy(end.address, node_bytes(d, n), end.len = n->len);
	return end;
}

bool
tcp_segment(const struct tcp_segment_fields *f, const struct dissection *d, struct tcp_segment *g)
{
	uint64_t numbers[TCP_NUMBER_COUNT];
	uint32_t i = 0;

	while (i < d->count && (d->nodes[i].depth || d->nodes[i].field != f->layer))
		i++;
	if (i == d->count || !read_numbers(f, d, i, numbers))
		return false;
	const struct node *layer = &d->nodes[i];
	const struct source *source = &d->sources[layer->source];
	size_t at = layer->off + numbers[TCP_NUMBER_HDR_LEN], len = numbers[TCP_NUMBER_LEN];
	size_t there = at < source->len ? source->len - at : 0;

	*g = (struct tcp_segment){
		.src = read_end(d, d->list.src, numbers[TCP_NUMBER_SRC_PORT]),
		.dst = read_end(d, d->list.dst, numbers[TCP_NUMBER_DST_PORT]),
		.stream = (uint32_t)numbers[TCP_NUMBER_STREAM], .flags = (uint32_t)numbers[TCP_NUMBER_FLAGS],
		.seq = (uint32_t)numbers[TCP_NUMBER_SEQ], .ack = (uint32_t)numbers[TCP_NUMBER_ACK],
		.len = (uint32_t)len, .bytes = source->bytes + (there ? at : 0), .n = there < len ? there : len,
		.frame = d->packet->number, .source = layer->source, .at = (uint32_t)at,
	};
	return true;
}
