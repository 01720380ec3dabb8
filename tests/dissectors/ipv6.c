/* The IPv6 header.  RFC 8200 section 3. */

#include "tests/dissectors/decode.h"

#define FROM "20010db8 00000000 00000000 0000000a"
#define TO "20010db8 00000000 00000000 00000014"
#define ADDRESSES "  ipv6.src 2001:db8::a\n  ipv6.dst 2001:db8::14\n"

static const struct sample samples[] = {
	{ "no next header",	/* RFC 8200 section 4.7 */
	  "60000000 0000 3b 40" FROM TO,
	  "ipv6\n"
	  "  ipv6.first 0x60000000\n"
	  "  ipv6.plen 0\n"
	  "  ipv6.nxt 59 (No Next Header for IPv6)\n"
	  "  ipv6.hlim 64\n" ADDRESSES
	  "ipv6.nonxt\n",
	  "IPv6 no next header" },

	{ "UDP, summed with RFC 8200's pseudo-header",
	  "60000000 000c 11 40" FROM TO "9c40c350 000c6fe3 68656c6c",
	  "ipv6\n"
	  "  ipv6.first 0x60000000\n"
	  "  ipv6.plen 12\n"
	  "  ipv6.nxt 17 (UDP)\n"
	  "  ipv6.hlim 64\n" ADDRESSES
	  "udp\n"
	  "  udp.srcport 40000\n"
	  "  udp.dstport 50000\n"
	  "  udp.length 12\n"
	  "  udp.checksum 0x6fe3\n"
	  "  udp.checksum.status 1 (Good)\n"
	  "  udp.payload.len 4\n"
	  "data.data 68656c6c\n",
	  "40000 → 50000 Len=4" },

	{ "another version",
	  "40000000 0000 3b 40" FROM TO "0102",
	  "ipv6\n"
	  "  ipv6.first 0x40000000\n"
	  "  ipv6.plen 0\n"
	  "  ipv6.nxt 59 (No Next Header for IPv6)\n"
	  "  ipv6.hlim 64\n" ADDRESSES
	  "  ipv6.version.bad\n"
	  "data.data 0102\n", NULL },

	{ "length of more than was sent",
	  "60000000 0003 fd 40" FROM TO "0102",
	  "ipv6\n"
	  "  ipv6.first 0x60000000\n"
	  "  ipv6.plen 3\n"
	  "  ipv6.nxt 253\n"
	  "  ipv6.hlim 64\n" ADDRESSES
	  "  ipv6.plen.exceeds\n"
	  "data.data 0102\n", NULL },
};

Test(ipv6, samples)
{
	check_samples(ENTRY_ipv6, samples, COUNT(samples));
}

Test(ipv6, bits)
{
	static const char *const lines[] = {
		"ipv6.first 0x6b8abcde", "ipv6.version 6", "ipv6.tclass 0x000000b8",
		"ipv6.tclass.dscp 46 (EF)", "ipv6.tclass.ecn 0 (Not ECN-Capable Transport)",
		"ipv6.flow 0x0abcde", NULL,
	};
	struct decoded got = decode_parts(ENTRY_ipv6, "6b8abcde 0000 3b 40" FROM TO);

	expect_lines("bits", &got, lines);
}

/* T04: TCP, too.  The sum was worked out by RFC 8200 section 8.1. */
Test(ipv6, tcp_checksum)
{
	struct decoded got = decode(ENTRY_ipv6,
	    "60000000 0014 06 40" FROM TO "9c439c44 00000001 00000000 5002faf0 20d90000");

	cr_expect(has_line(&got, "tcp.checksum.status 1 (Good)"), "%s", got.tree);
}

Test(ipv6, padding_of_the_frame)
{
	struct decoded got = decode(ENTRY_eth, "020000000014 02000000000a 86dd"
	    "60000000 0001 fd 40" FROM TO "01" "0000000000");

	cr_expect(has_line(&got, "data.data 01"), "%s", got.tree);
	cr_expect(has_line(&got, "eth.padding 0000000000"), "%s", got.tree);
}

/* RFC 5952: the longest run of zeros, the first of equal ones, and never a single one. */
Test(ipv6, addresses)
{
	static const struct {
		const char *bytes, *text;
	} rows[] = {
		{ "00000000000000000000000000000000", "::" },
		{ "00000000000000000000000000000001", "::1" },
		{ "20010db8000000000001000000000001", "2001:db8::1:0:0:1" },
		{ "20010db8000000010001000100010001", "2001:db8:0:1:1:1:1:1" },
		{ "fe800000000000000000000000000000", "fe80::" },
		{ "20010000000000010000000000000001", "2001:0:0:1::1" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		char hex[128] = "60000000 0000 3b 40";

		strcat(strcat(hex, rows[i].bytes), TO);
		struct decoded got = decode(ENTRY_ipv6, hex);

		cr_expect_str_eq(got.src, rows[i].text);
	}
}

/* N10, RFC 4291 sections 2.5.2 and 2.7. */
Test(ipv6, addresses_of_no_host)
{
	struct decoded got = decode(ENTRY_ipv6, "60000000 0000 3b 40"
	    "00000000 00000000 00000000 00000000 ff020000 00000000 00000000 00000001");

	cr_expect(has_line(&got, "ipv6.src.unspecified"));
	cr_expect(has_line(&got, "ipv6.dst.scope 2 (the link)"));
	got = decode(ENTRY_ipv6, "60000000 0000 3b 40 ff020000 00000000 00000000 00000001" TO);
	cr_expect(has_line(&got, "ipv6.src.multicast"));
	got = decode(ENTRY_ipv6, "60000000 0000 3b 40 00000000 00000000 00000000 00000001" TO);
	cr_expect_null(strstr(got.tree, "ipv6.src.unspecified"));
}
