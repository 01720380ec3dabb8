/* ICMP errors and the datagrams that they quote.  RFC 792, 1122 3.2.2, 1191.  I03 to I06, I09, I13. */

#include <stdio.h>
#include "tests/dissectors/decode.h"

/* As RFC 792 asks: the header and 8 bytes more.  From pcaps/crafted.pcap frame 10. */
#define QUOTE "45000024 1d040000 3f117237 c000020a c6336450 9c400009 0010b990"
#define QUOTE_LINES \
	"  ip\n" \
	"    ip.version 4\n" \
	"    ip.hdr_len 20\n" \
	"    ip.dsfield 0x00\n" \
	"    ip.len 36\n" \
	"    ip.id 0x1d04\n" \
	"    ip.flags 0x00\n" \
	"    ip.frag_offset 0\n" \
	"    ip.ttl 63\n" \
	"    ip.proto 17 (UDP)\n" \
	"    ip.checksum 0x7237\n" \
	"    ip.checksum.status 1 (Good)\n" \
	"    ip.src 192.0.2.10\n" \
	"    ip.dst 198.51.100.80\n" \
	"  udp\n" \
	"    udp.srcport 40000\n" \
	"    udp.dstport 9 (discard)\n" \
	"    udp.length 16\n" \
	"    udp.checksum 0xb990\n" \
	"    udp.checksum.status 2 (Unverified)\n" \
	"    udp.payload.len 8\n"
#define GOOD "  icmp.checksum.status 1 (Good)\n"

static const struct sample samples[] = {
	{ "I09: source quench",		/* pcaps/crafted.pcap frame 10 */
	  "04 00 a615 00000000" QUOTE,
	  "icmp\n"
	  "  icmp.type 4 (Source quench)\n"
	  "  icmp.code 0\n"
	  "  icmp.checksum 0xa615\n" GOOD
	  "  icmp.unused 00000000\n" QUOTE_LINES,
	  "Source quench" },

	{ "I05: host unreachable for TOS",	/* pcaps/crafted.pcap frame 16 */
	  "03 0c a709 00000000" QUOTE,
	  "icmp\n"
	  "  icmp.type 3 (Destination unreachable)\n"
	  "  icmp.code 12 (Host unreachable for TOS)\n"
	  "  icmp.checksum 0xa709\n" GOOD
	  "  icmp.unused 00000000\n" QUOTE_LINES,
	  "Destination unreachable (Host unreachable for TOS)" },

	{ "I05: fragmentation needed, and how small",	/* RFC 1191 section 4 */
	  "03 04 a329 0000 03e8" QUOTE,
	  "icmp\n"
	  "  icmp.type 3 (Destination unreachable)\n"
	  "  icmp.code 4 (Fragmentation needed)\n"
	  "  icmp.checksum 0xa329\n" GOOD
	  "  icmp.unused 0000\n"
	  "  icmp.mtu 1000\n" QUOTE_LINES,
	  "Destination unreachable (Fragmentation needed)" },

	{ "I04: redirect",
	  "05 01 e2ff c0000214" QUOTE,
	  "icmp\n"
	  "  icmp.type 5 (Redirect)\n"
	  "  icmp.code 1 (Redirect for host)\n"
	  "  icmp.checksum 0xe2ff\n" GOOD
	  "  icmp.redir_gw 192.0.2.20\n" QUOTE_LINES,
	  "Redirect (Redirect for host)" },

	{ "I06: parameter problem",	/* pcaps/crafted.pcap frame 12 */
	  "0c 01 1c14 82 000000" QUOTE,
	  "icmp\n"
	  "  icmp.type 12 (Parameter problem)\n"
	  "  icmp.code 1 (Required option missing)\n"
	  "  icmp.checksum 0x1c14\n" GOOD
	  "  icmp.pointer 130\n"
	  "  icmp.unused 000000\n" QUOTE_LINES,
	  "Parameter problem (Required option missing)" },

	{ "I03: reassembly time exceeded, for a first fragment",	/* pcaps/crafted.pcap frame 15 */
	  "0b 01 9f14 00000000 450005dc 1d072000 4011b3eb c000020a c0000214 9c400009 0010b990",
	  "icmp\n"
	  "  icmp.type 11 (Time-to-live exceeded)\n"
	  "  icmp.code 1 (Fragment reassembly time exceeded)\n"
	  "  icmp.checksum 0x9f14\n" GOOD
	  "  icmp.unused 00000000\n"
	  "  ip\n"
	  "    ip.version 4\n"
	  "    ip.hdr_len 20\n"
	  "    ip.dsfield 0x00\n"
	  "    ip.len 1500\n"
	  "    ip.id 0x1d07\n"
	  "    ip.flags 0x01\n"
	  "    ip.frag_offset 0\n"
	  "    ip.frag_offset.bytes 0\n"
	  "    ip.ttl 64\n"
	  "    ip.proto 17 (UDP)\n"
	  "    ip.checksum 0xb3eb\n"
	  "    ip.checksum.status 1 (Good)\n"
	  "    ip.src 192.0.2.10\n"
	  "    ip.dst 192.0.2.20\n"
	  "    ip.is_fragment\n"
	  "  udp\n"
	  "    udp.srcport 40000\n"
	  "    udp.dstport 9 (discard)\n"
	  "    udp.length 16\n"
	  "    udp.checksum 0xb990\n"
	  "    udp.checksum.status 2 (Unverified)\n"
	  "    udp.payload.len 8\n",
	  "Time-to-live exceeded (Fragment reassembly time exceeded)" },
};

