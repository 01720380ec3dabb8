/* The byte that IPv4 calls type of service and IPv6 traffic class.  RFC 2474, RFC 3168. */
#ifndef DISSECTORS_NETWORK_DS_FIELD_H
#define DISSECTORS_NETWORK_DS_FIELD_H

#include "dissectors/engine/field.h"

extern const struct value ds_codepoints[], ds_ecns[];

#endif
