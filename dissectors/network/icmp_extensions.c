/*
 * Extensions of ICMP messages.  RFC 4884 section 7; MPLS labels: RFC 4950;
 * interfaces: RFC 5837, RFC 8335 section 2.1.
 *
 *	|Version|      (Reserved)       |           Checksum            |
 *	|             Length            |   Class-Num   |   C-Type      |
 *	|                   // (Object payload) //                      |
 */

#include "dissectors/engine/checksum.h"
#include "dissectors/network/icmp_extensions.h"

/* RFC 4884 section 5.5: routers of before quote so many bytes, and do not say it. */
enum { CLASSIC_QUOTE = 128, SHORTEST = 4 };

static const struct value versions[] = { { 2, "version 2" }, { 0, NULL } };

static const struct value classes[] = {	/* IANA icmp-parameters */
	{ 1, "MPLS Label Stack" }, { 2, "Interface Information" }, { 3, "Interface Identification" },
	{ 4, "Overflow Label Stack" }, { 0, NULL },
};

static const struct value roles[] = {	/* RFC 5837 section 4.1 */
	{ 0, "IP interface upon which the datagram arrived" },
	{ 1, "sub-IP component of that interface" },
	{ 2, "IP interface through which the datagram would have gone" },
	{ 3, "next hop to which it would have gone" }, { 0, NULL },
};

static const struct value families[] = { { 1, "IPv4" }, { 2, "IPv6" }, { 0, NULL } };

static const struct value identities[] = {	/* RFC 8335 section 2.1 */
	{ 1, "by name" }, { 2, "by index" }, { 3, "by address" }, { 0, NULL },
};

enum {
	EXTENSIONS, VERSION, RESERVED, CHECKSUM, CHECKSUM_STATUS, CHECKSUM_CALCULATED,
	OBJECT, LENGTH, CLASS, CTYPE, LABEL, EXPERIMENTAL, BOTTOM, TTL,
	INFO, ROLE, HAS_INDEX, HAS_ADDRESS, HAS_NAME, HAS_MTU, INDEX, FAMILY, INFO_RESERVED, IPV4_ADDRESS,
	IPV6_ADDRESS, NAME_LEN, NAME, MTU, IDENTITY, IDENTITY_NAME, IDENTITY_INDEX, ADDRESS_LEN,
	DATA, LENGTH_BAD, QUOTE_LONG,
};

static const struct field fields[] = {
	[EXTENSIONS] = { "icmp.ext", "ICMP Multi-Part Extensions", GROUP, .values = versions },
	[VERSION]  = { "icmp.ext.version", "Version", UINT, 2, .mask = 0xf000 },
	[RESERVED] = { "icmp.ext.res", "Reserved", UINT, 2, HEX, .mask = 0x0fff },
	[CHECKSUM] = { "icmp.ext.checksum", "Checksum", UINT, 2, HEX },
	[CHECKSUM_STATUS] = { "icmp.ext.checksum.status", "Checksum Status", UINT, .values = checksum_statuses, .generated = true },
	[CHECKSUM_CALCULATED] = { "icmp.ext.checksum_calculated", "Calculated Checksum", UINT, 2, HEX, .generated = true },
	[OBJECT]   = { "icmp.ext.object", "Object", GROUP, .values = classes },
	[LENGTH]   = { "icmp.ext.length", "Length", UINT, 2, .unit = "bytes" },
	[CLASS]    = { "icmp.ext.class", "Class", UINT, 1, DEC, classes },
	[CTYPE]    = { "icmp.ext.ctype", "C-Type", UINT, 1 },
	[LABEL]    = { "icmp.mpls.label", "Label", UINT, 4, .mask = 0xfffff000 },
	[EXPERIMENTAL] = { "icmp.mpls.exp", "Experimental", UINT, 4, .mask = 0x00000e00 },
	[BOTTOM]   = { "icmp.mpls.s", "Bottom of the stack", BOOL, 4, .mask = 0x00000100 },
	[TTL]      = { "icmp.mpls.ttl", "Time to live", UINT, 4, .mask = 0x000000ff },
	[INFO]     = { "icmp.ext.ctype", "C-Type", UINT, 1, .parts = 5 },
	[ROLE]     = { "icmp.int_info.role", "Role", UINT, 1, .mask = 0xc0, .values = roles },
	[HAS_INDEX] = { "icmp.int_info.ifindex", "Has ifIndex", BOOL, 1, .mask = 0x08 },
	[HAS_ADDRESS] = { "icmp.int_info.ipaddr", "Has IP address", BOOL, 1, .mask = 0x04 },
	[HAS_NAME] = { "icmp.int_info.name_present", "Has name", BOOL, 1, .mask = 0x02 },
	[HAS_MTU]  = { "icmp.int_info.mtu_present", "Has MTU", BOOL, 1, .mask = 0x01 },
	[INDEX]    = { "icmp.int_info.index", "Interface index", UINT, 4 },
	[FAMILY]   = { "icmp.int_info.afi", "Address family", UINT, 2, DEC, families },
	[INFO_RESERVED] = { "icmp.int_info.reserved", "Reserved", BYTES },
	[IPV4_ADDRESS] = { "icmp.int_info.ipv4", "Address", IPV4 },
	[IPV6_ADDRESS] = { "icmp.int_info.ipv6", "Address", IPV6 },
	[NAME_LEN] = { "icmp.int_info.name_length", "Name length", UINT, 1, .unit = "bytes" },
	[NAME]     = { "icmp.int_info.name", "Name", TEXT },
	[MTU]      = { "icmp.int_info.mtu", "MTU", UINT, 4, .unit = "bytes" },
	[IDENTITY] = { "icmp.ext.ctype", "C-Type", UINT, 1, DEC, identities },
	[IDENTITY_NAME] = { "icmp.int_ident.name_string", "Interface name", TEXT },
	[IDENTITY_INDEX] = { "icmp.int_ident.index", "Interface index", UINT, 4 },
	[ADDRESS_LEN] = { "icmp.int_ident.addr_length", "Address length", UINT, 1, .unit = "bytes" },
	[DATA]     = { "icmp.ext.data", "Data", BYTES },
	[LENGTH_BAD] = { "icmp.ext.length.bad", "The object's length does not fit", NOTE, .severity = ERROR },
	[QUOTE_LONG] = { "icmp.length.bad", "More is said to be quoted than there is", NOTE, .severity = ERROR },
};

