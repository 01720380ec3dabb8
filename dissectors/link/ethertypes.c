/* EtherTypes, and lengths in their place.  IANA ieee-802-numbers; IEEE 802.3 clause 3.2.6. */

#include "dissectors/link/ethertypes.h"

const struct value ethertypes[] = {
	{ 0x0800, "IPv4" }, { 0x86dd, "IPv6" }, { 0x0806, "ARP" }, { 0x8035, "RARP" },
	{ 0x8100, "802.1Q Virtual LAN" }, { 0x88a8, "802.1ad Provider Bridge" },
	{ 0x9100, "QinQ, before 802.1ad" }, { 0x8863, "PPPoE Discovery" },
	{ 0x8864, "PPPoE Session" }, { 0x8847, "MPLS" }, { 0x8848, "MPLS, multicast" },
	{ 0x888e, "802.1X (EAPOL)" }, { 0x88cc, "LLDP" }, { 0x8808, "Ethernet flow control" },
	{ 0x8809, "Slow protocols (LACP)" }, { 0x88e5, "MACsec" }, { 0x88f7, "PTP" },
	{ 0x88a2, "ATA over Ethernet" }, { 0x8902, "Connectivity fault management" }, { 0x893a, "IEEE 1905.1" },
	{ 0x22f3, "TRILL" }, { 0x6003, "DECnet" }, { 0x809b, "AppleTalk" },
	{ 0x80f3, "AppleTalk ARP" }, { 0x8137, "IPX" }, { 0x0842, "Wake-on-LAN" },
	{ 0x6558, "Transparent Ethernet bridging" }, { 0x880b, "PPP" }, { 0x883e, "WCCP" }, { 0x88be, "ERSPAN" }, { 0x22eb, "ERSPAN III" }, { 0x8899, "Realtek" },
	{ 0x9000, "Loopback test" }, { 0, NULL },
};

bool
hand_over_length(struct dissection *d, size_t len)
{
	bool fits_in = d->fault || end_after(d, len);

	if (left(d) == 1 && *d->p == 0xff && d->uncaptured)
		return fits_in;		/* no telling */
	/* No LLC frame begins so: both its addresses would be those of everybody, the second a
	 * response's.  Novell's IPX does: its checksum is not used. */
	bool novell = left(d) >= 2 && big_endian(d->p, 2) == 0xffff;

	hand_over(d, ETHERTYPE, novell ? ETHERTYPE_NOVELL : ETHERTYPE_LLC);
	return fits_in;
}
