/* IPv6 header.  RFC 8200 section 3. */

#include <string.h>
#include "dissectors/engine/dissect.h"
#include "dissectors/network/ds_field.h"
#include "dissectors/network/ip_protos.h"

static const struct value scopes[] = {	/* RFC 7346 */
	{ 1, "the interface" }, { 2, "the link" }, { 3, "the realm" }, { 4, "administrators decide" },
	{ 5, "the site" }, { 8, "the organization" }, { 14, "the whole Internet" }, { 0, NULL },
};

enum {
	FIRST, VERSION, TCLASS, DSCP, ECN, FLOW, PLEN, NXT, HLIM, SRC, SRC_NONE, SRC_MULTICAST,
	DST, DST_SCOPE, VERSION_BAD, PLEN_EXCEEDS,
};

static const struct field fields[] = {
	[FIRST]   = { "ipv6.first", "Version, traffic class, flow label", UINT, 4, HEX, .parts = 5 },
	[VERSION] = { "ipv6.version", "Version", UINT, 4, .mask = 0xf0000000, .also = "ip.version" },
	[TCLASS]  = { "ipv6.tclass", "Traffic Class", UINT, 4, HEX, .mask = 0x0ff00000 },
	[DSCP]    = { "ipv6.tclass.dscp", "Differentiated Services Codepoint", UINT, 4, .mask = 0x0fc00000, .values = ds_codepoints },
	[ECN]     = { "ipv6.tclass.ecn", "Explicit Congestion Notification", UINT, 4, .mask = 0x00300000, .values = ds_ecns },
	[FLOW]    = { "ipv6.flow", "Flow Label", UINT, 3, HEX, .mask = 0x000fffff },
	[PLEN]    = { "ipv6.plen", "Payload Length", UINT, 2, .unit = "bytes" },
	[NXT]     = { "ipv6.nxt", "Next Header", UINT, 1, DEC, ip_protos, .leads = true },
	[HLIM]    = { "ipv6.hlim", "Hop Limit", UINT, 1 },
	[SRC]     = { "ipv6.src", "Source Address", IPV6, .also = "ipv6.addr" },
	[SRC_NONE] = { "ipv6.src.unspecified", "From no address: a host that does not know its own yet", NOTE },
	[SRC_MULTICAST] = { "ipv6.src.multicast", "From a multicast address: a group sends nothing", NOTE, .severity = WARNING },
	[DST]     = { "ipv6.dst", "Destination Address", IPV6, .also = "ipv6.addr" },
	[DST_SCOPE] = { "ipv6.dst.scope", "To a multicast group, as far as", UINT, 1, DEC, scopes, .generated = true },
	[VERSION_BAD] = { "ipv6.version.bad", "The version is not 6", NOTE, .severity = ERROR },
	[PLEN_EXCEEDS] = { "ipv6.plen.exceeds", "The payload length is more than was sent", NOTE, .severity = ERROR },
};

/* RFC 4291 sections 2.5.2 and 2.7. */
static void
classify_source(struct dissection *d, const uint8_t *p)
{
	static const uint8_t unspecified[16];

	if (p && p[0] == 0xff)
		add_note(d, SRC_MULTICAST);
	else if (p && !p[0] && !memcmp(p, unspecified, 16))
		add_note(d, SRC_NONE);
}

static void
dissect(struct dissection *d)
{
	uint64_t first = add_uint(d, FIRST);
	size_t len = add_uint(d, PLEN);
	uint64_t next = add_uint(d, NXT);

	add_uint(d, HLIM);
	const uint8_t *p = add_bytes(d, SRC, 16);

	is_source(d);
	classify_source(d, p);
	p = add_bytes(d, DST, 16);
	is_destination(d);
	if (p && p[0] == 0xff)
		add_derived(d, DST_SCOPE, p[1] & 15u);
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
	.on = { { ETHERTYPE, 0x86dd }, { IP_PROTO, 41 }, { PPP_PROTO, 0x0057 }, { LINK_TYPE, 229 } },
};
