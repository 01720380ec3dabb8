/* ICMP.  RFC 792; what is quoted, and how much: RFC 4884; extended echo: RFC 8335. */

#include <string.h>
#include "dissectors/engine/checksum.h"
#include "dissectors/engine/exchange_rows.h"
#include "dissectors/network/icmp_extensions.h"
#include "dissectors/network/icmp_names.h"
#include "dissectors/network/icmp_queries.h"

enum {
	TYPE, CODE, CODE_UNREACHABLE, CODE_REDIRECT, CODE_EXCEEDED, CODE_PROBLEM, CODE_ROUTER, CODE_PHOTURIS,
	CODE_EXT,
	CHECKSUM, CHECKSUM_STATUS, CHECKSUM_CALCULATED,
	IDENT, IDENT_LE, SEQ, SEQ_LE, UNUSED, LENGTH, MTU, GATEWAY, POINTER,
	POINTER_TO, POINTER_BYTE, POINTER_BEYOND, REST, RESP_IN, NO_RESP, RESP_TO, RESPTIME,
	DATA,
};

static const struct field fields[] = {
	[TYPE]     = { "icmp.type", "Type", UINT, 1, DEC, icmp_types },
	[CODE]     = { "icmp.code", "Code", UINT, 1 },
	[CODE_UNREACHABLE] = { "icmp.code", "Code", UINT, 1, DEC, icmp_unreachable_codes },
	[CODE_REDIRECT] = { "icmp.code", "Code", UINT, 1, DEC, icmp_redirect_codes },
	[CODE_EXCEEDED] = { "icmp.code", "Code", UINT, 1, DEC, icmp_exceeded_codes },
	[CODE_PROBLEM] = { "icmp.code", "Code", UINT, 1, DEC, icmp_problem_codes },
	[CODE_ROUTER] = { "icmp.code", "Code", UINT, 1, DEC, icmp_router_codes },
	[CODE_PHOTURIS] = { "icmp.code", "Code", UINT, 1, DEC, icmp_photuris_codes },
	[CODE_EXT] = { "icmp.code", "Code", UINT, 1, DEC, icmp_ext_codes },
	[CHECKSUM] = { "icmp.checksum", "Checksum", UINT, 2, HEX },
	[CHECKSUM_STATUS] = { "icmp.checksum.status", "Checksum Status", UINT, .values = checksum_statuses, .generated = true },
	[CHECKSUM_CALCULATED] = { "icmp.checksum_calculated", "Calculated Checksum", UINT, 2, HEX, .generated = true },
	[IDENT]    = { "icmp.ident", "Identifier (BE)", UINT, 2, DEC_HEX },
	[IDENT_LE] = { "icmp.ident_le", "Identifier (LE)", UINT, 2, DEC_HEX },
	[SEQ]      = { "icmp.seq", "Sequence Number (BE)", UINT, 2, DEC },
	[SEQ_LE]   = { "icmp.seq_le", "Sequence Number (LE)", UINT, 2, DEC },
	[UNUSED]   = { "icmp.unused", "Unused", BYTES },
	[LENGTH]   = { "icmp.length", "Length of original datagram", UINT, 1, .unit = "* 4 bytes" },
	[MTU]      = { "icmp.mtu", "MTU of next hop", UINT, 2, .unit = "bytes" },
	[GATEWAY]  = { "icmp.redir_gw", "Gateway Address", IPV4 },
	[POINTER]  = { "icmp.pointer", "Pointer", UINT, 1 },
	[POINTER_TO] = { "icmp.pointer", "Pointer", UINT, 1, DEC, icmp_header_bytes },
	[POINTER_BYTE] = { "icmp.pointer.byte", "The byte that it points to", UINT, 1, HEX_DEC, .generated = true },
	[POINTER_BEYOND] = { "icmp.pointer.beyond", "The pointer points behind what is quoted", NOTE },
	[REST]     = { "icmp.reserved", "Reserved", BYTES },
	[DATA]     = { "data.data", "Data", BYTES },
	[RESP_IN]  = { "icmp.resp_in", "Response frame", FRAME, .generated = true },
	[NO_RESP]  = { "icmp.no_resp", "No response seen", NOTE, .severity = WARNING },
	[RESP_TO]  = { "icmp.resp_to", "Request frame", FRAME, .generated = true },
	[RESPTIME] = { "icmp.resptime", "Response time", DURATION, .generated = true },
};

