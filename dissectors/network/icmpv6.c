/*
 * ICMPv6.  RFC 4443; extended echo: RFC 8335.
 *
 *	|     Type      |     Code      |          Checksum             |
 *	|                 what the type says ...                        |
 *
 * Neighbour discovery and multicast listeners have files of their own.
 */

#include "dissectors/engine/checksum.h"
#include "dissectors/engine/exchange_rows.h"
#include "dissectors/network/icmp_extensions.h"
#include "dissectors/network/icmpv6_mld.h"
#include "dissectors/network/icmpv6_nd.h"

static const struct value types[] = {	/* IANA icmpv6-parameters */
	{ 1, "Destination Unreachable" }, { 2, "Packet Too Big" }, { 3, "Time Exceeded" },
	{ 4, "Parameter Problem" }, { 128, "Echo (ping) request" }, { 129, "Echo (ping) reply" },
	{ 130, "Multicast Listener Query" }, { 131, "Multicast Listener Report" },
	{ 132, "Multicast Listener Done" }, { 133, "Router Solicitation" },
	{ 134, "Router Advertisement" }, { 135, "Neighbor Solicitation" },
	{ 136, "Neighbor Advertisement" }, { 137, "Redirect" }, { 138, "Router Renumbering" },
	{ 139, "Node Information Query" }, { 140, "Node Information Reply" },
	{ 141, "Inverse Neighbor Discovery Solicitation" },
	{ 142, "Inverse Neighbor Discovery Advertisement" },
	{ 143, "Multicast Listener Report Message v2" },
	{ 144, "Home Agent Address Discovery Request" }, { 145, "Home Agent Address Discovery Reply" },
	{ 146, "Mobile Prefix Solicitation" }, { 147, "Mobile Prefix Advertisement" },
	{ 148, "Certification Path Solicitation" }, { 149, "Certification Path Advertisement" },
	{ 150, "Experimental Mobility" }, { 151, "Multicast Router Advertisement" },
	{ 152, "Multicast Router Solicitation" }, { 153, "Multicast Router Termination" },
	{ 154, "FMIPv6" }, { 155, "RPL Control" }, { 156, "Locator Update" },
	{ 157, "Duplicate Address Request" }, { 158, "Duplicate Address Confirmation" },
	{ 159, "MPL Control Message" }, { 160, "Extended Echo request" },
	{ 161, "Extended Echo reply" }, { 100, "Private experimentation" },
	{ 101, "Private experimentation" }, { 127, "Reserved for expansion of error messages" },
	{ 200, "Private experimentation" }, { 201, "Private experimentation" },
	{ 255, "Reserved for expansion of informational messages" }, { 0, NULL },
};

static const struct value unreachable_codes[] = {
	{ 0, "no route to destination" },
	{ 1, "communication with destination administratively prohibited" },
	{ 2, "beyond scope of source address" }, { 3, "Address unreachable" },
	{ 4, "Port unreachable" }, { 5, "Source address failed ingress/egress policy" },
	{ 6, "Reject route to destination" }, { 7, "Error in Source Routing Header" },
	{ 8, "Headers too long" }, { 9, "Error in P-Route" }, { 0, NULL },
};

static const struct value exceeded_codes[] = {
	{ 0, "hop limit exceeded in transit" }, { 1, "fragment reassembly time exceeded" }, { 0, NULL },
};

static const struct value problem_codes[] = {	/* 4 on: RFC 8754, 8883 */
	{ 0, "erroneous header field encountered" },
	{ 1, "unrecognized Next Header type encountered" }, { 2, "unrecognized IPv6 option encountered" },
	{ 3, "IPv6 First Fragment has incomplete IPv6 Header Chain" },
	{ 4, "SR Upper-layer Header Error" },
	{ 5, "Unrecognized Next Header type encountered by intermediate node" },
	{ 6, "Extension header too big" }, { 7, "Extension header chain too long" },
	{ 8, "Too many extension headers" }, { 9, "Too many options in extension header" },
	{ 10, "Option too big" }, { 0, NULL },
};

static const struct value probe_codes[] = {	/* RFC 8335 section 3 */
	{ 0, "No error" }, { 1, "Malformed query" }, { 2, "No such interface" },
	{ 3, "No such table entry" }, { 4, "Multiple interfaces satisfy query" }, { 0, NULL },
};

static const struct value named_bytes[] = {	/* by a pointer into the IPv6 header */
	{ 0, "Version" }, { 1, "Traffic class and flow label" }, { 2, "Flow label" }, { 3, "Flow label" },
	{ 4, "Payload length" }, { 5, "Payload length" }, { 6, "Next header" }, { 7, "Hop limit" },
	{ 0, NULL },
};

enum {
	TYPE, CODE, CODE_UNREACHABLE, CODE_EXCEEDED, CODE_PROBLEM, CODE_PROBE,
	CHECKSUM, CHECKSUM_STATUS, CHECKSUM_CALCULATED, CHECKSUM_PARTIAL,
	LENGTH, UNUSED, MTU, MTU_SMALL, POINTER, POINTER_BYTE, POINTER_BEYOND,
	IDENT, SEQ, PROBE_SEQ, PROBE_LOCAL, PROBE_STATE, DATA, RESP_IN, NO_RESP, RESP_TO, RESPTIME,
};

