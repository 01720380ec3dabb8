/* DNS in HTTP: a message is a body.  RFC 8484. */

#include "dissectors/application/dns.h"

/* IDs are 0, for caches' sake (section 4.1), so who answers whom is HTTP's to say. */
static void
dissect(struct dissection *d)
{
	static const struct dns_kind kind = { .bare = true };

	dissect_dns(d, &kind);
}

const struct dissector dissector_doh = {
	.proto = { "doh", "DNS over HTTPS", PROTOCOL },
	.column = "DoH",
	.title = "Domain Name System, over HTTP ({dns.flags.response})",
	.dissect = dissect,
	.also = &dissector_dns,
	.summaries = DNS_SUMMARIES,
};
