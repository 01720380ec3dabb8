/*
 * DNS: names and what is known of them.  RFC 1035 section 4; updates: RFC 2136;
 * EDNS: RFC 6891.
 *
 *	+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
 *	|                      ID                       |
 *	|QR|   Opcode  |AA|TC|RD|RA| Z|AD|CD|   RCODE   |
 *	|        counts of questions, answers,          |
 *	|    authorities and additional records         |
 *	+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
 *	   questions: name, type, class
 *	   records: name, type, class, TTL, length, data
 */

#include "dissectors/application/dns.h"

enum { OPCODE_UPDATE = 5, TYPE_OPT = 41, SECTIONS = 4 };

enum {
	ID, RESPONSE_FLAGS, RESPONSE, OPCODE, AUTHORITATIVE, TRUNCATED, RECURSION_DESIRED, RECURSION_AVAILABLE,
	Z, AUTHENTICATED, CHECKING_DISABLED, RCODE,
	QUERY_FLAGS, QUERY_RESPONSE, QUERY_OPCODE, QUERY_TRUNCATED, QUERY_RECURSION_DESIRED, QUERY_Z,
	QUERY_AUTHENTICATED, QUERY_CHECKING_DISABLED,
	QUERIES, ANSWERS, AUTHORITIES, ADDITIONALS, ZONES, PREREQUISITES, UPDATES,
	QUERY, ANSWER, AUTHORITY, ADDITIONAL, ZONE, PREREQUISITE, UPDATE,
	QUERY_NAME, QUERY_NAME_LEN, QUERY_LABELS, QUERY_TYPE, QUERY_CLASS,
	NAME, TYPE, CLASS, TTL, LENGTH, UDP_SIZE, HIGH_RCODE, VERSION, Z_BITS, Z_DO, Z_REST, WHOLE_RCODE,
	DATA, EXTRANEOUS, NAME_BAD, REPEATS, FIRST_REQUEST, RESPONSE_IN, NO_RESPONSE, RESPONSE_TO, DELAY,
	FIRST_RESPONSE,
};

