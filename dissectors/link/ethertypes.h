/* What follows a link header.  IANA ieee-802-numbers. */
#ifndef DISSECTORS_LINK_ETHERTYPES_H
#define DISSECTORS_LINK_ETHERTYPES_H

#include "dissectors/engine/field.h"

/* The least type; what is smaller is a length (IEEE 802.3 clause 3.2.6). */
enum { ETHERTYPE_LEAST = 0x0600 };

extern const struct value ethertypes[];

#endif
