/* Link-local Multicast Name Resolution: Windows asks its neighbours for a name.  RFC 4795. */

#include "dissectors/application/dns.h"

enum {
	RESPONSE_FLAGS, RESPONSE, OPCODE, CONFLICT, TRUNCATED, TENTATIVE, RCODE,
	QUERY_FLAGS, QUERY_RESPONSE, QUERY_OPCODE, QUERY_CONFLICT, QUERY_TRUNCATED, QUERY_TENTATIVE,
};

static const struct field fields[] = {
	[RESPONSE_FLAGS] = { "dns.flags", "Flags", UINT, 2, HEX, .parts = 6 },
	[RESPONSE] = { "dns.flags.response", "Message", BOOL, 2, .mask = 0x8000, .values = dns_messages },
	[OPCODE] = { "dns.flags.opcode", "Opcode", UINT, 2, .mask = 0x7800, .values = dns_opcodes },
	[CONFLICT] = { "dns.flags.conflict", "Conflict: several hosts have the name", BOOL, 2, .mask = 0x0400 },
	[TRUNCATED] = { "dns.flags.truncated", "Truncated: ask again over TCP", BOOL, 2, .mask = 0x0200 },
	[TENTATIVE] = { "dns.flags.tentative", "Tentative: not sure yet that the name is unique", BOOL, 2, .mask = 0x0100 },
	[RCODE]  = { "dns.flags.rcode", "Reply code", UINT, 2, .mask = 0x000f, .values = dns_rcodes },
	[QUERY_FLAGS] = { "dns.flags", "Flags", UINT, 2, HEX, .parts = 5 },
	[QUERY_RESPONSE] = { "dns.flags.response", "Message", BOOL, 2, .mask = 0x8000, .values = dns_messages },
	[QUERY_OPCODE] = { "dns.flags.opcode", "Opcode", UINT, 2, .mask = 0x7800, .values = dns_opcodes },
	[QUERY_CONFLICT] = { "dns.flags.conflict", "Conflict: several hosts answered before", BOOL, 2, .mask = 0x0400 },
	[QUERY_TRUNCATED] = { "dns.flags.truncated", "Truncated", BOOL, 2, .mask = 0x0200 },
	[QUERY_TENTATIVE] = { "dns.flags.tentative", "Tentative", BOOL, 2, .mask = 0x0100 },
};

/* RFC 4795 section 2: the question goes to a group, and whoever answers it does so to its sender. */
static void
pair(struct dissection *d, uint16_t id, bool asks)
{
	uint16_t key[] = { id, asks ? d->src_port : d->dst_port };

	add_exchange_of(d, &dns_multicast_exchange, EXCHANGE_LLMNR, asks, key, sizeof key);
}

static void
dissect(struct dissection *d)
{
	static const struct dns_kind kind = { .flags = { &fields[QUERY_FLAGS], &fields[RESPONSE_FLAGS] }, .pair = pair };

	dissect_dns(d, &kind);
}

const struct dissector dissector_llmnr = {
	.proto = { "llmnr", "Link-local Multicast Name Resolution", PROTOCOL },
	.column = "LLMNR",
	.title = "Link-local Multicast Name Resolution ({dns.flags.response})",
	ROWS(fields),
	.dissect = dissect,
	.also = &dissector_dns,
	.summaries = DNS_SUMMARIES,
	.on = { { UDP_PORT, 5355 } },
};