static const struct field fields[] = {
	[ID]     = { "dns.id", "Transaction ID", UINT, 2, HEX },
	/* Responses first, and in both the opcode second: a template finds either by the first's rows. */
	[RESPONSE_FLAGS] = { "dns.flags", "Flags", UINT, 2, HEX, .parts = 10 },
	[RESPONSE] = { "dns.flags.response", "Message", BOOL, 2, .mask = 0x8000, .values = dns_messages },
	[OPCODE] = { "dns.flags.opcode", "Opcode", UINT, 2, .mask = 0x7800, .values = dns_opcodes },
	[AUTHORITATIVE] = { "dns.flags.authoritative", "Server is an authority for the name", BOOL, 2, .mask = 0x0400 },
	[TRUNCATED] = { "dns.flags.truncated", "Truncated: ask again over TCP", BOOL, 2, .mask = 0x0200 },
	[RECURSION_DESIRED] = { "dns.flags.recdesired", "Recursion desired", BOOL, 2, .mask = 0x0100 },
	[RECURSION_AVAILABLE] = { "dns.flags.recavail", "Recursion available", BOOL, 2, .mask = 0x0080 },
	[Z]      = { "dns.flags.z", "Z: reserved", BOOL, 2, .mask = 0x0040 },
	[AUTHENTICATED] = { "dns.flags.authenticated", "Answer authenticated", BOOL, 2, .mask = 0x0020 },
	[CHECKING_DISABLED] = { "dns.flags.checkdisable", "Unauthenticated data are acceptable", BOOL, 2, .mask = 0x0010 },
	[RCODE]  = { "dns.flags.rcode", "Reply code", UINT, 2, .mask = 0x000f, .values = dns_rcodes },
	[QUERY_FLAGS] = { "dns.flags", "Flags", UINT, 2, HEX, .parts = 7 },
	[QUERY_RESPONSE] = { "dns.flags.response", "Message", BOOL, 2, .mask = 0x8000, .values = dns_messages },
	[QUERY_OPCODE] = { "dns.flags.opcode", "Opcode", UINT, 2, .mask = 0x7800, .values = dns_opcodes },
	[QUERY_TRUNCATED] = { "dns.flags.truncated", "Truncated", BOOL, 2, .mask = 0x0200 },
	[QUERY_RECURSION_DESIRED] = { "dns.flags.recdesired", "Recursion desired", BOOL, 2, .mask = 0x0100 },
	[QUERY_Z] = { "dns.flags.z", "Z: reserved", BOOL, 2, .mask = 0x0040 },
	[QUERY_AUTHENTICATED] = { "dns.flags.authenticated", "Authentication is understood", BOOL, 2, .mask = 0x0020 },
	[QUERY_CHECKING_DISABLED] = { "dns.flags.checkdisable", "Unauthenticated data are acceptable", BOOL, 2, .mask = 0x0010 },
	[QUERIES] = { "dns.count.queries", "Questions", UINT, 2 },
	[ANSWERS] = { "dns.count.answers", "Answer RRs", UINT, 2 },
	[AUTHORITIES] = { "dns.count.auth_rr", "Authority RRs", UINT, 2 },
	[ADDITIONALS] = { "dns.count.add_rr", "Additional RRs", UINT, 2 },
	[ZONES]  = { "dns.count.zones", "Zones", UINT, 2 },
	[PREREQUISITES] = { "dns.count.prerequisites", "Prerequisites", UINT, 2 },
	[UPDATES] = { "dns.count.updates", "Updates", UINT, 2 },
	[QUERY]  = { "dns.query", "Query", GROUP, .values = dns_types, .listed = " " },
	[ANSWER] = { "dns.answer", "Answer", GROUP, .values = dns_types, .listed = " " },
	[AUTHORITY] = { "dns.authority", "Authority", GROUP, .values = dns_types, .listed = " " },
	[ADDITIONAL] = { "dns.additional", "Additional", GROUP, .values = dns_types, .listed = " " },
	[ZONE]   = { "dns.zone", "Zone", GROUP, .values = dns_types, .listed = " " },
	[PREREQUISITE] = { "dns.prerequisite", "Prerequisite", GROUP, .values = dns_types, .listed = " " },
	[UPDATE] = { "dns.update", "Update", GROUP, .values = dns_types, .listed = " " },
	[QUERY_NAME] = { "dns.qry.name", "Name", DOMAIN_NAME, .listed = " " },
	[QUERY_NAME_LEN] = { "dns.qry.name.len", "Name Length", UINT, .generated = true },
	[QUERY_LABELS] = { "dns.count.labels", "Label Count", UINT, .generated = true },
	[QUERY_TYPE] = { "dns.qry.type", "Type", UINT, 2, DEC, dns_types },
	[QUERY_CLASS] = { "dns.qry.class", "Class", UINT, 2, HEX, dns_classes },
	[NAME]   = { "dns.resp.name", "Name", DOMAIN_NAME },
	[TYPE]   = { "dns.resp.type", "Type", UINT, 2, DEC, dns_types },
	[CLASS]  = { "dns.resp.class", "Class", UINT, 2, HEX, dns_classes },
	[TTL]    = { "dns.resp.ttl", "Time to live", UINT, 4, .unit = "seconds" },
	[LENGTH] = { "dns.resp.len", "Data length", UINT, 2, .unit = "bytes" },
	[UDP_SIZE] = { "dns.rr.udp_payload_size", "UDP payload size", UINT, 2, .unit = "bytes" },
	[HIGH_RCODE] = { "dns.resp.ext_rcode", "Higher bits in extended RCODE", UINT, 1, HEX },
	[VERSION] = { "dns.resp.edns0_version", "EDNS0 version", UINT, 1 },
	[Z_BITS] = { "dns.resp.z", "Z", UINT, 2, HEX, .parts = 2 },
	[Z_DO]   = { "dns.resp.z.do", "DNSSEC records are wanted (DO)", BOOL, 2, .mask = 0x8000 },
	[Z_REST] = { "dns.resp.z.reserved", "Reserved", UINT, 2, HEX, .mask = 0x7fff },
	[WHOLE_RCODE] = { "dns.resp.rcode", "Extended RCODE", UINT, .values = dns_rcodes, .generated = true },
	[DATA]   = { "dns.data", "Data", BYTES },
	[EXTRANEOUS] = { "dns.extraneous.data", "Bytes behind the last record", BYTES },
	[NAME_BAD] = { "dns.name.bad", "The name is no name: a pointer that does not go back, a label or a name "
	    "that is too long (RFC 1035 section 4.1.4)", NOTE, .severity = ERROR },
	[REPEATS] = { "dns.repeats", "The same was asked before, without an answer, times", UINT, .generated = true },
	[FIRST_REQUEST] = { "dns.retransmit_request_in", "Sent again; asked first in frame", FRAME, .generated = true },
	[RESPONSE_IN] = { "dns.response_in", "Answered in frame", FRAME, .generated = true },
	[NO_RESPONSE] = { "dns.no_response", "Nobody answers: the server may be absent, or a datagram was lost", NOTE, .severity = WARNING },
	[RESPONSE_TO] = { "dns.response_to", "Answers the request in frame", FRAME, .generated = true },
	[DELAY]  = { "dns.time", "Time from the request", DURATION, .generated = true },
	[FIRST_RESPONSE] = { "dns.retransmit_response_in", "Answered before, in frame", FRAME, .generated = true },
};

