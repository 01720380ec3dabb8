/* ARP.  RFC 826, 903 (reverse), 5227 (probes and announcements). */

#include "tests/dissectors/decode.h"

#define ETHERNET_AND_IPV4 \
	"arp\n" \
	"  arp.hw.type 1 (Ethernet)\n" \
	"  arp.proto.type 0x0800 (IPv4)\n" \
	"  arp.hw.size 6\n" \
	"  arp.proto.size 4\n"

static const struct sample samples[] = {
	{ "A01: request",	/* pcaps/arp.pcap frame 1 */
	  "0001 0800 06 04 0001 02000000000a c000020a 000000000000 c0000214",
	  ETHERNET_AND_IPV4
	  "  arp.opcode 1 (request)\n"
	  "  arp.src.hw_mac 02:00:00:00:00:0a\n"
	  "  arp.src.proto_ipv4 192.0.2.10\n"
	  "  arp.dst.hw_mac 00:00:00:00:00:00\n"
	  "  arp.dst.proto_ipv4 192.0.2.20\n",
	  "Who has 192.0.2.20? Tell 192.0.2.10" },

	{ "A02: reply",		/* pcaps/arp.pcap frame 2 */
	  "0001 0800 06 04 0002 020000000014 c0000214 02000000000a c000020a",
	  ETHERNET_AND_IPV4
	  "  arp.opcode 2 (reply)\n"
	  "  arp.src.hw_mac 02:00:00:00:00:14\n"
	  "  arp.src.proto_ipv4 192.0.2.20\n"
	  "  arp.dst.hw_mac 02:00:00:00:00:0a\n"
	  "  arp.dst.proto_ipv4 192.0.2.10\n",
	  "192.0.2.20 is at 02:00:00:00:00:14" },

	{ "A12: reverse request",	/* pcaps/crafted.pcap frame 1 */
	  "0001 0800 06 04 0003 02000000000a 00000000 02000000000a 00000000",
	  ETHERNET_AND_IPV4
	  "  arp.opcode 3 (reverse request)\n"
	  "  arp.src.hw_mac 02:00:00:00:00:0a\n"
	  "  arp.src.proto_ipv4 0.0.0.0\n"
	  "  arp.dst.hw_mac 02:00:00:00:00:0a\n"
	  "  arp.dst.proto_ipv4 0.0.0.0\n",
	  "RARP: Who is 02:00:00:00:00:0a? Tell 02:00:00:00:00:0a" },

	{ "A12: reverse reply",		/* pcaps/crafted.pcap frame 2 */
	  "0001 0800 06 04 0004 020000000001 c0000201 02000000000a c000020a",
	  ETHERNET_AND_IPV4
	  "  arp.opcode 4 (reverse reply)\n"
	  "  arp.src.hw_mac 02:00:00:00:00:01\n"
	  "  arp.src.proto_ipv4 192.0.2.1\n"
	  "  arp.dst.hw_mac 02:00:00:00:00:0a\n"
	  "  arp.dst.proto_ipv4 192.0.2.10\n",
	  "RARP: 02:00:00:00:00:0a is at 192.0.2.10" },

	{ "A14: announcement",		/* pcaps/arp.pcap frame 11; RFC 5227 section 3 */
	  "0001 0800 06 04 0001 020000000015 c0000214 000000000000 c0000214",
	  ETHERNET_AND_IPV4
	  "  arp.opcode 1 (request)\n"
	  "  arp.src.hw_mac 02:00:00:00:00:15\n"
	  "  arp.src.proto_ipv4 192.0.2.20\n"
	  "  arp.dst.hw_mac 00:00:00:00:00:00\n"
	  "  arp.dst.proto_ipv4 192.0.2.20\n"
	  "  arp.isgratuitous 1\n"
	  "  arp.isannouncement 1\n",
	  "ARP Announcement for 192.0.2.20" },

	{ "A14: gratuitous reply",	/* pcaps/arp.pcap frame 10 */
	  "0001 0800 06 04 0002 020000000014 c0000214 ffffffffffff c0000214",
	  ETHERNET_AND_IPV4
	  "  arp.opcode 2 (reply)\n"
	  "  arp.src.hw_mac 02:00:00:00:00:14\n"
	  "  arp.src.proto_ipv4 192.0.2.20\n"
	  "  arp.dst.hw_mac ff:ff:ff:ff:ff:ff\n"
	  "  arp.dst.proto_ipv4 192.0.2.20\n"
	  "  arp.isgratuitous 1\n",
	  "Gratuitous ARP for 192.0.2.20 (Reply)" },

	{ "A14: probe",			/* pcaps/arp.pcap frame 13; RFC 5227 section 2.1.1 */
	  "0001 0800 06 04 0001 02000000000a 00000000 000000000000 c000024d",
	  ETHERNET_AND_IPV4
	  "  arp.opcode 1 (request)\n"
	  "  arp.src.hw_mac 02:00:00:00:00:0a\n"
	  "  arp.src.proto_ipv4 0.0.0.0\n"
	  "  arp.dst.hw_mac 00:00:00:00:00:00\n"
	  "  arp.dst.proto_ipv4 192.0.2.77\n"
	  "  arp.isprobe 1\n",
	  "Who has 192.0.2.77? (ARP Probe)" },

	/* Drawn from RFC 826: lengths are what the packet says, not 6 and 4. */
	{ "N03: other hardware, other protocol",
	  "0007 80f3 01 03 0001 aa 010203 bb 040506",
	  "arp\n"
	  "  arp.hw.type 7 (ARCNET)\n"
	  "  arp.proto.type 0x80f3 (AppleTalk ARP)\n"
	  "  arp.hw.size 1\n"
	  "  arp.proto.size 3\n"
	  "  arp.opcode 1 (request)\n"
	  "  arp.src.hw aa\n"
	  "  arp.src.proto 010203\n"
	  "  arp.dst.hw bb\n"
	  "  arp.dst.proto 040506\n",
	  "Opcode request" },

	{ "N03: IEEE 802 hardware has MAC addresses, too",
	  "0006 0800 06 04 0002 020000000014 c0000214 02000000000a c000020a",
	  "arp\n"
	  "  arp.hw.type 6 (IEEE 802)\n"
	  "  arp.proto.type 0x0800 (IPv4)\n"
	  "  arp.hw.size 6\n"
	  "  arp.proto.size 4\n"
	  "  arp.opcode 2 (reply)\n"
	  "  arp.src.hw_mac 02:00:00:00:00:14\n"
	  "  arp.src.proto_ipv4 192.0.2.20\n"
	  "  arp.dst.hw_mac 02:00:00:00:00:0a\n"
	  "  arp.dst.proto_ipv4 192.0.2.10\n",
	  "192.0.2.20 is at 02:00:00:00:00:14" },

	{ "addresses of no bytes",
	  "0001 0800 00 00 0001",
	  "arp\n"
	  "  arp.hw.type 1 (Ethernet)\n"
	  "  arp.proto.type 0x0800 (IPv4)\n"
	  "  arp.hw.size 0\n"
	  "  arp.proto.size 0\n"
	  "  arp.opcode 1 (request)\n"
	  "  arp.src.hw \n"
	  "  arp.src.proto \n"
	  "  arp.dst.hw \n"
	  "  arp.dst.proto \n",
	  "Opcode request" },

	{ "unknown opcode",
	  "0001 0800 06 04 0019 02000000000a c000020a 000000000000 c0000214",
	  ETHERNET_AND_IPV4
	  "  arp.opcode 25\n"
	  "  arp.src.hw_mac 02:00:00:00:00:0a\n"
	  "  arp.src.proto_ipv4 192.0.2.10\n"
	  "  arp.dst.hw_mac 00:00:00:00:00:00\n"
	  "  arp.dst.proto_ipv4 192.0.2.20\n",
	  "Opcode 25" },
};

