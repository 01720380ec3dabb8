/* What follows a link header.  IANA ieee-802-numbers. */
#ifndef DISSECTORS_LINK_ETHERTYPES_H
#define DISSECTORS_LINK_ETHERTYPES_H

#include "dissectors/engine/dissect.h"

/* The least type; what is smaller is a length (IEEE 802.3 clause 3.2.6). */
enum { ETHERTYPE_LEAST = 0x0600 };

/* What no type can be names frames without one, as Linux does (linux/if_ether.h). */
enum {
	ETHERTYPE_NOVELL = 1,	/* IPX at once behind the length */
	ETHERTYPE_LLC = 4,	/* IEEE 802.2 */
};

/* Behind an IEEE 802.3 length: it ends the packet, and LLC follows.  False: so much was not sent. */
bool hand_over_length(struct dissection *d, size_t len);

extern const struct value ethertypes[];

#endif
