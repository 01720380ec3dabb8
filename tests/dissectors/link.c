/* Link layers that do little but say what follows, and small protocols between neighbours. */

#include "tests/dissectors/decode.h"

#define IPV4 "4500001400000000403bf690 c000020a c0000214"
#define IPV6 "60000000 0000 3b 40 fe800000000000000000000000000001 ff020000000000000000000000000001"

static struct decoded
decode_link(uint16_t link_type, const char *hex)
{
	static struct node nodes[NODES_ROOM];
	size_t n;
	const uint8_t *bytes = hex_bytes(hex, &n);
	struct packet k = { .bytes = bytes, .captured = (uint32_t)n, .number = 1, .link_type = link_type };
	struct dissection d = { .nodes = nodes, .capacity = NODES_ROOM };

	cr_assert_null(registry_start());
	return decode_packet(&d, registry_find(LINK_TYPE, link_type), &k);
}

/* N13: whatever the link, the same packet inside. */
static const struct {
	const char *name;
	uint16_t link_type;
	const char *bytes, *line, *inside;
} links[] = {
	{ "Linux cooked", 113, "0004 0001 0006 02000000000a 0000 0800" IPV4, "sll.src.eth 02:00:00:00:00:0a", "ip" },
	{ "cooked, a tunnel's address", 113, "0000 0300 0004 c000020a 00000000 0800" IPV4, "sll.src.ipv4 192.0.2.10", "ip" },
	{ "cooked, no address", 113, "0000 ffff 0000 0000000000000000 86dd" IPV6, "sll.halen 0", "ipv6" },
	{ "cooked, LLC", 113, "0001 0001 0006 02000000000a 0000 0004 f0f07f", "sll.ltype 0x0004 (802.2 LLC)", "llc" },
	{ "cooked, long address", 113, "0000 0020 0014 a000000000000001 0800" IPV4, "sll.halen.bad", "ip" },
	{ "Linux cooked v2", 276, "86dd 0000 00000003 0001 04 06 02000000000a 0000" IPV6, "sll.ifindex 3", "ipv6" },
	{ "loopback, little-endian", 0, "02000000" IPV4, "null.family 2 (IP)", "ip" },
	{ "loopback, big-endian", 0, "00000002" IPV4, "null.family 2 (IP)", "ip" },
	{ "loopback, FreeBSD's IPv6", 0, "1c000000" IPV6, "null.family 28 (IPv6)", "ipv6" },
	{ "loopback, Darwin's IPv6", 0, "1e000000" IPV6, "null.family 30 (IPv6)", "ipv6" },
	{ "loopback, Windows' IPv6", 0, "17000000" IPV6, "null.family 23 (Netware IPX/SPX)", "ipv6" },
	{ "OpenBSD's loopback", 108, "00000018" IPV6, "null.family 24 (IPv6)", "ipv6" },
	{ "raw IPv4", 101, IPV4, "raw", "ip" },
	{ "raw IPv6", 101, IPV6, "raw", "ipv6" },
	{ "raw by an old number", 12, IPV4, "raw", "ip" },
	{ "raw by another", 14, IPV6, "raw", "ipv6" },
	{ "IPv4 alone", 228, IPV4, "ip.version 4", "ip" },
	{ "IPv6 alone", 229, IPV6, "ipv6.hlim 64", "ipv6" },
	{ "PPP", 9, "0021" IPV4, "ppp.protocol 0x0021 (Internet Protocol version 4)", "ip" },
	{ "PPP with address and control", 9, "ff03 0057" IPV6, "ppp.address 0xff (All stations)", "ipv6" },
	{ "PPP, protocol compressed", 9, "21" IPV4, "ppp.protocol 0x0021 (Internet Protocol version 4)", "ip" },
	{ "PPP like HDLC", 50, "ff03 0021" IPV4, "ppp.control 0x03", "ip" },
	{ "Cisco's HDLC", 104, "0f00 0800" IPV4, "chdlc.protocol 0x0800 (IPv4)", "ip" },
	{ "MPLS", 1, "02000000000b 02000000000a 8847 00010040 000201ff" IPV4, "mpls.entry 0x00010040", "ip" },
	{ "PPPoE session", 1, "02000000000b 02000000000a 8864 11 00 0001 0016 0021" IPV4,
	  "pppoe.session_id 0x0001", "ip" },
	{ "provider's and customer's tags", 1, "02000000000b 02000000000a 88a8 00c8 8100 012c 0800" IPV4,
	  "vlan.tci 0x012c", "ip" },
	{ "IP on LLC", 1, "02000000000b 02000000000a 0017 060603" IPV4, "llc.dsap 0x06", "ip" },
};

Test(link, same_packet_inside)
{
	for (size_t i = 0; i < COUNT(links); i++) {
		struct decoded got = decode_link(links[i].link_type, links[i].bytes);

		cr_expect(has_line(&got, links[i].line), "%s:\n%s", links[i].name, got.tree);
		cr_expect(has_line(&got, links[i].inside), "%s:\n%s", links[i].name, got.tree);
		cr_expect_null(strstr(got.tree, "malformed"), "%s:\n%s", links[i].name, got.tree);
	}
}

