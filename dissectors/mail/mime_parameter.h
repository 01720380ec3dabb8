/*
 * Parameters of a letter's fields, as they are meant: in UTF-8, without quotes
 * and folds.  Pieces and character sets of RFC 2231 (name*0*=koi8-r''%F0...),
 * and, though RFC 2047 forbids them there, encoded words.
 */
#ifndef DISSECTORS_MAIL_MIME_PARAMETER_H
#define DISSECTORS_MAIL_MIME_PARAMETER_H

#include "dissectors/coding/parameter.h"
#include "dissectors/mail/words.h"

enum {
	MIME_VALUE_MAX = 512,				/* octets of a value as sent that are read */
	MIME_VALUE_ROOM = 3 * MIME_VALUE_MAX + 4,	/* bytes that they can become */
	MIME_SECTIONS_MAX = 50,				/* pieces of a value */
};

/* The one of that name, or of two that it has: RFC 2231's first, then the other.  Gives its bytes; 0: there is none. */
size_t mime_parameter(struct slice value, const char *name, const char *other, uint8_t to[MIME_VALUE_ROOM]);

#endif
