/* Types and codes of ICMP. */
#ifndef DISSECTORS_NETWORK_ICMP_NAMES_H
#define DISSECTORS_NETWORK_ICMP_NAMES_H

#include "dissectors/engine/field.h"

extern const struct value icmp_types[], icmp_unreachable_codes[], icmp_redirect_codes[], icmp_exceeded_codes[], icmp_problem_codes[], icmp_router_codes[], icmp_photuris_codes[], icmp_ext_codes[], icmp_header_bytes[];

#endif
