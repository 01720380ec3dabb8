/*
 * IGMP: which hosts want which multicast groups.  Version 1: RFC 1112, 2:
 * RFC 2236, 3: RFC 3376; router discovery: RFC 4286.
 *
 *	|     Type      | Max Resp Time |           Checksum            |
 *	|                         Group Address                         |
 *	| Resv  |S| QRV |     QQIC      |     Number of Sources (N)     |  version 3
 */

#include "dissectors/engine/checksum.h"
#include "dissectors/network/floating.h"

enum { QUERY = 0x11, REPORT_V1 = 0x12, REPORT_V2 = 0x16, LEAVE = 0x17, REPORT_V3 = 0x22, ADVERTISEMENT = 0x30 };

static const struct value types[] = {	/* IANA igmp-type-numbers */
	{ QUERY, "Membership Query" }, { REPORT_V1, "Membership Report" }, { 0x13, "DVMRP Protocol" },
	{ 0x14, "PIM Routing" }, { 0x15, "Cisco Trace" }, { REPORT_V2, "Membership Report" },
	{ LEAVE, "Leave Group" }, { 0x1e, "Traceroute Response" }, { 0x1f, "Traceroute Request" },
	{ REPORT_V3, "Membership Report" }, { ADVERTISEMENT, "Multicast Router Advertisement" },
	{ 0x31, "Multicast Router Solicitation" }, { 0x32, "Multicast Router Termination" },
	{ 0, NULL },
};

enum { IS_INCLUDE = 1, IS_EXCLUDE, TO_INCLUDE, TO_EXCLUDE };

static const struct value record_types[] = {	/* RFC 3376 section 4.2.12 */
	{ IS_INCLUDE, "Mode Is Include" }, { IS_EXCLUDE, "Mode Is Exclude" },
	{ TO_INCLUDE, "Change To Include Mode" }, { TO_EXCLUDE, "Change To Exclude Mode" },
	{ 5, "Allow New Sources" }, { 6, "Block Old Sources" }, { 0, NULL },
};

enum {
	VERSION, TYPE, MAX_RESP, RESERVED, INTERVAL,
	CHECKSUM, CHECKSUM_STATUS, CHECKSUM_CALCULATED, GROUP_ADDRESS,
	FLAG_BITS, FLAG_S, FLAG_QRV, QQIC, QUERY_INTERVAL, SOURCE_COUNT, SOURCE,
	RECORD_COUNT, RECORD, RECORD_TYPE, RECORD_AUX_LEN, RECORD_AUX, ROBUSTNESS, DATA,
};

static const struct field fields[] = {
	[VERSION]  = { "igmp.version", "IGMP Version", UINT, .generated = true },
	[TYPE]     = { "igmp.type", "Type", UINT, 1, HEX, types },
	[MAX_RESP] = { "igmp.max_resp", "Max Resp Time", UINT, 1, .unit = "tenths of a second" },
	[RESERVED] = { "igmp.reserved", "Reserved", BYTES },
	[INTERVAL] = { "igmp.advertisement_interval", "Advertisement Interval", UINT, 1, .unit = "seconds" },
	[CHECKSUM] = { "igmp.checksum", "Checksum", UINT, 2, HEX },
	[CHECKSUM_STATUS] = { "igmp.checksum.status", "Checksum Status", UINT, .values = checksum_statuses, .generated = true },
	[CHECKSUM_CALCULATED] = { "igmp.checksum_calculated", "Calculated Checksum", UINT, 2, HEX, .generated = true },
	[GROUP_ADDRESS] = { "igmp.maddr", "Multicast Address", IPV4 },
	[FLAG_BITS] = { "igmp.flags", "Flags", UINT, 1, HEX, .parts = 2 },
	[FLAG_S]   = { "igmp.s", "Suppress router side processing", BOOL, 1, .mask = 0x08 },
	[FLAG_QRV] = { "igmp.qrv", "Querier's Robustness Variable", UINT, 1, .mask = 0x07 },
	[QQIC]     = { "igmp.qqic", "Querier's Query Interval", UINT, 1, .unit = "seconds" },
	[QUERY_INTERVAL] = { "igmp.query_interval", "Query Interval", UINT, 2, .unit = "seconds" },
	[SOURCE_COUNT] = { "igmp.num_src", "Number of Sources", UINT, 2 },
	[SOURCE]   = { "igmp.saddr", "Source Address", IPV4 },
	[RECORD_COUNT] = { "igmp.num_grp_recs", "Number of Group Records", UINT, 2 },
	[RECORD]   = { "igmp.record", "Group Record", GROUP, .values = record_types },
	[RECORD_TYPE] = { "igmp.record_type", "Record Type", UINT, 1, DEC, record_types },
	[RECORD_AUX_LEN] = { "igmp.aux_data_len", "Aux Data Len", UINT, 1 },
	[RECORD_AUX] = { "igmp.aux_data", "Aux Data", BYTES },
	[ROBUSTNESS] = { "igmp.robustness", "Robustness Variable", UINT, 2 },
	[DATA]     = { "igmp.data", "Data", BYTES },
};

static const struct checksum_rows checksum_rows = {
	&fields[CHECKSUM_STATUS], &fields[CHECKSUM_CALCULATED], NULL,
};

enum { MESSAGE, GENERAL, SPECIFIC, REPORT, LEAVING, JOINS, LEAVES, RECORDS };	/* summaries */

