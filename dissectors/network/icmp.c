/* ICMP.  RFC 792; router discovery: RFC 1256; address masks: RFC 950. */

#include "dissectors/engine/checksum.h"

static const struct value types[] = {	/* IANA icmp-parameters */
	{ 0, "Echo (ping) reply" }, { 3, "Destination unreachable" }, { 4, "Source quench" },
	{ 5, "Redirect" }, { 6, "Alternate host address" }, { 8, "Echo (ping) request" },
	{ 9, "Router advertisement" }, { 10, "Router solicitation" }, { 11, "Time-to-live exceeded" },
	{ 12, "Parameter problem" }, { 13, "Timestamp request" }, { 14, "Timestamp reply" },
	{ 15, "Information request" }, { 16, "Information reply" }, { 17, "Address mask request" },
	{ 18, "Address mask reply" }, { 30, "Traceroute" }, { 37, "Domain name request" },
	{ 38, "Domain name reply" }, { 40, "Photuris" }, { 42, "Extended echo request" },
	{ 43, "Extended echo reply" }, { 0, NULL },
};

static const struct value unreachable_codes[] = {	/* RFC 792, 1122 3.2.2.1, 1812 5.2.7.1 */
	{ 0, "Network unreachable" }, { 1, "Host unreachable" }, { 2, "Protocol unreachable" },
	{ 3, "Port unreachable" }, { 4, "Fragmentation needed" }, { 5, "Source route failed" },
	{ 6, "Destination network unknown" }, { 7, "Destination host unknown" },
	{ 8, "Source host isolated" }, { 9, "Network administratively prohibited" },
	{ 10, "Host administratively prohibited" }, { 11, "Network unreachable for TOS" },
	{ 12, "Host unreachable for TOS" }, { 13, "Communication administratively filtered" },
	{ 14, "Host precedence violation" }, { 15, "Precedence cutoff in effect" }, { 0, NULL },
};

static const struct value redirect_codes[] = {
	{ 0, "Redirect for network" }, { 1, "Redirect for host" },
	{ 2, "Redirect for TOS and network" }, { 3, "Redirect for TOS and host" }, { 0, NULL },
};

static const struct value exceeded_codes[] = {
	{ 0, "Time to live exceeded in transit" }, { 1, "Fragment reassembly time exceeded" }, { 0, NULL },
};

static const struct value problem_codes[] = {
	{ 0, "Pointer indicates the error" }, { 1, "Required option missing" }, { 2, "Bad length" },
	{ 0, NULL },
};

static const struct value router_codes[] = {	/* 16: RFC 5944 */
	{ 0, "Normal router advertisement" }, { 16, "Does not route common traffic" }, { 0, NULL },
};

enum {
	TYPE, CODE, CODE_UNREACHABLE, CODE_REDIRECT, CODE_EXCEEDED, CODE_PROBLEM, CODE_ROUTER,
	CHECKSUM, CHECKSUM_STATUS, CHECKSUM_CALCULATED,
	IDENT, IDENT_LE, SEQ, SEQ_LE, UNUSED, MTU, GATEWAY, POINTER, REST,
	NUM_ADDRS, ADDR_SIZE, ADDR_SIZE_BAD, LIFETIME, ROUTER, PREFERENCE,
	ORIGINATE, RECEIVE, TRANSMIT, MASK, DATA,
};

