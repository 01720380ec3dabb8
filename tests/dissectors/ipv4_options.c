/* Options of IPv4.  RFC 791 section 3.1, RFC 2113. */

#include "tests/dissectors/decode.h"

#define BEFORE "0000 00000000 40fd 0000 c000020a c0000214"	/* length 0: to the end */

static const struct {
	const char *name, *bytes;
	const char *lines[16];
	const char *without;
} options[] = {
	{ "record route",	/* pcaps/ping.pcap frame 12, of 9 slots the first 3 and the last */
	  "49 00" BEFORE "07 0f 0c c000020a c6336401 00000000 00",
	  { "ip.opt (Record Route)", "ip.opt.type 7 (Record Route)", "ip.opt.type.copy 0",
	    "ip.opt.type.class 0 (Control)", "ip.opt.type.number 7", "ip.opt.len 15",
	    "ip.opt.ptr 12", "ip.opt.addr 192.0.2.10", "ip.opt.addr 198.51.100.1",
	    "ip.opt.addr.free 0.0.0.0", "ip.opt (End of Options List)",
	    "ip.opt.type 0 (End of Options List)" }, "bad" },
	{ "loose source route",	/* pcaps/crafted.pcap frame 19 */
	  "48 00" BEFORE "83 0b 04 c6336450 cb007101 00",
	  { "ip.opt.type 131 (Loose Source Route)", "ip.opt.type.copy 1", "ip.opt.type.number 3",
	    "ip.opt.len 11", "ip.opt.ptr 4", "ip.opt.addr.free 198.51.100.80",
	    "ip.opt.addr.free 203.0.113.1", "ip.opt (End of Options List)" }, "bad" },
	{ "strict source route, passed",
	  "47 00" BEFORE "89 07 08 c6336450 01",
	  { "ip.opt (Strict Source Route)", "ip.opt.type 137 (Strict Source Route)", "ip.opt.len 7",
	    "ip.opt.ptr 8", "ip.opt.addr 198.51.100.80", "ip.opt (No-Operation)",
	    "ip.opt.type 1 (No-Operation)" }, "free" },
	{ "time stamps",	/* pcaps/ping.pcap frame 16, of 9 slots the first and the last */
	  "48 00" BEFORE "44 0c 09 00 01b58fc9 00000000",
	  { "ip.opt (Time Stamp)", "ip.opt.type 68 (Time Stamp)", "ip.opt.type.copy 0",
	    "ip.opt.type.class 2 (Debugging and measurement)", "ip.opt.type.number 4",
	    "ip.opt.len 12", "ip.opt.ptr 9", "ip.opt.overflow 0", "ip.opt.flag 0 (Time stamps only)",
	    "ip.opt.time_stamp 28676041", "ip.opt.time_stamp 0" }, "bad" },
	{ "time stamps and addresses",	/* pcaps/ping.pcap frame 18, of 4 pairs the first */
	  "48 00" BEFORE "44 0c 0d 11 c000020a 01b58fcc",
	  { "ip.opt.len 12", "ip.opt.ptr 13", "ip.opt.overflow 1",
	    "ip.opt.flag 1 (Time stamp and address)", "ip.opt.time_stamp_addr 192.0.2.10",
	    "ip.opt.time_stamp 28676044" }, "bad" },
	{ "time stamps, asked of certain hosts",
	  "48 00" BEFORE "44 0c 05 03 c6336450 00000000",
	  { "ip.opt.flag 3 (Time stamps of the addresses given)",
	    "ip.opt.time_stamp_addr 198.51.100.80", "ip.opt.time_stamp 0" }, "bad" },
	{ "time stamps with a flag that is none",
	  "47 00" BEFORE "44 08 05 02 c6336450",
	  { "ip.opt.flag 2", "ip.opt.data c6336450" }, "ip.opt.time_stamp" },
	{ "router alert",	/* RFC 2113 section 2.1 */
	  "46 00" BEFORE "94 04 0000",
	  { "ip.opt (Router Alert)", "ip.opt.type 148 (Router Alert)", "ip.opt.type.copy 1",
	    "ip.opt.len 4", "ip.opt.ra 0 (Router shall examine packet)" }, "bad" },
	{ "unknown",
	  "46 00" BEFORE "1e 04 abcd",
	  { "ip.opt.type 30", "ip.opt.len 4", "ip.opt.data abcd" }, "bad" },
	{ "padding behind the end of the list",
	  "46 00" BEFORE "00 010203",
	  { "ip.opt (End of Options List)", "ip.opt.padding 010203" }, "bad" },
	{ "length 0",
	  "46 00" BEFORE "07 00 04 05",
	  { "ip.opt.len 0", "ip.opt.len.bad", "ip.opt.data 0405" }, "ptr" },
	{ "length 1",
	  "46 00" BEFORE "94 01 0000",
	  { "ip.opt.len 1", "ip.opt.len.bad", "ip.opt.data 0000" }, "ip.opt.ra" },
	{ "length behind the end of the header",
	  "46 00" BEFORE "07 05 04 05",
	  { "ip.opt.len 5", "ip.opt.len.bad", "ip.opt.data 0405" }, "ptr" },
	{ "kind without a length",
	  "46 00" BEFORE "01 01 01 07",
	  { "ip.opt.type 7 (Record Route)", "ip.opt.len.bad" }, "_ws" },
	{ "route without a pointer",
	  "46 00" BEFORE "01 01 07 02",
	  { "ip.opt.type 7 (Record Route)", "ip.opt.len 2" }, "_ws" },
	{ "half an address",
	  "47 00" BEFORE "07 05 04 c000 01 01 01",
	  { "ip.opt.ptr 4", "ip.opt.data c000", "ip.opt (No-Operation)" }, "ip.opt.addr" },
	{ "a router alert of another length",
	  "47 00" BEFORE "94 05 000000 01 01 01",
	  { "ip.opt.len 5", "ip.opt.data 000000" }, "ip.opt.ra" },
};