Test(arp, samples)
{
	check_samples(ENTRY_arp, samples, COUNT(samples));
}

/* A11: directly in the Ethernet frame, whose 60 bytes it does not fill.  pcaps/arp.pcap frame 5. */
Test(arp, padded_frame)
{
	struct decoded got = decode(ENTRY_eth, "ffffffffffff 02000000000a 0806"
	    "0001 0800 06 04 0001 02000000000a c000020a 000000000000 c0000201"
	    "00000000000000000000000000000000");

	cr_expect(has_line(&got, "eth.type 0x0806 (ARP)"));
	cr_expect(has_line(&got, "eth.padding 00000000000000000000000000000000"));
	cr_expect_str_eq(got.info, "Who has 192.0.2.1? Tell 192.0.2.10");
	cr_expect_str_eq(got.src, "02:00:00:00:00:0a");
	cr_expect_str_eq(got.dst, "ff:ff:ff:ff:ff:ff");
}

/* A12: RARP has an EtherType of its own, 0x8035 (RFC 903). */
Test(arp, reverse_by_its_own_type)
{
	struct decoded got = decode(ENTRY_eth, "ffffffffffff 02000000000a 8035"
	    "0001 0800 06 04 0003 02000000000a 00000000 02000000000a 00000000");

	cr_expect(has_line(&got, "eth.type 0x8035 (RARP)"));
	cr_expect(has_line(&got, "arp.opcode 3 (reverse request)"));
}