static const struct exchange_rows exchange_rows = {
	.response_in = &fields[RESP_IN], .no_response = &fields[NO_RESP],
	.request_in = &fields[RESP_TO], .delay = &fields[RESPTIME],
};

static const struct checksum_rows checksum_rows = {
	&fields[CHECKSUM_STATUS], &fields[CHECKSUM_CALCULATED], NULL,
};

enum { ETHERTYPE_IPV4 = 0x0800 };

enum { MESSAGE, MESSAGE_CODE, ECHO, MESSAGE_ID, UNKNOWN };	/* summaries */

/* Some hosts count in their own byte order: both are shown, as Wireshark does. */
static void
add_ident(struct dissection *d)
{
	uint64_t ident = add_uint(d, IDENT);

	add_derived(d, IDENT_LE, __builtin_bswap16((uint16_t)ident));
}

static void
dissect_ident(struct dissection *d)
{
	add_ident(d);
	uint64_t seq = add_uint(d, SEQ);

	add_derived(d, SEQ_LE, __builtin_bswap16((uint16_t)seq));
}

static void
dissect_echo(struct dissection *d)
{
	summary(d, ECHO);
	dissect_ident(d);
}

static void
dissect_information(struct dissection *d)
{
	summary(d, MESSAGE_ID);
	dissect_ident(d);
}

static void
dissect_times(struct dissection *d)
{
	dissect_information(d);
	dissect_icmp_timestamps(d, false);
}

static void
dissect_times_reply(struct dissection *d)
{
	dissect_information(d);
	dissect_icmp_timestamps(d, true);
}

static void
dissect_mask(struct dissection *d)
{
	dissect_information(d);
	dissect_icmp_mask(d);
}

static void
dissect_solicitation(struct dissection *d)
{
	add_bytes(d, REST, 4);
}

static void
dissect_extended_echo(struct dissection *d)
{
	add_ident(d);
	dissect_icmp_probe(d, false);
}

static void
dissect_extended_reply(struct dissection *d)
{
	add_ident(d);
	dissect_icmp_probe(d, true);
}

/* RFC 4884 section 4: the second of n unused bytes may tell how much is quoted. */
static size_t
dissect_length(struct dissection *d, size_t n)
{
	size_t length = left(d) >= 2 ? d->p[1] * 4u : 0;

	if (!length && left(d) >= 2) {
		add_bytes(d, UNUSED, n);
		return 0;
	}
	add_bytes(d, UNUSED, 1);
	add_uint(d, LENGTH);
	if (n > 2)
		add_bytes(d, UNUSED, n - 2);
	return length;
}

static void
dissect_unused(struct dissection *d)
{
	add_bytes(d, UNUSED, 4);
	dissect_quote(d, 0, ETHERTYPE_IPV4);
}

static void
dissect_exceeded(struct dissection *d)
{
	size_t length = dissect_length(d, 4);

	dissect_quote(d, length, ETHERTYPE_IPV4);
}

/* RFC 1191 section 4: with "fragmentation needed" a router tells the next hop's MTU. */
static void
dissect_fragmentation_needed(struct dissection *d)
{
	size_t length = dissect_length(d, 2);

	add_uint(d, MTU);
	dissect_quote(d, length, ETHERTYPE_IPV4);
}

static void
dissect_redirect(struct dissection *d)
{
	add_bytes(d, GATEWAY, 4);
	dissect_quote(d, 0, ETHERTYPE_IPV4);
}

static size_t
dissect_problem_length(struct dissection *d)
{
	size_t length = left(d) ? *d->p * 4u : 0;

	if (length)
		add_uint(d, LENGTH);
	add_bytes(d, UNUSED, length ? 2 : 3);
	return length;
}

/* The pointer names the very byte of the quoted datagram that something is wrong with. */
static void
dissect_problem(struct dissection *d)
{
	size_t pointer = add_uint(d, POINTER_TO), length = dissect_problem_length(d);

	if (pointer < left(d))
		add_value(d, POINTER_BYTE, d->p[pointer], d->p + pointer, 1);
	else if (!d->uncaptured)
		add_note(d, POINTER_BEYOND);
	dissect_quote(d, length, ETHERTYPE_IPV4);
}

