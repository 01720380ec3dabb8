/*
 * Routing header of IPv6: nodes to visit on the way.  RFC 8200 section 4.4;
 * type 0: RFC 2460, deprecated by RFC 5095; type 2: RFC 6275; 3: RFC 6554;
 * 4: RFC 8754.
 *
 *	|  Next Header  |  Hdr Ext Len  | Routing Type  | Segments Left |
 *	|                  what the type says ...                       |
 */

#include "dissectors/engine/option_list.h"
#include "dissectors/network/ip_protos.h"
#include "dissectors/network/ipv6_options.h"

enum { ADDRESS_LEN = 16, START = 4 };

static const struct value types[] = {	/* IANA ipv6-parameters */
	{ 0, "Source Route" }, { 1, "Nimrod" }, { 2, "Type 2 Routing" }, { 3, "RPL Source Route" },
	{ 4, "Segment Routing" }, { 5, "Compact Routing Header 16" }, { 6, "Compact Routing Header 32" },
	{ 253, "Experiment 1" }, { 254, "Experiment 2" }, { 0, NULL },
};

static const struct value tlvs[] = {	/* RFC 8754 section 2.1 */
	{ 0, "Pad1" }, { 4, "PadN" }, { 5, "HMAC" }, { 0, NULL },
};

enum {
	NEXT, LEN, LEN_BYTES, TYPE, SEGMENTS_LEFT, RESERVED, ADDRESS, HOME_RESERVED, HOME,
	COMPRESSED_INNER, COMPRESSED_LAST, PAD, RPL_RESERVED, RPL_ADDRESS, PADDING,
	LAST_ENTRY, FLAG_BITS, TAG, SEGMENT, TLV, TLV_TYPE, TLV_LEN, TLV_VALUE, DATA, DEPRECATED, SEGMENTS_BAD, LEN_BAD,
};

static const struct field fields[] = {
	[NEXT]      = { "ipv6.routing.nxt", "Next Header", UINT, 1, DEC, ip_protos, .leads = true },
	[LEN]       = { "ipv6.routing.len", "Length", UINT, 1 },
	[LEN_BYTES] = { "ipv6.routing.len_oct", "Length", UINT, .unit = "bytes", .generated = true },
	[TYPE]      = { "ipv6.routing.type", "Type", UINT, 1, DEC, types },
	[SEGMENTS_LEFT] = { "ipv6.routing.segleft", "Segments Left", UINT, 1 },
	[RESERVED]  = { "ipv6.routing.src.reserved", "Reserved", BYTES },
	[ADDRESS]   = { "ipv6.routing.src.addr", "Address", IPV6, .also = "ipv6.addr" },
	[HOME_RESERVED] = { "ipv6.routing.mipv6.reserved", "Reserved", BYTES },
	[HOME]      = { "ipv6.routing.mipv6.home_address", "Home Address", IPV6, .also = "ipv6.addr" },
	[COMPRESSED_INNER] = { "ipv6.routing.rpl.cmprI", "Bytes left out of all addresses but the last", UINT, 4, .mask = 0xf0000000 },
	[COMPRESSED_LAST] = { "ipv6.routing.rpl.cmprE", "Bytes left out of the last address", UINT, 4, .mask = 0x0f000000 },
	[PAD]       = { "ipv6.routing.rpl.pad", "Padding", UINT, 4, .mask = 0x00f00000, .unit = "bytes" },
	[RPL_RESERVED] = { "ipv6.routing.rpl.reserved", "Reserved", UINT, 4, .mask = 0x000fffff },
	[RPL_ADDRESS] = { "ipv6.routing.rpl.address", "Address, without what it shares with the destination", BYTES },
	[PADDING]   = { "ipv6.routing.rpl.padding", "Padding", BYTES },
	[LAST_ENTRY] = { "ipv6.routing.srh.last_entry", "Last Entry", UINT, 1 },
	[FLAG_BITS] = { "ipv6.routing.srh.flags", "Flags", UINT, 1, HEX },
	[TAG]       = { "ipv6.routing.srh.tag", "Tag", BYTES },
	[SEGMENT]   = { "ipv6.routing.srh.addr", "Segment", IPV6, .also = "ipv6.addr" },
	[TLV]       = { "ipv6.routing.srh.tlv", "TLV", GROUP, .values = tlvs },
	[TLV_TYPE]  = { "ipv6.routing.srh.tlv.type", "Type", UINT, 1, DEC, tlvs },
	[TLV_LEN]   = { "ipv6.routing.srh.tlv.len", "Length", UINT, 1, .unit = "bytes" },
	[TLV_VALUE] = { "ipv6.routing.srh.tlv.value", "Value", BYTES },
	[DATA]      = { "ipv6.routing.unknown_data", "Data", BYTES },
	[DEPRECATED] = { "ipv6.routing.deprecated", "Deprecated: RFC 5095", NOTE },
	[SEGMENTS_BAD] = { "ipv6.routing.invalid_segleft", "More segments left than there are addresses", NOTE, .severity = ERROR },
	[LEN_BAD]   = { "ipv6.routing.invalid_length", "The length does not fit the addresses", NOTE, .severity = ERROR },
};

