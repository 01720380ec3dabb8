/*
 * What the base64 lines of an authentication say once they are decoded: for
 * AUTH of SMTP (RFC 4954) and POP3 (RFC 5034), which are alike.
 */
#ifndef DISSECTORS_CODING_SASL_H
#define DISSECTORS_CODING_SASL_H

#include <stddef.h>
#include <stdint.h>
#include "dissectors/engine/field.h"

enum sasl_mechanism {
	SASL_NONE,		/* not known: its beginning was not captured */
	SASL_OTHER,		/* a name that is none of these: its lines stay as they are */
	SASL_PLAIN,		/* RFC 4616 */
	SASL_LOGIN,		/* draft-murchison-sasl-login: a name, then a password */
	SASL_CRAM_MD5,		/* RFC 2195 */
	SASL_ANONYMOUS,		/* RFC 4505 */
	SASL_EXTERNAL,		/* RFC 4422 appendix A */
	SASL_XOAUTH2,		/* a name and a token */
	SASL_MECHANISMS,
};

/* Their names, as sent. */
extern const struct value sasl_mechanisms[];

/* By the name that stands after AUTH; letters of any case. */
enum sasl_mechanism sasl_mechanism(const uint8_t *name, size_t n);

enum sasl_what {
	SASL_AUTHORIZATION,	/* on whose behalf; absent: the user's own */
	SASL_USERNAME,
	SASL_PASSWORD,		/* in cleartext, or whatever else opens the account: a token */
	SASL_DIGEST,		/* proves the password, and does not tell it */
};

struct sasl_part {
	enum sasl_what what;
	size_t at, n;		/* where, in the decoded bytes */
};

enum { SASL_PARTS_MAX = 3 };

/*
 * The parts of the client's line number step (from 0, the one that may stand
 * behind AUTH itself), n decoded bytes, in their order.  Gives how many; 0: it
 * is not built as the mechanism says, or not known.
 */
size_t sasl_parts(enum sasl_mechanism mechanism, unsigned step, const uint8_t *decoded, size_t n,
    struct sasl_part parts[SASL_PARTS_MAX]);

#endif