static const struct sample cooked[] = { { "cooked", "0004 0001 0006 02000000000a 0000 0806", NULL, NULL } };
static const struct sample null[] = { { "null", "1e000000" IPV6, NULL, NULL } };
static const struct sample raw[] = {
	{ "raw", IPV6, NULL, NULL }, { "neither", "0011223344", "raw\n  raw.version.bad\ndata.data 0011223344\n", "Neither IPv4 nor IPv6" },
};
static const struct sample ppp[] = {
	{ "PPP", "ff03 c021 0101 0004",
	  "ppp\n  ppp.address 0xff (All stations)\n  ppp.control 0x03\n"
	  "  ppp.protocol 0xc021 (Link Control Protocol)\ndata.data 01010004\n", "Link Control Protocol" },
	{ "Cisco", "0f00 2000 02b4", NULL, NULL },
};
static const struct sample mpls[] = {
	{ "two labels", "00010040 000201ff" IPV6, NULL, "IPv6 no next header" },
	{ "a pseudowire", "000101ff 00000000", "mpls\n  mpls.entry 0x000101ff\ndata.data 00000000\n", "Label 16, TTL 255" },
};
static const struct sample service_tag[] = {
	{ "802.1ad", "00c8 8100 012c 88b5",
	  "ieee8021ad\n  ieee8021ad.tci 0x00c8\n  ieee8021ad.etype 0x8100 (802.1Q Virtual LAN)\n"
	  "vlan\n  vlan.tci 0x012c\n  vlan.etype 0x88b5\n", "ID 300, type 0x88b5" },
};

Test(link, cut_and_bent)
{
	check_samples(ENTRY_sll, cooked, COUNT(cooked));
	check_samples(ENTRY_null, null, COUNT(null));
	check_samples(ENTRY_raw, raw, COUNT(raw));
	check_samples(ENTRY_ppp, ppp, COUNT(ppp));
	check_samples(ENTRY_mpls, mpls, COUNT(mpls));
	check_samples(ENTRY_ieee8021ad, service_tag, COUNT(service_tag));
}

/* N13: discovery, RFC 2516 section 5.  Infos are tshark's. */
static const struct sample discovery[] = {
	{ "initiation", "11 09 0000 000c 0101 0000 0103 0004 01020304",
	  "pppoed\n  pppoe.first 0x11\n  pppoe.code 0x09 (Active Discovery Initiation (PADI))\n"
	  "  pppoe.session_id 0x0000\n  pppoe.payload_length 12\n"
	  "  pppoed.tags (Service-Name)\n    pppoed.tag 0x0101 (Service-Name)\n    pppoed.tag_length 0\n"
	  "  pppoed.tags (Host-Uniq)\n    pppoed.tag 0x0103 (Host-Uniq)\n    pppoed.tag_length 4\n"
	  "    pppoed.tags.host_uniq 01020304\n", "Active Discovery Initiation (PADI)" },
	{ "offer", "11 07 0000 0008 0102 0004 42524153",
	  NULL, "Active Discovery Offer (PADO) AC-Name='BRAS'" },
	{ "the list ends", "11 a7 0001 0008 0000 0000 01020304", NULL, "Active Discovery Terminate (PADT)" },
};

Test(link, pppoe)
{
	static const char padded[] = "02000000000b 02000000000a 8864 11 00 0001 0002 0021 000000";
	struct decoded got = decode(ENTRY_eth, padded);

	check_samples(ENTRY_pppoed, discovery, COUNT(discovery));
	cr_expect(has_line(&got, "eth.padding 000000"), "%s", got.tree);
	check_cuts(ENTRY_eth, padded);
	check_flips(ENTRY_eth, padded);
	got = decode(ENTRY_pppoes, "11 00 0001 00ff 0021");
	cr_expect(has_line(&got, "pppoe.payload_length.bad"));
}

/* IEEE 802.1D 9.3.1, 9.3.2, 9.3.3.  Infos are tshark's. */
static const struct sample trees[] = {
	{ "RSTP", "0000 02 02 3c 8064001c5754dd80 00000004 8064001cb1c7f600 8015 0200 1400 0200 0f00 00",
	  "stp\n  stp.protocol 0x0000\n  stp.version 2 (Rapid Spanning Tree)\n"
	  "  stp.type 0x02 (Rapid/Multiple Spanning Tree)\n  stp.flags 0x3c\n"
	  "  stp.root.prio 32768\n  stp.root.ext 100\n  stp.root.hw 00:1c:57:54:dd:80\n  stp.root.cost 4\n"
	  "  stp.bridge.prio 32768\n  stp.bridge.ext 100\n  stp.bridge.hw 00:1c:b1:c7:f6:00\n  stp.port 0x8015\n"
	  "  stp.msg_age 2.000000000\n  stp.max_age 20.000000000\n  stp.hello 2.000000000\n"
	  "  stp.forward 15.000000000\n  stp.version_1_length 0\n",
	  "RST. Root = 32768/100/00:1c:57:54:dd:80  Cost = 4  Port = 0x8015" },
	{ "STP", "0000 00 00 01 8000020000000001 00000000 8000020000000001 8001 0000 1400 0200 0f00", NULL,
	  "Conf. TC + Root = 32768/0/02:00:00:00:00:01  Cost = 0  Port = 0x8001" },
	{ "change", "0000 00 80", NULL, "Topology Change Notification" },
	{ "MSTP", "0000 03 02 7c 8000020000000001 00000000 8000020000000001 8001 0000 1400 0200 0f00 00 0002 abcd",
	  NULL, "RST. Root = 32768/0/02:00:00:00:00:01  Cost = 0  Port = 0x8001" },
};

