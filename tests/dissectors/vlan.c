/* VLAN tags.  IEEE 802.1Q clause 9. */

#include "tests/dissectors/decode.h"

#define ARP_REQUEST "0001 0800 06 04 0001 02000000000a c000020a 000000000000 c0000214"

static const struct {
	const char *name, *bytes;
	const char *lines[12];		/* in this order */
} tags[] = {
	{ "one tag",		/* pcaps/vlan.pcap frame 1 */
	  "ffffffffffff 02000000000a 8100 000a 0806" ARP_REQUEST,
	  { "eth.type 0x8100 (802.1Q Virtual LAN)", "vlan.tci 0x000a",
	    "vlan.priority 0 (Best Effort (default))", "vlan.dei 0", "vlan.id 10",
	    "vlan.etype 0x0806 (ARP)", "arp.opcode 1 (request)" } },
	{ "priority and drop eligible",	/* pcaps/vlan.pcap frame 5 */
	  "020000000014 02000000000a 8100 d000 0806" ARP_REQUEST,
	  { "vlan.priority 6 (Internetwork Control)", "vlan.dei 1", "vlan.id 0" } },
	{ "802.1ad, then 802.1Q",	/* pcaps/vlan.pcap frame 7, with another payload */
	  "02000000000a 020000000014 88a8 6064 8100 200a 0806" ARP_REQUEST,
	  { "eth.type 0x88a8 (802.1ad Provider Bridge)",
	    "ieee8021ad.priority 3", "ieee8021ad.id 100",
	    "ieee8021ad.etype 0x8100 (802.1Q Virtual LAN)",
	    "vlan.priority 1 (Background)", "vlan.id 10", "vlan.etype 0x0806 (ARP)" } },
	{ "9100",		/* pcaps/vlan.pcap frame 9, with another payload */
	  "020000000014 02000000000a 9100 00c8 8100 000a 0806" ARP_REQUEST,
	  { "vlan.id 200", "vlan.id 10", "vlan.etype 0x0806 (ARP)" } },
	{ "three tags",		/* pcaps/vlan.pcap frame 10, with another payload */
	  "020000000014 02000000000a 88a8 012c 88a8 0064 8100 000a 0806" ARP_REQUEST,
	  { "ieee8021ad.id 300", "ieee8021ad.id 100", "vlan.id 10" } },
	{ "the last number there is",
	  "020000000014 02000000000a 8100 ffff 0806" ARP_REQUEST,
	  { "vlan.priority 7 (Network Control)", "vlan.dei 1", "vlan.id 4095" } },
};

Test(vlan, tags)
{
	for (size_t i = 0; i < COUNT(tags); i++) {
		struct decoded got = decode_parts(ENTRY_eth, tags[i].bytes);

		expect_lines(tags[i].name, &got, tags[i].lines);
		check_cuts(ENTRY_eth, tags[i].bytes);
		check_flips(ENTRY_eth, tags[i].bytes);
	}
}

/* pcaps/vlan.pcap frame 2: padding belongs to the frame, however many tags stand between. */
Test(vlan, padding)
{
	struct decoded got = decode(ENTRY_eth, "02000000000a 020000000001 8100 000a 0806" ARP_REQUEST
	    "0000000000000000000000000000");

	cr_expect(has_line(&got, "eth.padding 0000000000000000000000000000"), "%s", got.tree);
}

/* N13: below a tag, too, a number under 0x600 is a length.  pcaps/vlan.pcap frame 11. */
Test(vlan, length)
{
	struct decoded got = decode(ENTRY_eth, "ffffffffffff 02000000000a 8100 0fff 0003 0000e3"
	    "000000000000000000000000000000000000000000000000000000000000000000000000000000");

	cr_expect(has_line(&got, "vlan.tci 0x0fff"));
	cr_expect(has_line(&got, "vlan.len 3"));
	cr_expect(has_line(&got, "eth.padding "
	    "000000000000000000000000000000000000000000000000000000000000000000000000000000"));
}

Test(vlan, summary_when_nobody_goes_on)
{
	struct decoded got = decode(ENTRY_eth, "ffffffffffff 02000000000a 8100 0007 88b5 01");

	cr_expect_str_eq(got.info, "ID 7, type 0x88b5");
	cr_expect(has_line(&got, "data.data 01"));
}
