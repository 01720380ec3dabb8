/*
 * Options of neighbour discovery.  RFC 4861 section 4.6; route: RFC 4191; DNS:
 * RFC 8106; nonce: RFC 3971; flags: RFC 5175; captive portal: RFC 8910; NAT64
 * prefix: RFC 8781.
 *
 *	|     Type      |    Length     |	in units of 8 bytes, these two
 *	|              ...		among them
 */

#include "dissectors/engine/option_list.h"
#include "dissectors/network/icmpv6_mld.h"
#include "dissectors/network/icmpv6_nd.h"

static const struct value types[] = {	/* IANA icmpv6-parameters */
	{ 1, "Source link-layer address" }, { 2, "Target link-layer address" },
	{ 3, "Prefix information" }, { 4, "Redirected header" }, { 5, "MTU" },
	{ 6, "NBMA Shortcut Limit" }, { 7, "Advertisement Interval" }, { 8, "Home Agent Information" },
	{ 9, "Source Address List" }, { 10, "Target Address List" }, { 11, "CGA" },
	{ 12, "RSA Signature" }, { 13, "Timestamp" }, { 14, "Nonce" }, { 15, "Trust Anchor" },
	{ 16, "Certificate" }, { 17, "IP Address/Prefix" }, { 18, "New Router Prefix Information" },
	{ 19, "Link-layer Address" }, { 20, "Neighbor Advertisement Acknowledgment" }, { 23, "MAP" },
	{ 24, "Route Information" }, { 25, "Recursive DNS Server" }, { 26, "RA Flags Extension" },
	{ 27, "Handover Key Request" }, { 28, "Handover Key Reply" },
	{ 29, "Handover Assist Information" }, { 30, "Mobile Node Identifier" },
	{ 31, "DNS Search List" }, { 32, "Proxy Signature" }, { 33, "Address Registration" },
	{ 34, "6LoWPAN Context" }, { 35, "Authoritative Border Router" },
	{ 36, "6LoWPAN Capability Indication" }, { 37, "Captive Portal" }, { 38, "PREF64" },
	{ 253, "Experimental" }, { 254, "Experimental" }, { 0, NULL },
};

static const struct value preferences[] = {	/* RFC 4191 section 2.3 */
	{ 0, "Medium" }, { 1, "High" }, { 2, "Reserved: ignore the option" }, { 3, "Low" }, { 0, NULL },
};

static const struct value lifetimes[] = { { 0xffffffff, "Infinity" }, { 0, NULL } };

static const struct value prefix_lengths[] = {	/* RFC 8781 section 4, by code */
	{ 0, "96" }, { 1, "64" }, { 2, "56" }, { 3, "48" }, { 4, "40" }, { 5, "32" }, { 0, NULL },
};

enum {
	OPTION, TYPE, LEN, SOURCE_MAC, SOURCE_LINK, TARGET_MAC, TARGET_LINK,
	PREFIX_LEN, PREFIX_FLAGS, PREFIX_L, PREFIX_A, PREFIX_R, VALID, PREFERRED, RESERVED, PREFIX,
	PREFIX_BYTES, QUOTED, MTU, ROUTE_FLAGS, ROUTE_PREFERENCE, ROUTE_LIFETIME, SERVER_LIFETIME, SERVER,
	SEARCH_LIFETIME, SEARCH, NONCE, MORE_FLAGS, PORTAL, SCALED_LIFETIME, PREFIX_CODE, PREFIX_96,
	DATA, LEN_BAD,
};

