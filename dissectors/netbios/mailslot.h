/*
 * Mailslots: names that one-way messages of SMB are sent to, in Transaction
 * requests.  MS-MAIL; the browser's are MS-BRWS.
 */
#ifndef DISSECTORS_NETBIOS_MAILSLOT_H
#define DISSECTORS_NETBIOS_MAILSLOT_H

#include "dissectors/engine/dissect.h"

/*
 * What is left in the scope is for the mailslot of that name, n bytes of
 * ASCII such as \MAILSLOT\BROWSE, without a zero at its end.  False: nobody
 * knows it, and the bytes stay data.
 */
bool hand_over_mailslot(struct dissection *d, const uint8_t *name, size_t n);

#endif
