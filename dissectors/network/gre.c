/*
 * Generic Routing Encapsulation: anything inside IP.  RFC 2784, key and number:
 * RFC 2890; source routes: RFC 1701; version 1 (PPTP): RFC 2637 section 4.1.
 *
 *	|C|R|K|S|s|Recur|A|Flags| Ver |         Protocol Type         |
 *	|      Checksum (optional)      |       Offset (optional)       |
 *	|                         Key (optional)                        |
 *	|                   Sequence Number (optional)                  |
 */

#include "dissectors/engine/checksum.h"
#include "dissectors/engine/registry.h"
#include "dissectors/link/ethertypes.h"

enum {
	FLAG_BITS, FLAG_C, FLAG_R, FLAG_K, FLAG_S, FLAG_STRICT, RECURSION, FLAG_A, RESERVED, VERSION,
	PROTO, CHECKSUM, CHECKSUM_STATUS, CHECKSUM_CALCULATED, OFFSET, KEY, KEY_LEN, CALL_ID,
	SEQUENCE, ACK, ROUTE, ROUTE_FAMILY, ROUTE_OFFSET, ROUTE_LEN, ROUTE_DATA,
};

static const struct field fields[] = {
	[FLAG_BITS] = { "gre.flags_and_version", "Flags and Version", UINT, 2, HEX, .parts = 9 },
	[FLAG_C]   = { "gre.flags.checksum", "Checksum Bit", BOOL, 2, .mask = 0x8000 },
	[FLAG_R]   = { "gre.flags.routing", "Routing Bit", BOOL, 2, .mask = 0x4000 },
	[FLAG_K]   = { "gre.flags.key", "Key Bit", BOOL, 2, .mask = 0x2000 },
	[FLAG_S]   = { "gre.flags.sequence_number", "Sequence Number Bit", BOOL, 2, .mask = 0x1000 },
	[FLAG_STRICT] = { "gre.flags.strict_source_route", "Strict Source Route Bit", BOOL, 2, .mask = 0x0800 },
	[RECURSION] = { "gre.flags.recursion_control", "Recursion control", UINT, 2, .mask = 0x0700 },
	[FLAG_A]   = { "gre.flags.ack", "Acknowledgment", BOOL, 2, .mask = 0x0080 },
	[RESERVED] = { "gre.flags.reserved", "Flags (Reserved)", UINT, 2, .mask = 0x0078 },
	[VERSION]  = { "gre.flags.version", "Version", UINT, 2, .mask = 0x0007 },
	[PROTO]    = { "gre.proto", "Protocol Type", UINT, 2, HEX, ethertypes, .leads = true },
	[CHECKSUM] = { "gre.checksum", "Checksum", UINT, 2, HEX },
	[CHECKSUM_STATUS] = { "gre.checksum.status", "Checksum Status", UINT, .values = checksum_statuses, .generated = true },
	[CHECKSUM_CALCULATED] = { "gre.checksum_calculated", "Calculated Checksum", UINT, 2, HEX, .generated = true },
	[OFFSET]   = { "gre.offset", "Offset", UINT, 2 },
	[KEY]      = { "gre.key", "Key", UINT, 4, HEX },
	[KEY_LEN]  = { "gre.key.payload_length", "Payload Length", UINT, 2, .unit = "bytes" },
	[CALL_ID]  = { "gre.key.call_id", "Call ID", UINT, 2 },
	[SEQUENCE] = { "gre.sequence_number", "Sequence Number", UINT, 4 },
	[ACK]      = { "gre.ack_number", "Acknowledgment Number", UINT, 4 },
	[ROUTE]    = { "gre.routing", "Source Route Entry", GROUP },
	[ROUTE_FAMILY] = { "gre.routing.address_family", "Address Family", UINT, 2 },
	[ROUTE_OFFSET] = { "gre.routing.sre_offset", "SRE Offset", UINT, 1 },
	[ROUTE_LEN] = { "gre.routing.src_length", "SRE Length", UINT, 1, .unit = "bytes" },
	[ROUTE_DATA] = { "gre.routing.information", "Routing Information", BYTES },
};

static const struct checksum_rows checksum_rows = {
	&fields[CHECKSUM_STATUS], &fields[CHECKSUM_CALCULATED], NULL,
};

enum { C = 0x8000, R = 0x4000, K = 0x2000, S = 0x1000, A = 0x0080, VERSION_BITS = 7, ERSPAN = 0x88be, ERSPAN_3 = 0x22eb, ETHERNET = 0x6558 };

/* RFC 1701: entries up to one of no family and no length. */
static void
dissect_route(struct dissection *d)
{
	bool last = false;

	while (!last && !d->fault) {
		struct node *entry = open_group(d, ROUTE, left(d) >= 2 ? big_endian(d->p, 2) : 0);
		uint64_t family = add_uint(d, ROUTE_FAMILY);

		add_uint(d, ROUTE_OFFSET);
		size_t len = add_uint(d, ROUTE_LEN);

		if (len)
			add_bytes(d, ROUTE_DATA, len);
		close_group(d, entry);
		last = !family && !len;
	}
}

static void
dissect(struct dissection *d)
{
	const uint8_t *start = d->p;
	uint64_t bits = add_uint(d, FLAG_BITS), proto = add_uint(d, PROTO);

	summary(d, 0);
	if (bits & (C | R)) {
		uint16_t stored = (uint16_t)add_uint(d, CHECKSUM);

		if (bits & C)			/* RFC 2784 2.1; else it means nothing: RFC 1701 */
			add_plain_checksum_verdict(d, &checksum_rows, start, stored);
		add_uint(d, OFFSET);
	}
	if (bits & K && bits & VERSION_BITS) {	/* RFC 2637: the key is two numbers */
		add_uint(d, KEY_LEN);
		add_uint(d, CALL_ID);
	} else if (bits & K) {
		add_uint(d, KEY);
	}
	if (bits & S)
		add_uint(d, SEQUENCE);
	if (bits & A && bits & VERSION_BITS)
		add_uint(d, ACK);
	if (bits & R)
		dissect_route(d);
	if (proto == ERSPAN && !(bits & S))	/* type I has no header: draft-foschiano-erspan-03 section 4.1 */
		hand_over(d, ETHERTYPE, ETHERNET);
	else if (!d->fault && (proto == ERSPAN || proto == ERSPAN_3))	/* these numbers are GRE's, not Ethernet's */
		d->next = &registry.entries[ENTRY_erspan];
	else
		hand_over(d, ETHERTYPE, (uint32_t)proto);
}

const struct dissector dissector_gre = {
	.proto = { "gre", "Generic Routing Encapsulation", PROTOCOL },
	.column = "GRE",
	.title = "Generic Routing Encapsulation ({gre.proto})",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "Encapsulated {gre.proto}" },
	.on = { { IP_PROTO, 47 } },
};
