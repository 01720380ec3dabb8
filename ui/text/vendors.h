/* Who made a network card: IEEE's lists of assigned prefixes. */
#ifndef UI_TEXT_VENDORS_H
#define UI_TEXT_VENDORS_H

#include <stddef.h>
#include <stdint.h>

enum { VENDOR_NAME = 32 };	/* bytes of a short name: 8 characters */

/* The short name of who has the longest prefix (36, 28 or 24 bits) of a MAC address: how many
 * bytes, not terminated; 0: nobody. */
size_t vendor_of(const uint8_t *mac, char name[VENDOR_NAME]);

/* See names_open(), names_folder(). */
void vendors_open(void);
void vendors_folder(const char *path);

#endif
