/*
 * Names of MAC addresses, as Wireshark forms them: Cisco_12:34:56 by who made
 * the card, IPv4mcast_fb and LLDP_Multicast by what is agreed, Broadcast.
 *
 * Vendors come from Debian's ieee-data, read when the first is asked for;
 * where that is not installed, from a short list of common ones.
 */
#ifndef UI_TEXT_NAMES_H
#define UI_TEXT_NAMES_H

#include "ui/text/out.h"

/* Add the name of the address of 6 bytes.  False: it has none, and nothing is added. */
bool put_mac_name(struct out *o, const uint8_t *mac);

/*
 * Add the short name of who made the card, 8 characters at most.
 * False: nobody is known, or the address was not given by a vendor.
 */
bool put_vendor(struct out *o, const uint8_t *mac);

/* Open the lists of vendors now, to be read when needed: for who later may open no files. */
void names_open(void);

/* Where oui.txt, mam.txt and oui36.txt are, from now on; for tests.  NULL: where Debian has them. */
void names_folder(const char *path);

#endif
