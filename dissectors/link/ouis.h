/* Who says what an organization's protocol numbers mean: SNAP, LLDP.  IEEE registration authority. */
#ifndef DISSECTORS_LINK_OUIS_H
#define DISSECTORS_LINK_OUIS_H

#include "dissectors/engine/field.h"

enum {
	OUI_ENCAPSULATED = 0x000000,	/* RFC 1042: an EtherType */
	OUI_CISCO = 0x00000c,
	OUI_BRIDGE_TUNNEL = 0x0000f8,	/* IEEE 802.1H: an EtherType, too */
	OUI_IEEE_8021 = 0x0080c2,	/* bridged frames (RFC 2684, 2427); TLVs of LLDP */
	OUI_IEEE_8023 = 0x00120f,
	OUI_TIA = 0x0012bb,
};

extern const struct value ouis[];

#endif
