/*
 * Options of the IPv4 header, as a list.  RFC 791 section 3.1; numbers: IANA
 * ip-parameters.
 *
 *	+--------+--------+--------+-- ...	record route, source routes:
 *	|  type  | length | pointer| data	pointer counts from the type, from 1
 *	+--------+--------+--------+-- ...
 */

#include "dissectors/engine/option_list.h"
#include "dissectors/network/ipv4_options.h"
#include "dissectors/network/quick_start.h"

static const struct value types[] = {
	{ 0, "End of Options List" }, { 1, "No-Operation" }, { 7, "Record Route" },
	{ 10, "Experimental Measurement" }, { 11, "MTU Probe" }, { 12, "MTU Reply" },
	{ 25, "Quick-Start" }, { 68, "Time Stamp" }, { 82, "Traceroute" }, { 130, "Security" },
	{ 131, "Loose Source Route" }, { 133, "Extended Security" }, { 134, "Commercial Security" },
	{ 136, "Stream ID" }, { 137, "Strict Source Route" }, { 142, "Experimental Access Control" },
	{ 144, "IMI Traffic Descriptor" }, { 145, "Extended Internet Protocol" },
	{ 147, "Address Extension" }, { 148, "Router Alert" }, { 149, "Selective Directed Broadcast" },
	{ 151, "Dynamic Packet State" }, { 152, "Upstream Multicast Packet" }, { 0, NULL },
};

static const struct value classes[] = {
	{ 0, "Control" }, { 1, "Reserved" }, { 2, "Debugging and measurement" }, { 3, "Reserved" },
	{ 0, NULL },
};

static const struct value alerts[] = {	/* RFC 2113 */
	{ 0, "Router shall examine packet" }, { 0, NULL },
};

static const struct value stamp_flags[] = {	/* RFC 791 section 3.1 */
	{ 0, "Time stamps only" }, { 1, "Time stamp and address" },
	{ 3, "Time stamps of the addresses given" }, { 0, NULL },
};

static const struct value levels[] = {	/* RFC 1108 section 2.3 */
	{ 0x3d, "Top Secret" }, { 0x5a, "Secret" }, { 0x96, "Confidential" }, { 0xab, "Unclassified" },
	{ 0, NULL },
};

enum {
	OPTION, TYPE, COPY, CLASS, NUMBER, LEN, POINTER, ADDRESS, FREE, ALERT,
	OVERFLOW, FLAG, STAMP_ADDRESS, STAMP, MTU, STREAM, TRACE_ID, TRACE_OUT, TRACE_BACK, ORIGINATOR,
	CLASSIFICATION, AUTHORITIES, DOMAIN, TAG, QS_FUNCTION, QS_RATE, QS_TTL, QS_NONCE, DATA, LEN_BAD, AFTER_END,
};

static const struct field fields[] = {
	[OPTION]  = { "ip.opt", "IP Option", GROUP, .values = types },
	[TYPE]    = { "ip.opt.type", "Type", UINT, 1, DEC, types, .parts = 3 },
	[COPY]    = { "ip.opt.type.copy", "Copied into fragments", BOOL, 1, .mask = 0x80 },
	[CLASS]   = { "ip.opt.type.class", "Class", UINT, 1, .mask = 0x60, .values = classes },
	[NUMBER]  = { "ip.opt.type.number", "Number", UINT, 1, .mask = 0x1f },
	[LEN]     = { "ip.opt.len", "Length", UINT, 1, .unit = "bytes" },
	[POINTER] = { "ip.opt.ptr", "Pointer", UINT, 1 },
	[ADDRESS] = { "ip.opt.addr", "Address", IPV4 },
	[FREE]    = { "ip.opt.addr.free", "Not filled in yet", IPV4 },
	[ALERT]   = { "ip.opt.ra", "Router Alert", UINT, 2, DEC, alerts },
	[OVERFLOW] = { "ip.opt.overflow", "Hosts without room for a time stamp", UINT, 1, .mask = 0xf0 },
	[FLAG]    = { "ip.opt.flag", "Flag", UINT, 1, .mask = 0x0f, .values = stamp_flags },
	[STAMP_ADDRESS] = { "ip.opt.time_stamp_addr", "Address", IPV4 },
	[STAMP]   = { "ip.opt.time_stamp", "Time stamp", UINT, 4, CLOCK },
	[MTU]     = { "ip.opt.mtu", "MTU", UINT, 2, .unit = "bytes" },
	[STREAM]  = { "ip.opt.sid", "Stream Identifier", UINT, 2 },
	[TRACE_ID] = { "ip.opt.id_number", "ID Number", UINT, 2 },
	[TRACE_OUT] = { "ip.opt.ohc", "Outbound Hop Count", UINT, 2 },
	[TRACE_BACK] = { "ip.opt.rhc", "Return Hop Count", UINT, 2 },
	[ORIGINATOR] = { "ip.opt.originator", "Originator IP Address", IPV4 },
	[CLASSIFICATION] = { "ip.opt.sec_cl", "Classification Level", UINT, 1, HEX, levels },
	[AUTHORITIES] = { "ip.opt.sec_prot_auth_flags", "Protection Authority Flags", BYTES },
	[DOMAIN]  = { "ip.opt.cipso.doi", "Domain of Interpretation", UINT, 4 },
	[TAG]     = { "ip.opt.cipso.tag", "Tag: type, length and value", BYTES },
	[QS_FUNCTION] = { "ip.opt.qs_func", "Function", UINT, 1, .mask = 0xf0, .values = quick_start_functions },
	[QS_RATE] = { "ip.opt.qs_rate", "Rate", UINT, 1, .mask = 0x0f },
	[QS_TTL]  = { "ip.opt.qs_ttl", "QS TTL", UINT, 1 },
	[QS_NONCE] = { "ip.opt.qs_nonce", "Nonce", UINT, 4, HEX, .mask = 0xfffffffc },
	[DATA]    = { "ip.opt.data", "Data", BYTES },
	[LEN_BAD] = { "ip.opt.len.bad", "The option's length does not fit", NOTE, .severity = ERROR },
	[AFTER_END] = { "ip.opt.padding", "Padding", BYTES },
};

