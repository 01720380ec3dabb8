/*
 * NetBIOS name service: who has which name.  RFC 1001 section 15, RFC 1002
 * section 4.2; the packet is that of DNS, the flags are not (4.2.1.1):
 *
 *	+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
 *	|                  NAME_TRN_ID                  |
 *	| R|   OPCODE  |AA|TC|RD|RA| 0| 0| B|   RCODE   |
 *	|        counts of questions, answers,          |
 *	|    authorities and additional records         |
 *	+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
 */

#include "dissectors/netbios/nbns.h"

enum { SECTIONS = 4 };

static const struct value messages[] = { { 0, "request" }, { 1, "response" }, { 0, NULL } };

static const struct value opcodes[] = {		/* as Wireshark says them: they begin the summary */
	{ NBNS_QUERY, "Name query" }, { NBNS_REGISTRATION, "Registration" }, { NBNS_RELEASE, "Release" },
	{ NBNS_WACK, "WACK" }, { NBNS_REFRESH, "Refresh" }, { NBNS_REFRESH_ALTERNATE, "Refresh (alternate opcode)" },
	{ NBNS_MULTIHOMED, "Multi-homed registration" }, { 0, NULL },
};

static const struct value rcodes[] = {
	{ 0, "No error" }, { 1, "Request was invalidly formatted" }, { 2, "Problem with NBNS, cannot process name" },
	{ 3, "Requested name does not exist" }, { 4, "Request is not supported by NBNS" },
	{ 5, "For policy reasons server will not register this name from this host" },
	{ 6, "Name is owned by another node" }, { 7, "Name is in conflict" }, { 0, NULL },
};

static const struct value types[] = {
	{ NBNS_NB, "NB" }, { NBNS_NBSTAT, "NBSTAT" }, { 1, "A" }, { 2, "NS" }, { 10, "NULL" }, { 0, NULL },
};

static const struct value classes[] = { { 1, "IN" }, { 0, NULL } };

enum {
	ID, RESPONSE_FLAGS, RESPONSE, OPCODE, AUTHORITATIVE, TRUNCATED, RECURSION_DESIRED, RECURSION_AVAILABLE,
	BROADCAST, RCODE,
	REQUEST_FLAGS, REQUEST, REQUEST_OPCODE, REQUEST_TRUNCATED, REQUEST_RECURSION, REQUEST_BROADCAST,
	ABOUT_FLAGS, ABOUT_OPCODE, KIND, SERVER, EVERYBODY, OBJECTIONS,
	QUERIES, ANSWERS, AUTHORITIES, ADDITIONALS, QUERY, ANSWER, AUTHORITY, ADDITIONAL,
	QUERY_NAME, NAME, TYPE, CLASS, TTL, LENGTH, EXTRANEOUS,
	REPEATS, FIRST_REQUEST, RESPONSE_IN, NO_RESPONSE, RESPONSE_TO, DELAY, FIRST_RESPONSE,
};

