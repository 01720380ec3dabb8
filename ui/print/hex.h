/* Bytes in hexadecimal beside their text. */
#ifndef UI_PRINT_HEX_H
#define UI_PRINT_HEX_H

#include "ui/text/out.h"

/* Lines of 16 bytes, as tshark and text2pcap write them, and an empty line behind. */
void put_hex_dump(struct out *o, const uint8_t *bytes, size_t n);

#endif
