/* BSD's loopback: the family of an address, in the byte order of some machine or of the network.
 * tcpdump.org/linktypes: NULL, LOOP. */

#include "dissectors/engine/dissect.h"

static const struct value families[] = {	/* AF_ of the BSDs, Darwin and Windows */
	{ 2, "IP" }, { 7, "OSI" }, { 10, "IPv6" }, { 16, "Appletalk" }, { 23, "Netware IPX/SPX" },
	{ 24, "IPv6" }, { 28, "IPv6" }, { 30, "IPv6" }, { 0, NULL },
};

enum { FAMILY };

static const struct field fields[] = {
	[FAMILY] = { "null.family", "Family", UINT, 4, DEC, families },
};

/* Families are small: a large number is one of the other byte order. */
static uint32_t
in_order(uint32_t family)
{
	return family > 0xffff ? __builtin_bswap32(family) : family;
}

static void
dissect(struct dissection *d)
{
	const uint8_t *p = take(d, 4);

	summary(d, 0);
	if (!p)
		return;
	uint32_t family = in_order((uint32_t)big_endian(p, 4));

	add_value(d, FAMILY, family, p, 4);
	switch (family) {
	case 2: hand_over(d, ETHERTYPE, 0x0800); break;
	case 10: case 24: case 28: case 30: hand_over(d, ETHERTYPE, 0x86dd); break;
	case 23:	/* Windows' IPv6, others' IPX: the next bits tell */
		hand_over(d, ETHERTYPE, left(d) && *d->p >> 4 == 6 ? 0x86dd : 0x8137);
		break;
	}
}

const struct dissector dissector_null = {
	.proto = { "null", "Null/Loopback", PROTOCOL },
	.column = "Null",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "Family {null.family}" },
	.on = { { LINK_TYPE, 0 }, { LINK_TYPE, 108 } },
};