static const struct field fields[] = {
	[ID]     = { "nbns.id", "Transaction ID", UINT, 2, HEX, .costly = true },
	/* Responses first, and in both the opcode second: a template finds either by the first's rows. */
	[RESPONSE_FLAGS] = { "nbns.flags", "Flags", UINT, 2, HEX, .parts = 8 },
	[RESPONSE] = { "nbns.flags.response", "Message", BOOL, 2, .mask = NBNS_RESPONSE, .values = messages },
	[OPCODE] = { "nbns.flags.opcode", "Opcode", UINT, 2, .mask = 0x7800, .values = opcodes },
	[AUTHORITATIVE] = { "nbns.flags.authoritative", "Authoritative", BOOL, 2, .mask = NBNS_AUTHORITATIVE },
	[TRUNCATED] = { "nbns.flags.truncated", "Truncated: ask again over TCP", BOOL, 2, .mask = 0x0200 },
	[RECURSION_DESIRED] = { "nbns.flags.recdesired", "Recursion desired", BOOL, 2, .mask = NBNS_RECURSION_DESIRED },
	[RECURSION_AVAILABLE] = { "nbns.flags.recavail", "Recursion available: a name server's answer", BOOL, 2,
	    .mask = NBNS_RECURSION_AVAILABLE },
	[BROADCAST] = { "nbns.flags.broadcast", "Broadcast", BOOL, 2, .mask = NBNS_BROADCAST },
	[RCODE]  = { "nbns.flags.rcode", "Reply code", UINT, 2, .mask = NBNS_RCODE, .values = rcodes },
	[REQUEST_FLAGS] = { "nbns.flags", "Flags", UINT, 2, HEX, .parts = 5 },
	[REQUEST] = { "nbns.flags.response", "Message", BOOL, 2, .mask = NBNS_RESPONSE, .values = messages },
	[REQUEST_OPCODE] = { "nbns.flags.opcode", "Opcode", UINT, 2, .mask = 0x7800, .values = opcodes },
	[REQUEST_TRUNCATED] = { "nbns.flags.truncated", "Truncated", BOOL, 2, .mask = 0x0200 },
	[REQUEST_RECURSION] = { "nbns.flags.recdesired", "Recursion desired", BOOL, 2, .mask = NBNS_RECURSION_DESIRED },
	[REQUEST_BROADCAST] = { "nbns.flags.broadcast", "Broadcast", BOOL, 2, .mask = NBNS_BROADCAST },
	[ABOUT_FLAGS] = { "nbns.wack.flags", "The request's flags", UINT, 2, HEX, .parts = 1 },
	[ABOUT_OPCODE] = { "nbns.wack.opcode", "Opcode", UINT, 2, .mask = 0x7800, .values = opcodes, .listed = " of: " },
	[KIND]   = { "nbns.kind", "What it is", UINT, .values = nbns_kinds, .generated = true, .costly = true },
	[SERVER] = { "nbns.server", "Asked of the name server (NBNS), as P, M and H nodes do", IPV4, .generated = true, .costly = true },
	[EVERYBODY] = { "nbns.everybody", "Asked of everybody, by broadcast: who has the name answers (RFC 1001 section 15.3.1)", NOTE, .costly = true },
	[OBJECTIONS] = { "nbns.objections", "Told everybody, by broadcast: who has the name objects, and silence is consent "
	    "(RFC 1001 section 15.2.1)", NOTE, .costly = true },
	[QUERIES] = { "nbns.count.queries", "Questions", UINT, 2, .costly = true },
	[ANSWERS] = { "nbns.count.answers", "Answer RRs", UINT, 2, .costly = true },
	[AUTHORITIES] = { "nbns.count.auth_rr", "Authority RRs", UINT, 2, .costly = true },
	[ADDITIONALS] = { "nbns.count.add_rr", "Additional RRs", UINT, 2, .costly = true },
	[QUERY]  = { "nbns.query", "Query", GROUP, .values = types, .listed = " " },
	[ANSWER] = { "nbns.answer", "Answer", GROUP, .values = types, .listed = " " },
	[AUTHORITY] = { "nbns.authority", "Authority", GROUP, .values = types },
	[ADDITIONAL] = { "nbns.additional", "Additional", GROUP, .values = types },
	[QUERY_NAME] = { "nbns.name", "Name", NETBIOS_NAME, .listed = " " },
	/* As Wireshark has it for most types of records, and never for questions. */
	[NAME]   = { "nbns.name", "Name", NETBIOS_NAME, .base = WITH_USE },
	[TYPE]   = { "nbns.type", "Type", UINT, 2, DEC, types, .costly = true },
	[CLASS]  = { "nbns.class", "Class", UINT, 2, DEC, classes, .costly = true },
	[TTL]    = { "nbns.ttl", "Time to live", UINT, 4, .unit = "seconds", .costly = true },
	[LENGTH] = { "nbns.data_length", "Data length", UINT, 2, .unit = "bytes", .costly = true },
	[EXTRANEOUS] = { "nbns.extraneous", "Bytes behind the last record", BYTES, .costly = true },
	[REPEATS] = { "nbns.repeats", "The same was asked before, without an answer, times", UINT, .generated = true, .costly = true },
	[FIRST_REQUEST] = { "nbns.retransmit_request_in", "Sent again; asked first in frame", FRAME, .generated = true, .costly = true },
	[RESPONSE_IN] = { "nbns.response_in", "Answered in frame", FRAME, .generated = true, .costly = true },
	[NO_RESPONSE] = { "nbns.no_response", "Nobody answers: the node or name server may be absent, or a datagram was lost",
	    NOTE, .severity = WARNING, .costly = true },
	[RESPONSE_TO] = { "nbns.response_to", "Answers the request in frame", FRAME, .generated = true, .costly = true },
	[DELAY]  = { "nbns.time", "Time from the request", DURATION, .generated = true, .costly = true },
	[FIRST_RESPONSE] = { "nbns.retransmit_response_in", "Answered before, in frame", FRAME, .generated = true, .costly = true },
};

/* The second where silence is no trouble: whoever has nothing to say to a broadcast says nothing. */
static const struct exchange_rows exchange = {
	.repeats = &fields[REPEATS], .response_in = &fields[RESPONSE_IN], .no_response = &fields[NO_RESPONSE],
	.request_in = &fields[RESPONSE_TO], .delay = &fields[DELAY],
	.first_request = &fields[FIRST_REQUEST], .first_response = &fields[FIRST_RESPONSE],
}, broadcast_exchange = {
	.repeats = &fields[REPEATS], .response_in = &fields[RESPONSE_IN],
	.request_in = &fields[RESPONSE_TO], .delay = &fields[DELAY],
	.first_request = &fields[FIRST_REQUEST], .first_response = &fields[FIRST_RESPONSE],
};

static const uint8_t counts[SECTIONS] = { QUERIES, ANSWERS, AUTHORITIES, ADDITIONALS };
static const uint8_t groups[SECTIONS] = { QUERY, ANSWER, AUTHORITY, ADDITIONAL };

