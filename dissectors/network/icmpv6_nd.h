/* Neighbour discovery, the messages of ICMPv6 types 133 to 137.  RFC 4861 section 4. */
#ifndef DISSECTORS_NETWORK_ICMPV6_ND_H
#define DISSECTORS_NETWORK_ICMPV6_ND_H

#include "dissectors/engine/dissect.h"

extern const struct dissector dissector_icmpv6_nd, dissector_icmpv6_options;

/* What follows the checksum. */
void dissect_icmpv6_nd(struct dissection *d, uint64_t type);

/* The options to the end of the message.  RFC 4861 section 4.6. */
void dissect_icmpv6_options(struct dissection *d);

#endif
