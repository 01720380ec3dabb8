/* A UDP datagram by its nodes. */

#include "dissectors/engine/registry.h"
#include "ui/stats/datagram.h"

enum { HEADER = 8 };

struct datagram_fields
datagram_fields(void)
{
	struct datagram_fields f = { .layer = &dissector_udp.proto };

#define X(name, abbrev) f.numbers[UDP_NUMBER_##name] = registry_field(abbrev);
	UDP_NUMBERS(X)
#undef X
	return f;
}

bool
datagram(const struct datagram_fields *f, const struct dissection *d, struct datagram *x)
{
	uint64_t numbers[UDP_NUMBER_COUNT];
	const struct node *layer = layer_numbers(d, f->layer, f->numbers, UDP_NUMBER_COUNT, numbers);

	if (!layer)
		return false;
	size_t at = (size_t)layer->off + HEADER, there;
	const uint8_t *bytes = layer_bytes(d, layer, at, numbers[UDP_NUMBER_LEN], &there);

	if (d->packet->captured >= d->packet->wire)	/* a length that says more is a lie */
		numbers[UDP_NUMBER_LEN] = there;
	*x = (struct datagram){
		.src = endpoint_at(d, d->list.src, numbers[UDP_NUMBER_SRC_PORT]),
		.dst = endpoint_at(d, d->list.dst, numbers[UDP_NUMBER_DST_PORT]),
		.stream = (uint32_t)numbers[UDP_NUMBER_STREAM], .len = (uint32_t)numbers[UDP_NUMBER_LEN],
		.bytes = bytes, .n = there,
		.frame = d->packet->number, .source = layer->source, .at = (uint32_t)at,
	};
	return true;
}
