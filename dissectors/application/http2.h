/* What HTTP/2's splitter and its dissectors share.  RFC 9113. */
#ifndef DISSECTORS_APPLICATION_HTTP2_H
#define DISSECTORS_APPLICATION_HTTP2_H

#include "dissectors/engine/dissect.h"
#include "dissectors/engine/splitter.h"

enum http2_type {		/* section 6 */
	HTTP2_DATA, HTTP2_HEADERS, HTTP2_PRIORITY, HTTP2_RST_STREAM, HTTP2_SETTINGS, HTTP2_PUSH_PROMISE, HTTP2_PING,
	HTTP2_GOAWAY, HTTP2_WINDOW_UPDATE, HTTP2_CONTINUATION,
};

enum {				/* bits of a frame's flags, by what has them */
	HTTP2_END_STREAM = 1, HTTP2_ACK = 1, HTTP2_END_HEADERS = 4, HTTP2_PADDED = 8, HTTP2_PRIORITY_FLAG = 32,
};

enum { HTTP2_HEAD = 9 };		/* bytes */

struct http2_head {
	uint32_t length;		/* of the payload */
	uint8_t type, flags;
	uint32_t stream;
};

/* The head at the start of at least HTTP2_HEAD bytes. */
struct http2_head http2_head(const uint8_t *p);

/* Its payload is a block of header fields, or the beginning of one. */
bool http2_has_headers(const struct http2_head *head);

/* Where a block's or body's part lies in the payload at p, of which n bytes are there: behind what stands before, without padding. */
struct http2_part {
	size_t at, n;
};
struct http2_part http2_part(const struct http2_head *head, const uint8_t *p, size_t n);

/*
 * The fact of a message.  A frame is one, with those that continue its block of
 * header fields; so are all frames of a body, the magic, more of a frame that was
 * too long for one, and what stands behind a gap.  Of a block it tells how many
 * fields its sender had added to the table before it.
 */
enum http2_kind { HTTP2_FRAME, HTTP2_BODY, HTTP2_MAGIC, HTTP2_SEQUEL, HTTP2_UNKNOWN };
enum { HTTP2_ADDED_MAX = (1 << 29) - 1 };	/* and then: nobody knows */

#define HTTP2_FACT(kind, added) ((uint32_t)(kind) | (uint32_t)(added) << 3)
#define HTTP2_KIND(fact) ((enum http2_kind)((fact) & 7))
#define HTTP2_ADDED(fact) ((fact) >> 3)

/* Whether a side may have begun so: a client with the magic, a server with SETTINGS, perhaps before that came. */
bool http2_may_begin(const struct window *w);

extern const struct splitter http2_splitter;
extern const struct dissector dissector_http2_control, dissector_http2_headers;

/* A block of header fields, all of its parts together. */
struct http2_block {
	const uint8_t *p;		/* in the source that d is in, but of a copy of several parts */
	size_t n;
	bool copied;
	uint32_t stream;		/* HTTP/2's */
	uint32_t added;			/* see HTTP2_ADDED() */
	bool promised;			/* it is a request that the server expects */
};

/* http2_control.c: a bit, and a number in the 31 behind it; a stream's priority; the payload of other frames, to the scope's end. */
void add_http2_bit_and_31(struct dissection *d, const struct field *bit, const struct field *number);
void dissect_http2_priority(struct dissection *d);
void dissect_http2_control(struct dissection *d, const struct http2_head *head);

/* http2_headers.c: add a block's fields, and who answers whom. */
void dissect_http2_headers(struct dissection *d, const struct http2_block *block);

#endif
