/* IPv6 header.  RFC 8200 section 3. */

#include "dissectors/engine/dissect.h"
#include "dissectors/network/ip_protos.h"

enum { FIRST, VERSION, TCLASS, FLOW, PLEN, NXT, HLIM, SRC, DST, VERSION_BAD, PLEN_EXCEEDS };

static const struct field fields[] = {
	[FIRST]   = { "ipv6.first", "Version, traffic class, flow label", UINT, 4, HEX, .parts = 3 },
	[VERSION] = { "ipv6.version", "Version", UINT, 4, .mask = 0xf0000000 },
	[TCLASS]  = { "ipv6.tclass", "Traffic Class", UINT, 4, HEX, .mask = 0x0ff00000 },
	[FLOW]    = { "ipv6.flow", "Flow Label", UINT, 4, HEX, .mask = 0x000fffff },
	[PLEN]    = { "ipv6.plen", "Payload Length", UINT, 2, .unit = "bytes" },
	[NXT]     = { "ipv6.nxt", "Next Header", UINT, 1, DEC, ip_protos },
	[HLIM]    = { "ipv6.hlim", "Hop Limit", UINT, 1 },
	[SRC]     = { "ipv6.src", "Source Address", IPV6, .also = "ipv6.addr" },
	[DST]     = { "ipv6.dst", "Destination Address", IPV6, .also = "ipv6.addr" },
	[VERSION_BAD] = { "ipv6.version.bad", "The version is not 6", NOTE, .severity = ERROR },
	[PLEN_EXCEEDS] = { "ipv6.plen.exceeds", "The payload length is more than was sent", NOTE, .severity = ERROR },
};

static void
dissect(struct dissection *d)
{
	uint64_t first = add_uint(d, FIRST);
	size_t len = add_uint(d, PLEN);
	uint64_t next = add_uint(d, NXT);

	add_uint(d, HLIM);
	add_bytes(d, SRC, 16);
	is_source(d);
	add_bytes(d, DST, 16);
	is_destination(d);
	summary(d, 0);
	if (first >> 28 != 6) {
		add_note(d, VERSION_BAD);
		return;
	}
	/* Length 0 with a jumbo option (RFC 2675), or left to the sender's card. */
	if (!len || d->fault || !end_after(d, len)) {
		if (len)
			add_note(d, PLEN_EXCEEDS);
		end_after(d, left(d) + d->uncaptured);		/* then it is all that was sent */
	}
	hand_over(d, IP_PROTO, (uint32_t)next);
}

const struct dissector dissector_ipv6 = {
	.proto = { "ipv6", "Internet Protocol Version 6", PROTOCOL },
	.column = "IPv6",
	.title = "Internet Protocol Version 6, Src: {ipv6.src}, Dst: {ipv6.dst}",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "{ipv6.nxt} ({ipv6.nxt#})" },
	.on = { { ETHERTYPE, 0x86dd }, { PPP_PROTO, 0x0057 }, { LINK_TYPE, 229 } },
};
