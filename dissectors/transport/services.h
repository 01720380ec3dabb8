/* Who listens on which port: TCP and UDP each have their own numbers, though most agree. */
#ifndef DISSECTORS_TRANSPORT_SERVICES_H
#define DISSECTORS_TRANSPORT_SERVICES_H

#include "dissectors/engine/field.h"

extern const struct value tcp_services[], udp_services[];

#endif
