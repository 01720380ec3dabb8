/* Limits: packets made to exhaust layers, nodes and ends. */

#include <stdlib.h>
#include "tests/dissectors/decode.h"

static const uint8_t eth[] = { 2, 0, 0, 0, 0, 20, 2, 0, 0, 0, 0, 10 };

/* An Ethernet frame with so many VLAN tags, and no type behind the last that anybody has. */
static size_t
tagged(uint8_t *p, size_t tags)
{
	size_t n = sizeof eth;

	memcpy(p, eth, n);
	for (size_t i = 0; i < tags; i++) {
		memcpy(p + n, "\x81\x00\x00\x0a", 4);
		n += 4;
	}
	memcpy(p + n, "\x88\xb5\x01\x02", 4);
	return n + 4;
}

static struct decoded
decode_tagged(size_t tags, struct node *nodes, uint32_t capacity, uint32_t *count)
{
	uint8_t bytes[4096];
	size_t n = tagged(bytes, tags);
	struct dissection d = { .nodes = nodes, .capacity = capacity };
	struct packet k = { .bytes = guarded(bytes, n), .captured = (uint32_t)n, .number = 1 };
	struct decoded got = decode_packet(&d, &registry.entries[ENTRY_eth], &k);

	*count = d.count;
	return got;
}

/* As many layers as there may be are no fault; one more is, and its bytes are still shown. */
Test(deep, layers)
{
	struct node *nodes = calloc(NODES_ROOM, sizeof *nodes);
	uint32_t count;

	cr_assert(nodes);
	struct decoded got = decode_tagged(LAYERS_MAX - 1, nodes, NODES_ROOM, &count);

	cr_expect_null(strstr(got.tree, "_ws.too_deep"));
	cr_expect(has_line(&got, "data.data 0102"));
	got = decode_tagged(LAYERS_MAX, nodes, NODES_ROOM, &count);
	cr_expect(has_line(&got, "_ws.too_deep"));
	cr_expect(has_line(&got, "data.data 000a88b50102"));
	got = decode_tagged(900, nodes, NODES_ROOM, &count);
	cr_expect(has_line(&got, "_ws.too_deep"));
	free(nodes);
}

/* A quoted packet has layers of its own: a limit of its own, and the same note. */
Test(deep, layers_in_a_quote)
{
	static const uint8_t error[] = { 3, 3, 0, 0, 0, 0, 0, 0 };
	uint8_t header[20] = { 0x45, 0, 0, 0, 0, 0, 0, 0, 64, 1, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2 };
	uint8_t bytes[28 * 70];
	struct node *nodes = calloc(NODES_ROOM, sizeof *nodes);
	struct dissection d = { .nodes = nodes, .capacity = NODES_ROOM };
	struct packet k = { .bytes = bytes, .captured = sizeof bytes, .number = 1 };

	cr_assert(nodes);
	for (size_t at = 0; at < sizeof bytes; at += 28) {
		memcpy(bytes + at, error, sizeof error);
		memcpy(bytes + at + 8, header, sizeof header);
	}
	struct decoded got = decode_packet(&d, &registry.entries[ENTRY_icmp], &k);

	cr_expect(has_line(&got, "_ws.too_deep"));
	free(nodes);
}

/* However few nodes there are: the last one says so, and nothing is written behind it. */
Test(deep, nodes)
{
	for (uint32_t capacity = 16; capacity < 200; capacity++) {
		struct node *nodes = malloc(capacity * sizeof *nodes);
		uint32_t count;

		cr_assert(nodes);
		decode_tagged(60, nodes, capacity, &count);
		if (count == capacity)
			cr_expect_str_eq(nodes[count - 1].field->abbrev, "_ws.too_many");
		else
			cr_expect_str_eq(nodes[count - 1].field->abbrev, "data.data");
		cr_expect_eq(nodes[0].field, &dissector_eth.proto);
		free(nodes);
	}
}

/*
 * The same with every kind of layer at the edge.  Once the last place is
 * shared, no node before it may change: compared with a tree of enough room.
 */
Test(deep, nodes_run_out_anywhere)
{
	static const char *const packets[] = {
		/* pcaps/offload.pcap frame 3 */
		"4500003c 17654000 400636c9 c000020a c6336450 e36a0050 a904e6a6 00000000"
		"a002faf0 ecbc0000 020405b40402080a5d6ad110000000000103030a",
		"45c00040 76590000 40010000 c0000201 c000020a 0304 0000 000003e8"
		"4500003c 17654000 400636c9 c000020a c6336450 e36a0050 a904e6a6",
		"4600 0020 00000000 4011 0000 c000020a c0000214 94040000 9c41 c350 0008 0000",
	};

	cr_assert_null(registry_start());
	for (size_t i = 0; i < COUNT(packets); i++) {
		size_t n;
		const uint8_t *bytes = hex_bytes(packets[i], &n);
		struct packet k = { .bytes = bytes, .captured = (uint32_t)n, .wire = (uint32_t)n, .number = 1 };
		struct node whole[256];
		struct dissection w = { .nodes = whole, .capacity = COUNT(whole) };

		dissect_from(&w, &registry.entries[ENTRY_ipv4], &k);
		for (uint32_t capacity = 16; capacity <= w.count; capacity++) {
			struct node *nodes = calloc(capacity, sizeof *nodes);
			struct dissection d = { .nodes = nodes, .capacity = capacity };

			cr_assert(nodes);
			dissect_from(&d, &registry.entries[ENTRY_ipv4], &k);
			check_nodes(&d, "few nodes");
			cr_expect_eq(d.count, capacity);
			for (uint32_t at = 0; at + 1 < d.count; at++)
				cr_expect(nodes[at].field == whole[at].field && nodes[at].number == whole[at].number,
				    "packet %zu, %u nodes: node %u, %s", i, capacity, at, whole[at].field->abbrev);
			free(nodes);
		}
	}
}