/* The second byte, whose meaning the type gives, the checksum, and its verdict. */
static void
dissect_start(struct dissection *d, const uint8_t *start, int second)
{
	if (second == RESERVED)
		add_bytes(d, RESERVED, 1);
	else if (second == MAX_RESP)	/* version 2 ends where the code begins to be another number */
		add_floating_row(d, &fields[MAX_RESP]);
	else
		add_uint_row(d, &fields[second]);
	uint16_t stored = (uint16_t)add_uint(d, CHECKSUM);

	add_plain_checksum_verdict(d, &checksum_rows, start, stored);
}

/* RFC 3376 section 7.1: by its length and its second byte. */
static int
query_version(const struct dissection *d, const uint8_t *start)
{
	size_t n = (size_t)(d->end - start) + d->uncaptured;

	return n >= 12 ? 3 : n >= 2 && left(d) && !*d->p ? 1 : 2;
}

static void
dissect_query(struct dissection *d, const uint8_t *start, int version)
{
	dissect_start(d, start, version == 1 ? RESERVED : MAX_RESP);
	const uint8_t *group = add_bytes(d, GROUP_ADDRESS, 4);

	summary(d, group && big_endian(group, 4) ? SPECIFIC : GENERAL);
	if (version < 3)
		return;
	add_uint(d, FLAG_BITS);
	add_floating_row(d, &fields[QQIC]);
	for (uint64_t n = add_uint(d, SOURCE_COUNT); n && !d->fault; n--)
		add_bytes(d, SOURCE, 4);
}

/* Gives whether any sources are named. */
static bool
dissect_record(struct dissection *d)
{
	struct node *record = open_group(d, RECORD, left(d) ? *d->p : 0);

	add_uint(d, RECORD_TYPE);
	size_t aux = add_uint(d, RECORD_AUX_LEN) * 4;
	uint64_t sources = add_uint(d, SOURCE_COUNT);

	add_bytes(d, GROUP_ADDRESS, 4);
	for (uint64_t n = sources; n && !d->fault; n--)
		add_bytes(d, SOURCE, 4);
	if (aux)
		add_bytes(d, RECORD_AUX, aux);
	close_group(d, record);
	return sources;
}

/* RFC 3376 section 5.1: to exclude no source is to join, to include none is to leave. */
static void
dissect_report_v3(struct dissection *d, const uint8_t *start)
{
	dissect_start(d, start, RESERVED);
	add_bytes(d, RESERVED, 2);
	uint64_t count = add_uint(d, RECORD_COUNT);

	summary(d, RECORDS);
	for (uint64_t n = count; n && !d->fault; n--) {
		uint64_t type = left(d) ? *d->p : 0;
		bool sources = dissect_record(d);

		if (count == 1 && !sources && (type == TO_EXCLUDE || type == IS_EXCLUDE))
			summary(d, JOINS);
		else if (count == 1 && !sources && type == TO_INCLUDE)
			summary(d, LEAVES);
	}
}

static void
dissect_router(struct dissection *d, const uint8_t *start, bool advertises)
{
	dissect_start(d, start, advertises ? INTERVAL : RESERVED);
	if (advertises) {		/* RFC 4286 section 3 */
		add_uint(d, QUERY_INTERVAL);
		add_uint(d, ROBUSTNESS);
	}
}

static void
dissect(struct dissection *d)
{
	const uint8_t *start = d->p;
	uint64_t type = add_uint(d, TYPE);
	int version = type == QUERY ? query_version(d, start) : type == REPORT_V1 ? 1 :
	    type == REPORT_V3 ? 3 : 2;

	summary(d, MESSAGE);
	if (type == QUERY || type == REPORT_V1 || type == REPORT_V2 || type == LEAVE || type == REPORT_V3)
		add_derived(d, VERSION, (uint64_t)version);
	if (type == QUERY) {
		dissect_query(d, start, version);
	} else if (type == REPORT_V1 || type == REPORT_V2 || type == LEAVE) {
		dissect_start(d, start, version == 1 ? RESERVED : MAX_RESP);
		add_bytes(d, GROUP_ADDRESS, 4);
		summary(d, type == LEAVE ? LEAVING : REPORT);
	} else if (type == REPORT_V3) {
		dissect_report_v3(d, start);
	} else {
		dissect_router(d, start, type == ADVERTISEMENT);
	}
	if (left(d))
		add_bytes(d, DATA, left(d));
}

const struct dissector dissector_igmp = {
	.proto = { "igmp", "Internet Group Management Protocol", PROTOCOL },
	.column = "IGMP",
	ROWS(fields),
	.dissect = dissect,
	.summaries = {
		[MESSAGE] = "{igmp.type}",
		[GENERAL] = "{igmp.type}, general",
		[SPECIFIC] = "{igmp.type}, specific for group {igmp.maddr}",
		[REPORT] = "{igmp.type} group {igmp.maddr}",
		[LEAVING] = "{igmp.type} {igmp.maddr}",
		[JOINS] = "{igmp.type} / Join group {igmp.maddr} for any sources",
		[LEAVES] = "{igmp.type} / Leave group {igmp.maddr}",
		[RECORDS] = "{igmp.type}, group records: {igmp.num_grp_recs}{, first: |igmp.maddr}",
	},
	.on = { { IP_PROTO, 2 } },
};
