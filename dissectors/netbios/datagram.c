/* What is sent in datagrams of NetBIOS. */

#include "dissectors/netbios/datagram.h"

enum { ETHERTYPE_IPV4 = 0x0800 };

void
hand_over_datagram(struct dissection *d, const struct nbname *destination)
{
	if (left(d) && nbname_is_ip(destination) && *d->p >> 4 == 4)
		hand_over(d, ETHERTYPE, ETHERTYPE_IPV4);
	else if (left(d) >= 2)
		hand_over(d, NETBIOS_DATA, (uint32_t)big_endian(d->p, 2));
}
