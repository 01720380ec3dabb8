/* What ICMP messages carry that ask or tell something: times, masks, routers. */
#ifndef DISSECTORS_NETWORK_ICMP_QUERIES_H
#define DISSECTORS_NETWORK_ICMP_QUERIES_H

#include "dissectors/engine/dissect.h"

extern const struct dissector dissector_icmp_queries;

/* Each from behind the identifiers, if there are any, to the end of what the RFC names. */
void dissect_icmp_timestamps(struct dissection *d, bool reply);
void dissect_icmp_mask(struct dissection *d);
void dissect_icmp_routers(struct dissection *d);
void dissect_icmp_probe(struct dissection *d, bool reply);

#endif