Test(link, spanning_tree)
{
	check_samples(ENTRY_stp, trees, COUNT(trees));
}

/* IEEE 802.1AB clause 8; the tree as tshark has it, group lines apart. */
static const struct sample neighbours[] = {
	{ "all basic TLVs", "0207 04 02000000000a 0405 05 65746830 0602 0078 0a06 737769746368"
	  "0805 706f727431 0e04 0014 0004 100c 05 01 c0000201 02 00000005 00 fe06 0080c2 01 000a 0000",
	  "lldp\n"
	  "  lldp.tlv (Chassis Id)\n    lldp.tlv.header 0x0207\n    lldp.chassis.subtype 4 (MAC address)\n"
	  "    lldp.chassis.id.mac 02:00:00:00:00:0a\n"
	  "  lldp.tlv (Port Id)\n    lldp.tlv.header 0x0405\n    lldp.port.subtype 5 (Interface name)\n"
	  "    lldp.port.id eth0\n"
	  "  lldp.tlv (Time to Live)\n    lldp.tlv.header 0x0602\n    lldp.time_to_live 120\n"
	  "  lldp.tlv (System Name)\n    lldp.tlv.header 0x0a06\n    lldp.tlv.system.name switch\n"
	  "  lldp.tlv (Port Description)\n    lldp.tlv.header 0x0805\n    lldp.port.desc port1\n"
	  "  lldp.tlv (System Capabilities)\n    lldp.tlv.header 0x0e04\n    lldp.tlv.system_cap 0x0014\n"
	  "    lldp.tlv.enable_system_cap 0x0004\n"
	  "  lldp.tlv (Management Address)\n    lldp.tlv.header 0x100c\n    lldp.mgn.address.len 5\n"
	  "    lldp.mgn.address.subtype 1 (IPv4)\n    lldp.mgn.addr.ip4 192.0.2.1\n"
	  "    lldp.mgn.interface.subtype 2 (ifIndex)\n    lldp.mgn.interface.number 5\n    lldp.mgn.obj.len 0\n"
	  "  lldp.tlv (Organization Specific)\n    lldp.tlv.header 0xfe06\n    lldp.orgtlv.oui 0x0080c2 (IEEE 802.1)\n"
	  "    lldp.orgtlv.subtype 1\n    lldp.data 000a\n"
	  "  lldp.tlv (End of LLDPDU)\n    lldp.tlv.header 0x0000\n",
	  "MA/02:00:00:00:00:0a eth0 120 SysN=switch" },
};

Test(link, lldp)
{
	check_samples(ENTRY_lldp, neighbours, COUNT(neighbours));
	struct decoded got = decode(ENTRY_lldp, "0201 04 0000");

	cr_expect(has_line(&got, "lldp.chassis.subtype 4 (MAC address)"), "%s", got.tree);
	cr_expect_null(strstr(got.tree, "malformed"), "an empty identifier is odd, no more");
}

/* IEEE 802.1X 11.3, RFC 3748 section 4. */
static const struct sample eapol[] = {
	{ "start", "01 01 0000", "eapol\n  eapol.version 1 (802.1X-2001)\n  eapol.type 1 (Start)\n  eapol.len 0\n", "Start" },
	{ "identity", "01 00 000a 02 01 000a 01 616c696365",
	  "eapol\n  eapol.version 1 (802.1X-2001)\n  eapol.type 0 (EAP Packet)\n  eapol.len 10\n"
	  "eap\n  eap.code 2 (Response)\n  eap.id 1\n  eap.len 10\n  eap.type 1 (Identity)\n  eap.identity alice\n",
	  "Response, Identity" },
	{ "nothing liked", "02 00 0007 02 02 0007 03 0d19", NULL, "Response, Legacy Nak (Response Only)" },
	{ "success", "02 00 0004 03 02 0004", NULL, "Success" },
	{ "key", "02 03 0003 02 008a",
	  "eapol\n  eapol.version 2 (802.1X-2004)\n  eapol.type 3 (Key)\n  eapol.len 3\n"
	  "  eapol.keydes.type 2 (EAPOL RSN Key)\n  eapol.keydes.body 008a\n", "Key, EAPOL RSN Key" },
};

Test(link, eapol)
{
	check_samples(ENTRY_eapol, eapol, COUNT(eapol));
}