enum { ASKS, ANSWERS_IT, REFUSES, UNKNOWN };	/* numbers of summaries below */

uint64_t
add_nbns_flags(struct dissection *d, bool of_record)
{
	const uint8_t *p = take(d, 2);
	uint64_t flags = p ? big_endian(p, 2) : 0;

	if (p)
		add_value(d, of_record ? ABOUT_FLAGS : flags & NBNS_RESPONSE ? RESPONSE_FLAGS : REQUEST_FLAGS, flags, p, 2);
	return flags;
}

static uint64_t
dissect_query(struct dissection *d, const uint8_t *message)
{
	struct node *group = open_group(d, QUERY, 0);

	add_nbname(d, QUERY_NAME, message);
	uint64_t type = add_uint(d, TYPE);

	if (group)
		group->number = type;
	add_uint(d, CLASS);
	close_group(d, group);
	return type;
}

static uint64_t
dissect_record(struct dissection *d, const struct field *row, uint64_t flags, const uint8_t *message)
{
	struct node *group = open_group_row(d, row, 0);

	add_nbname(d, NAME, message);
	uint64_t type = add_uint(d, TYPE);

	if (group)
		group->number = type;
	add_uint(d, CLASS);
	add_uint(d, TTL);
	struct scope outer = enter(d, add_uint(d, LENGTH));

	dissect_nbns_data(d, type, flags, message);
	leave(d, outer);
	close_group(d, group);
	return type;
}

/* All sections; gives the type of the first question or record. */
static uint64_t
dissect_sections(struct dissection *d, uint64_t flags, const uint8_t *message, const uint64_t number[SECTIONS])
{
	uint64_t first = 0;

	for (int i = 0; i < SECTIONS; i++) {
		for (uint64_t n = number[i]; n && !d->fault; n--) {
			uint64_t type = i ? dissect_record(d, &fields[groups[i]], flags, message) : dissect_query(d, message);

			first = first ? first : type;
		}
	}
	return first;
}

/* Whom a request went to: RFC 1001 section 10. */
static void
add_way(struct dissection *d, uint64_t flags)
{
	if (flags & NBNS_RESPONSE)
		return;
	if (flags & NBNS_BROADCAST) {
		bool claims = nbns_opcode(flags) == NBNS_REGISTRATION || nbns_opcode(flags) == NBNS_MULTIHOMED;

		if (claims)
			add_note(d, OBJECTIONS);
		else if (nbns_opcode(flags) == NBNS_QUERY)
			add_note(d, EVERYBODY);
	} else if (flags & NBNS_RECURSION_DESIRED) {
		add_end(d, SERVER, d->list.dst);
	}
}

/* Whoever answers, it is to the asker, with the request's ID: RFC 1002 section 4.2.1.1. */
static void
pair(struct dissection *d, uint16_t id, uint64_t flags)
{
	bool asks = !(flags & NBNS_RESPONSE);
	uint16_t key[] = { id, asks ? d->src_port : d->dst_port };

	add_exchange_of(d, flags & NBNS_BROADCAST ? &broadcast_exchange : &exchange, EXCHANGE_NBNS, asks, key, sizeof key);
}

static void
dissect(struct dissection *d)
{
	const uint8_t *message = d->p;
	uint64_t number[SECTIONS];
	uint16_t id = (uint16_t)add_uint(d, ID);
	uint64_t flags = add_nbns_flags(d, false);

	summary(d, !meaning(opcodes, nbns_opcode(flags)) ? UNKNOWN : !(flags & NBNS_RESPONSE) ? ASKS : flags & NBNS_RCODE ? REFUSES : ANSWERS_IT);
	struct node *kind = &d->nodes[d->count];	/* if it gets one: too many nodes share the last */

	add_derived(d, KIND, nbns_kind(flags, 0, false));
	add_way(d, flags);
	pair(d, id, flags);
	for (int i = 0; i < SECTIONS; i++)
		number[i] = add_uint_row(d, &fields[counts[i]]);
	uint64_t first = dissect_sections(d, flags, message, number);

	if (kind->field == &fields[KIND])
		kind->number = nbns_kind(flags, first, number[1] == 0 && number[2] > 0);
	if (left(d))
		add_bytes(d, EXTRANEOUS, left(d));
}

const struct dissector dissector_nbns = {
	.proto = { "nbns", "NetBIOS Name Service", PROTOCOL },
	.column = "NBNS",
	ROWS(fields),
	.dissect = dissect,
	.also = &dissector_nbns_data,
	.summaries = {
		[ASKS] = "{nbns.flags.opcode}{...}",
		[ANSWERS_IT] = "{nbns.flags.opcode} response{ |nbns.name}{...}",
		[REFUSES] = "{nbns.flags.opcode} response, {nbns.flags.rcode}{: |nbns.name}",
		[UNKNOWN] = "Unknown opcode {nbns.flags.opcode}",
	},
	.on = { { UDP_PORT, 137 } },
};
