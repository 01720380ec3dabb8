/* Messages of neighbour discovery.  RFC 4861 section 4; preferences: RFC 4191. */

#include <string.h>
#include "dissectors/network/icmpv6_nd.h"

static const struct value preferences[] = {	/* RFC 4191 section 2.1 */
	{ 0, "Medium" }, { 1, "High" }, { 2, "Reserved" }, { 3, "Low" }, { 0, NULL },
};

static const struct value na_flags[] = {	/* as lists name them */
	{ 0, "none" }, { 0x20000000, "ovr" }, { 0x40000000, "sol" }, { 0x60000000, "sol, ovr" },
	{ 0x80000000, "rtr" }, { 0xa0000000, "rtr, ovr" }, { 0xc0000000, "rtr, sol" },
	{ 0xe0000000, "rtr, sol, ovr" }, { 0, NULL },
};

enum {
	RESERVED, HOP_LIMIT, RA_FLAGS, RA_M, RA_O, RA_H, RA_PREFERENCE, RA_PROXY, LIFETIME,
	NOT_DEFAULT, REACHABLE, RETRANSMIT, NS_TARGET, NA_FLAGS, NA_R, NA_S, NA_O, NA_TARGET,
	RD_TARGET, RD_DESTINATION, DUPLICATE,
};

static const struct field fields[] = {
	[RESERVED]  = { "icmpv6.reserved", "Reserved", BYTES },
	[HOP_LIMIT] = { "icmpv6.nd.ra.cur_hop_limit", "Cur hop limit", UINT, 1 },
	[RA_FLAGS]  = { "icmpv6.nd.ra.flag", "Flags", FLAGS, 1, HEX, .parts = 5 },
	[RA_M]      = { "icmpv6.nd.ra.flag.m", "Managed address configuration", BOOL, 1, .mask = 0x80, .brief = "Managed" },
	[RA_O]      = { "icmpv6.nd.ra.flag.o", "Other configuration", BOOL, 1, .mask = 0x40, .brief = "Other" },
	[RA_H]      = { "icmpv6.nd.ra.flag.h", "Home Agent", BOOL, 1, .mask = 0x20 },
	[RA_PREFERENCE] = { "icmpv6.nd.ra.flag.prf", "Preference as default router", UINT, 1, .mask = 0x18, .values = preferences, .brief = "Preference" },
	[RA_PROXY]  = { "icmpv6.nd.ra.flag.p", "ND Proxy", BOOL, 1, .mask = 0x04 },
	[LIFETIME]  = { "icmpv6.nd.ra.router_lifetime", "Router lifetime", UINT, 2, .unit = "seconds" },
	[NOT_DEFAULT] = { "icmpv6.nd.ra.not_default", "Lifetime 0: no default router", NOTE },
	[REACHABLE] = { "icmpv6.nd.ra.reachable_time", "Reachable time", UINT, 4, .unit = "ms" },
	[RETRANSMIT] = { "icmpv6.nd.ra.retrans_timer", "Retrans timer", UINT, 4, .unit = "ms" },
	[NS_TARGET] = { "icmpv6.nd.ns.target_address", "Target Address", IPV6 },
	[NA_FLAGS]  = { "icmpv6.nd.na.flag", "Flags", UINT, 4, HEX, na_flags, .parts = 3 },
	[NA_R]      = { "icmpv6.nd.na.flag.r", "Router", BOOL, 4, .mask = 0x80000000 },
	[NA_S]      = { "icmpv6.nd.na.flag.s", "Solicited", BOOL, 4, .mask = 0x40000000 },
	[NA_O]      = { "icmpv6.nd.na.flag.o", "Override", BOOL, 4, .mask = 0x20000000 },
	[NA_TARGET] = { "icmpv6.nd.na.target_address", "Target Address", IPV6 },
	[RD_TARGET] = { "icmpv6.nd.rd.target_address", "Target Address: the better next hop", IPV6 },
	[RD_DESTINATION] = { "icmpv6.rd.na.destination_address", "Destination Address", IPV6 },
	[DUPLICATE] = { "icmpv6.nd.ns.dad", "From no address: does anybody use the target?", NOTE },
};

static void
dissect_advertisement(struct dissection *d)
{
	add_uint(d, HOP_LIMIT);
	add_uint(d, RA_FLAGS);
	if (!add_uint(d, LIFETIME))		/* RFC 4861 section 4.2 */
		add_note(d, NOT_DEFAULT);
	add_uint(d, REACHABLE);
	add_uint(d, RETRANSMIT);
}

/* RFC 4862 section 5.4.2: duplicate address detection asks from the unspecified address. */
static void
dissect_neighbor_solicitation(struct dissection *d)
{
	static const uint8_t unspecified[16];
	const struct node *src = &d->nodes[d->list.src];

	add_bytes(d, RESERVED, 4);
	add_bytes(d, NS_TARGET, 16);
	if (d->list.src && src->len == 16 && !memcmp(node_bytes(d, src), unspecified, 16))
		add_note(d, DUPLICATE);
}

static void
dissect_redirect(struct dissection *d)
{
	add_bytes(d, RESERVED, 4);
	add_bytes(d, RD_TARGET, 16);
	add_bytes(d, RD_DESTINATION, 16);
}

void
dissect_icmpv6_nd(struct dissection *d, uint64_t type)
{
	switch (type) {
	case 133: add_bytes(d, RESERVED, 4); break;
	case 134: dissect_advertisement(d); break;
	case 135: dissect_neighbor_solicitation(d); break;
	case 136:
		add_uint(d, NA_FLAGS);
		add_bytes(d, NA_TARGET, 16);
		break;
	case 137: dissect_redirect(d); break;
	}
	dissect_icmpv6_options(d);
}

const struct dissector dissector_icmpv6_nd = {
	.proto = { "icmpv6.nd", "Neighbour discovery", PROTOCOL },
	ROWS(fields),
	.also = &dissector_icmpv6_options,
};
