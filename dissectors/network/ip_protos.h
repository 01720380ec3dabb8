/* What an IP datagram carries.  IANA protocol-numbers. */
#ifndef DISSECTORS_NETWORK_IP_PROTOS_H
#define DISSECTORS_NETWORK_IP_PROTOS_H

#include "dissectors/engine/field.h"

extern const struct value ip_protos[];

#endif
