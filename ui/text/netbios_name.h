/* Names of NetBIOS as text: FRED<20>.SCOPE (Server service). */
#ifndef UI_TEXT_NETBIOS_NAME_H
#define UI_TEXT_NETBIOS_NAME_H

#include "dissectors/engine/dissect.h"
#include "ui/text/out.h"

/*
 * Add the name that a node of type NETBIOS_NAME or NETBIOS_PLAIN is, as that
 * base says; DEC: with its use as a number.  Bytes that are no ASCII are <8f>: their
 * character set is not told.  What is none of NetBIOS is shown as the domain
 * name that it is.
 */
void put_netbios_name(struct out *o, const struct dissection *d, const struct node *n, enum base base);

#endif