static const struct field fields[] = {
	[OPTION]  = { "icmpv6.opt", "ICMPv6 Option", GROUP, .values = types },
	[TYPE]    = { "icmpv6.opt.type", "Type", UINT, 1, DEC, types },
	[LEN]     = { "icmpv6.opt.length", "Length", UINT, 1, .unit = "* 8 bytes" },
	[SOURCE_MAC] = { "icmpv6.opt.src_linkaddr", "Source link-layer address", MAC, .also = "icmpv6.opt.linkaddr" },
	[SOURCE_LINK] = { "icmpv6.opt.src_linkaddr", "Source link-layer address", BYTES, .also = "icmpv6.opt.linkaddr" },
	[TARGET_MAC] = { "icmpv6.opt.target_linkaddr", "Target link-layer address", MAC, .also = "icmpv6.opt.linkaddr" },
	[TARGET_LINK] = { "icmpv6.opt.target_linkaddr", "Target link-layer address", BYTES, .also = "icmpv6.opt.linkaddr" },
	[PREFIX_LEN] = { "icmpv6.opt.prefix.length", "Prefix Length", UINT, 1 },
	[PREFIX_FLAGS] = { "icmpv6.opt.prefix.flag", "Flags", FLAGS, 1, HEX, .parts = 3 },
	[PREFIX_L] = { "icmpv6.opt.prefix.flag.l", "On-link", BOOL, 1, .mask = 0x80 },
	[PREFIX_A] = { "icmpv6.opt.prefix.flag.a", "Autonomous address configuration", BOOL, 1, .mask = 0x40, .brief = "Autonomous" },
	[PREFIX_R] = { "icmpv6.opt.prefix.flag.r", "Router Address", BOOL, 1, .mask = 0x20 },
	[VALID]   = { "icmpv6.opt.prefix.valid_lifetime", "Valid Lifetime", UINT, 4, DEC, lifetimes, .unit = "seconds" },
	[PREFERRED] = { "icmpv6.opt.prefix.preferred_lifetime", "Preferred Lifetime", UINT, 4, DEC, lifetimes, .unit = "seconds" },
	[RESERVED] = { "icmpv6.opt.reserved", "Reserved", BYTES },
	[PREFIX]  = { "icmpv6.opt.prefix", "Prefix", IPV6 },
	[PREFIX_BYTES] = { "icmpv6.opt.prefix.bytes", "First bytes of the prefix", BYTES },
	[QUOTED]  = { "icmpv6.opt.redirected_packet", "Redirected packet", NOTE },
	[MTU]     = { "icmpv6.opt.mtu", "MTU", UINT, 4, .unit = "bytes" },
	[ROUTE_FLAGS] = { "icmpv6.opt.route_info.flag", "Flags", UINT, 1, HEX, .parts = 1 },
	[ROUTE_PREFERENCE] = { "icmpv6.opt.route_info.flag.route_preference", "Route Preference", UINT, 1, .mask = 0x18, .values = preferences },
	[ROUTE_LIFETIME] = { "icmpv6.opt.route_lifetime", "Route Lifetime", UINT, 4, DEC, lifetimes, .unit = "seconds" },
	[SERVER_LIFETIME] = { "icmpv6.opt.rdnss.lifetime", "Lifetime", UINT, 4, DEC, lifetimes, .unit = "seconds" },
	[SERVER]  = { "icmpv6.opt.rdnss", "Recursive DNS Server", IPV6 },
	[SEARCH_LIFETIME] = { "icmpv6.opt.dnssl.lifetime", "Lifetime", UINT, 4, DEC, lifetimes, .unit = "seconds" },
	[SEARCH]  = { "icmpv6.opt.dnssl", "Label of a domain to search in", TEXT },
	[NONCE]   = { "icmpv6.opt.nonce", "Nonce", BYTES },
	[MORE_FLAGS] = { "icmpv6.opt.efo", "Flags", BYTES },
	[PORTAL]  = { "icmpv6.opt.captive_portal", "Captive Portal", TEXT },
	[SCALED_LIFETIME] = { "icmpv6.opt.pref64.scaled_lifetime", "Lifetime", UINT, 2, .mask = 0xfff8, .unit = "* 8 seconds" },
	[PREFIX_CODE] = { "icmpv6.opt.pref64.plc", "Prefix length", UINT, 2, .mask = 0x0007, .values = prefix_lengths },
	[PREFIX_96] = { "icmpv6.opt.pref64.prefix", "First 12 bytes of the prefix", BYTES },
	[DATA]    = { "icmpv6.opt.data", "Data", BYTES },
	[LEN_BAD] = { "icmpv6.invalid_option_length", "The option's length does not fit", NOTE, .severity = ERROR },
};