/* What is called how: in ordinary messages, and in updates (RFC 2136 section 2.2). */
static const struct section {
	uint8_t count, group;
} sections[][SECTIONS] = {
	{ { QUERIES, QUERY }, { ANSWERS, ANSWER }, { AUTHORITIES, AUTHORITY }, { ADDITIONALS, ADDITIONAL } },
	{ { ZONES, ZONE }, { PREREQUISITES, PREREQUISITE }, { UPDATES, UPDATE }, { ADDITIONALS, ADDITIONAL } },
};

struct domain
add_dns_name(struct dissection *d, const struct field *f, const uint8_t *message)
{
	struct domain w = add_domain_row(d, f, message);

	if (w.bad) {
		add_note(d, NAME_BAD);
		d->fault = MALFORMED;
		d->p = d->end;
	}
	return w;
}

/* Two bytes: the class, and the bit that mDNS takes from it. */
static void
add_class(struct dissection *d, const struct field *class, const struct field *bit)
{
	const uint8_t *p = take(d, 2);
	uint64_t v = p ? big_endian(p, 2) : 0;

	if (!p)
		return;
	add_node(d, class, bit ? v & 0x7fff : v, p, 2);
	if (bit)
		add_node(d, bit, v >> 15, p, 2);
}

static void
dissect_query(struct dissection *d, const struct dns_kind *kind, const struct field *row, const uint8_t *message)
{
	struct node *group = open_group_row(d, row, 0);

	struct domain name = add_dns_name(d, &fields[QUERY_NAME], message);

	/* As Wireshark counts them: characters of the name as it is shown, and labels. */
	add_derived(d, QUERY_NAME_LEN, name.length - (name.length > 0));
	add_derived(d, QUERY_LABELS, name.labels);
	uint64_t type = add_uint(d, QUERY_TYPE);

	if (group)
		group->number = type;
	add_class(d, kind->query_class ? kind->query_class : &fields[QUERY_CLASS], kind->query_bit);
	close_group(d, group);
}

/* RFC 6891 section 6.1.3: in an OPT record class and TTL are something else. */
static void
dissect_opt_header(struct dissection *d, const uint8_t *message)
{
	add_uint(d, UDP_SIZE);
	uint64_t high = add_uint(d, HIGH_RCODE);

	if (high)
		add_derived(d, WHOLE_RCODE, high << 4 | (message[3] & 0x0f));
	add_uint(d, VERSION);
	add_uint(d, Z_BITS);
}

static void
dissect_record(struct dissection *d, const struct dns_kind *kind, const struct field *row, const uint8_t *message)
{
	struct node *group = open_group_row(d, row, 0);

	add_dns_name(d, &fields[NAME], message);
	uint64_t type = add_uint(d, TYPE);

	if (group)
		group->number = type;
	if (type == TYPE_OPT) {
		dissect_opt_header(d, message);
	} else {
		add_class(d, kind->class ? kind->class : &fields[CLASS], kind->class_bit);
		add_uint(d, TTL);
	}
	struct scope outer = enter(d, add_uint(d, LENGTH));

	if (type == TYPE_OPT)
		dissect_dns_options(d, message);
	else if (left(d) || d->uncaptured)	/* updates delete by records without data */
		dissect_dns_data(d, type, message);
	if (left(d))
		add_bytes(d, DATA, left(d));
	leave(d, outer);
	close_group(d, group);
}