/* RFC 1108: here it is the type of the option that is missing. */
static void
dissect_missing_option(struct dissection *d)
{
	add_uint(d, POINTER);
	dissect_quote(d, dissect_problem_length(d), ETHERTYPE_IPV4);
}

/* What a type's messages are made of; others are data. */
static const struct message {
	int code;		/* row */
	void (*dissect)(struct dissection *d);
	uint8_t other_code;	/* its messages are made otherwise: */
	void (*other)(struct dissection *d);
	uint8_t asks;		/* the type that asks for such a reply, its own if it asks; 0: neither */
} messages[] = {
	[0]  = { CODE, dissect_echo, .asks = 8 },
	[3]  = { CODE_UNREACHABLE, dissect_exceeded, 4, dissect_fragmentation_needed },
	[4]  = { CODE, dissect_unused },
	[5]  = { CODE_REDIRECT, dissect_redirect },
	[8]  = { CODE, dissect_echo, .asks = 8 },
	[9]  = { CODE_ROUTER, dissect_icmp_routers },
	[10] = { CODE, dissect_solicitation },
	[11] = { CODE_EXCEEDED, dissect_exceeded },
	[12] = { CODE_PROBLEM, dissect_problem, 1, dissect_missing_option },
	[13] = { CODE, dissect_times, .asks = 13 },
	[14] = { CODE, dissect_times_reply, .asks = 13 },
	[15] = { CODE, dissect_information, .asks = 15 },
	[16] = { CODE, dissect_information, .asks = 15 },
	[17] = { CODE, dissect_mask, .asks = 17 },
	[18] = { CODE, dissect_mask, .asks = 17 },
	[40] = { CODE_PHOTURIS, dissect_exceeded },
	[42] = { CODE_EXT, dissect_extended_echo },
	[43] = { CODE_EXT, dissect_extended_reply },
};

/* A reply repeats identifier and sequence number, bytes 4 to 7 (RFC 792). */
static void
link_exchange(struct dissection *d, uint8_t asks, uint64_t type, const uint8_t *start)
{
	uint8_t key[5] = { asks };

	if (d->fault)
		return;
	memcpy(key + 1, start + 4, 4);
	add_exchange_between(d, &exchange_rows, EXCHANGE_ICMP, type == asks, key, sizeof key);
}

static void
dissect(struct dissection *d)
{
	const uint8_t *start = d->p;
	uint64_t type = add_uint(d, TYPE);
	bool known = type < sizeof messages / sizeof *messages && messages[type].dissect;
	const struct message *m = known ? &messages[type] : &messages[0];

	uint64_t code = add_uint_row(d, &fields[m->code]);
	uint16_t stored = (uint16_t)add_uint(d, CHECKSUM);

	add_plain_checksum_verdict(d, &checksum_rows, start, stored);
	summary(d, !known ? UNKNOWN : m->code == CODE ? MESSAGE : MESSAGE_CODE);
	if (known && m->other && code == m->other_code)
		m->other(d);
	else if (known)
		m->dissect(d);
	if (known && m->asks)
		link_exchange(d, m->asks, type, start);
	if (left(d))
		add_bytes(d, DATA, left(d));
}

const struct dissector dissector_icmp = {
	.proto = { "icmp", "Internet Control Message Protocol", PROTOCOL },
	.column = "ICMP",
	ROWS(fields),
	.also = &dissector_icmp_queries,
	.dissect = dissect,
	.summaries = {
		[MESSAGE] = "{icmp.type}",
		[UNKNOWN] = "Unknown type {icmp.type}, code {icmp.code}",
		[MESSAGE_CODE] = "{icmp.type} ({icmp.code})",
		[ECHO] = "{icmp.type}  id={icmp.ident%}, seq={icmp.seq}/{icmp.seq_le}, ttl={ip.ttl}{ (request in |icmp.resp_to}{)|icmp.resp_to|}"
		    "{ (reply in |icmp.resp_in}{)|icmp.resp_in|}{ (no response seen)|icmp.no_resp|}",
		[MESSAGE_ID] = "{icmp.type}  id={icmp.ident%}, seq={icmp.seq}/{icmp.seq_le}",
	},
	.on = { { IP_PROTO, 1 } },
};
