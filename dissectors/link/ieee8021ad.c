/* The provider's tag, outside the customer's VLAN tags.  IEEE 802.1ad, now 802.1Q clause 9.6. */

#include "dissectors/link/ethertypes.h"

enum { TCI, PRIORITY, DEI, ID, TYPE, LEN, LEN_EXCEEDS };

static const struct field fields[] = {
	[TCI]      = { "ieee8021ad.tci", "Tag Control Information", UINT, 2, HEX, .parts = 3 },
	[PRIORITY] = { "ieee8021ad.priority", "Priority", UINT, 2, .mask = 0xe000 },
	[DEI]      = { "ieee8021ad.dei", "Drop eligible", BOOL, 2, .mask = 0x1000 },
	[ID]       = { "ieee8021ad.id", "ID", UINT, 2, .mask = 0x0fff },
	[TYPE]     = { "ieee8021ad.etype", "Type", UINT, 2, HEX, ethertypes },
	[LEN]      = { "ieee8021ad.len", "Length", UINT, 2, .unit = "bytes" },
	[LEN_EXCEEDS] = { "ieee8021ad.len.past_end", "The length is more than was sent", NOTE, .severity = ERROR },
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

const struct dissector dissector_ieee8021ad = {
	.proto = { "ieee8021ad", "IEEE 802.1ad", PROTOCOL },
	.column = "802.1ad",
	.title = "IEEE 802.1ad, ID: {ieee8021ad.id}",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "ID {ieee8021ad.id}{, type |ieee8021ad.etype}" },
	.on = { { ETHERTYPE, 0x88a8 } },
};
