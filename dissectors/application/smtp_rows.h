/* Inside of SMTP: what the files of its dissector share. */
#ifndef DISSECTORS_APPLICATION_SMTP_ROWS_H
#define DISSECTORS_APPLICATION_SMTP_ROWS_H

#include "dissectors/application/smtp.h"
#include "dissectors/engine/dissect.h"

extern const struct value smtp_codes[];		/* what three digits mean */

/* The scope is a reply's text: what an enhanced code at its beginning says. */
void dissect_smtp_enhanced(struct dissection *d);

/* The scope is a command's line, without its end. */
void dissect_smtp_command(struct dissection *d, const struct smtp_fact *f);

/* The scope is what stands behind MAIL, RCPT and their like, from "FROM:" or "TO:" on. */
void dissect_smtp_path(struct dissection *d, bool from);

/* The scope is a client's line of base64 (or what of it stands behind AUTH), a challenge of the server. */
void dissect_smtp_answer(struct dissection *d, const struct smtp_fact *f);
void dissect_smtp_challenge(struct dissection *d);

/* The scope is a reply, all its lines. */
void dissect_smtp_reply(struct dissection *d, const struct smtp_fact *f);

/* The scope is a line of the server's that is no reply. */
void dissect_smtp_noise(struct dissection *d, const struct smtp_fact *f);

/* The scope is a greeting's text: who greets, with which software, when. */
void dissect_smtp_greeting(struct dissection *d);

extern const struct dissector dissector_smtp_command, dissector_smtp_path, dissector_smtp_auth,
    dissector_smtp_reply, dissector_smtp_codes, dissector_smtp_greeting;

#endif
