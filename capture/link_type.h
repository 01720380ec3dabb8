/*
 * Files number link types one way, libpcap's interface (DLT_) another; they
 * differ where the systems' own numbers did.  libpcap's pcap-common.c.
 */
#ifndef CAPTURE_LINK_TYPE_H
#define CAPTURE_LINK_TYPE_H

#include <stdint.h>

int dlt_of(uint16_t link_type);
uint16_t link_type_of(int dlt);

#endif