static const struct field fields[] = {
	[TYPE]     = { "icmp.type", "Type", UINT, 1, DEC, types },
	[CODE]     = { "icmp.code", "Code", UINT, 1 },
	[CODE_UNREACHABLE] = { "icmp.code", "Code", UINT, 1, DEC, unreachable_codes },
	[CODE_REDIRECT] = { "icmp.code", "Code", UINT, 1, DEC, redirect_codes },
	[CODE_EXCEEDED] = { "icmp.code", "Code", UINT, 1, DEC, exceeded_codes },
	[CODE_PROBLEM] = { "icmp.code", "Code", UINT, 1, DEC, problem_codes },
	[CODE_ROUTER] = { "icmp.code", "Code", UINT, 1, DEC, router_codes },
	[CHECKSUM] = { "icmp.checksum", "Checksum", UINT, 2, HEX },
	[CHECKSUM_STATUS] = { "icmp.checksum.status", "Checksum Status", UINT, .values = checksum_statuses, .generated = true },
	[CHECKSUM_CALCULATED] = { "icmp.checksum_calculated", "Calculated Checksum", UINT, 2, HEX, .generated = true },
	[IDENT]    = { "icmp.ident", "Identifier (BE)", UINT, 2, DEC_HEX },
	[IDENT_LE] = { "icmp.ident_le", "Identifier (LE)", UINT, 2, DEC_HEX },
	[SEQ]      = { "icmp.seq", "Sequence Number (BE)", UINT, 2, DEC },
	[SEQ_LE]   = { "icmp.seq_le", "Sequence Number (LE)", UINT, 2, DEC },
	[UNUSED]   = { "icmp.unused", "Unused", BYTES },
	[MTU]      = { "icmp.mtu", "MTU of next hop", UINT, 2, .unit = "bytes" },
	[GATEWAY]  = { "icmp.redir_gw", "Gateway Address", IPV4 },
	[POINTER]  = { "icmp.pointer", "Pointer", UINT, 1 },
	[REST]     = { "icmp.reserved", "Reserved", BYTES },
	[NUM_ADDRS] = { "icmp.num_addrs", "Number of addresses", UINT, 1 },
	[ADDR_SIZE] = { "icmp.addr_entry_size", "Address entry size", UINT, 1, .scale = 4, .unit = "bytes" },
	[ADDR_SIZE_BAD] = { "icmp.addr_entry_size.bad", "An address and its preference take 8 bytes", NOTE, .severity = ERROR },
	[LIFETIME] = { "icmp.lifetime", "Lifetime", UINT, 2, .unit = "seconds" },
	[ROUTER]   = { "icmp.ip_address", "Router address", IPV4 },
	[PREFERENCE] = { "icmp.preference_level", "Preference level", UINT, 4 },
	[ORIGINATE] = { "icmp.originate_timestamp", "Originate Timestamp", UINT, 4, .unit = "ms after midnight UTC" },
	[RECEIVE]  = { "icmp.receive_timestamp", "Receive Timestamp", UINT, 4, .unit = "ms after midnight UTC" },
	[TRANSMIT] = { "icmp.transmit_timestamp", "Transmit Timestamp", UINT, 4, .unit = "ms after midnight UTC" },
	[MASK]     = { "icmp.address_mask", "Address Mask", IPV4 },
	[DATA]     = { "data.data", "Data", BYTES },
};

enum { MESSAGE, MESSAGE_CODE, ECHO, MESSAGE_ID, UNKNOWN };	/* summaries */

