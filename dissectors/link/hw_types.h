/* Kinds of links, as ARP and DHCP number them.  IANA arp-parameters. */
#ifndef DISSECTORS_LINK_HW_TYPES_H
#define DISSECTORS_LINK_HW_TYPES_H

#include "dissectors/engine/field.h"

enum { HW_ETHERNET = 1, HW_IEEE_802 = 6 };	/* those with MAC addresses */

extern const struct value hw_types[];

/* Whether an address of n bytes on such a link is a MAC address. */
static inline bool
is_mac(uint64_t hw_type, size_t n)
{
	return (hw_type == HW_ETHERNET || hw_type == HW_IEEE_802) && n == 6;
}

#endif
