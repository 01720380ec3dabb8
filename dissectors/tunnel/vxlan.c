/* VXLAN: Ethernet over UDP, RFC 7348; with other protocols: VXLAN-GPE, draft-ietf-nvo3-vxlan-gpe. */

#include "dissectors/engine/dissect.h"

static const struct value next_protocols[] = {
	{ 1, "IPv4" }, { 2, "IPv6" }, { 3, "Ethernet" }, { 4, "NSH" }, { 5, "MPLS" }, { 0, NULL },
};

enum { FLAG_BITS, FLAG_G, FLAG_I, FLAG_P, GROUP_ID, RESERVED, NEXT, VNI, LAST };

static const struct field fields[] = {
	[FLAG_BITS] = { "vxlan.flags", "Flags", UINT, 2, HEX, .parts = 3 },
	[FLAG_G]   = { "vxlan.flag_g", "Group policy is given", BOOL, 2, .mask = 0x8000 },
	[FLAG_I]   = { "vxlan.flag_i", "VXLAN Network ID is valid", BOOL, 2, .mask = 0x0800 },
	[FLAG_P]   = { "vxlan.flag_p", "Next protocol is given", BOOL, 2, .mask = 0x0400 },
	[GROUP_ID] = { "vxlan.gbp", "Group Policy ID", UINT, 2 },
	[RESERVED] = { "vxlan.reserved_16", "Reserved", UINT, 1, HEX },
	[NEXT]     = { "vxlan.next_proto", "Next Protocol", UINT, 1, DEC, next_protocols, .leads = true },
	[VNI]      = { "vxlan.vni", "VXLAN Network Identifier (VNI)", UINT, 3 },
	[LAST]     = { "vxlan.reserved_8", "Reserved", UINT, 1, HEX },
};

/* The EtherType of what follows. */
static uint32_t
ethertype_of(uint64_t next)
{
	static const uint16_t types[] = { 0x6558, 0x0800, 0x86dd, 0x6558, 0x894f, 0x8847 };

	return next < sizeof types / sizeof *types ? types[next] : 0;
}

static void
dissect(struct dissection *d)
{
	uint64_t flags = add_uint(d, FLAG_BITS), next = 0;

	summary(d, 0);
	if (flags & 0x8000) {
		add_uint(d, GROUP_ID);
	} else {		/* VXLAN has zeros here; some GPE senders forget their flag */
		add_uint(d, RESERVED);
		next = add_uint(d, NEXT);
	}
	add_uint(d, VNI);
	add_uint(d, LAST);
	hand_over(d, ETHERTYPE, ethertype_of(next));
}

const struct dissector dissector_vxlan = {
	.proto = { "vxlan", "Virtual eXtensible Local Area Network", PROTOCOL },
	.column = "VXLAN",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "VNI {vxlan.vni}" },
	.on = { { UDP_PORT, 4789 }, { UDP_PORT, 4790 } },
};