static const struct checksum_rows checksum_rows = {
	&fields[CHECKSUM_STATUS], &fields[CHECKSUM_CALCULATED], NULL,
};

static void
dissect_labels(struct dissection *d)
{
	while (left(d) >= 4) {
		const uint8_t *p = take(d, 4);
		uint64_t entry = big_endian(p, 4);

		add_value(d, LABEL, entry >> 12, p, 4);
		add_value(d, EXPERIMENTAL, entry >> 9 & 7, p, 4);
		add_value(d, BOTTOM, entry >> 8 & 1, p, 4);
		add_value(d, TTL, entry & 0xff, p, 4);
	}
}

static void
add_address(struct dissection *d, uint64_t family)
{
	if (family == 1)
		add_bytes(d, IPV4_ADDRESS, 4);
	else if (family == 2)
		add_bytes(d, IPV6_ADDRESS, 16);
}

/* RFC 5837 section 4.3: its length counts itself, and it is filled up with zeros. */
static void
dissect_name(struct dissection *d)
{
	size_t len = add_uint(d, NAME_LEN);

	if (len > 1)
		add_bytes(d, NAME, len - 1);
}

static void
dissect_information(struct dissection *d, uint64_t has)
{
	if (has & 8)
		add_uint(d, INDEX);
	if (has & 4) {
		uint64_t family = add_uint(d, FAMILY);

		add_bytes(d, INFO_RESERVED, 2);
		add_address(d, family);
	}
	if (has & 2)
		dissect_name(d);
	if (has & 1)
		add_uint(d, MTU);
}

static void
dissect_identification(struct dissection *d, uint64_t by)
{
	if (by == 1 && left(d)) {
		add_bytes(d, IDENTITY_NAME, left(d) + d->uncaptured);
	} else if (by == 2) {
		add_uint(d, IDENTITY_INDEX);
	} else if (by == 3) {
		uint64_t family = add_uint(d, FAMILY);

		add_uint(d, ADDRESS_LEN);
		add_bytes(d, INFO_RESERVED, 1);
		add_address(d, family);
	}
}

static void
dissect_object(struct dissection *d)
{
	struct node *object = open_group(d, OBJECT, left(d) > 2 ? d->p[2] : 0);
	size_t len = add_uint(d, LENGTH);
	bool sound = len >= SHORTEST && fits(d, len - 2);

	if (!sound)
		add_note(d, LENGTH_BAD);
	struct scope outer = enter(d, sound ? len - 2 : left(d) + d->uncaptured);
	uint64_t class = add_uint(d, CLASS);
	uint64_t ctype = add_uint_row(d, &fields[class == 2 ? INFO : class == 3 ? IDENTITY : CTYPE]);

	if (class == 1 && ctype == 1)
		dissect_labels(d);
	else if (class == 2)
		dissect_information(d, ctype);
	else if (class == 3)
		dissect_identification(d, ctype);
	if (left(d))
		add_bytes(d, DATA, left(d));
	leave(d, outer);
	close_group(d, object);
}

void
dissect_icmp_extensions(struct dissection *d)
{
	const uint8_t *start = d->p;
	struct node *extensions = open_group(d, EXTENSIONS, left(d) ? *d->p >> 4 : 0);
	const uint8_t *p = take(d, 2);

	if (p) {
		add_value(d, VERSION, *p >> 4, p, 2);
		add_value(d, RESERVED, big_endian(p, 2) & 0xfff, p, 2);
	}
	uint16_t stored = (uint16_t)add_uint(d, CHECKSUM);

	if (stored)
		add_plain_checksum_verdict(d, &checksum_rows, start, stored);
	else				/* RFC 4884 section 7: not transmitted */
		add_derived(d, CHECKSUM_STATUS, CHECKSUM_NOT_PRESENT);
	while (left(d))
		dissect_object(d);
	close_group(d, extensions);
}

/* Extensions that no length announces: told by version, zeros and a good checksum. */
static bool
is_extended(const struct dissection *d)
{
	const uint8_t *p = d->p + CLASSIC_QUOTE;

	return !d->uncaptured && left(d) >= CLASSIC_QUOTE + 2 * SHORTEST && p[0] == 0x20 && !p[1] &&
	    (p[2] || p[3]) && checksum_fold(checksum_sum(p, (size_t)(d->end - p))) == 0xffff;
}

void
dissect_quote(struct dissection *d, size_t n, uint32_t ethertype)
{
	size_t rest = left(d) + d->uncaptured;

	if (n > rest) {
		add_note(d, QUOTE_LONG);
		n = rest;
	} else if (!n) {
		n = is_extended(d) ? CLASSIC_QUOTE : rest;
	}
	if (n)
		quote(d, n, ETHERTYPE, ethertype);
	if (left(d) || (d->uncaptured && !d->fault))
		dissect_icmp_extensions(d);
}

const struct dissector dissector_icmp_extensions = {
	.proto = { "icmp.extensions", "Extensions of ICMP", PROTOCOL },
	ROWS(fields),
};
