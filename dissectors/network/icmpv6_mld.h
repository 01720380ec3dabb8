/* Who listens to which multicast group: ICMPv6 types 130 to 132 and 143.  RFC 2710, RFC 3810. */
#ifndef DISSECTORS_NETWORK_ICMPV6_MLD_H
#define DISSECTORS_NETWORK_ICMPV6_MLD_H

#include "dissectors/engine/dissect.h"

extern const struct dissector dissector_icmpv6_mld;

/* What follows the checksum. */
void dissect_icmpv6_mld(struct dissection *d, uint64_t type);

#endif
