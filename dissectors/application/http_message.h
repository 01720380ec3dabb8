/* Inside of HTTP: what the files that make its nodes share. */
#ifndef DISSECTORS_APPLICATION_HTTP_MESSAGE_H
#define DISSECTORS_APPLICATION_HTTP_MESSAGE_H

#include "dissectors/application/http.h"
#include "dissectors/coding/parameter.h"
#include "dissectors/engine/session.h"

/* A message under dissection, and what its head said. */
struct http_message {
	enum http_kind kind;
	enum http_framing framing;
	enum http_asked asked;
	struct http_start start;
	struct http_body body;
	bool head_whole;		/* up to its empty line */
	struct slice method, uri;
	struct slice host, type, encoding, transfer;	/* values of fields: the last ones */
};

/*
 * http.c: a message, of a stream as its splitter says, or of a datagram.
 * Gives what it was; nothing was read of HTTP_OTHER.
 */
enum http_kind dissect_http(struct dissection *d);

/* http_start.c: the start line, and what is worked out from it.  IANA http-status-codes. */
extern const struct value http_status_codes[];
void dissect_http_start(struct dissection *d, struct http_message *m);

/* http_headers.c: fields up to the empty line and with it, or the end of the scope; m->body heeds them. */
void dissect_http_fields(struct dissection *d, struct http_message *m);

/* http_derived.c: the whole URI of a request; the credentials in the n bytes of a field, if they can be read. */
void add_http_full_uri(struct dissection *d, const struct http_message *m);
void add_http_credentials(struct dissection *d, const uint8_t *p, size_t n);

extern const struct dissector dissector_http_derived, dissector_http, dissector_http_start, dissector_http_headers;

#endif
