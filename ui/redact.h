/*
 * Credentials masked: each byte of a field that is marked secret becomes an
 * asterisk, wherever it would be shown, since all text is made of the bytes.
 *
 * A message that came in several frames is masked in its own bytes, and what
 * the frame at hand brought of it in the frame.
 */
#ifndef UI_REDACT_H
#define UI_REDACT_H

#include "dissectors/engine/dissect.h"

/* Copies of sources, used again for each packet.  Begin with zeros. */
struct redaction {
	uint8_t *bytes;
	size_t room;
};

/*
 * Mask d's secrets: its sources are then r's copies, until the next call.
 * Without memory for these nothing is left to be shown of the packet, and
 * false is given.
 */
bool redact(struct redaction *r, struct dissection *d);
void redaction_free(struct redaction *r);

#endif