static void
dissect_ident(struct dissection *d)
{
	uint64_t ident = add_uint(d, IDENT);

	/* Some hosts count in their own byte order: both are shown, as Wireshark does. */
	add_derived(d, IDENT_LE, __builtin_bswap16((uint16_t)ident));
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
dissect_timestamps(struct dissection *d)
{
	summary(d, MESSAGE_ID);
	dissect_ident(d);
	add_uint(d, ORIGINATE);
	add_uint(d, RECEIVE);
	add_uint(d, TRANSMIT);
}

static void
dissect_information(struct dissection *d)
{
	summary(d, MESSAGE_ID);
	dissect_ident(d);
}

static void
dissect_mask(struct dissection *d)
{
	dissect_information(d);
	add_bytes(d, MASK, 4);
}

static void
dissect_unused(struct dissection *d)
{
	add_bytes(d, UNUSED, 4);
}

/* RFC 1191 section 4: with "fragmentation needed" a router tells the next hop's MTU. */
static void
dissect_fragmentation_needed(struct dissection *d)
{
	add_bytes(d, UNUSED, 2);
	add_uint(d, MTU);
}

static void
dissect_redirect(struct dissection *d)
{
	add_bytes(d, GATEWAY, 4);
}

static void
dissect_problem(struct dissection *d)
{
	add_uint(d, POINTER);
	add_bytes(d, UNUSED, 3);
}

static void
dissect_advertisement(struct dissection *d)
{
	size_t count = add_uint(d, NUM_ADDRS);
	const uint8_t *p = take(d, 1);
	size_t size = p ? *p * 4u : 0;

	if (p)
		add_value(d, ADDR_SIZE, size, p, 1);
	if (p && size < 8)
		add_note(d, ADDR_SIZE_BAD);
	add_uint(d, LIFETIME);
	for (; count && size >= 8 && !d->fault; count--) {
		struct scope message = enter(d, size);

		add_bytes(d, ROUTER, 4);
		add_uint(d, PREFERENCE);
		leave(d, message);
	}
}

static void
dissect_solicitation(struct dissection *d)
{
	add_bytes(d, REST, 4);
}

/* What a type's messages are made of; errors go on with the datagram that caused them. */
static const struct message {
	int code;		/* row */
	void (*dissect)(struct dissection *d);
	bool error;
} messages[] = {
	[0]  = { CODE, dissect_echo },
	[3]  = { CODE_UNREACHABLE, dissect_unused, true },
	[4]  = { CODE, dissect_unused, true },
	[5]  = { CODE_REDIRECT, dissect_redirect, true },
	[8]  = { CODE, dissect_echo },
	[9]  = { CODE_ROUTER, dissect_advertisement },
	[10] = { CODE, dissect_solicitation },
	[11] = { CODE_EXCEEDED, dissect_unused, true },
	[12] = { CODE_PROBLEM, dissect_problem, true },
	[13] = { CODE, dissect_timestamps },
	[14] = { CODE, dissect_timestamps },
	[15] = { CODE, dissect_information },
	[16] = { CODE, dissect_information },
	[17] = { CODE, dissect_mask },
	[18] = { CODE, dissect_mask },
};

/* The checksum covers the whole message (RFC 792); a cut or quoted one cannot be verified. */
static void
check_message(struct dissection *d, const uint8_t *start, uint64_t stored)
{
	if (d->fault)
		return;
	if (d->uncaptured || d->quoted) {
		add_derived(d, CHECKSUM_STATUS, CHECKSUM_UNVERIFIED);
		return;
	}
	uint16_t sum = checksum_fold(checksum_sum(start, (size_t)(d->end - start)));

	add_derived(d, CHECKSUM_STATUS, sum == 0xffff);
	if (sum != 0xffff)
		add_derived(d, CHECKSUM_CALCULATED, checksum_right(sum, (uint16_t)stored));
}

static void
dissect(struct dissection *d)
{
	const uint8_t *start = d->p;
	uint64_t type = add_uint(d, TYPE);
	bool known = type < sizeof messages / sizeof *messages && messages[type].dissect;
	const struct message *m = known ? &messages[type] : &messages[0];

	uint64_t code = add_uint_row(d, &fields[m->code]);

	check_message(d, start, add_uint(d, CHECKSUM));
	summary(d, !known ? UNKNOWN : m->code == CODE ? MESSAGE : MESSAGE_CODE);
	if (type == 3 && code == 4)
		dissect_fragmentation_needed(d);
	else if (known)
		m->dissect(d);
	if (known && m->error) {
		quote(d);
		hand_over(d, ETHERTYPE, 0x0800);
	} else if (left(d)) {
		add_bytes(d, DATA, left(d));
	}
}

const struct dissector dissector_icmp = {
	.proto = { "icmp", "Internet Control Message Protocol", PROTOCOL },
	.column = "ICMP",
	ROWS(fields),
	.dissect = dissect,
	.summaries = {
		[MESSAGE] = "{icmp.type}",
		[UNKNOWN] = "Unknown type {icmp.type}, code {icmp.code}",
		[MESSAGE_CODE] = "{icmp.type} ({icmp.code})",
		[ECHO] = "{icmp.type}  id={icmp.ident%}, seq={icmp.seq}/{icmp.seq_le}, ttl={ip.ttl}",
		[MESSAGE_ID] = "{icmp.type}  id={icmp.ident%}, seq={icmp.seq}/{icmp.seq_le}",
	},
	.on = { { IP_PROTO, 1 } },
};
