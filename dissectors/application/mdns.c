/*
 * Multicast DNS: hosts of a link name themselves and their services.  RFC 6762.
 * The highest bit of a class is none of it (sections 5.4 and 10.2).
 */

#include "dissectors/application/dns.h"

static const struct value questions[] = { { 0, "\"QM\" question" }, { 1, "\"QU\" question" }, { 0, NULL } };

enum { QUERY_CLASS, QUERY_UNICAST, CLASS, CACHE_FLUSH };

static const struct field fields[] = {
	[QUERY_CLASS] = { "dns.qry.class", "Class", UINT, 2, HEX, .mask = 0x7fff, .values = dns_classes },
	[QUERY_UNICAST] = { "dns.qry.qu", "Answer by unicast (QU)", UINT, 2, .mask = 0x8000, .values = questions, .listed = ", " },
	[CLASS]  = { "dns.resp.class", "Class", UINT, 2, HEX, .mask = 0x7fff, .values = dns_classes },
	[CACHE_FLUSH] = { "dns.resp.cache_flush", "Forget what was cached (cache flush)", BOOL, 2, .mask = 0x8000, .listed = ", cache flush" },
};

/* Who answers whom is not told: any host may, by an answer for all. */
static void
dissect(struct dissection *d)
{
	static const struct dns_kind kind = {
		.query_class = &fields[QUERY_CLASS], .query_bit = &fields[QUERY_UNICAST],
		.class = &fields[CLASS], .class_bit = &fields[CACHE_FLUSH],
	};

	dissect_dns(d, &kind);
}

const struct dissector dissector_mdns = {
	.proto = { "mdns", "Multicast Domain Name System", PROTOCOL },
	.column = "MDNS",
	.title = "Multicast Domain Name System ({dns.flags.response})",
	ROWS(fields),
	.dissect = dissect,
	.also = &dissector_dns,
	.summaries = DNS_SUMMARIES,
	.on = { { UDP_PORT, 5353 } },
};
