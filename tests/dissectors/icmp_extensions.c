/* What stands behind the quote in ICMP errors.  RFC 4884, 4950, 5837, 8335. */

#include "tests/dissectors/decode.h"

static const struct excerpt excerpts[] = {
	{ "MPLS labels, length told",
	  "0b00e136 00200000 4500001d 00010000 0111cd93 c0000201 c6336407 03e807d0 000996e7"
	  "71000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000"
	  "00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000"
	  "00000000 00000000 00000000 00000000 00000000 00000000 00000000 20003ce6 000c0101"
	  "3e8010fe 3e9013fe",
	  { "icmp", "icmp.type 11 (Time-to-live exceeded)",
	    "icmp.code 0 (Time to live exceeded in transit)", "icmp.checksum 0xe136",
	    "icmp.checksum.status 1 (Good)", "icmp.unused 00", "icmp.length 32",
	    "icmp.unused 0000", "ip", "udp", "udp.dstport 2000", "data.data 71",
	    "icmp.ext (version 2)", "icmp.ext.version 2", "icmp.ext.res 0x0000",
	    "icmp.ext.checksum 0x3ce6", "icmp.ext.checksum.status 1 (Good)",
	    "icmp.ext.object (MPLS Label Stack)", "icmp.ext.length 12",
	    "icmp.ext.class 1 (MPLS Label Stack)", "icmp.ext.ctype 1",
	    "icmp.mpls.label 256001", "icmp.mpls.exp 0", "icmp.mpls.s 0",
	    "icmp.mpls.ttl 254", "icmp.mpls.label 256257", "icmp.mpls.exp 1",
	    "icmp.mpls.s 1", "icmp.mpls.ttl 254" },
	  "Time-to-live exceeded (Time to live exceeded in transit)" },
	{ "fragmentation needed, with extensions",
	  "0304e356 002005dc 4500001d 00010000 0111cd93 c0000201 c6336407 03e807d0 000996e7"
	  "71000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000"
	  "00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000"
	  "00000000 00000000 00000000 00000000 00000000 00000000 00000000 20003ce6 000c0101"
	  "3e8010fe 3e9013fe",
	  { "icmp", "icmp.type 3 (Destination unreachable)",
	    "icmp.code 4 (Fragmentation needed)", "icmp.checksum 0xe356",
	    "icmp.checksum.status 1 (Good)", "icmp.unused 00", "icmp.length 32",
	    "icmp.mtu 1500", "ip", "udp", "udp.dstport 2000", "data.data 71",
	    "icmp.ext (version 2)", "icmp.ext.version 2", "icmp.ext.res 0x0000",
	    "icmp.ext.checksum 0x3ce6", "icmp.ext.checksum.status 1 (Good)",
	    "icmp.ext.object (MPLS Label Stack)", "icmp.ext.length 12",
	    "icmp.ext.class 1 (MPLS Label Stack)", "icmp.ext.ctype 1",
	    "icmp.mpls.label 256001", "icmp.mpls.exp 0", "icmp.mpls.s 0",
	    "icmp.mpls.ttl 254", "icmp.mpls.label 256257", "icmp.mpls.exp 1",
	    "icmp.mpls.s 1", "icmp.mpls.ttl 254" },
	  "Destination unreachable (Fragmentation needed)" },
	{ "interface information",
	  "0301e935 00200000 4500001d 00010000 0111cd93 c0000201 c6336407 03e807d0 000996e7"
	  "71000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000"
	  "00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000"
	  "00000000 00000000 00000000 00000000 00000000 00000000 00000000 20006521 0020020f"
	  "00000003 00010000 c0000201 0c657468 30000000 00000000 000005dc",
	  { "icmp", "icmp.type 3 (Destination unreachable)",
	    "icmp.code 1 (Host unreachable)", "icmp.checksum 0xe935",
	    "icmp.checksum.status 1 (Good)", "icmp.unused 00", "icmp.length 32",
	    "icmp.unused 0000", "ip", "udp", "udp.dstport 2000", "data.data 71",
	    "icmp.ext (version 2)", "icmp.ext.version 2", "icmp.ext.res 0x0000",
	    "icmp.ext.checksum 0x6521", "icmp.ext.checksum.status 1 (Good)",
	    "icmp.ext.object (Interface Information)", "icmp.ext.length 32",
	    "icmp.ext.class 2 (Interface Information)", "icmp.ext.ctype 15",
	    "icmp.int_info.index 3", "icmp.int_info.afi 1 (IPv4)",
	    "icmp.int_info.reserved 0000", "icmp.int_info.ipv4 192.0.2.1",
	    "icmp.int_info.name_length 12", "icmp.int_info.name eth0",
	    "icmp.int_info.mtu 1500" },
	  "Destination unreachable (Host unreachable)" },
	{ "more said to be quoted than is there",
	  "0b00e116 00400000 4500001d 00010000 0111cd93 c0000201 c6336407 03e807d0 000996e7"
	  "71",
	  { "icmp", "icmp.type 11 (Time-to-live exceeded)",
	    "icmp.code 0 (Time to live exceeded in transit)", "icmp.checksum 0xe116",
	    "icmp.checksum.status 1 (Good)", "icmp.unused 00", "icmp.length 64",
	    "icmp.unused 0000", "icmp.length.bad", "ip", "udp", "udp.dstport 2000",
	    "data.data 71" },
	  "Time-to-live exceeded (Time to live exceeded in transit)" },
	{ "extended echo by name",
	  "2a00beca 12340501 20000f52 00080301 65746830",
	  { "icmp", "icmp.type 42 (Extended Echo request)", "icmp.code 0 (No Error)",
	    "icmp.checksum 0xbeca", "icmp.checksum.status 1 (Good)", "icmp.ident 4660",
	    "icmp.ident_le 13330", "icmp.ext.echo.seq 5", "icmp.ext.echo.req.local 1",
	    "icmp.ext (version 2)", "icmp.ext.version 2", "icmp.ext.res 0x0000",
	    "icmp.ext.checksum 0x0f52", "icmp.ext.checksum.status 1 (Good)",
	    "icmp.ext.object (Interface Identification)", "icmp.ext.length 8",
	    "icmp.ext.class 3 (Interface Identification)", "icmp.ext.ctype 1 (by name)",
	    "icmp.int_ident.name_string eth0" },
	  "Extended Echo request (No Error)" },
	{ "extended echo by address",
	  "2a00becb 12340500 200016ee 000c0303 00010400 c0000201",
	  { "icmp", "icmp.type 42 (Extended Echo request)", "icmp.code 0 (No Error)",
	    "icmp.checksum 0xbecb", "icmp.checksum.status 1 (Good)", "icmp.ident 4660",
	    "icmp.ident_le 13330", "icmp.ext.echo.seq 5", "icmp.ext.echo.req.local 0",
	    "icmp.ext (version 2)", "icmp.ext.version 2", "icmp.ext.res 0x0000",
	    "icmp.ext.checksum 0x16ee", "icmp.ext.checksum.status 1 (Good)",
	    "icmp.ext.object (Interface Identification)", "icmp.ext.length 12",
	    "icmp.ext.class 3 (Interface Identification)",
	    "icmp.ext.ctype 3 (by address)", "icmp.int_info.afi 1 (IPv4)",
	    "icmp.int_ident.addr_length 4", "icmp.int_info.reserved 00",
	    "icmp.int_info.ipv4 192.0.2.1" },
	  "Extended Echo request (No Error)" },
	{ "extended echo reply",
	  "2b00bd85 12340546",
	  { "icmp", "icmp.type 43 (Extended Echo reply)", "icmp.code 0 (No Error)",
	    "icmp.checksum 0xbd85", "icmp.checksum.status 1 (Good)", "icmp.ident 4660",
	    "icmp.ident_le 13330", "icmp.ext.echo.seq 5",
	    "icmp.ext.echo.rsp.state 2 (Reachable)", "icmp.ext.echo.rsp.active 1",
	    "icmp.ext.echo.rsp.ipv4 1", "icmp.ext.echo.rsp.ipv6 0" },
	  "Extended Echo reply (No Error)" },
};

