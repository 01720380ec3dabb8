/* Tunnels over UDP and beside it.  RFC 7348, 8926, 4380, 8300; 3GPP TS 29.281.  SCTP, UDP-Lite. */

#include "tests/dissectors/decode.h"

#define ETH "020000000002 020000000001 88b5 7879"
#define IN_ETH "eth\n  eth.dst 02:00:00:00:00:02\n  eth.src 02:00:00:00:00:01\n  eth.type 0x88b5\ndata.data 7879\n"
#define IPV4 "45000014 00010000 40fd0000 c0000201 c0000202"

static const struct sample vxlan[] = {
	{ "an Ethernet frame", "0800 0000 00002a 00" ETH,
	  "vxlan\n  vxlan.flags 0x0800\n  vxlan.reserved_16 0x00\n  vxlan.next_proto 0\n  vxlan.vni 42\n  vxlan.reserved_8 0x00\n" IN_ETH,
	  "Type 0x88b5" },
};

static const struct sample geneve[] = {
	{ "an option, then Ethernet", "02 00 6558 00002a 00 0102 80 01 deadbeef" ETH,
	  "geneve\n  geneve.version 0\n  geneve.option.length 8\n  geneve.flags 0x00\n"
	  "  geneve.proto_type 0x6558 (Transparent Ethernet bridging)\n  geneve.vni 0x00002a\n  geneve.reserved 0x00\n"
	  "  geneve.options\n    geneve.option.class 0x0102\n    geneve.option.type 0x80\n"
	  "    geneve.option.data_length 4\n    geneve.option.data deadbeef\n" IN_ETH,
	  "Type 0x88b5" },
};

static const struct sample gtp[] = {
	{ "echo with a sequence number", "32 01 0004 00000000 0007 00 00",
	  "gtp\n  gtp.flags 0x32\n  gtp.message 1 (Echo request)\n  gtp.length 4\n  gtp.teid 0x00000000\n"
	  "  gtp.seq_number 7\n  gtp.npdu_number 0\n  gtp.next 0x00\n", "Echo request" },
};

static const struct sample sctp[] = {
	/* RFC 9260 3.3.9 SHUTDOWN_ACK; the checksum is wrong on purpose. */
	{ "shutdown ack", "9c40 0b59 00000001 00000000 08 00 0004",
	  "sctp\n  sctp.srcport 40000\n  sctp.dstport 2905\n  sctp.verification_tag 0x00000001\n"
	  "  sctp.checksum 0x00000000\n  sctp.checksum.status 0 (Bad)\n  sctp.chunk (SHUTDOWN_ACK)\n"
	  "    sctp.chunk_type 8 (SHUTDOWN_ACK)\n    sctp.chunk_flags 0x00\n    sctp.chunk_length 4\n",
	  "40000 → 2905 SHUTDOWN_ACK" },
	{ "a chunk shorter than its header", "9c40 0b59 00000001 00000000 08 00 0003",
	  NULL, "40000 → 2905 SHUTDOWN_ACK" },
};

static const struct sample udplite[] = {
	{ "a part is covered", "9c40 0b59 0008 1234 61626364",
	  "udplite\n  udplite.srcport 40000\n  udplite.dstport 2905\n  udplite.checksum_coverage 8\n"
	  "  udplite.checksum 0x1234\ndata.data 61626364\n", "40000 → 2905" },
};

Test(udp_tunnels, samples)
{
	check_samples(ENTRY_vxlan, vxlan, COUNT(vxlan));
	check_samples(ENTRY_geneve, geneve, COUNT(geneve));
	check_samples(ENTRY_gtp, gtp, COUNT(gtp));
	check_samples(ENTRY_sctp, sctp, COUNT(sctp));
	check_samples(ENTRY_udplite, udplite, COUNT(udplite));
}

/* What is inside is a layer of its own, to the innermost addresses. */
Test(udp_tunnels, inside)
{
	struct decoded got = decode(ENTRY_teredo, "0000 1234 a0b0c0d0 60000000 00003b40"
	    "20010db8000000000000000000000001 20010db8000000000000000000000002");

	cr_expect(has_line(&got, "teredo.orig.port 60875"), "0x1234 turned over: %s", got.tree);
	cr_expect(has_line(&got, "ipv6.src 2001:db8::1"), "%s", got.tree);
	got = decode(ENTRY_nsh, "0fc2 02 01 000005 ff" IPV4);
	cr_expect(has_line(&got, "nsh.spi 5"), "%s", got.tree);
	cr_expect(has_line(&got, "ip.src 192.0.2.1"), "%s", got.tree);
	got = decode(ENTRY_gtp, "30 ff 0014 00000009" IPV4);
	cr_expect(has_line(&got, "ip.dst 192.0.2.2"), "%s", got.tree);
	got = decode(ENTRY_cmd, "01 01 0001 0064 0800" IPV4);
	cr_expect(has_line(&got, "cmd.sgt 100"), "%s", got.tree);
	cr_expect(has_line(&got, "ip.dst 192.0.2.2"), "%s", got.tree);
}
