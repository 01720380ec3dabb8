/* UDP.  RFC 768.  Its checksums over IPv6: ipv6.c. */

#include "tests/dissectors/decode.h"

#define IP_TO_20 "c000020a c0000214"

static const struct sample samples[] = {
	{ "N12: header",	/* as pcaps/udp.pcap frame 9; without addresses no sum can be made */
	  "ca10 0009 0008 b1a5",
	  "udp\n"
	  "  udp.srcport 51728\n"
	  "  udp.dstport 9 (discard)\n"
	  "  udp.length 8\n"
	  "  udp.checksum 0xb1a5\n"
	  "  udp.checksum.status 2 (Unverified)\n"
	  "  udp.payload.len 0\n",
	  "51728 → 9 Len=0" },

	{ "no checksum",	/* pcaps/crafted.pcap frame 18 */
	  "9c41 c350 0014 0000 6e6f20636865636b73756d0a",
	  "udp\n"
	  "  udp.srcport 40001\n"
	  "  udp.dstport 50000\n"
	  "  udp.length 20\n"
	  "  udp.checksum 0x0000\n"
	  "  udp.checksum.status 3 (Not present)\n"
	  "  udp.checksum.zero\n"
	  "  udp.payload.len 12\n"
	  "data.data 6e6f20636865636b73756d0a\n",
	  "40001 → 50000 Len=12" },

	{ "length below the header's",
	  "9c41 c350 0007 1234 6162",
	  "udp\n"
	  "  udp.srcport 40001\n"
	  "  udp.dstport 50000\n"
	  "  udp.length 7\n"
	  "  udp.checksum 0x1234\n"
	  "  udp.length.bad\n"
	  "data.data 6162\n", NULL },

	{ "length 0",
	  "9c41 c350 0000 0000",
	  "udp\n"
	  "  udp.srcport 40001\n"
	  "  udp.dstport 50000\n"
	  "  udp.length 0\n"
	  "  udp.checksum 0x0000\n"
	  "  udp.length.bad\n", NULL },

	{ "length of more than was sent",
	  "9c41 c350 000b 1234 6162",
	  "udp\n"
	  "  udp.srcport 40001\n"
	  "  udp.dstport 50000\n"
	  "  udp.length 11\n"
	  "  udp.checksum 0x1234\n"
	  "  udp.checksum.status 2 (Unverified)\n"
	  "  udp.payload.len 3\n"
	  "  udp.length.exceeds\n"
	  "data.data 6162\n", NULL },
};

Test(udp, samples)
{
	check_samples(ENTRY_udp, samples, COUNT(samples));
}

/* T04: verified with the addresses of RFC 768's pseudo-header.  Verdicts are tshark's. */
Test(udp, checksums)
{
	static const struct {
		const char *what, *bytes;
		const char *lines[4];
	} rows[] = {
		{ "right; text in UTF-8",	/* pcaps/udp.pcap frame 3 */
		  "4500003e 2df54000 4011889b" IP_TO_20 "9c40c350 002a8f6c"
		  "d097d0b4d180d0b0d0b2d181d182d0b2d183d0b92c20d181d0bed181d0b5d0b4210a",
		  { "udp.checksum 0x8f6c", "udp.checksum.status 1 (Good)", "udp.payload.len 34" } },
		{ "left to the card",		/* pcaps/offload.pcap frame 33 */
		  "45000024 cade4000 4011ebcb" IP_TO_20 "9c40c350 00108440 7061727469616c0a",
		  { "udp.checksum.status 0 (Bad)", "udp.checksum_calculated 0x63dc", "udp.checksum.partial" } },
		{ "odd length",			/* pcaps/vlan.pcap frame 5, from byte 18 */
		  "4500002b 1d200000 4011d983" IP_TO_20 "9c40c350 00179b4e 757267656e742c206f72206e6f740a",
		  { "udp.checksum.status 1 (Good)" } },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct decoded got = decode(ENTRY_ipv4, rows[i].bytes);

		expect_lines(rows[i].what, &got, rows[i].lines);
		check_cuts(ENTRY_ipv4, rows[i].bytes);
		check_flips(ENTRY_ipv4, rows[i].bytes);
	}
}

/* Wrong, but not the pseudo-header's sum either: then offload is no excuse. */
Test(udp, wrong_checksum)
{
	struct decoded got = decode(ENTRY_ipv4,
	    "45000024 cade4000 4011ebcb" IP_TO_20 "9c40c350 00108441 7061727469616c0a");

	cr_expect(has_line(&got, "udp.checksum_calculated 0x63dc"), "%s", got.tree);
	cr_expect_null(strstr(got.tree, "partial"));
}

/*
 * Three ends behind each other: UDP's, then the datagram's, then the frame's.
 * What is left between the first two belongs to the datagram.
 */
Test(udp, bytes_behind_the_length)
{
	static const char hex[] = "020000000014 02000000000a 0800"
	    "45000020 00000000 40110000" IP_TO_20 "9c41c350 000a0000 6162 6364" "0000 0000 0000 0000";
	static const char *const lines[] = {
		"data.data 6162", "data.surplus 6364", "eth.padding 0000000000000000", NULL,
	};
	struct decoded got = decode(ENTRY_eth, hex);

	expect_lines("all ends", &got, lines);
	check_cuts(ENTRY_eth, hex);
	check_flips(ENTRY_eth, hex);

	got = decode(ENTRY_eth, "020000000014 02000000000a 0800"
	    "45000020 00000000 40110000" IP_TO_20 "9c41c350 000a0000 6162 6364");
	cr_expect(has_line(&got, "data.surplus 6364"), "a frame that ends with its datagram:\n%s", got.tree);
	cr_expect_null(strstr(got.tree, "eth.trailer"));
}

/* A part was captured: nothing is wrong, and nothing can be verified. */
Test(udp, cut_datagram)
{
	struct decoded got = decode_cut(ENTRY_ipv4,
	    "4500003e 2df54000 4011889b" IP_TO_20 "9c40c350 002a8f6c d097", 32);

	cr_expect(has_line(&got, "udp.checksum.status 2 (Unverified)"), "%s", got.tree);
	cr_expect(has_line(&got, "udp.payload.len 34"));
	cr_expect(has_line(&got, "data.data d097"));
	cr_expect(has_line(&got, "_ws.short"));
	cr_expect_null(strstr(got.tree, "exceeds"));
}
