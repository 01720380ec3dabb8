/* A TCP segment by its nodes. */

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

bool
tcp_segment(const struct tcp_segment_fields *f, const struct dissection *d, struct tcp_segment *g)
{
	uint64_t numbers[TCP_NUMBER_COUNT];
	const struct node *layer = layer_numbers(d, f->layer, f->numbers, TCP_NUMBER_COUNT, numbers);

	if (!layer)
		return false;
	size_t at = layer->off + numbers[TCP_NUMBER_HDR_LEN], there;
	const uint8_t *bytes = layer_bytes(d, layer, at, numbers[TCP_NUMBER_LEN], &there);

	*g = (struct tcp_segment){
		.src = endpoint_at(d, d->list.src, numbers[TCP_NUMBER_SRC_PORT]),
		.dst = endpoint_at(d, d->list.dst, numbers[TCP_NUMBER_DST_PORT]),
		.stream = (uint32_t)numbers[TCP_NUMBER_STREAM], .flags = (uint32_t)numbers[TCP_NUMBER_FLAGS],
		.seq = (uint32_t)numbers[TCP_NUMBER_SEQ], .ack = (uint32_t)numbers[TCP_NUMBER_ACK],
		.len = (uint32_t)numbers[TCP_NUMBER_LEN], .bytes = bytes, .n = there,
		.frame = d->packet->number, .source = layer->source, .at = (uint32_t)at,
	};
	return true;
}
