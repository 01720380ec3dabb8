/*
 * Names of addresses, from what was heard: answers of DNS, mDNS and LLMNR,
 * NetBIOS's registrations, answers and node status, DHCP's host names.
 * Nobody is asked.  At most HEARD_ADDRESSES addresses and HEARD_NAMES names
 * are kept; more are counted.
 */
#ifndef UI_TEXT_HEARD_H
#define UI_TEXT_HEARD_H

#include "dissectors/engine/dissect.h"
#include "ui/text/out.h"

enum { HEARD_ADDRESSES = 1 << 16, HEARD_NAMES = 1 << 17, HEARD_NAMES_EACH = 32 };

struct heard_names;

/* seed: any number that a sender cannot know.  NULL: no memory. */
struct heard_names *heard_new(uint64_t seed);
void heard_free(struct heard_names *h);		/* NULL is fine */

/* Learn what a packet tells.  Its dissection was not brief. */
void heard_packet(struct heard_names *h, const struct dissection *d);

/* Add the best name of an address of len bytes.  False: none was heard, and nothing is added. */
bool put_heard_name(struct out *o, const struct heard_names *h, const uint8_t *address, size_t len);

/* Add a line for each address, with all its names and where they were heard; nothing, if there are none. */
void put_heard_names(struct out *o, const struct heard_names *h);

#endif
