/* MPLS: labels before a packet.  RFC 3032; no word says what follows the last one. */

#include "dissectors/engine/dissect.h"

static const struct value labels[] = {	/* RFC 3032 2.1, IANA mpls-label-values */
	{ 0, "IPv4 Explicit NULL" }, { 1, "Router Alert" }, { 2, "IPv6 Explicit NULL" },
	{ 3, "Implicit NULL" }, { 7, "Entropy Label Indicator" }, { 13, "Generic Associated Channel" },
	{ 14, "OAM Alert" }, { 15, "Extension" }, { 0, NULL },
};

enum { ENTRY, LABEL, EXP, BOTTOM, TTL };

static const struct field fields[] = {
	[ENTRY]  = { "mpls.entry", "Label stack entry", UINT, 4, HEX, .parts = 4 },
	[LABEL]  = { "mpls.label", "MPLS Label", UINT, 4, DEC, labels, 0xfffff000 },
	[EXP]    = { "mpls.exp", "MPLS Experimental Bits", UINT, 4, .mask = 0xe00 },
	[BOTTOM] = { "mpls.bottom", "MPLS Bottom Of Label Stack", UINT, 4, .mask = 0x100 },
	[TTL]    = { "mpls.ttl", "MPLS TTL", UINT, 4, .mask = 0xff },
};

static void
dissect(struct dissection *d)
{
	uint64_t entry = add_uint(d, ENTRY);
	unsigned version = left(d) ? *d->p >> 4 : 0;

	summary(d, 0);
	if (d->fault)
		return;
	if (!(entry & 0x100))
		hand_over(d, ETHERTYPE, 0x8847);
	else if (version == 4)
		hand_over(d, ETHERTYPE, 0x0800);
	else if (version == 6)
		hand_over(d, ETHERTYPE, 0x86dd);
}

const struct dissector dissector_mpls = {
	.proto = { "mpls", "MultiProtocol Label Switching Header", PROTOCOL },
	.column = "MPLS",
	.title = "MultiProtocol Label Switching Header, Label: {mpls.label}, Exp: {mpls.exp}, "
	    "S: {mpls.bottom}, TTL: {mpls.ttl}",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "Label {mpls.label}, TTL {mpls.ttl}" },
	.on = { { ETHERTYPE, 0x8847 }, { ETHERTYPE, 0x8848 }, { PPP_PROTO, 0x0281 }, { PPP_PROTO, 0x0283 } },
};