/* Neither a question about itself nor a probe, whatever the addresses: opcode 3 asks by MAC. */
Test(arp, only_requests_and_replies_are_gratuitous)
{
	struct decoded got = decode(ENTRY_arp,
	    "0001 0800 06 04 0003 02000000000a c000020a 02000000000a c000020a");

	cr_expect_null(strstr(got.tree, "arp.is"));
}

/* The sizes promise more than was sent: the packet's fault, not the capture's. */
Test(arp, sizes_beyond_the_end)
{
	struct decoded got = decode(ENTRY_arp, "0001 0800 ff ff 0001 02000000000a c000020a");

	cr_expect(has_line(&got, "arp.opcode 1 (request)"));
	cr_expect(has_line(&got, "_ws.malformed"));
	cr_expect_null(strstr(got.tree, "_ws.short"));
}

/* A02: the reply names its request; A03: a request that nobody answers says so, once all is seen. */
Test(arp, requests_and_replies)
{
	static const char ask[] = "ffffffffffff 02000000000a 0806 0001 0800 06 04 0001"
	    "02000000000a c000020a 000000000000 c0000214";
	static const char other[] = "ffffffffffff 02000000000a 0806 0001 0800 06 04 0001"
	    "02000000000a c000020a 000000000000 c0000263";
	static const char answer[] = "02000000000a 020000000014 0806 0001 0800 06 04 0002"
	    "020000000014 c0000214 02000000000a c000020a";
	struct session *s = new_session(true);
	struct decoded got;

	decode_frame(s, 1, ask);
	got = decode_frame(s, 2, ask);
	cr_expect(has_line(&got, "arp.repeats 1"), "%s", got.tree);
	decode_frame(s, 3, other);
	got = decode_frame(s, 4, answer);
	cr_expect(has_line(&got, "arp.request_in 2"), "%s", got.tree);
	cr_expect(has_line(&got, "arp.response_time 0.000000000"), "%s", got.tree);
	got = decode_frame(s, 2, ask);
	cr_expect_null(strstr(got.tree, "arp.response_in"), "a forward fact: %s", got.tree);
	session_later(s);
	got = decode_frame(s, 2, ask);
	cr_expect(has_line(&got, "arp.response_in 4"), "%s", got.tree);
	got = decode_frame(s, 3, other);
	cr_expect(has_line(&got, "arp.no_response"), "%s", got.tree);
	got = decode_frame(s, 4, answer);
	cr_expect(has_line(&got, "arp.request_in 2"), "%s", got.tree);
	session_free(s);
}
