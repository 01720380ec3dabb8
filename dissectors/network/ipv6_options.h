/* The two IPv6 headers that are lists of options.  RFC 8200 sections 4.3 and 4.6. */
#ifndef DISSECTORS_NETWORK_IPV6_OPTIONS_H
#define DISSECTORS_NETWORK_IPV6_OPTIONS_H

#include "dissectors/engine/dissect.h"

extern const struct dissector dissector_ipv6_options;

/* How an extension header calls what all of them begin with. */
struct ipv6_header_rows {
	const struct field *next, *len, *bytes;
};

/* Dissect a header of options, and hand over to what follows it. */
void dissect_ipv6_options_header(struct dissection *d, const struct ipv6_header_rows *rows);

/*
 * Add the next header's number and this one's length, which counts eights of
 * bytes behind the first.  Gives all of its bytes; 0: cut.
 */
size_t add_ipv6_header_start(struct dissection *d, const struct ipv6_header_rows *rows, uint64_t *next);

#endif
