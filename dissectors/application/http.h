/*
 * What HTTP's splitter and its dissector share: how a head is read, and what
 * a message's fact means.
 */
#ifndef DISSECTORS_APPLICATION_HTTP_H
#define DISSECTORS_APPLICATION_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum http_kind {
	HTTP_REQUEST, HTTP_RESPONSE,	/* with a head */
	HTTP_SIMPLE,			/* the response to a request of HTTP/0.9: a body alone */
	HTTP_SEQUEL,			/* of a body that is longer than a message may be */
	HTTP_OTHER,			/* not HTTP; or behind a gap, where nobody knows what it is */
};

/* How the body's end is found.  RFC 9112 section 6.3. */
enum http_framing { HTTP_NO_BODY, HTTP_BY_LENGTH, HTTP_BY_CHUNKS, HTTP_TO_THE_END };

/* What a response answers, as far as its body depends on it. */
enum http_asked { HTTP_ASKED_OTHER, HTTP_ASKED_HEAD, HTTP_ASKED_CONNECT, HTTP_ASKED_SIMPLE, HTTP_ASKED_UNKNOWN };

static inline uint32_t
http_fact(enum http_kind kind, enum http_framing framing, enum http_asked asked)
{
	return (uint32_t)kind | (uint32_t)framing << 3 | (uint32_t)asked << 5;
}
#define HTTP_KIND(fact) ((enum http_kind)((fact) & 7))
#define HTTP_FRAMING(fact) ((enum http_framing)((fact) >> 3 & 3))
#define HTTP_ASKED(fact) ((enum http_asked)((fact) >> 5 & 7))

/* The place of a head's first Content-Type in its message; 0: it has none.  It is found once, for lists show it. */
#define HTTP_WITH_TYPE(fact, at) ((fact) | (uint32_t)(at) << 8)
#define HTTP_TYPE_AT(fact) ((size_t)((fact) >> 8))

enum {
	HTTP_LINE_MAX = 64 << 10,	/* bytes of a start line */
	HTTP_HEAD_MAX = 256 << 10,	/* of all lines up to the empty one */
	HTTP_METHOD_LENGTH = 32,
};

/* A line of n bytes without its end, which has `end` more: LF or CRLF; 0: it has none. */
struct http_line {
	size_t n, end;
};

/* The line at the start of n bytes. */
struct http_line http_line(const uint8_t *p, size_t n);

/* A request's or a response's first line, which may miss parts: these have length 0. */
struct http_start {
	bool request, cut;				/* cut: its end was not captured, nor what follows */
	size_t whole;					/* the line, with its end */
	size_t method, uri, uri_at;			/* of a request; its method is at 0 */
	size_t version, version_at;
	size_t code, code_at, phrase, phrase_at;	/* of a response */
	unsigned number;				/* the code's */
};

enum http_is { HTTP_IS_NOT, HTTP_IS, HTTP_MAY_BE };

/*
 * Whether the n bytes at p begin with a start line: maybe, while its end is
 * not among them.  No byte behind the first LF counts.
 */
enum http_is http_start(const uint8_t *p, size_t n, struct http_start *start);

/* The same where the capture has no more of the line than these n bytes: is it one, with a method that everybody knows? */
enum http_is http_start_cut(const uint8_t *p, size_t n, struct http_start *start);

/*
 * The same of bytes that may be anything, a body's for instance: strict, and
 * decided by the first few bytes.
 */
enum http_is http_looks_like_start(const uint8_t *p, size_t n);
enum http_is http_looks_like_status(const uint8_t *p, size_t n);	/* of a response alone */

/* A field of a head or trailer, with the lines that it is folded over. */
struct http_field {
	size_t name;			/* its length; the name is at 0; 0: no colon */
	size_t value, value_at;		/* without the spaces around it */
	size_t line;			/* all of it, without the last line's end */
	size_t whole;			/* with that */
	bool folded;			/* RFC 9112 section 5.2 */
};

/* The field at the start of n bytes.  False: an empty line, or nothing. */
bool http_field(const uint8_t *p, size_t n, struct http_field *field);

/* RFC 9110 section 5.6.2: what names of fields, and methods, are. */
bool http_is_token(const uint8_t *p, size_t n);

/* Whether n bytes are the n of name, in whatever case. */
bool http_same_name(const uint8_t *p, size_t n, const char *name);

/* Whether n bytes are that name.  Inlined, for then the compiler knows its length, which most differ in. */
static inline bool
http_is_name(const uint8_t *p, size_t n, const char *name)
{
	return n == strlen(name) && http_same_name(p, n, name);
}

/* Length of the lines up to an empty one and with it, of which the first `seen` bytes have none; 0: there is none. */
size_t http_head(const uint8_t *p, size_t n, size_t seen);

/* What a head says of its body. */
struct http_body {
	enum http_framing framing;
	uint64_t length;		/* by length */
	bool length_bad;		/* a Content-Length that is no number: it does not count */
	bool length_differs;		/* another than before: the first decides */
	bool length_beaten;		/* by Transfer-Encoding */
	enum { HTTP_TO_ANOTHER, HTTP_TO_WEBSOCKET, HTTP_TO_HTTP2 } upgrade;	/* what its Upgrade names */
	bool has_length, coded, chunked;	/* a length that counts; Transfer-Encoding, at last by chunks */
	/* By http_body() alone: */
	const uint8_t *type;		/* the first Content-Type that names one; or NULL */
	size_t head;			/* bytes of the fields, with the empty line behind them; 0: there is none */
};

/* Heed what the field at p says of the body; begin with zeros. */
void http_body_field(struct http_body *body, const uint8_t *p, const struct http_field *field);

/* All fields were heeded: decide the framing. */
void http_body_decide(struct http_body *body, const struct http_start *start, enum http_asked asked);

/* Heed all fields in the n bytes behind a start line, up to the empty one. */
struct http_body http_body(const uint8_t *fields, size_t n);

extern const struct splitter http_splitter;

#endif