static const struct field fields[] = {
	[TYPE]     = { "icmpv6.type", "Type", UINT, 1, DEC, types },
	[CODE]     = { "icmpv6.code", "Code", UINT, 1 },
	[CODE_UNREACHABLE] = { "icmpv6.code", "Code", UINT, 1, DEC, unreachable_codes },
	[CODE_EXCEEDED] = { "icmpv6.code", "Code", UINT, 1, DEC, exceeded_codes },
	[CODE_PROBLEM] = { "icmpv6.code", "Code", UINT, 1, DEC, problem_codes },
	[CODE_PROBE] = { "icmpv6.code", "Code", UINT, 1, DEC, probe_codes },
	[CHECKSUM] = { "icmpv6.checksum", "Checksum", UINT, 2, HEX },
	[CHECKSUM_STATUS] = { "icmpv6.checksum.status", "Checksum Status", UINT, .values = checksum_statuses, .generated = true },
	[CHECKSUM_CALCULATED] = { "icmpv6.checksum_calculated", "Calculated Checksum", UINT, 2, HEX, .generated = true },
	[CHECKSUM_PARTIAL] = { "icmpv6.checksum.partial", "The pseudo-header's sum alone: the sender's card finishes it (offload)", NOTE },
	[LENGTH]   = { "icmpv6.length", "Length of original datagram", UINT, 1, .unit = "* 8 bytes" },
	[UNUSED]   = { "icmpv6.reserved", "Reserved", BYTES },
	[MTU]      = { "icmpv6.mtu", "MTU", UINT, 4, .unit = "bytes" },
	[MTU_SMALL] = { "icmpv6.mtu.small", "Less than the 1280 that every link has to carry", NOTE, .severity = WARNING },
	[POINTER]  = { "icmpv6.pointer", "Pointer", UINT, 4, DEC, named_bytes },
	[POINTER_BYTE] = { "icmpv6.pointer.byte", "The byte that it points to", UINT, 1, HEX_DEC, .generated = true },
	[POINTER_BEYOND] = { "icmpv6.pointer.beyond", "The pointer points behind what is quoted", NOTE },
	[IDENT]    = { "icmpv6.echo.identifier", "Identifier", UINT, 2, HEX },
	[SEQ]      = { "icmpv6.echo.sequence_number", "Sequence", UINT, 2 },
	[PROBE_SEQ] = { "icmpv6.ext.echo.seq", "Sequence", UINT, 1 },
	[PROBE_LOCAL] = { "icmpv6.ext.echo.req.local", "Interface is the receiver's own", BOOL, 1, .mask = 0x01 },
	[PROBE_STATE] = { "icmpv6.ext.echo.rsp.state", "State", UINT, 1, .mask = 0xe0 },
	[DATA]     = { "data.data", "Data", BYTES },
	[RESP_IN]  = { "icmpv6.resp_in", "Response frame", FRAME, .generated = true },
	[NO_RESP]  = { "icmpv6.no_resp", "No response seen", NOTE, .severity = WARNING },
	[RESP_TO]  = { "icmpv6.resp_to", "Request frame", FRAME, .generated = true },
	[RESPTIME] = { "icmpv6.resptime", "Response time", DURATION, .generated = true },
};

static const struct exchange_rows exchange_rows = {
	.response_in = &fields[RESP_IN], .no_response = &fields[NO_RESP],
	.request_in = &fields[RESP_TO], .delay = &fields[RESPTIME],
};

static const struct checksum_rows checksum_rows = {
	&fields[CHECKSUM_STATUS], &fields[CHECKSUM_CALCULATED], &fields[CHECKSUM_PARTIAL],
};

enum { MESSAGE, MESSAGE_CODE, ECHO, PROBE, DISCOVERY, ADVERTISEMENT };	/* summaries */

enum { ETHERTYPE_IPV6 = 0x86dd, ECHO_REQUEST = 128, NEIGHBOR_ADVERTISEMENT = 136 };

/* RFC 4884 section 4.4: routers may say how much they quote, if more follows. */
static void
dissect_error(struct dissection *d)
{
	size_t length = left(d) ? *d->p * 8u : 0;

	summary(d, MESSAGE_CODE);
	if (length)
		add_uint(d, LENGTH);
	add_bytes(d, UNUSED, length ? 3 : 4);
	dissect_quote(d, length, ETHERTYPE_IPV6);
}

static void
dissect_too_big(struct dissection *d)
{
	if (add_uint(d, MTU) < 1280)		/* RFC 8200 section 5 */
		add_note(d, MTU_SMALL);
	dissect_quote(d, 0, ETHERTYPE_IPV6);
}

static void
dissect_problem(struct dissection *d)
{
	size_t pointer = add_uint(d, POINTER);

	summary(d, MESSAGE_CODE);
	if (pointer < left(d))
		add_value(d, POINTER_BYTE, d->p[pointer], d->p + pointer, 1);
	else if (!d->uncaptured)
		add_note(d, POINTER_BEYOND);
	dissect_quote(d, 0, ETHERTYPE_IPV6);
}

