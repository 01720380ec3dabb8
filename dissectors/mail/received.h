/*
 * What a server writes above a letter when it takes it.  RFC 5321 section 4.4,
 * and what was and is written instead: Exim, sendmail, Postfix, qmail,
 * Microsoft's, NTMail, list robots.
 *
 * The words from, by, via, with, id and for, once each, in any order, begin a
 * clause; a date stands behind the last semicolon.
 */
#ifndef DISSECTORS_MAIL_RECEIVED_H
#define DISSECTORS_MAIL_RECEIVED_H

#include "dissectors/coding/line.h"

enum clause { RECEIVED_FROM, RECEIVED_BY, RECEIVED_VIA, RECEIVED_WITH, RECEIVED_ID, RECEIVED_FOR, RECEIVED_CLAUSES };

/* Extents of the value, without the words themselves. */
struct received {
	struct extent clauses[RECEIVED_CLAUSES];	/* without comments behind them */
	struct extent name;	/* of the host that it came from: the first word of that clause, if it is no address */
	struct extent ip;	/* its address: in brackets, in a comment, or instead of the name */
	struct extent helo;	/* the name it gave itself, where that is told apart */
	struct extent software;	/* the first comment behind by or with: what the server runs */
	struct extent date;
};

/* Take n bytes apart; they may be anything. */
struct received received_parse(const uint8_t *p, size_t n);

#endif
