/* What heard_packet() tells the table of names. */
#ifndef UI_TEXT_HEARD_LEARN_H
#define UI_TEXT_HEARD_LEARN_H

#include "ui/text/heard.h"

/* Where a name was heard; better ones first. */
enum origin { BY_DNS, BY_DHCP, BY_NETBIOS, BY_MDNS, BY_LLMNR, BY_NETBIOS_GROUP };

/* The address has the name, each as a node says it; refused: it was thought to have it, and has not. */
void heard_learn(struct heard_names *h, const struct dissection *d, const struct node *name,
    const struct node *address, enum origin origin, bool refused);

#endif
