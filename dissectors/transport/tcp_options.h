/* Options of the TCP header.  RFC 9293 section 3.1. */
#ifndef DISSECTORS_TRANSPORT_TCP_OPTIONS_H
#define DISSECTORS_TRANSPORT_TCP_OPTIONS_H

#include "dissectors/engine/dissect.h"

/* Add n bytes of options as a list. */
extern const struct dissector dissector_tcp_options;
void dissect_tcp_options(struct dissection *d, size_t n);

/* The shift that a window scale option among n bytes gives; -1: there is none. */
int8_t tcp_window_shift(const uint8_t *options, size_t n);

#endif
