/*
 * Lists of addresses in a letter's header: Joe <joe@host>, joe@host (Joe),
 * group: a@b, c@d;.  RFC 5322 section 3.4, and what is obsolete in 4.4.
 *
 * Whatever is written, something comes out: quotes, comments and angle
 * brackets that do not close are characters like any other, and said to be so.
 */
#ifndef DISSECTORS_MAIL_ADDRESS_H
#define DISSECTORS_MAIL_ADDRESS_H

#include "dissectors/coding/line.h"

/* Extents are of the list. */
struct address {
	struct extent item;	/* all of it */
	struct extent group;	/* the name of a group that begins before it; n 0: none does */
	struct extent name;	/* in quotes, or encoded, as it was sent; n 0: it has none */
	struct extent route;	/* obsolete: hosts to go by; n 0: none */
	struct extent mailbox;	/* local@domain, or what stands for it; n 0: none, or <> */
	struct extent host;	/* the mailbox's domain; n 0: it has none */
	struct extent ip;		/* where that is an address: without its brackets; n 0: it is none */
	bool empty;		/* <>: nobody */
	bool unclosed;		/* a quote, comment or bracket in it is never closed */
};

/* A list under way.  From open_... on no quote, no comment closes any more, so that nobody looks twice. */
struct addresses {
	const uint8_t *p;
	size_t at, n;
	bool grouped;
	size_t open_quote, open_comment;
};

/* Begin with n bytes: they are the caller's, and stay. */
struct addresses addresses_of(const uint8_t *p, size_t n);

/* The next one.  False: that was all. */
bool address_next(struct addresses *a, struct address *found);

#endif