static void
dissect_echo(struct dissection *d, uint64_t type)
{
	const uint8_t *key = d->p;

	summary(d, ECHO);
	add_uint(d, IDENT);
	add_uint(d, SEQ);
	if (!d->fault)
		add_exchange_between(d, &exchange_rows, EXCHANGE_ICMPV6, type == ECHO_REQUEST, key, 4);
}

static void
dissect_probe(struct dissection *d)
{
	summary(d, PROBE);
	add_uint(d, IDENT);
	add_uint(d, PROBE_SEQ);
	const uint8_t *p = take(d, 1);

	if (p)
		add_value(d, PROBE_LOCAL, *p & 1, p, 1);
	if (left(d))
		dissect_icmp_extensions(d);
}

static void
dissect_probe_reply(struct dissection *d)
{
	summary(d, PROBE);
	add_uint(d, IDENT);
	add_uint(d, PROBE_SEQ);
	const uint8_t *p = take(d, 1);

	if (p)
		add_value(d, PROBE_STATE, *p >> 5, p, 1);
}

static void
dissect_discovery(struct dissection *d, uint64_t type)
{
	summary(d, type == NEIGHBOR_ADVERTISEMENT ? ADVERTISEMENT : DISCOVERY);
	dissect_icmpv6_nd(d, type);
}

/* What a type's messages are made of; others are data. */
static const struct message {
	int code;		/* row */
	void (*dissect)(struct dissection *d);
	void (*by_type)(struct dissection *d, uint64_t type);
} messages[256] = {
	[1]   = { CODE_UNREACHABLE, dissect_error },
	[2]   = { CODE, dissect_too_big },
	[3]   = { CODE_EXCEEDED, dissect_error },
	[4]   = { CODE_PROBLEM, dissect_problem },
	[128] = { CODE, .by_type = dissect_echo },
	[129] = { CODE, .by_type = dissect_echo },
	[130] = { CODE, .by_type = dissect_icmpv6_mld },
	[131] = { CODE, .by_type = dissect_icmpv6_mld },
	[132] = { CODE, .by_type = dissect_icmpv6_mld },
	[133] = { CODE, .by_type = dissect_discovery },
	[134] = { CODE, .by_type = dissect_discovery },
	[135] = { CODE, .by_type = dissect_discovery },
	[136] = { CODE, .by_type = dissect_discovery },
	[137] = { CODE, .by_type = dissect_discovery },
	[143] = { CODE, .by_type = dissect_icmpv6_mld },
	[160] = { CODE, dissect_probe },
	[161] = { CODE_PROBE, dissect_probe_reply },
};

static void
dissect(struct dissection *d)
{
	const uint8_t *start = d->p;
	size_t n = left(d) + d->uncaptured;
	uint64_t type = add_uint(d, TYPE);
	const struct message *m = &messages[type];

	add_uint_row(d, &fields[m->code ? m->code : CODE]);
	uint16_t checksum = (uint16_t)add_uint(d, CHECKSUM);

	struct checksum_verdict verdict = checksum_verify(d, 58, start, n, checksum);

	add_checksum_verdict(d, &checksum_rows, &verdict);
	summary(d, MESSAGE);
	if (m->dissect)
		m->dissect(d);
	else if (m->by_type)
		m->by_type(d, type);
	if (left(d))
		add_bytes(d, DATA, left(d));
}

#define LINK_ADDRESSES "{ from |icmpv6.opt.src_linkaddr}{ is at |icmpv6.opt.target_linkaddr}"

const struct dissector dissector_icmpv6 = {
	.proto = { "icmpv6", "Internet Control Message Protocol v6", PROTOCOL },
	.column = "ICMPv6",
	ROWS(fields),
	.also = &dissector_icmpv6_nd,
	.dissect = dissect,
	.summaries = {
		[MESSAGE] = "{icmpv6.type}",
		[MESSAGE_CODE] = "{icmpv6.type} ({icmpv6.code})",
		[ECHO] = "{icmpv6.type} id={icmpv6.echo.identifier%}, seq={icmpv6.echo.sequence_number},"
		    " hop limit={ipv6.hlim}{ (request in |icmpv6.resp_to}{)|icmpv6.resp_to|}"
		    "{ (reply in |icmpv6.resp_in}{)|icmpv6.resp_in|}{ (no response seen)|icmpv6.no_resp|}",
		[PROBE] = "{icmpv6.type} id={icmpv6.echo.identifier%}, seq={icmpv6.ext.echo.seq},"
		    " hop limit={ipv6.hlim}",
		[DISCOVERY] = "{icmpv6.type}{ for |icmpv6.nd.ns.target_address}" LINK_ADDRESSES,
		[ADVERTISEMENT] = "{icmpv6.type} {icmpv6.nd.na.target_address} ({icmpv6.nd.na.flag})"
		    LINK_ADDRESSES,
	},
	.on = { { IP_PROTO, 58 } },
};
