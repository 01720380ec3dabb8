/* VLAN tags, one or several.  IEEE 802.1Q clause 9; for the outer one of two see ieee8021ad.c. */

#include "dissectors/link/ethertypes.h"

static const struct value priorities[] = {	/* IEEE 802.1Q table I-2 */
	{ 0, "Best Effort (default)" }, { 1, "Background" }, { 2, "Excellent Effort" },
	{ 3, "Critical Applications" }, { 4, "Video, < 100 ms latency" },
	{ 5, "Voice, < 10 ms latency" }, { 6, "Internetwork Control" },
	{ 7, "Network Control" }, { 0, NULL },
};

enum { TCI, PRIORITY, DEI, ID, TYPE, LEN, LEN_EXCEEDS };

static const struct field fields[] = {
	[TCI]      = { "vlan.tci", "Tag Control Information", UINT, 2, HEX, .parts = 3 },
	[PRIORITY] = { "vlan.priority", "Priority", UINT, 2, .mask = 0xe000, .values = priorities },
	[DEI]      = { "vlan.dei", "Drop eligible", BOOL, 2, .mask = 0x1000 },
	[ID]       = { "vlan.id", "ID", UINT, 2, .mask = 0x0fff },
	[TYPE]     = { "vlan.etype", "Type", UINT, 2, HEX, ethertypes, .leads = true },
	[LEN]      = { "vlan.len", "Length", UINT, 2, .unit = "bytes" },
	[LEN_EXCEEDS] = { "vlan.len.past_end", "The length is more than was sent", NOTE, .severity = ERROR },
};

static void
dissect(struct dissection *d)
{
	add_uint(d, TCI);
	summary(d, 0);
	if (left(d) < 2 || big_endian(d->p, 2) >= ETHERTYPE_LEAST)
		hand_over(d, ETHERTYPE, (uint32_t)add_uint(d, TYPE));
	else if (!hand_over_length(d, add_uint(d, LEN)))
		add_note(d, LEN_EXCEEDS);
}

const struct dissector dissector_vlan = {
	.proto = { "vlan", "802.1Q Virtual LAN", PROTOCOL },
	.column = "VLAN",
	.title = "802.1Q Virtual LAN, PRI: {vlan.priority#}, DEI: {vlan.dei#}, ID: {vlan.id}",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "ID {vlan.id}{, type |vlan.etype}" },
	.on = { { ETHERTYPE, 0x8100 }, { ETHERTYPE, 0x9100 } },
};