Test(icmp_extensions, excerpts)
{
	check_excerpts(ENTRY_icmp, excerpts, COUNT(excerpts));
}

/*
 * RFC 4884 section 5.5: told by what stands behind 128 bytes.  So a packet cut
 * there reads otherwise, and check_cuts() would complain.
 */
Test(icmp_extensions, without_a_length)
{
	static const struct excerpt x = {
		"MPLS labels behind 128 bytes, no length",
		  "0b00e156 00000000 4500001d 00010000 0111cd93 c0000201 c6336407 03e807d0 000996e7"
		  "71000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000"
		  "00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000"
		  "00000000 00000000 00000000 00000000 00000000 00000000 00000000 20003ce6 000c0101"
		  "3e8010fe 3e9013fe",
		  { "icmp", "icmp.type 11 (Time-to-live exceeded)",
		    "icmp.code 0 (Time to live exceeded in transit)", "icmp.checksum 0xe156",
		    "icmp.checksum.status 1 (Good)", "icmp.unused 00000000", "ip", "udp",
		    "udp.dstport 2000", "data.data 71", "icmp.ext (version 2)",
		    "icmp.ext.version 2", "icmp.ext.res 0x0000", "icmp.ext.checksum 0x3ce6",
		    "icmp.ext.checksum.status 1 (Good)", "icmp.ext.object (MPLS Label Stack)",
		    "icmp.ext.length 12", "icmp.ext.class 1 (MPLS Label Stack)",
		    "icmp.ext.ctype 1", "icmp.mpls.label 256001", "icmp.mpls.exp 0",
		    "icmp.mpls.s 0", "icmp.mpls.ttl 254", "icmp.mpls.label 256257",
		    "icmp.mpls.exp 1", "icmp.mpls.s 1", "icmp.mpls.ttl 254" },
		  "Time-to-live exceeded (Time to live exceeded in transit)"
	};
	struct decoded got = decode(ENTRY_icmp, x.bytes);

	expect_lines(x.name, &got, x.lines);
	check_flips(ENTRY_icmp, x.bytes);
}
