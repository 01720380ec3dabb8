/* Names of letters: <local@host>.  RFC 5322 section 3.6.4. */
#ifndef DISSECTORS_MAIL_MESSAGE_ID_H
#define DISSECTORS_MAIL_MESSAGE_ID_H

#include "dissectors/coding/line.h"

/* Extents of the value. */
struct message_id {
	struct extent id;	/* with its brackets, if it has them */
	struct extent local, host;
	struct extent date;	/* which many programs begin the local part with (digits_date) */
	struct extent queue;	/* what follows that: sendmail's name for the letter in its queue */
	int64_t time;		/* nanoseconds since 1970, if there is a date */
};

/* The next one of several in n bytes, from *at on, which is moved.  False: that was all. */
bool message_id_next(const uint8_t *p, size_t n, size_t *at, struct message_id *found);

#endif
