/*
 * Domain names as DNS writes them: labels, each behind its length, up to one
 * of length 0 or to a pointer at labels that came before.  RFC 1035 sections
 * 3.1 and 4.1.4.
 *
 *	 3  w w w  6  s c h o o l  0		www.school
 *	 4  m a i l  0xc0 0x0c			mail, then whatever stands 12 bytes from the message's start
 *
 * A pointer goes back, and the labels that it leads to end before those that
 * led to them: so no name goes round in circles, and none depends on bytes
 * behind it.  A name has no more pointers than it could have labels: so none
 * costs more than a fixed time, however many there are in a message.
 */
#ifndef DISSECTORS_ENGINE_DOMAIN_H
#define DISSECTORS_ENGINE_DOMAIN_H

#include "dissectors/engine/dissect.h"

enum { DOMAIN_MAX = 255, LABEL_MAX = 63 };	/* bytes, lengths among them: RFC 1035 section 2.3.4 */
enum { LABELS_MAX = 127 };			/* that fit: a byte each, and its length */

/* A way through a name.  Set message, start and at (where it begins), and end; the rest is 0. */
struct domain {
	const uint8_t *message;		/* pointers count from here */
	size_t start, at, end;		/* of the labels that stand together: the first, the next, behind them */
	size_t length;			/* of the labels so far, as if there were no pointers */
	size_t labels, pointers;	/* so far */
	bool bad;			/* it does not end as a name should */
};

/* The next label, *n bytes; NULL: the name is at its end, or bad from here on. */
const uint8_t *domain_label(struct domain *w, size_t *n);

/* The way through a DOMAIN_NAME node of d. */
struct domain domain_of(const struct dissection *d, const struct node *n);

/*
 * Add the name at the cursor, and move behind it.  Gives the way through it,
 * at its end; .bad: the node shows what comes before the name is bad.
 */
struct domain add_domain_row(struct dissection *d, const struct field *f, const uint8_t *message);

#endif
