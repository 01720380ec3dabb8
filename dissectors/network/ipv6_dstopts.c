/* Destination Options for IPv6: options for the destination alone.  RFC 8200 section 4.6. */

#include "dissectors/network/ip_protos.h"
#include "dissectors/network/ipv6_options.h"

enum { NEXT, LEN, LEN_BYTES };

static const struct field fields[] = {
	[NEXT]      = { "ipv6.dstopts.nxt", "Next Header", UINT, 1, DEC, ip_protos, .leads = true },
	[LEN]       = { "ipv6.dstopts.len", "Length", UINT, 1 },
	[LEN_BYTES] = { "ipv6.dstopts.len_oct", "Length", UINT, .unit = "bytes", .generated = true },
};

static const struct ipv6_header_rows header = {
	&fields[NEXT], &fields[LEN], &fields[LEN_BYTES],
};

static void
dissect(struct dissection *d)
{
	summary(d, 0);
	dissect_ipv6_options_header(d, &header);
}

const struct dissector dissector_ipv6_dstopts = {
	.proto = { "ipv6.dstopts", "Destination Options for IPv6", PROTOCOL },
	.column = "IPv6",
	ROWS(fields),
	.also = &dissector_ipv6_options,
	.dissect = dissect,
	.summaries = { "{ipv6.dstopts.nxt} ({ipv6.dstopts.nxt#})" },
	.on = { { IP_PROTO, 60 } },
};