enum {
	RECORD_ROUTE = 7, MTU_PROBE = 11, MTU_REPLY = 12, QUICK_START = 25, TIME_STAMP = 68,
	TRACEROUTE = 82, SECURITY = 130, LOOSE_ROUTE = 131, CIPSO = 134, STREAM_ID = 136,
	STRICT_ROUTE = 137, ROUTER_ALERT = 148,
};

static const struct option_rows rows = {
	&fields[OPTION], &fields[TYPE], &fields[LEN], &fields[DATA], &fields[AFTER_END], &fields[LEN_BAD],
	.singles = 2, .ends = true,
};

/*
 * Slots up to the pointer were filled in by routers, or were passed.  A source
 * route that still goes on ends at the packet's true destination.
 */
static void
dissect_route(struct dissection *d, uint64_t type)
{
	const uint8_t *option = d->p - 2;
	size_t pointer = add_uint(d, POINTER);
	bool ahead = false;

	while (left(d) && fits(d, 4)) {
		ahead = (size_t)(d->p - option) + 1 >= pointer;
		add_bytes(d, ahead ? FREE : ADDRESS, 4);
	}
	if (ahead && type != RECORD_ROUTE && !d->uncaptured)	/* what checksums and conversations count with */
		is_destination(d);
}

/* Entries up to the pointer are filled in; the others are shown, too: they may hold addresses. */
static void
dissect_stamps(struct dissection *d)
{
	add_uint(d, POINTER);
	const uint8_t *p = take(d, 1);
	unsigned flag = p ? *p & 15 : 0;
	size_t address = flag ? 4 : 0;

	if (!p)
		return;
	add_value(d, OVERFLOW, *p >> 4, p, 1);
	add_value(d, FLAG, flag, p, 1);
	while (left(d) && fits(d, address + 4) && flag != 2 && flag <= 3) {
		if (address)
			add_bytes(d, STAMP_ADDRESS, address);
		add_uint(d, STAMP);
	}
}

static void
dissect_traceroute(struct dissection *d)		/* RFC 1393 section 2.2 */
{
	add_uint(d, TRACE_ID);
	add_uint(d, TRACE_OUT);
	add_uint(d, TRACE_BACK);
	add_bytes(d, ORIGINATOR, 4);
}

static void
dissect_security(struct dissection *d, size_t len)	/* RFC 1108 section 2 */
{
	add_uint(d, CLASSIFICATION);
	if (len > 3)
		add_bytes(d, AUTHORITIES, len - 3);
}

/* draft-ietf-cipso-ipsecurity-01 section 3: tags of a type and a length that counts both. */
static void
dissect_cipso(struct dissection *d)
{
	add_uint(d, DOMAIN);
	while (left(d) >= 2 && d->p[1] >= 2 && fits(d, d->p[1]))
		add_bytes(d, TAG, d->p[1]);
}

static void
dissect_value(struct dissection *d, uint64_t type, size_t len)
{
	if ((type == RECORD_ROUTE || type == LOOSE_ROUTE || type == STRICT_ROUTE) && len > 2)
		dissect_route(d, type);
	else if (type == TIME_STAMP && len >= 4)
		dissect_stamps(d);
	else if (type == ROUTER_ALERT && len == 4)
		add_uint(d, ALERT);
	else if ((type == MTU_PROBE || type == MTU_REPLY) && len == 4)
		add_uint(d, MTU);
	else if (type == STREAM_ID && len == 4)
		add_uint(d, STREAM);
	else if (type == TRACEROUTE && len == 12)
		dissect_traceroute(d);
	else if (type == SECURITY && len >= 3)
		dissect_security(d, len);
	else if (type == CIPSO && len >= 6)
		dissect_cipso(d);
	else if (type == QUICK_START && len == 8)
		dissect_quick_start(d, &fields[QS_FUNCTION]);
}

void
dissect_ipv4_options(struct dissection *d, size_t n)
{
	dissect_option_list(d, n, &rows, dissect_value);
}

const struct dissector dissector_ipv4_options = {
	.proto = { "ip.opts", "Options of IPv4", PROTOCOL },
	ROWS(fields),
};
