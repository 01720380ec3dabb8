/* What discovery and session of PPPoE have in common: RFC 2516 section 4. */
#ifndef DISSECTORS_LINK_PPPOE_H
#define DISSECTORS_LINK_PPPOE_H

#include "dissectors/engine/dissect.h"

/* Read the header; its length ends the packet.  Gives the code. */
uint64_t dissect_pppoe_header(struct dissection *d);

extern const struct dissector dissector_pppoes;	/* has the header's rows */

#endif
