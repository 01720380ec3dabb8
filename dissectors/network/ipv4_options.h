/* Options of the IPv4 header.  RFC 791 section 3.1. */
#ifndef DISSECTORS_NETWORK_IPV4_OPTIONS_H
#define DISSECTORS_NETWORK_IPV4_OPTIONS_H

#include "dissectors/engine/dissect.h"

extern const struct dissector dissector_ipv4_options;

/* Add n bytes of options as a list. */
void dissect_ipv4_options(struct dissection *d, size_t n);

#endif