static void
dissect_sections(struct dissection *d, const struct dns_kind *kind, const struct section *section,
    const uint8_t *message)
{
	size_t counts[SECTIONS];

	for (int i = 0; i < SECTIONS; i++)
		counts[i] = add_uint_row(d, &fields[section[i].count]);
	for (int i = 0; i < SECTIONS; i++) {
		const struct field *row = &fields[section[i].group];

		for (; counts[i] && !d->fault; counts[i]--) {
			if (i)
				dissect_record(d, kind, row, message);
			else
				dissect_query(d, kind, row, message);
		}
	}
}

void
dissect_dns(struct dissection *d, const struct dns_kind *kind)
{
	if (d->message && !kind->bare && !dissect_dns_length(d))
		return;
	const uint8_t *message = d->p;
	uint16_t id = (uint16_t)add_uint(d, ID);
	const uint8_t *p = take(d, 2);
	uint64_t flags = p ? big_endian(p, 2) : 0;
	bool response = flags >> 15;

	summary(d, !response ? DNS_QUERY : flags & 0x0f ? DNS_FAILURE : DNS_RESPONSE);
	if (p)
		add_node(d, kind->flags[response] ? kind->flags[response] :
		    &fields[response ? RESPONSE_FLAGS : QUERY_FLAGS], flags, p, 2);
	if (kind->pair)
		kind->pair(d, id, !response);
	dissect_sections(d, kind, sections[(flags >> 11 & 0x0f) == OPCODE_UPDATE], message);
	if (left(d))
		add_bytes(d, EXTRANEOUS, left(d));
}

const struct exchange_rows dns_exchange = {
	.repeats = &fields[REPEATS], .response_in = &fields[RESPONSE_IN], .no_response = &fields[NO_RESPONSE],
	.request_in = &fields[RESPONSE_TO], .delay = &fields[DELAY],
	.first_request = &fields[FIRST_REQUEST], .first_response = &fields[FIRST_RESPONSE],
};

const struct exchange_rows dns_multicast_exchange = {
	.repeats = &fields[REPEATS], .response_in = &fields[RESPONSE_IN],
	.request_in = &fields[RESPONSE_TO], .delay = &fields[DELAY],
	.first_request = &fields[FIRST_REQUEST], .first_response = &fields[FIRST_RESPONSE],
};

/*
 * RFC 5452 section 9.1: an answer has the question's ports and ID, and comes
 * from whom it went to.  RFC 7766 section 7: over TCP in any order, but in the
 * question's connection.
 */
static void
pair(struct dissection *d, uint16_t id, bool asks)
{
	if (d->message) {
		uint32_t in_stream[] = { d->message->stream, id };

		add_exchange(d, &dns_exchange, EXCHANGE_DNS_TCP, asks, in_stream, sizeof in_stream);
		return;
	}
	uint16_t key[] = { id, asks ? d->src_port : d->dst_port, asks ? d->dst_port : d->src_port };

	add_exchange_between(d, &dns_exchange, EXCHANGE_DNS, asks, key, sizeof key);
}

static void
dissect(struct dissection *d)
{
	static const struct dns_kind kind = { .pair = pair };

	dissect_dns(d, &kind);
}

const struct dissector dissector_dns = {
	.proto = { "dns", "Domain Name System", PROTOCOL },
	.column = "DNS",
	.title = "Domain Name System ({dns.flags.response})",
	ROWS(fields),
	.dissect = dissect,
	.also = &dissector_dns_records,
	.splitter = &dns_splitter,
	.recognises = dns_recognises,
	.summaries = DNS_SUMMARIES,
	.on = { { UDP_PORT, 53 }, { TCP_PORT, 53 }, { TCP_PORT, 5353 } },
};