static const struct ipv6_header_rows header = {
	&fields[NEXT], &fields[LEN], &fields[LEN_BYTES],
};

static const struct option_rows tlv_rows = {
	&fields[TLV], &fields[TLV_TYPE], &fields[TLV_LEN], &fields[TLV_VALUE], NULL, &fields[LEN_BAD],
	.singles = 1, .uncounted = 2,
};

/* Addresses in the order of the visit: the last one is where the packet ends. */
static void
dissect_source_route(struct dissection *d, size_t to_visit)
{
	size_t count = 0;

	add_bytes(d, RESERVED, 4);
	for (; fits(d, ADDRESS_LEN) && !d->fault; count++)
		add_bytes(d, ADDRESS, ADDRESS_LEN);
	if (to_visit > count)
		add_note(d, SEGMENTS_BAD);
	else if (to_visit)
		is_destination(d);
	add_note(d, DEPRECATED);
}

static void
dissect_home(struct dissection *d, size_t to_visit)
{
	add_bytes(d, HOME_RESERVED, 4);
	add_bytes(d, HOME, ADDRESS_LEN);
	if (to_visit)
		is_destination(d);
}

/* RFC 6554 section 3: an address without its first bytes, which the destination tells, is no whole one. */
static void
dissect_rpl(struct dissection *d, size_t to_visit)
{
	const uint8_t *p = take(d, 4);

	if (!p)
		return;
	size_t inner = ADDRESS_LEN - (*p >> 4), last = ADDRESS_LEN - (*p & 15u), pad = p[1] >> 4;

	add_value(d, COMPRESSED_INNER, *p >> 4, p, 4);
	add_value(d, COMPRESSED_LAST, *p & 15u, p, 4);
	add_value(d, PAD, pad, p, 4);
	add_value(d, RPL_RESERVED, big_endian(p, 4) & 0xfffff, p, 4);
	while (fits(d, inner + last + pad) && !d->fault)
		add_bytes(d, RPL_ADDRESS, inner);
	if (!fits(d, last + pad)) {
		add_note(d, LEN_BAD);
		return;
	}
	add_bytes(d, last == ADDRESS_LEN ? ADDRESS : RPL_ADDRESS, last);
	if (to_visit)
		is_destination(d);
	if (pad)
		add_bytes(d, PADDING, pad);
}

/* Only the HMAC has a value that means something, to who has the key. */
static void
add_tlv(struct dissection *d, uint64_t type, size_t len)
{
	(void)type;
	if (len > 2)
		add_bytes(d, TLV_VALUE, len - 2);
}

/* RFC 8754 section 2: the segments stand in reverse order, so the path ends at the first. */
static void
dissect_segments(struct dissection *d, size_t to_visit)
{
	size_t last = add_uint(d, LAST_ENTRY);

	add_uint(d, FLAG_BITS);
	add_bytes(d, TAG, 2);
	if (!fits(d, (last + 1) * ADDRESS_LEN)) {
		add_note(d, LEN_BAD);
		return;
	}
	for (size_t i = 0; i <= last; i++) {
		add_bytes(d, SEGMENT, ADDRESS_LEN);
		if (!i && to_visit)
			is_destination(d);
	}
	if (to_visit > last + 1)	/* one more than last: section 4.1, the reduced header */
		add_note(d, SEGMENTS_BAD);
	dissect_option_list(d, left(d) + d->uncaptured, &tlv_rows, add_tlv);
}

static void
dissect(struct dissection *d)
{
	static void (*const by_type[])(struct dissection *d, size_t to_visit) = {
		[0] = dissect_source_route, [2] = dissect_home, [3] = dissect_rpl, [4] = dissect_segments,
	};
	uint64_t next;
	size_t n = add_ipv6_header_start(d, &header, &next);
	uint64_t type = add_uint(d, TYPE);
	size_t to_visit = add_uint(d, SEGMENTS_LEFT);
	struct scope outer = enter(d, n ? n - START : 0);

	summary(d, 0);
	if (type < sizeof by_type / sizeof *by_type && by_type[type])
		by_type[type](d, to_visit);
	if (left(d))
		add_bytes(d, DATA, left(d));
	leave(d, outer);
	hand_over(d, IP_PROTO, (uint32_t)next);
}

const struct dissector dissector_ipv6_routing = {
	.proto = { "ipv6.routing", "Routing Header for IPv6", PROTOCOL },
	.column = "IPv6",
	.title = "Routing Header for IPv6 ({ipv6.routing.type})",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "{ipv6.routing.nxt} ({ipv6.routing.nxt#})" },
	.on = { { IP_PROTO, 43 } },
};
