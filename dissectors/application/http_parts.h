/* Inside of HTTP: what the parts of a body are.  RFC 2046 section 5.1, RFC 7578. */
#ifndef DISSECTORS_APPLICATION_HTTP_PARTS_H
#define DISSECTORS_APPLICATION_HTTP_PARTS_H

#include "dissectors/application/http_message.h"
#include "dissectors/coding/multipart.h"
#include "dissectors/mail/mime_multipart.h"

enum { HTTP_VALUE_MAX = 1 << 16 };	/* bytes of an item's value; a longer one stays data */

struct http_part {
	struct slice body;
	struct slice name, file, type;		/* in the header; p NULL: it has none */
	struct slice value;			/* http_read_values(): in UTF-8; p NULL: no text, or not known to be one */
	bool made;				/* ... and decoded */
};

struct http_parts {
	struct http_part part[MIME_PARTS_MAX];
	size_t count;
};

/* The first parts; slices are the body's.  False: that is no boundary. */
bool http_take_apart(struct http_parts *all, struct slice boundary, struct slice body);

/*
 * Values of a form's items, but for files.  *source: of those that were
 * decoded; 0: there are none.  False: there is no room for them.
 */
bool http_read_values(struct dissection *d, struct http_parts *all, uint16_t *source);

#endif
