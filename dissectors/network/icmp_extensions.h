/* What ICMP errors of both versions carry: a quoted datagram, and extensions behind it. */
#ifndef DISSECTORS_NETWORK_ICMP_EXTENSIONS_H
#define DISSECTORS_NETWORK_ICMP_EXTENSIONS_H

#include "dissectors/engine/dissect.h"

extern const struct dissector dissector_icmp_extensions;

/*
 * Dissect the rest of an error message: the datagram that it quotes, of an
 * EtherType, and its extensions, if there are any.  n: how many bytes the
 * message says that it quotes (RFC 4884); 0: it does not say.
 */
void dissect_quote(struct dissection *d, size_t n, uint32_t ethertype);

/* What is left is an extension structure.  RFC 4884 section 7. */
void dissect_icmp_extensions(struct dissection *d);

#endif
