/* The frame's own lines: what the capture file says of it. */

#include "tests/dissectors/decode.h"

static struct packet
packet_of(const char *hex)
{
	static uint8_t bytes[64];
	size_t n;
	const uint8_t *from = hex_bytes(hex, &n);

	memcpy(bytes, from, n);
	return (struct packet){
		.bytes = bytes, .captured = (uint32_t)n, .wire = (uint32_t)n + 40, .number = 7,
		.link_type = 1, .interface = 2, .time = 1700000000123456789,
		.since_first = 1500000000, .since_previous = -250,
	};
}

#define FRAME \
	"  frame.number 7\n" \
	"  frame.time_epoch 1700000000.123456789\n" \
	"  frame.time_delta -0.000000250\n"	/* frames may stand out of order */ \
	"  frame.time_relative 1.500000000\n" \
	"  frame.len 60\n" \
	"  frame.cap_len 20\n" \
	"  frame.linktype 1 (Ethernet)\n" \
	"  frame.interface_id 2\n"

Test(frame, lines)
{
	struct node nodes[64];
	struct dissection d = { .nodes = nodes, .capacity = COUNT(nodes), .wants_frame = true };
	struct packet k = packet_of("ffffffffffff 02000000000a 0806 0001 0800 06 04");
	struct decoded got = decode_packet(&d, &registry.entries[ENTRY_eth], &k);

	cr_expect_str_eq(got.tree,
	    "frame\n" FRAME
	    "  frame.protocols eth:arp\n"
	    "  frame.stack arp/eth\n"
	    "eth\n"
	    "  eth.dst ff:ff:ff:ff:ff:ff\n"
	    "  eth.src 02:00:00:00:00:0a\n"
	    "  eth.type 0x0806 (ARP)\n"
	    "arp\n"
	    "  arp.hw.type 1 (Ethernet)\n"
	    "  arp.proto.type 0x0800 (IPv4)\n"
	    "  arp.hw.size 6\n"
	    "  arp.proto.size 4\n"
	    "_ws.short\n");
	cr_expect_eq(nodes[0].len, 20, "the frame's line stands for all of its bytes");
}

/* N07: the stack, as eth:ip:icmp:ip:udp; the quoted layers are of it, too. */
Test(frame, protocols)
{
	struct node nodes[64];
	struct dissection d = { .nodes = nodes, .capacity = COUNT(nodes), .wants_frame = true };
	struct packet k = packet_of(	/* pcaps/udp.pcap frame 10, from byte 34 */
	    "0303 8135 00000000 4500001c 76650000 0211be4d c000020a c0000214 ca10 0009 0008 b1a5");
	struct decoded got = decode_packet(&d, &registry.entries[ENTRY_icmp], &k);

	cr_expect(has_line(&got, "frame.protocols icmp:ip:udp"), "%s", got.tree);
}

/* Texts of the file are no bytes of the frame, and hostile. */
Test(frame, comment_and_interface)
{
	struct node nodes[64];
	struct dissection d = { .nodes = nodes, .capacity = COUNT(nodes), .wants_frame = true };
	struct packet k = packet_of("ffffffffffff 02000000000a 0806");

	k.comment = (struct text){ "odd\033[31m\n", 9 };
	k.interface_name = (struct text){ "", 0 };
	struct decoded got = decode_packet(&d, &registry.entries[ENTRY_eth], &k);

	cr_expect(strstr(got.tree, "frame.comment odd"), "%s", got.tree);
	cr_expect_null(strchr(got.tree, '\033'));
	cr_expect(strstr(got.tree, "frame.interface_name \n"), "%s", got.tree);
	cr_expect_eq(d.source_count, 3);
	cr_expect_eq(nodes[1].source, 1);
	cr_expect_null(d.sources[1].name, "no tab for it");
}

Test(frame, nothing_captured)
{
	struct node nodes[16];
	struct dissection d = { .nodes = nodes, .capacity = COUNT(nodes), .wants_frame = true };
	struct packet k = { .number = 1, .link_type = 1, .bytes = guarded(NULL, 0) };
	struct decoded got = decode_packet(&d, &registry.entries[ENTRY_eth], &k);

	cr_expect(has_line(&got, "frame.cap_len 0"));
	cr_expect(has_line(&got, "_ws.malformed"), "nobody sends an empty frame");
	cr_expect_str_eq(got.dst, "");
}
