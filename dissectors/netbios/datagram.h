/* What the datagram services of NetBIOS share, over UDP (nbdgm.c) and over LLC (netbios.c). */
#ifndef DISSECTORS_NETBIOS_DATAGRAM_H
#define DISSECTORS_NETBIOS_DATAGRAM_H

#include "dissectors/netbios/nbname.h"

/*
 * What is left in the scope was sent to that name: an IP datagram, if it is
 * an IP host's (RFC 1088), or what its first two bytes say (NETBIOS_DATA: a
 * message of SMB).  Else it stays data.
 */
void hand_over_datagram(struct dissection *d, const struct nbname *destination);

#endif
