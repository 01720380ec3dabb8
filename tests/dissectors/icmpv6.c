/* ICMPv6: echo and errors.  RFC 4443, 4884, 8335.  Bytes after the RFCs; values agree with tshark's. */

#include "tests/dissectors/decode.h"

static const struct excerpt excerpts[] = {
	{ "echo request",
	  "60000000 000a3a40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000"
	  "00000002 8000b0a8 12340007 6162",
	  { "icmpv6", "icmpv6.type 128 (Echo (ping) request)", "icmpv6.code 0",
	    "icmpv6.checksum 0xb0a8", "icmpv6.checksum.status 1 (Good)",
	    "icmpv6.echo.identifier 0x1234", "icmpv6.echo.sequence_number 7",
	    "data.data 6162" },
	  "Echo (ping) request id=0x1234, seq=7, hop limit=64" },
	{ "echo reply",
	  "60000000 00083a40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000"
	  "00000002 8100110d 12340007",
	  { "icmpv6", "icmpv6.type 129 (Echo (ping) reply)", "icmpv6.code 0",
	    "icmpv6.checksum 0x110d", "icmpv6.checksum.status 1 (Good)",
	    "icmpv6.echo.identifier 0x1234", "icmpv6.echo.sequence_number 7" },
	  "Echo (ping) reply id=0x1234, seq=7, hop limit=64" },
	{ "port unreachable",
	  "60000000 00393a40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000"
	  "00000002 01043223 00000000 60000000 00091101 20010db8 00000000 00000000 00000002"
	  "20010db8 00000000 00000000 00000003 03e807d0 000927ad 71",
	  { "icmpv6", "icmpv6.type 1 (Destination Unreachable)",
	    "icmpv6.code 4 (Port unreachable)", "icmpv6.checksum 0x3223",
	    "icmpv6.checksum.status 1 (Good)", "icmpv6.reserved 00000000", "ipv6",
	    "udp", "udp.dstport 2000", "data.data 71" },
	  "Destination Unreachable (Port unreachable)" },
	{ "packet too big",
	  "60000000 00393a40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000"
	  "00000002 02002c27 00000500 60000000 00091101 20010db8 00000000 00000000 00000002"
	  "20010db8 00000000 00000000 00000003 03e807d0 000927ad 71",
	  { "icmpv6", "icmpv6.type 2 (Packet Too Big)", "icmpv6.code 0",
	    "icmpv6.checksum 0x2c27", "icmpv6.checksum.status 1 (Good)",
	    "icmpv6.mtu 1280", "ipv6", "udp", "udp.dstport 2000", "data.data 71" },
	  "Packet Too Big" },
	{ "packet too big, but not really",
	  "60000000 00393a40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000"
	  "00000002 02002c28 000004ff 60000000 00091101 20010db8 00000000 00000000 00000002"
	  "20010db8 00000000 00000000 00000003 03e807d0 000927ad 71",
	  { "icmpv6", "icmpv6.type 2 (Packet Too Big)", "icmpv6.code 0",
	    "icmpv6.checksum 0x2c28", "icmpv6.checksum.status 1 (Good)",
	    "icmpv6.mtu 1279", "icmpv6.mtu.small", "ipv6", "udp", "udp.dstport 2000",
	    "data.data 71" },
	  "Packet Too Big" },
	{ "hop limit exceeded",
	  "60000000 00393a40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000"
	  "00000002 03003027 00000000 60000000 00091101 20010db8 00000000 00000000 00000002"
	  "20010db8 00000000 00000000 00000003 03e807d0 000927ad 71",
	  { "icmpv6", "icmpv6.type 3 (Time Exceeded)",
	    "icmpv6.code 0 (hop limit exceeded in transit)", "icmpv6.checksum 0x3027",
	    "icmpv6.checksum.status 1 (Good)", "icmpv6.reserved 00000000", "ipv6",
	    "udp", "udp.dstport 2000", "data.data 71" },
	  "Time Exceeded (hop limit exceeded in transit)" },
	{ "parameter problem: next header",
	  "60000000 00393a40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000"
	  "00000002 04012f20 00000006 60000000 00091101 20010db8 00000000 00000000 00000002"
	  "20010db8 00000000 00000000 00000003 03e807d0 000927ad 71",
	  { "icmpv6", "icmpv6.type 4 (Parameter Problem)",
	    "icmpv6.code 1 (unrecognized Next Header type encountered)",
	    "icmpv6.checksum 0x2f20", "icmpv6.checksum.status 1 (Good)",
	    "icmpv6.pointer 6 (Next header)", "icmpv6.pointer.byte 0x11", "ipv6", "udp",
	    "udp.dstport 2000", "data.data 71" },
	  "Parameter Problem (unrecognized Next Header type encountered)" },
	{ "parameter problem behind the quote",
	  "60000000 00393a40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000"
	  "00000002 04002e27 00000100 60000000 00091101 20010db8 00000000 00000000 00000002"
	  "20010db8 00000000 00000000 00000003 03e807d0 000927ad 71",
	  { "icmpv6", "icmpv6.type 4 (Parameter Problem)",
	    "icmpv6.code 0 (erroneous header field encountered)",
	    "icmpv6.checksum 0x2e27", "icmpv6.checksum.status 1 (Good)",
	    "icmpv6.pointer 256", "icmpv6.pointer.beyond", "ipv6", "udp",
	    "udp.dstport 2000", "data.data 71" },
	  "Parameter Problem (erroneous header field encountered)" },
	{ "time exceeded with MPLS labels",
	  "60000000 00943a40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000"
	  "00000002 03001fcc 10000000 60000000 00091101 20010db8 00000000 00000000 00000002"
	  "20010db8 00000000 00000000 00000003 03e807d0 000927ad 71000000 00000000 00000000"
	  "00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000"
	  "00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 20009cf1"
	  "00080101 000641ff",
	  { "icmpv6", "icmpv6.type 3 (Time Exceeded)",
	    "icmpv6.code 0 (hop limit exceeded in transit)", "icmpv6.checksum 0x1fcc",
	    "icmpv6.checksum.status 1 (Good)", "icmpv6.length 16",
	    "icmpv6.reserved 000000", "ipv6", "udp", "udp.dstport 2000", "data.data 71",
	    "icmp.ext (version 2)", "icmp.ext.version 2", "icmp.ext.res 0x0000",
	    "icmp.ext.checksum 0x9cf1", "icmp.ext.checksum.status 1 (Good)",
	    "icmp.ext.object (MPLS Label Stack)", "icmp.ext.length 8",
	    "icmp.ext.class 1 (MPLS Label Stack)", "icmp.ext.ctype 1",
	    "icmp.mpls.label 100", "icmp.mpls.exp 0", "icmp.mpls.s 1",
	    "icmp.mpls.ttl 255" },
	  "Time Exceeded (hop limit exceeded in transit)" },
	{ "type that is not decoded",
	  "60000000 00083a40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000"
	  "00000002 9b010541 01020304",
	  { "icmpv6", "icmpv6.type 155 (RPL Control)", "icmpv6.code 1",
	    "icmpv6.checksum 0x0541", "icmpv6.checksum.status 1 (Good)",
	    "data.data 01020304" },
	  "RPL Control" },
	{ "extended echo request",
	  "60000000 00143a40 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000"
	  "00000002 a000ed06 12340501 2000dcf2 00080302 00000003",
	  { "icmpv6", "icmpv6.type 160 (Extended Echo request)", "icmpv6.code 0",
	    "icmpv6.checksum 0xed06", "icmpv6.checksum.status 1 (Good)",
	    "icmpv6.echo.identifier 0x1234", "icmpv6.ext.echo.seq 5",
	    "icmpv6.ext.echo.req.local 1", "icmp.ext (version 2)", "icmp.ext.version 2",
	    "icmp.ext.res 0x0000", "icmp.ext.checksum 0xdcf2",
	    "icmp.ext.checksum.status 1 (Good)",
	    "icmp.ext.object (Interface Identification)", "icmp.ext.length 8",
	    "icmp.ext.class 3 (Interface Identification)",
	    "icmp.ext.ctype 2 (by index)", "icmp.int_ident.index 3" },
	  "Extended Echo request id=0x1234, seq=5, hop limit=64" },
};

Test(icmpv6, excerpts)
{
	check_excerpts(ENTRY_ipv6, excerpts, COUNT(excerpts));
}
