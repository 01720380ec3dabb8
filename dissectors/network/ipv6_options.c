/*
 * Options of IPv6, as a list.  RFC 8200 section 4.2; numbers: IANA
 * ipv6-parameters.
 *
 *	|  type  | length | value	the length counts the value;
 *	|  Pad1  |			type 0 is one byte
 */

#include "dissectors/engine/option_list.h"
#include "dissectors/network/ipv6_options.h"
#include "dissectors/network/quick_start.h"

static const struct value types[] = {
	{ 0, "Pad1" }, { 1, "PadN" }, { 4, "Tunnel Encapsulation Limit" }, { 5, "Router Alert" },
	{ 7, "CALIPSO" }, { 8, "SMF_DPD" }, { 15, "Performance and Diagnostic Metrics" },
	{ 17, "IOAM" }, { 18, "Alternate Marking" }, { 35, "RPL Option" }, { 38, "Quick-Start" },
	{ 48, "Path MTU" }, { 49, "IOAM" }, { 50, "Alternate Marking" }, { 99, "RPL Option (old)" },
	{ 109, "MPL Option" }, { 138, "Endpoint Identification" }, { 139, "ILNP Nonce" },
	{ 140, "Line-Identification" }, { 194, "Jumbo Payload" }, { 201, "Home Address" },
	{ 238, "IP_DFF" }, { 30, "Experimental" }, { 62, "Experimental" }, { 94, "Experimental" },
	{ 126, "Experimental" }, { 158, "Experimental" }, { 190, "Experimental" },
	{ 222, "Experimental" }, { 254, "Experimental" }, { 0, NULL },
};

static const struct value actions[] = {		/* of a node that does not know the type */
	{ 0, "Skip and continue" }, { 1, "Discard" }, { 2, "Discard and report" },
	{ 3, "Discard and report unless multicast" }, { 0, NULL },
};

static const struct value alerts[] = {		/* RFC 2711, IANA ipv6-routeralert-values */
	{ 0, "MLD" }, { 1, "RSVP" }, { 2, "Active Network" }, { 0, NULL },
};

enum {
	OPTION, TYPE, ACTION, CHANGE, NUMBER, LEN, PADN, ALERT, TUNNEL_LIMIT, JUMBO, JUMBO_SMALL,
	HOME_ADDRESS, RPL_FLAGS, RPL_INSTANCE, RPL_RANK, QS_FUNCTION, QS_RATE, QS_TTL, QS_NONCE,
	PMTU_MIN, PMTU_RETURNED, PMTU_R, DATA, LEN_BAD,
};

static const struct field fields[] = {
	[OPTION]  = { "ipv6.opt", "Option", GROUP, .values = types },
	[TYPE]    = { "ipv6.opt.type", "Type", UINT, 1, HEX, types, .parts = 3 },
	[ACTION]  = { "ipv6.opt.type.action", "If unknown", UINT, 1, .mask = 0xc0, .values = actions },
	[CHANGE]  = { "ipv6.opt.type.change", "May change on the way", BOOL, 1, .mask = 0x20 },
	[NUMBER]  = { "ipv6.opt.type.rest", "Low-Order Bits", UINT, 1, HEX, .mask = 0x1f },
	[LEN]     = { "ipv6.opt.length", "Length", UINT, 1, .unit = "bytes" },
	[PADN]    = { "ipv6.opt.padn", "PadN", BYTES },
	[ALERT]   = { "ipv6.opt.router_alert", "Router Alert", UINT, 2, DEC, alerts },
	[TUNNEL_LIMIT] = { "ipv6.opt.tel", "Tunnel Encapsulation Limit", UINT, 1 },
	[JUMBO]   = { "ipv6.opt.jumbo", "Payload length", UINT, 4, .unit = "bytes" },
	[JUMBO_SMALL] = { "ipv6.opt.jumbo.truncated", "The payload would fit into the header's own length", NOTE, .severity = ERROR },
	[HOME_ADDRESS] = { "ipv6.opt.mipv6.home_address", "Home Address", IPV6, .also = "ipv6.addr" },
	[RPL_FLAGS] = { "ipv6.opt.rpl.flag", "Flags", UINT, 1, HEX },
	[RPL_INSTANCE] = { "ipv6.opt.rpl.instance_id", "RPL instance", UINT, 1, HEX },
	[RPL_RANK] = { "ipv6.opt.rpl.sender_rank", "Sender rank", UINT, 2, HEX },
	[QS_FUNCTION] = { "ipv6.opt.qs_func", "Function", UINT, 1, .mask = 0xf0, .values = quick_start_functions },
	[QS_RATE] = { "ipv6.opt.qs_rate", "Rate", UINT, 1, .mask = 0x0f },
	[QS_TTL]  = { "ipv6.opt.qs_ttl", "QS TTL", UINT, 1 },
	[QS_NONCE] = { "ipv6.opt.qs_nonce", "Nonce", UINT, 4, HEX, .mask = 0xfffffffc },
	[PMTU_MIN] = { "ipv6.opt.pmtu.min", "Smallest MTU so far", UINT, 2, .unit = "bytes" },
	[PMTU_RETURNED] = { "ipv6.opt.pmtu.rtn", "MTU returned", UINT, 2, .mask = 0xfffe, .scale = 2, .unit = "bytes" },
	[PMTU_R]  = { "ipv6.opt.pmtu.r_flag", "Return it, please", BOOL, 2, .mask = 0x0001 },
	[DATA]    = { "ipv6.opt.unknown", "Data", BYTES },
	[LEN_BAD] = { "ipv6.opt.invalid_len", "The option's length does not fit", NOTE, .severity = ERROR },
};

