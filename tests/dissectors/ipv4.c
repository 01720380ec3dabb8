/* The IPv4 header.  RFC 791 section 3.1.  Its options: ipv4_options.c. */

#include <stdio.h>
#include "tests/dissectors/decode.h"

#define FROM_TO "c000020a c0000214"
#define VERSION "ip\n  ip.version 4\n  ip.hdr_len 20\n"
#define ADDRESSES "  ip.src 192.0.2.10\n  ip.dst 192.0.2.20\n"

static const struct sample samples[] = {
	{ "N05, N06: header",		/* pcaps/ping.pcap frame 3, cut off behind the ICMP header */
	  "45000054 9a9a4000 4001 1bf0" FROM_TO,
	  VERSION
	  "  ip.dsfield 0x00\n"
	  "  ip.len 84\n"
	  "  ip.id 0x9a9a\n"
	  "  ip.flags 0x02\n"
	  "  ip.frag_offset 0\n"
	  "  ip.ttl 64\n"
	  "  ip.proto 1 (ICMP)\n"
	  "  ip.checksum 0x1bf0\n"
	  "  ip.checksum.status 1 (Good)\n"
	  ADDRESSES
	  "  ip.len.exceeds\n"
	  "icmp\n"
	  "_ws.malformed\n", NULL },

	{ "N08: a fragment, not the first",	/* pcaps/ping.pcap frame 25, its data shortened */
	  "4500001c 9b2e0172 4001 59e2" FROM_TO "0123456789abcdef",
	  VERSION
	  "  ip.dsfield 0x00\n"
	  "  ip.len 28\n"
	  "  ip.id 0x9b2e\n"
	  "  ip.flags 0x00\n"
	  "  ip.frag_offset 370\n"
	  "  ip.frag_offset.bytes 2960\n"
	  "  ip.ttl 64\n"
	  "  ip.proto 1 (ICMP)\n"
	  "  ip.checksum 0x59e2\n"
	  "  ip.checksum.status 0 (Bad)\n"
	  "  ip.checksum_calculated 0x5a22\n"
	  ADDRESSES
	  "  ip.is_fragment\n"
	  "data.data 0123456789abcdef\n",
	  "Fragmented IP protocol (proto=ICMP 1, off=2960, ID=0x9b2e)" },

	{ "N08: the first fragment, where nothing can be put together",
	  "4500001c 9b2e2000 4011 0000" FROM_TO "9c42 c351 0fa8 0000",
	  VERSION
	  "  ip.dsfield 0x00\n"
	  "  ip.len 28\n"
	  "  ip.id 0x9b2e\n"
	  "  ip.flags 0x01\n"
	  "  ip.frag_offset 0\n"
	  "  ip.frag_offset.bytes 0\n"
	  "  ip.ttl 64\n"
	  "  ip.proto 17 (UDP)\n"
	  "  ip.checksum 0x0000\n"
	  "  ip.checksum.status 0 (Bad)\n"
	  "  ip.checksum_calculated 0x3b84\n"
	  "  ip.checksum.zero\n"	/* offload, N05 */
	  ADDRESSES
	  "  ip.is_fragment\n"
	  "udp\n"
	  "  udp.srcport 40002\n"
	  "  udp.dstport 50001\n"
	  "  udp.length 4008\n"
	  "  udp.checksum 0x0000\n"
	  "  udp.checksum.status 3 (Not present)\n"
	  "  udp.checksum.zero\n"
	  "  udp.payload.len 4000\n"
	  "  udp.length.exceeds\n",
	  "40002 → 50001 Len=4000" },

	{ "not version 4: what follows is no such header",
	  "65000014 00000000 40fd 0000" FROM_TO,
	  "ip\n"
	  "  ip.version 6\n"
	  "  ip.hdr_len 20\n"
	  "  ip.version.bad\n"
	  "data.data 00001400000000" "40fd0000" "c000020ac0000214\n",
	  "Bogus IPv4 header: version 6, length 20" },

	{ "header of 16 bytes",
	  "44000014 00000000 40fd 0000 c000020a",
	  "ip\n"
	  "  ip.version 4\n"
	  "  ip.hdr_len 16\n"
	  "  ip.hdr_len.bad\n"
	  "data.data 0000140000000040fd0000c000020a\n",
	  "Bogus IPv4 header: version 4, length 16" },
};

Test(ipv4, samples)
{
	check_samples(ENTRY_ipv4, samples, COUNT(samples));
}

/* Bits that share a byte: RFC 2474 (codepoint), RFC 3168 (ECN), RFC 791 (flags). */
Test(ipv4, bits)
{
	static const struct {
		const char *bytes;
		const char *lines[8];
	} rows[] = {
		{ "45b9 0014 0000 4000 40fd 0000" FROM_TO,
		  { "ip.dsfield 0xb9", "ip.dsfield.dscp 46 (EF)", "ip.dsfield.ecn 1 (ECN-Capable Transport (1))",
		    "ip.flags 0x02", "ip.flags.rb 0", "ip.flags.df 1", "ip.flags.mf 0" } },
		{ "4523 0014 0000 a000 40fd 0000" FROM_TO,
		  { "ip.dsfield.dscp 8 (CS1)", "ip.dsfield.ecn 3 (Congestion Experienced)",
		    "ip.flags 0x05", "ip.flags.rb 1", "ip.flags.df 0", "ip.flags.mf 1" } },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct decoded got = decode_parts(ENTRY_ipv4, rows[i].bytes);

		expect_lines("bits", &got, rows[i].lines);
	}
}

