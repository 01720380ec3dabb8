/* Inside of HTTP: what the parts of a body are.  RFC 2046 section 5.1, RFC 7578. */
#ifndef DISSECTORS_APPLICATION_HTTP_PARTS_H
#define DISSECTORS_APPLICATION_HTTP_PARTS_H

#include "dissectors/application/http_message.h"
#include "dissectors/coding/charset.h"
#include "dissectors/coding/multipart.h"

enum {
	HTTP_PARTS_MAX = 100,		/* that are told one by one */
	HTTP_VALUE_MAX = 1 << 16,	/* bytes of an item's value; a longer one stays data */
};

struct http_part {
	struct slice boundary, header, body;	/* the boundary is the one before it */
	struct slice name, file, type;		/* in the header; p NULL: it has none */
	struct slice value;			/* http_read_values(): in UTF-8; p NULL: no text, or not known to be one */
	bool made;				/* ... and decoded */
};

struct http_parts {
	struct http_part part[HTTP_PARTS_MAX];
	size_t count;
	struct multipart state;
	struct slice preamble, epilogue;
	struct slice last;			/* the boundary behind them, or one that has no end */
};

/* all->state: begun.  Slices are the body's. */
void http_take_apart(struct http_parts *all, struct slice body);

/*
 * Values of a form's items, but for files.  *source: of those that were
 * decoded; 0: there are none.  False: there is no room for them.
 */
bool http_read_values(struct dissection *d, struct http_parts *all, uint16_t *source);

#endif