static const struct option_rows rows = {
	&fields[OPTION], &fields[TYPE], &fields[LEN], &fields[DATA], NULL, &fields[LEN_BAD],
	.singles = 1, .uncounted = 2,
};

/* RFC 6275 section 6.3: this is whom the packet is from, to those above; 11.3.1 sums it so. */
static void
dissect_home_address(struct dissection *d)
{
	add_bytes(d, HOME_ADDRESS, 16);
	is_source(d);
}

static void
dissect_jumbo(struct dissection *d)
{
	if (add_uint(d, JUMBO) <= UINT16_MAX)	/* RFC 2675 section 3 */
		add_note(d, JUMBO_SMALL);
}

static void
dissect_rpl(struct dissection *d)		/* RFC 6553 section 3 */
{
	add_uint(d, RPL_FLAGS);
	add_uint(d, RPL_INSTANCE);
	add_uint(d, RPL_RANK);
}

static void
dissect_path_mtu(struct dissection *d)		/* RFC 9268 section 5 */
{
	add_uint(d, PMTU_MIN);
	const uint8_t *p = take(d, 2);

	if (p) {
		add_value(d, PMTU_RETURNED, big_endian(p, 2) & 0xfffe, p, 2);
		add_value(d, PMTU_R, p[1] & 1u, p, 2);
	}
}

/* The value of an option, if it is as long as its RFC says, and all there. */
static void
dissect_value(struct dissection *d, uint64_t type, size_t len)
{
	size_t n = len - 2;

	if (type == 1 && n)
		add_bytes(d, PADN, n);
	else if (type == 4 && n == 1)		/* RFC 2473 section 4.1.1 */
		add_uint(d, TUNNEL_LIMIT);
	else if (type == 5 && n == 2)
		add_uint(d, ALERT);
	else if (type == 194 && n == 4)
		dissect_jumbo(d);
	else if (type == 201 && n == 16)
		dissect_home_address(d);
	else if ((type == 35 || type == 99) && n >= 4)
		dissect_rpl(d);
	else if (type == 38 && n == 6)
		dissect_quick_start(d, &fields[QS_FUNCTION]);
	else if (type == 48 && n == 4)
		dissect_path_mtu(d);
}

size_t
add_ipv6_header_start(struct dissection *d, const struct ipv6_header_rows *header, uint64_t *next)
{
	*next = add_uint_row(d, header->next);
	size_t n = (add_uint_row(d, header->len) + 1) * 8;

	add_derived_row(d, header->bytes, n);
	return d->fault ? 0 : n;
}

void
dissect_ipv6_options_header(struct dissection *d, const struct ipv6_header_rows *header)
{
	uint64_t next;
	size_t n = add_ipv6_header_start(d, header, &next);

	if (n)
		dissect_option_list(d, n - 2, &rows, dissect_value);
	hand_over(d, IP_PROTO, (uint32_t)next);
}

const struct dissector dissector_ipv6_options = {
	.proto = { "ipv6.opts", "Options of IPv6", PROTOCOL },
	ROWS(fields),
};