Test(ipv4_options, options)
{
	for (size_t i = 0; i < COUNT(options); i++) {
		struct decoded got = decode_parts(ENTRY_ipv4, options[i].bytes);

		expect_lines(options[i].name, &got, options[i].lines);
		cr_expect_null(strstr(got.tree, options[i].without), "%s:\n%s", options[i].name, got.tree);
		check_cuts(ENTRY_ipv4, options[i].bytes);
		check_flips(ENTRY_ipv4, options[i].bytes);
	}
}

/* The header length ends the options: whatever is wrong inside, the datagram goes on. */
Test(ipv4_options, carried_on_after_a_broken_one)
{
	struct decoded got = decode(ENTRY_ipv4, "4600 0020 00000000 4011 0000 c000020a c0000214"
	    "01010107 9c41 c350 0008 0000");

	cr_expect(has_line(&got, "ip.opt.len.bad"));
	cr_expect(has_line(&got, "udp.dstport 50000"), "%s", got.tree);
}

Test(ipv4_options, header_longer_than_the_frame)
{
	struct decoded got = decode(ENTRY_ipv4, "4f00 003c 00000000 4011 0000 c000020a c0000214 01010101");

	cr_expect(has_line(&got, "ip.checksum.status 2 (Unverified)"), "%s", got.tree);
	cr_expect(has_line(&got, "_ws.malformed"));
}

/*
 * While a source route goes on, ip.dst is only the next hop: the last address
 * is the destination, and part of UDP's pseudo-header.  pcaps/crafted.pcap
 * frame 19; tshark gives this checksum as correct.
 */
Test(ipv4_options, source_route_in_checksums)
{
	static const char hex[] = "48000034 1d0a0000 4011c931 c000020a c0000201"
	    "830b04 c6336450 cb007101 00 9c42c350 00145ba4 7363656e696320726f757465";
	struct decoded got = decode(ENTRY_ipv4, hex);

	cr_expect(has_line(&got, "udp.checksum.status 1 (Good)"), "%s", got.tree);
	cr_expect_str_eq(got.src, "192.0.2.10");
	cr_expect_str_eq(got.dst, "203.0.113.1");
	check_cuts(ENTRY_ipv4, hex);
}

