/* Network Service Header: which services a packet goes through.  RFC 8300 section 2. */

#include "dissectors/engine/dissect.h"

static const struct value next_protocols[] = {
	{ 1, "IPv4" }, { 2, "IPv6" }, { 3, "Ethernet" }, { 4, "NSH" }, { 5, "MPLS" }, { 0, NULL },
};

enum { BASE, VERSION, FLAG_O, TTL, LEN, MD_TYPE, NEXT, SPI, SI, METADATA };

static const struct field fields[] = {
	[BASE]    = { "nsh.base", "Base header", UINT, 2, HEX, .parts = 4 },
	[VERSION] = { "nsh.version", "Version", UINT, 2, .mask = 0xc000 },
	[FLAG_O]  = { "nsh.oam", "OAM packet", BOOL, 2, .mask = 0x2000 },
	[TTL]     = { "nsh.ttl", "Time to live", UINT, 2, .mask = 0x0fc0 },
	[LEN]     = { "nsh.length", "Length", UINT, 2, .mask = 0x003f, .scale = 4, .unit = "bytes" },
	[MD_TYPE] = { "nsh.mdtype", "MD Type", UINT, 1 },
	[NEXT]    = { "nsh.next_proto", "Next Protocol", UINT, 1, DEC, next_protocols, .leads = true },
	[SPI]     = { "nsh.spi", "Service Path Identifier", UINT, 3 },
	[SI]      = { "nsh.si", "Service Index", UINT, 1 },
	[METADATA] = { "nsh.metadata", "Context", BYTES },
};

static void
dissect(struct dissection *d)
{
	static const uint16_t types[] = { 0, 0x0800, 0x86dd, 0x6558, 0x894f, 0x8847 };
	size_t len = (add_uint(d, BASE) & 0x3f) * 4;

	add_uint(d, MD_TYPE);
	uint64_t next = add_uint(d, NEXT);

	add_uint(d, SPI);
	add_uint(d, SI);
	summary(d, 0);
	add_bytes(d, METADATA, len > 8 ? len - 8 : 0);
	if (next < sizeof types / sizeof *types)
		hand_over(d, ETHERTYPE, types[next]);
}

const struct dissector dissector_nsh = {
	.proto = { "nsh", "Network Service Header", PROTOCOL },
	.column = "NSH",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "Path {nsh.spi}, index {nsh.si}" },
	.on = { { ETHERTYPE, 0x894f } },
};
