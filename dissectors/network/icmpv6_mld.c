/*
 * Multicast listener discovery.  RFC 2710 section 3, RFC 3810 section 5.
 *
 *	|  Maximum Response Code        |           Reserved            |
 *	|                      Multicast Address                        |
 *	| Resv  |S| QRV |     QQIC      |     Number of Sources (N)     |  version 2
 */

#include "dissectors/network/floating.h"
#include "dissectors/network/icmp_extensions.h"
#include "dissectors/network/icmpv6_mld.h"

enum { QUERY = 130, REPORT_V2 = 143, QUERY_V1_REST = 20 };

static const struct value record_types[] = {	/* RFC 3810 section 5.2.12 */
	{ 1, "Include" }, { 2, "Exclude" }, { 3, "Changed to include" }, { 4, "Changed to exclude" },
	{ 5, "Allow new sources" }, { 6, "Block old sources" }, { 0, NULL },
};

enum {
	MAX_DELAY, MAX_CODE, RESERVED, GROUP_ADDRESS, FLAG_BITS, FLAG_S, FLAG_QRV, QQIC,
	SOURCE_COUNT, SOURCE, RECORD_COUNT, RECORD, RECORD_TYPE, RECORD_AUX_LEN,
	RECORD_SOURCE_COUNT, RECORD_ADDRESS, RECORD_SOURCE, RECORD_AUX,
};

static const struct field fields[] = {
	[MAX_DELAY] = { "icmpv6.mld.maximum_response_delay", "Maximum Response Delay", UINT, 2, .unit = "ms" },
	[MAX_CODE] = { "icmpv6.mld.maximum_response_code", "Maximum Response Delay", UINT, 2, .unit = "ms" },
	[RESERVED] = { "icmpv6.reserved", "Reserved", BYTES },
	[GROUP_ADDRESS] = { "icmpv6.mld.multicast_address", "Multicast Address", IPV6 },
	[FLAG_BITS] = { "icmpv6.mld.flag", "Flags", UINT, 1, HEX, .parts = 2 },
	[FLAG_S]   = { "icmpv6.mld.flag.s", "Suppress Router-Side Processing", BOOL, 1, .mask = 0x08 },
	[FLAG_QRV] = { "icmpv6.mld.flag.qrv", "Querier's Robustness Variable", UINT, 1, .mask = 0x07 },
	[QQIC]     = { "icmpv6.mld.qqi", "Querier's Query Interval", UINT, 1, .unit = "seconds" },
	[SOURCE_COUNT] = { "icmpv6.mld.nb_sources", "Number of Sources", UINT, 2 },
	[SOURCE]   = { "icmpv6.mld.source_address", "Source Address", IPV6 },
	[RECORD_COUNT] = { "icmpv6.mldr.nb_mcast_records", "Number of Multicast Address Records", UINT, 2 },
	[RECORD]   = { "icmpv6.mldr.mar", "Multicast Address Record", GROUP, .values = record_types },
	[RECORD_TYPE] = { "icmpv6.mldr.mar.record_type", "Record Type", UINT, 1, DEC, record_types },
	[RECORD_AUX_LEN] = { "icmpv6.mldr.mar.aux_data_len", "Aux Data Len", UINT, 1 },
	[RECORD_SOURCE_COUNT] = { "icmpv6.mldr.mar.nb_sources", "Number of Sources", UINT, 2 },
	[RECORD_ADDRESS] = { "icmpv6.mldr.mar.multicast_address", "Multicast Address", IPV6 },
	[RECORD_SOURCE] = { "icmpv6.mldr.mar.source_address", "Source Address", IPV6 },
	[RECORD_AUX] = { "icmpv6.mldr.mar.auxiliary_data", "Auxiliary Data", BYTES },
};

/* RFC 3810 section 8.1: a query of 24 bytes is of version 1. */
static void
dissect_query(struct dissection *d)
{
	if (!fits(d, QUERY_V1_REST + 1)) {
		add_uint(d, MAX_DELAY);
		add_bytes(d, RESERVED, 2);
		add_bytes(d, GROUP_ADDRESS, 16);
		return;
	}
	add_floating_row(d, &fields[MAX_CODE]);
	add_bytes(d, RESERVED, 2);
	add_bytes(d, GROUP_ADDRESS, 16);
	add_uint(d, FLAG_BITS);
	add_floating_row(d, &fields[QQIC]);
	for (uint64_t n = add_uint(d, SOURCE_COUNT); n && !d->fault; n--)
		add_bytes(d, SOURCE, 16);
}

static void
dissect_record(struct dissection *d)
{
	struct node *record = open_group(d, RECORD, left(d) ? *d->p : 0);

	add_uint(d, RECORD_TYPE);
	size_t aux = add_uint(d, RECORD_AUX_LEN) * 4;
	uint64_t n = add_uint(d, RECORD_SOURCE_COUNT);

	add_bytes(d, RECORD_ADDRESS, 16);
	for (; n && !d->fault; n--)
		add_bytes(d, RECORD_SOURCE, 16);
	if (aux)
		add_bytes(d, RECORD_AUX, aux);
	close_group(d, record);
}

static void
dissect_report_v2(struct dissection *d)
{
	add_bytes(d, RESERVED, 2);
	for (uint64_t n = add_uint(d, RECORD_COUNT); n && !d->fault; n--)
		dissect_record(d);
}

void
dissect_icmpv6_mld(struct dissection *d, uint64_t type)
{
	if (type == REPORT_V2) {
		dissect_report_v2(d);
	} else if (type == QUERY) {
		dissect_query(d);
	} else {
		add_uint(d, MAX_DELAY);
		add_bytes(d, RESERVED, 2);
		add_bytes(d, GROUP_ADDRESS, 16);
	}
}

const struct dissector dissector_icmpv6_mld = {
	.proto = { "icmpv6.mld", "Multicast listener discovery", PROTOCOL },
	ROWS(fields),
	.also = &dissector_icmp_extensions,
};
