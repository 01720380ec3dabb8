/* Texts of letters that lost their eighth bit on the way, as servers of SMTP without 8BITMIME may take it (RFC 1652). */
#ifndef DISSECTORS_MAIL_IMF_STRIPPED_H
#define DISSECTORS_MAIL_IMF_STRIPPED_H

#include "dissectors/coding/readable.h"

/* If it seems to be such a text: what it may have been, in three sets. */
void add_imf_stripped(struct dissection *d, struct content text);

extern const struct dissector dissector_imf_stripped;

#endif
