/* Inside of POP3: what the files of its dissector share.  Each reads a message, whose bytes are the scope. */
#ifndef DISSECTORS_APPLICATION_POP3_ROWS_H
#define DISSECTORS_APPLICATION_POP3_ROWS_H

#include "dissectors/application/pop3.h"

/* A command. */
void dissect_pop3_command(struct dissection *d, const struct pop3_fact *f);

/* A line of an authentication: the client's answer to a challenge, and a challenge. */
void dissect_pop3_answer(struct dissection *d, const struct pop3_fact *f);
void dissect_pop3_challenge(struct dissection *d);

/* n characters of base64 at p, of the client's line number step, as what they say; the cursor is behind them. */
void dissect_pop3_credentials(struct dissection *d, unsigned mechanism, unsigned step, const uint8_t *p, size_t n);

/* A status line. */
void dissect_pop3_reply(struct dissection *d, const struct pop3_fact *f);

/* Why, as far as the words of a negative reply to that command tell, n bytes at p: one of the failures. */
unsigned pop3_failure(enum pop3_command command, const uint8_t *p, size_t n);
extern const struct value pop3_failures[];

/* A greeting's text, n bytes at p: who greets, with which software, and whether APOP can be used. */
void dissect_pop3_greeting(struct dissection *d, const uint8_t *p, size_t n);

/* Lines behind a status line: a list, or a letter. */
void dissect_pop3_lines(struct dissection *d, const struct pop3_fact *f);

extern const struct dissector dissector_pop3_command, dissector_pop3_auth, dissector_pop3_reply,
    dissector_pop3_greeting, dissector_pop3_lines;

#endif