static const struct option_rows rows = {
	&fields[OPTION], &fields[TYPE], &fields[LEN], &fields[DATA], NULL, &fields[LEN_BAD],
	.unit = 8,
};

/* RFC 4861 section 4.6.2 */
static void
dissect_prefix(struct dissection *d)
{
	add_uint(d, PREFIX_LEN);
	add_uint(d, PREFIX_FLAGS);
	add_uint(d, VALID);
	add_uint(d, PREFERRED);
	add_bytes(d, RESERVED, 4);
	add_bytes(d, PREFIX, 16);
}

/* RFC 4861 section 4.6.3: as much as fits of the packet that caused the redirect. */
static void
dissect_redirected(struct dissection *d)
{
	add_bytes(d, RESERVED, 6);
	if (fits(d, 1))
		quote(d, left(d) + d->uncaptured, ETHERTYPE, 0x86dd);
}

/* RFC 4191 section 2.3: the prefix has 0, 8 or 16 bytes. */
static void
dissect_route(struct dissection *d, size_t len)
{
	add_uint(d, PREFIX_LEN);
	add_uint(d, ROUTE_FLAGS);
	add_uint(d, ROUTE_LIFETIME);
	if (len == 24)
		add_bytes(d, PREFIX, 16);
	else if (len > 8)
		add_bytes(d, PREFIX_BYTES, len - 8);
}

static void
dissect_servers(struct dissection *d)		/* RFC 8106 section 5.1 */
{
	add_bytes(d, RESERVED, 2);
	add_uint(d, SERVER_LIFETIME);
	while (left(d) && fits(d, 16))
		add_bytes(d, SERVER, 16);
}

/* RFC 8106 section 5.2: domains as in DNS, each ended by a length of 0, which also fills up. */
static void
dissect_search_list(struct dissection *d)
{
	add_bytes(d, RESERVED, 2);
	add_uint(d, SEARCH_LIFETIME);
	while (left(d)) {
		size_t n = *take(d, 1);

		if (n)
			add_bytes(d, SEARCH, n);
	}
}

static void
dissect_nat64(struct dissection *d)		/* RFC 8781 section 4 */
{
	const uint8_t *p = take(d, 2);

	if (p) {
		add_value(d, SCALED_LIFETIME, big_endian(p, 2) >> 3, p, 2);
		add_value(d, PREFIX_CODE, p[1] & 7u, p, 2);
	}
	add_bytes(d, PREFIX_96, 12);
}

/* An address of a link, most often Ethernet's. */
static void
dissect_link(struct dissection *d, uint64_t type, size_t len)
{
	if (len == 8)
		add_bytes(d, type == 1 ? SOURCE_MAC : TARGET_MAC, 6);
	else
		add_bytes(d, type == 1 ? SOURCE_LINK : TARGET_LINK, len - 2);
}

static void
dissect_value(struct dissection *d, uint64_t type, size_t len)
{
	if (type == 1 || type == 2) {
		dissect_link(d, type, len);
	} else if (type == 3 && len == 32) {
		dissect_prefix(d);
	} else if (type == 4) {
		dissect_redirected(d);
	} else if (type == 5 && len == 8) {
		add_bytes(d, RESERVED, 2);
		add_uint(d, MTU);
	} else if (type == 14) {
		add_bytes(d, NONCE, len - 2);
	} else if (type == 24 && len <= 24) {
		dissect_route(d, len);
	} else if (type == 25) {
		dissect_servers(d);
	} else if (type == 26) {
		add_bytes(d, MORE_FLAGS, len - 2);
	} else if (type == 31) {
		dissect_search_list(d);
	} else if (type == 37) {
		add_bytes(d, PORTAL, len - 2);
	} else if (type == 38 && len == 16) {
		dissect_nat64(d);
	}
}

void
dissect_icmpv6_options(struct dissection *d)
{
	dissect_option_list(d, left(d) + d->uncaptured, &rows, dissect_value);
}

const struct dissector dissector_icmpv6_options = {
	.proto = { "icmpv6.opts", "Options of neighbour discovery", PROTOCOL },
	ROWS(fields),
	.also = &dissector_icmpv6_mld,
};