/* RFC 791: the total length counts the header, and ends the datagram. */
Test(ipv4, lengths)
{
	static const struct {
		const char *what, *bytes;
		const char *lines[5];
		const char *without;
	} rows[] = {
		{ "0: the card cuts it up later", "45000000 00000000 40fd 0000" FROM_TO "0102",
		  { "ip.len 22", "ip.len.zero", "data.data 0102" }, "eth." },
		{ "shorter than the header", "45000013 00000000 4011 0000" FROM_TO "0102",
		  { "ip.len 19", "ip.len.bad", "data.data 0102" }, "udp" },
		{ "the header alone", "45000014 00000000 4011 0000" FROM_TO "0102",
		  { "ip.len 20", "udp", "_ws.malformed", "data.surplus 0102" }, "data.data" },
		{ "one byte", "45000015 00000000 40fd 0000" FROM_TO "0102",
		  { "data.data 01", "data.surplus 02" }, "_ws" },
		{ "more than was sent", "45000017 00000000 40fd 0000" FROM_TO "0102",
		  { "ip.len.exceeds", "data.data 0102" }, "_ws" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct decoded got = decode(ENTRY_ipv4, rows[i].bytes);

		expect_lines(rows[i].what, &got, rows[i].lines);
		cr_expect_null(strstr(got.tree, rows[i].without), "%s:\n%s", rows[i].what, got.tree);
		check_cuts(ENTRY_ipv4, rows[i].bytes);
		check_flips(ENTRY_ipv4, rows[i].bytes);
	}
}

/* More than was captured, but sent: the capture's limit, not the sender's lie. */
Test(ipv4, length_of_a_cut_datagram)
{
	struct decoded got = decode_cut(ENTRY_ipv4, "45000017 00000000 40fd 0000" FROM_TO "0102", 1);

	cr_expect_null(strstr(got.tree, "ip.len.exceeds"));
	cr_expect(has_line(&got, "data.data 0102"));
	cr_expect(has_line(&got, "_ws.short"));
}

/* A datagram that says nothing of its end: what UDP leaves is no padding of the frame. */
Test(ipv4, surplus_without_an_end)
{
	struct decoded got = decode(ENTRY_eth, "020000000014 02000000000a 0800"
	    "45000000 00000000 4011 0000" FROM_TO "9c41 c350 0009 0000 61 6263");

	cr_expect(has_line(&got, "data.data 61"), "%s", got.tree);
	cr_expect(has_line(&got, "data.surplus 6263"), "%s", got.tree);
}

/* N10: the list's addresses are the innermost ones that were read whole. */
Test(ipv4, addresses_of_the_list)
{
	struct decoded got = decode(ENTRY_eth,
	    "020000000014 02000000000a 0800 45000014 00000000 40fd 0000" FROM_TO);

	cr_expect_str_eq(got.src, "192.0.2.10");
	cr_expect_str_eq(got.dst, "192.0.2.20");
	got = decode_cut(ENTRY_eth, "020000000014 02000000000a 0800 45000014 00000000 40fd 0000 c000", 6);
	cr_expect_str_eq(got.src, "02:00:00:00:00:0a");
	cr_expect_str_eq(got.dst, "02:00:00:00:00:14");
}

/* N10: addresses of no single host.  RFC 1122 section 3.2.1.3. */
Test(ipv4, addresses_of_no_host)
{
	static const struct {
		const char *addresses, *line;
	} rows[] = {
		{ "00000000 c0000202", "ip.src.zero" },
		{ "ffffffff c0000202", "ip.src.broadcast" },
		{ "efffffff c0000202", "ip.src.multicast" },
		{ "c0000201 00000000", "ip.dst.zero" },
		{ "c0000201 ffffffff", "ip.dst.broadcast" },
		{ "c0000201 e0000001", "ip.dst.multicast" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		char hex[128];

		snprintf(hex, sizeof hex, "45000014 00010000 40fd 0000 %s", rows[i].addresses);
		struct decoded got = decode(ENTRY_ipv4, hex);

		cr_expect(has_line(&got, rows[i].line), "%s:\n%s", rows[i].line, got.tree);
		check_cuts(ENTRY_ipv4, hex);
	}
	struct decoded got = decode(ENTRY_ipv4, "45000014 00010000 40fd 0000 dfffffff f0000001");

	cr_expect_null(strstr(got.tree, "ip.src."));
	cr_expect_null(strstr(got.tree, "ip.dst."));
}
