/* IP in IP: layers in a chain, and the innermost addresses in the list.  RFC 2003, 2473, 4213. */

#include "tests/dissectors/decode.h"

static const struct excerpt in_ipv4[] = {
	{ "IPv4 in IPv4",
	  "45000030 00010000 4004f6c5 c0000201 c0000202 4500001c 00010000 4001f6cc c0000209"
	  "c000020a 0800f7fc 00010002",
	  { "ip", "ip.version 4", "ip.hdr_len 20", "ip.dsfield 0x00", "ip.len 28",
	    "ip.id 0x0001", "ip.flags 0x00", "ip.frag_offset 0", "ip.ttl 64",
	    "ip.proto 1 (ICMP)", "ip.checksum 0xf6cc", "ip.checksum.status 1 (Good)",
	    "ip.src 192.0.2.9", "ip.dst 192.0.2.10", "icmp",
	    "icmp.type 8 (Echo (ping) request)", "icmp.code 0", "icmp.checksum 0xf7fc",
	    "icmp.checksum.status 1 (Good)", "icmp.ident 1", "icmp.ident_le 256",
	    "icmp.seq 2", "icmp.seq_le 512" },
	  "Echo (ping) request  id=0x0001, seq=2/512, ttl=64" },
	{ "IPv6 in IPv4",
	  "45000044 00010000 4029f68c c0000201 c0000202 60000000 00083a40 20010db8 00000000"
	  "00000000 00000001 20010db8 00000000 00000000 00000002 80002446 00010001",
	  { "ipv6", "ipv6.first 0x60000000", "ipv6.plen 8", "ipv6.nxt 58 (ICMPv6)",
	    "ipv6.hlim 64", "ipv6.src 2001:db8::1", "ipv6.dst 2001:db8::2", "icmpv6",
	    "icmpv6.type 128 (Echo (ping) request)", "icmpv6.code 0",
	    "icmpv6.checksum 0x2446", "icmpv6.checksum.status 1 (Good)",
	    "icmpv6.echo.identifier 0x0001", "icmpv6.echo.sequence_number 1" },
	  "Echo (ping) request id=0x0001, seq=1, hop limit=64" },
};

static const struct excerpt in_ipv6[] = {
	{ "IPv4 in IPv6",
	  "60000000 001c0440 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000"
	  "00000002 4500001c 00010000 4001f6cc c0000209 c000020a 0800f7fc 00010002",
	  { "ip", "ip.version 4", "ip.hdr_len 20", "ip.dsfield 0x00", "ip.len 28",
	    "ip.id 0x0001", "ip.flags 0x00", "ip.frag_offset 0", "ip.ttl 64",
	    "ip.proto 1 (ICMP)", "ip.checksum 0xf6cc", "ip.checksum.status 1 (Good)",
	    "ip.src 192.0.2.9", "ip.dst 192.0.2.10", "icmp",
	    "icmp.type 8 (Echo (ping) request)", "icmp.code 0", "icmp.checksum 0xf7fc",
	    "icmp.checksum.status 1 (Good)", "icmp.ident 1", "icmp.ident_le 256",
	    "icmp.seq 2", "icmp.seq_le 512" },
	  "Echo (ping) request  id=0x0001, seq=2/512, ttl=64" },
	{ "IPv6 in IPv6",
	  "60000000 00302940 20010db8 00000000 00000000 00000001 20010db8 00000000 00000000"
	  "00000002 60000000 00083a40 20010db8 00000000 00000000 00000001 20010db8 00000000"
	  "00000000 00000002 80002446 00010001",
	  { "ipv6", "ipv6.first 0x60000000", "ipv6.plen 8", "ipv6.nxt 58 (ICMPv6)",
	    "ipv6.hlim 64", "ipv6.src 2001:db8::1", "ipv6.dst 2001:db8::2", "icmpv6",
	    "icmpv6.type 128 (Echo (ping) request)", "icmpv6.code 0",
	    "icmpv6.checksum 0x2446", "icmpv6.checksum.status 1 (Good)",
	    "icmpv6.echo.identifier 0x0001", "icmpv6.echo.sequence_number 1" },
	  "Echo (ping) request id=0x0001, seq=1, hop limit=64" },
};

Test(tunnels, in_ipv4)
{
	check_excerpts(ENTRY_ipv4, in_ipv4, COUNT(in_ipv4));
}

Test(tunnels, in_ipv6)
{
	check_excerpts(ENTRY_ipv6, in_ipv6, COUNT(in_ipv6));
}

Test(tunnels, innermost_addresses)
{
	struct decoded got = decode(ENTRY_ipv4, in_ipv4[0].bytes);

	cr_expect_str_eq(got.src, "192.0.2.9");
	cr_expect_str_eq(got.dst, "192.0.2.10");
	got = decode(ENTRY_ipv6, in_ipv6[1].bytes);
	cr_expect_str_eq(got.src, "2001:db8::1");
}