/* Bytes after RFC 1063, 1108, 1393, 4782 and the CIPSO draft; values agree with tshark's. */
static const struct excerpt rare[] = {
	{ "MTU probe and reply",
	  "4700001c 00010000 40fdd4bc c0000201 c0000202 0b0405dc 0c040240",
	  { "ip.opt (MTU Probe)", "ip.opt.type 11 (MTU Probe)", "ip.opt.len 4",
	    "ip.opt.mtu 1500", "ip.opt (MTU Reply)", "ip.opt.type 12 (MTU Reply)",
	    "ip.opt.len 4", "ip.opt.mtu 576" },
	  "253 (253)" },
	{ "stream identifier",
	  "46000018 00010000 40fd5aac c0000201 c0000202 88041234",
	  { "ip.opt (Stream ID)", "ip.opt.type 136 (Stream ID)", "ip.opt.len 4",
	    "ip.opt.sid 4660" },
	  "253 (253)" },
	{ "traceroute",
	  "48000020 00010000 40fddecb c0000201 c0000202 520c0001 0002ffff c0000201",
	  { "ip.opt (Traceroute)", "ip.opt.type 82 (Traceroute)", "ip.opt.len 12",
	    "ip.opt.id_number 1", "ip.opt.ohc 2", "ip.opt.rhc 65535",
	    "ip.opt.originator 192.0.2.1" },
	  "253 (253)" },
	{ "security",
	  "48000020 00010000 40fdc54f c0000201 c0000202 820bab80 00000000 00000001",
	  { "ip.opt (Security)", "ip.opt.type 130 (Security)", "ip.opt.len 11",
	    "ip.opt.sec_cl 0xab (Unclassified)",
	    "ip.opt.sec_prot_auth_flags 8000000000000000", "ip.opt (No-Operation)",
	    "ip.opt.type 1 (No-Operation)" },
	  "253 (253)" },
	{ "CIPSO",
	  "48000020 00010000 40fd6acc c0000201 c0000202 860a0000 00010204 00010000",
	  { "ip.opt (Commercial Security)", "ip.opt.type 134 (Commercial Security)",
	    "ip.opt.len 10", "ip.opt.cipso.doi 1", "ip.opt.cipso.tag 02040001",
	    "ip.opt (End of Options List)", "ip.opt.type 0 (End of Options List)",
	    "ip.opt.padding 00" },
	  "253 (253)" },
	{ "CIPSO with half a tag",
	  "48000020 00010000 40fd6ac8 c0000201 c0000202 86090000 00010209 00010000",
	  { "ip.opt (Commercial Security)", "ip.opt.type 134 (Commercial Security)",
	    "ip.opt.len 9", "ip.opt.cipso.doi 1", "ip.opt.data 020900",
	    "ip.opt (No-Operation)", "ip.opt.type 1 (No-Operation)",
	    "ip.opt (End of Options List)", "ip.opt.type 0 (End of Options List)",
	    "ip.opt.padding 00" },
	  "253 (253)" },
	{ "quick start",
	  "4700001c 00010000 40fdd594 c0000201 c0000202 19080540 00000004",
	  { "ip.opt (Quick-Start)", "ip.opt.type 25 (Quick-Start)", "ip.opt.len 8",
	    "ip.opt.qs_func 0 (Rate request)", "ip.opt.qs_rate 5", "ip.opt.qs_ttl 64",
	    "ip.opt.qs_nonce 0x00000001" },
	  "253 (253)" },
	{ "traceroute of another length",
	  "4700001c 00010000 40fda1d5 c0000201 c0000202 52080001 0002ffff",
	  { "ip.opt (Traceroute)", "ip.opt.type 82 (Traceroute)", "ip.opt.len 8",
	    "ip.opt.data 00010002ffff" },
	  "253 (253)" },
};

Test(ipv4_options, rare)
{
	check_excerpts(ENTRY_ipv4, rare, COUNT(rare));
}
