/* Ethernet frames.  IEEE 802.3 clause 3. */

#include "tests/dissectors/decode.h"

#define ADDRESSES \
	"eth\n" \
	"  eth.dst 02:00:00:00:00:14\n" \
	"  eth.src 02:00:00:00:00:0a\n"
#define IPV4 \
	"ip\n" \
	"  ip.version 4\n" \
	"  ip.hdr_len 20\n" \
	"  ip.dsfield 0x00\n"
#define IPV4_AFTER_LEN \
	"  ip.id 0x0000\n" \
	"  ip.flags 0x00\n" \
	"  ip.frag_offset 0\n" \
	"  ip.ttl 64\n" \
	"  ip.proto 253\n"

static const struct sample samples[] = {
	{ "padding and trailer",	/* RFC 894: the minimum is 46 bytes of payload; then 4 of somebody's */
	  "020000000014 02000000000a 0800"
	  "45000015 00000000 40fd f5cd c000020a c0000214 7e"
	  "00000000000000000000000000000000000000000000000000 deadbeef",
	  ADDRESSES
	  "  eth.type 0x0800 (IPv4)\n"
	  IPV4
	  "  ip.len 21\n"
	  IPV4_AFTER_LEN
	  "  ip.checksum 0xf5cd\n"
	  "  ip.checksum.status 1 (Good)\n"
	  "  ip.src 192.0.2.10\n"
	  "  ip.dst 192.0.2.20\n"
	  "data.data 7e\n"
	  "eth.padding 00000000000000000000000000000000000000000000000000\n"
	  "eth.trailer deadbeef\n", NULL },

	{ "nothing decodes it",
	  "020000000014 02000000000a 88b5 01020304",	/* 88b5: IEEE 802 local experimental */
	  ADDRESSES
	  "  eth.type 0x88b5\n"
	  "data.data 01020304\n",
	  "Type 0x88b5" },

	{ "no payload",
	  "020000000014 02000000000a 0842",
	  ADDRESSES
	  "  eth.type 0x0842 (Wake-on-LAN)\n",
	  "Type Wake-on-LAN" },
};

Test(eth, samples)
{
	check_samples(ENTRY_eth, samples, COUNT(samples));
}

/* IEEE 802.3 clause 3.2.6: below 0x600 it is a length. */
Test(eth, length_or_type)
{
	static const struct {
		const char *bytes, *line;
	} rows[] = {
		{ "020000000014 02000000000a 05dc", "eth.len 1500" },
		{ "020000000014 02000000000a 05ff", "eth.invalid_lentype 0x05ff" },
		{ "020000000014 02000000000a 0600", "eth.type 0x0600" },
		{ "020000000014 02000000000a 0003 010203 0000", "eth.len 3" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct decoded got = decode(ENTRY_eth, rows[i].bytes);

		cr_expect(has_line(&got, rows[i].line), "%s", got.tree);
	}
}

/* A length that ends before the frame does: the rest is padding. */
Test(eth, length_ends_the_payload)
{
	struct decoded got = decode(ENTRY_eth, "020000000014 02000000000a 0003 aaaa03 0000");

	cr_expect(has_line(&got, "eth.padding 0000"), "%s", got.tree);
}

/* A length of more than there is: noted, and what is there is shown. */
Test(eth, length_exceeds)
{
	struct decoded got = decode(ENTRY_eth, "020000000014 02000000000a 0004 aaaa03");

	cr_expect(has_line(&got, "eth.len.past_end"), "%s", got.tree);
	got = decode_cut(ENTRY_eth, "020000000014 02000000000a 0004 aaaa03", 1);
	cr_expect_null(strstr(got.tree, "past_end"), "it was sent, and not captured");
	got = decode(ENTRY_eth, "020000000014 02000000000a 8100 000a 0004 aaaa03");
	cr_expect(has_line(&got, "vlan.len.past_end"), "%s", got.tree);
}

/* N01, N04: the first byte's lowest bits tell groups and local addresses apart. */
Test(eth, address_bits)
{
	struct decoded got = decode_parts(ENTRY_eth, "ffffffffffff 001122334455 0806");
	static const char *const lines[] = {
		"eth.dst ff:ff:ff:ff:ff:ff", "eth.dst.lg 1 (locally administered)",
		"eth.dst.ig 1 (group (multicast or broadcast))",
		"eth.src 00:11:22:33:44:55", "eth.src.lg 0 (globally unique, by the manufacturer)",
		"eth.src.ig 0 (individual (unicast))",
	};

	for (size_t i = 0; i < COUNT(lines); i++)
		cr_expect(has_line(&got, lines[i]), "%s", got.tree);
	got = decode_parts(ENTRY_eth, "01005e0000fb 020000000000 0806");
	cr_expect(has_line(&got, "eth.dst.lg 0 (globally unique, by the manufacturer)"));
	cr_expect(has_line(&got, "eth.dst.ig 1 (group (multicast or broadcast))"));
	cr_expect(has_line(&got, "eth.src.lg 1 (locally administered)"));
	cr_expect(has_line(&got, "eth.src.ig 0 (individual (unicast))"));
}

/* The frame stops in the middle of an address: what is missing is no address. */
Test(eth, columns_of_a_cut_header)
{
	struct decoded got = decode_cut(ENTRY_eth, "020000000014 02000000", 52);

	cr_expect_str_eq(got.dst, "02:00:00:00:00:14");
	cr_expect_str_eq(got.src, "");
	cr_expect(has_line(&got, "_ws.short"));
	got = decode(ENTRY_eth, "020000000014 02000000");
	cr_expect(has_line(&got, "_ws.malformed"), "sent like that: the sender's fault");
}

/* Only padding was not captured: the packet is whole, but the frame is not. */
Test(eth, cut_in_the_padding)
{
	struct decoded got = decode_cut(ENTRY_eth, "ffffffffffff 02000000000a 0806"
	    "0001 0800 06 04 0001 02000000000a c000020a 000000000000 c0000201 0000", 14);

	cr_expect(has_line(&got, "arp.dst.proto_ipv4 192.0.2.1"));
	cr_expect(has_line(&got, "eth.padding 0000"));
	cr_expect(has_line(&got, "_ws.short"));
}
