/* Bytes in hexadecimal beside their text. */
#ifndef UI_PRINT_HEX_H
#define UI_PRINT_HEX_H

#include "dissectors/engine/dissect.h"
#include "ui/text/out.h"

/* Lines of 16 bytes, as tshark and text2pcap write them, and an empty line behind. */
void put_hex_dump(struct out *o, const uint8_t *bytes, size_t n);

/* All bytes of a packet: the frame's; and those of other sources, with their names before them. */
void put_sources(struct out *o, const struct dissection *d);

#endif