Test(icmp_errors, samples)
{
	check_samples(ENTRY_icmp, samples, COUNT(samples));
}

/* Every code that RFC 792, 1122 and 1812 name. */
Test(icmp_errors, codes)
{
	static const struct {
		int type, code;
		const char *line;
	} rows[] = {
		{ 3, 0, "icmp.code 0 (Network unreachable)" },
		{ 3, 1, "icmp.code 1 (Host unreachable)" },
		{ 3, 2, "icmp.code 2 (Protocol unreachable)" },
		{ 3, 3, "icmp.code 3 (Port unreachable)" },
		{ 3, 5, "icmp.code 5 (Source route failed)" },
		{ 3, 13, "icmp.code 13 (Communication administratively filtered)" },
		{ 3, 15, "icmp.code 15 (Precedence cutoff in effect)" },
		{ 3, 16, "icmp.code 16" },
		{ 5, 0, "icmp.code 0 (Redirect for network)" },
		{ 5, 2, "icmp.code 2 (Redirect for TOS and network)" },
		{ 5, 3, "icmp.code 3 (Redirect for TOS and host)" },
		{ 11, 0, "icmp.code 0 (Time to live exceeded in transit)" },
		{ 11, 1, "icmp.code 1 (Fragment reassembly time exceeded)" },
		{ 12, 0, "icmp.code 0 (Pointer indicates the error)" },
		{ 12, 2, "icmp.code 2 (Bad length)" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		char hex[256];

		snprintf(hex, sizeof hex, "%02x%02x 0000 00000000" QUOTE, rows[i].type, rows[i].code);
		struct decoded got = decode(ENTRY_icmp, hex);

		cr_expect(has_line(&got, rows[i].line), "%s:\n%s", rows[i].line, got.tree);
		cr_expect(has_line(&got, "udp.dstport 9 (discard)"), "%s", got.tree);
	}
}

/* A router may quote the whole packet (RFC 1812 4.3.2.3).  pcaps/icmp.pcap frame 4, from byte 34. */
Test(icmp_errors, whole_packet_quoted)
{
	static const char hex[] = "0b00e1c7 00000000 4500003c 3e320000 01118ef1 c000020a c6336450"
	    "9604829a 0028056c 404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f";
	static const char *const lines[] = {
		"icmp.code 0 (Time to live exceeded in transit)", "ip.ttl 1", "udp.dstport 33434",
		"udp.payload.len 32",
		"data.data 404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f", NULL,
	};
	struct decoded got = decode(ENTRY_icmp, hex);

	expect_lines("traceroute", &got, lines);
	cr_expect_null(strstr(got.tree, "_ws"));
	check_cuts(ENTRY_icmp, hex);
	check_flips(ENTRY_icmp, hex);
}

/* 8 bytes of a TCP header: both ports and the sequence number, and no fault of anybody. */
Test(icmp_errors, eight_bytes_of_tcp)
{
	static const char hex[] = "0303 0000 00000000"
	    "4500003c 17654000 400636c9 c000020a c6336450 e36a0050 a904e6a6";
	static const char *const lines[] = {
		"tcp", "tcp.srcport 58218", "tcp.dstport 80 (http)", "tcp.seq 2835670694", "_ws.quote_ends", NULL,
	};
	struct decoded got = decode(ENTRY_icmp, hex);

	expect_lines("quote", &got, lines);
	cr_expect_null(strstr(got.tree, "_ws.malformed"));
	check_cuts(ENTRY_icmp, hex);
	check_flips(ENTRY_icmp, hex);
}

/* The quote's end and the capture's are two things: the one the sender chose. */
Test(icmp_errors, quote_cut_by_the_capture)
{
	struct decoded got = decode_cut(ENTRY_icmp, "0303 0000 00000000"
	    "4500003c 17654000 400636c9 c000020a c6336450 e36a", 6);

	cr_expect_null(strstr(got.tree, "_ws.quote_ends"), "%s", got.tree);
	cr_expect(has_line(&got, "_ws.short"));
}

/* RFC 792 promises the whole header: a quote of less is the fault of who sent it. */
Test(icmp_errors, less_than_a_header_quoted)
{
	struct decoded got = decode(ENTRY_icmp, "0303 0000 00000000 4500003c 1765");

	cr_expect(has_line(&got, "ip.len 60"), "%s", got.tree);
	cr_expect(has_line(&got, "_ws.malformed"), "%s", got.tree);
}

/* Nothing quoted at all; and an error about an error, which RFC 1122 3.2.2 forbids, but senders send. */
Test(icmp_errors, odd_quotes)
{
	static const char *const errors[] = {
		"0303 0000 00000000",
		"0303 0000 00000000 45000038 00000000 40010000 c000020a c6336450"
		"0b00 0000 00000000" QUOTE,
		"0303 0000 00000000 65000038 00000000",
	};

	for (size_t i = 0; i < COUNT(errors); i++) {
		check_cuts(ENTRY_icmp, errors[i]);
		check_flips(ENTRY_icmp, errors[i]);
	}
	struct decoded got = decode(ENTRY_icmp, errors[1]);

	cr_expect(has_line(&got, "udp.dstport 9 (discard)"), "%s", got.tree);
	cr_expect_str_eq(got.info, "Destination unreachable (Port unreachable)");
}

/* The list shows the message and who sent it, not what it quotes.  pcaps/icmp.pcap frame 4. */
Test(icmp_errors, list)
{
	struct decoded got = decode(ENTRY_ipv4,
	    "45c00038 76590000 40010000 c0000201 c000020a 0b00 0000 00000000" QUOTE);

	cr_expect_str_eq(got.info, "Time-to-live exceeded (Time to live exceeded in transit)");
	cr_expect_str_eq(got.src, "192.0.2.1");
	cr_expect_str_eq(got.dst, "192.0.2.10");
}

/* Behind the quoted datagram's own end something may follow (RFC 4884 section 5.1): not the frame's. */
Test(icmp_errors, bytes_behind_the_quote)
{
	struct decoded got = decode(ENTRY_eth, "02000000000a 020000000001 0800"
	    "45c0003d 76590000 40010000 c0000201 c000020a 0b00 0000 00000000"
	    "4500001d 1d040000 3f110000 c000020a c6336450 9c400009 0009b990 61 20001234" "000000");

	cr_expect(has_line(&got, "data.data 61"), "%s", got.tree);
	cr_expect(has_line(&got, "data.surplus 20001234"), "%s", got.tree);
	cr_expect(has_line(&got, "eth.trailer 000000"), "%s", got.tree);
}
