/* HTTP: where a body ends.  RFC 9112 section 6. */

#include <endian.h>
#include <string.h>
#include "dissectors/application/http.h"

/* A number at the start of n bytes.  Gives its digits' number; 0: there is none, or it is too large. */
static size_t
read_number(const uint8_t *p, size_t n, uint64_t *v)
{
	size_t i = 0;

	for (*v = 0; i < n && p[i] >= '0' && p[i] <= '9'; i++) {
		if (*v > UINT64_MAX / 16)
			return 0;
		*v = *v * 10 + (unsigned)(p[i] - '0');
	}
	return i;
}

/* RFC 9110 section 8.6; the same number several times, with commas between, is that number. */
static void
read_length(struct http_body *body, const uint8_t *p, size_t n)
{
	for (size_t at = 0; at < n || !at; ) {
		uint64_t v;
		size_t digits = read_number(p + at, n - at, &v);

		at += digits;
		if (!digits || (at < n && p[at] != ',' && p[at] != ' ')) {
			body->length_bad = true;
			return;
		}
		if (!body->has_length)
			body->length = v;
		body->length_differs |= v != body->length;
		body->has_length = true;
		while (at < n && (p[at] == ',' || p[at] == ' '))
			at++;
	}
}

/* The last word of a list. */
static bool
ends_with(const uint8_t *p, size_t n, const char *word)
{
	size_t at = n;

	while (at && p[at - 1] != ',' && p[at - 1] != ' ' && p[at - 1] != '\t')
		at--;
	return http_is_name(p + at, n - at, word);
}

/* RFC 9110 section 6.4.1: whatever the head says. */
static bool
has_none(const struct http_start *start, enum http_asked asked)
{
	return !start->request && (start->number / 100 == 1 || start->number == 204 || start->number == 304 ||
	    asked == HTTP_ASKED_HEAD || (asked == HTTP_ASKED_CONNECT && start->number / 100 == 2));
}

void
http_body_field(struct http_body *body, const uint8_t *p, const struct http_field *f)
{
	const uint8_t *value = p + f->value_at;

	if (http_is_name(p, f->name, "Content-Length")) {
		read_length(body, value, f->value);
	} else if (http_is_name(p, f->name, "Transfer-Encoding") && !http_is_name(value, f->value, "identity")) {
		body->coded = true;
		body->chunked = ends_with(value, f->value, "chunked");
	} else if (http_is_name(p, f->name, "Upgrade")) {
		body->upgrade = http_is_name(value, f->value, "websocket") ? HTTP_TO_WEBSOCKET :
		    http_is_name(value, f->value, "h2c") ? HTTP_TO_HTTP2 : HTTP_TO_ANOTHER;
	}
}

void
http_body_decide(struct http_body *body, const struct http_start *start, enum http_asked asked)
{
	body->length_beaten = body->coded && body->has_length;
	body->framing = HTTP_NO_BODY;
	if (has_none(start, asked))
		return;
	if (body->coded)
		body->framing = body->chunked ? HTTP_BY_CHUNKS : HTTP_TO_THE_END;
	else if (body->has_length)
		body->framing = body->length ? HTTP_BY_LENGTH : HTTP_NO_BODY;
	else if (!start->request)
		body->framing = HTTP_TO_THE_END;
}

/* Whether it may be a field that says something of the body: by its first letters, so that most need not be read. */
static bool
is_heeded(const uint8_t *line, size_t n)
{
	uint32_t four;

	if (n < sizeof four)
		return false;
	memcpy(&four, line, sizeof four);
	four = be32toh(four) | 0x20202020;
	return four == 0x636f6e74 || four == 0x7472616e || four == 0x75706772;	/* "cont", "tran", "upgr" */
}

/* Whether a field names the media type: RFC 9110 section 8.3. */
static bool
is_type(const uint8_t *p, const struct http_field *f)
{
	return http_is_name(p, f->name, "Content-Type") && f->value && p[f->value_at] != ';';
}

struct http_body
http_body(const uint8_t *p, size_t n)
{
	struct http_body body = { .framing = HTTP_NO_BODY };
	struct http_field f;
	size_t whole;

	for (size_t at = 0; at < n && !body.head; at += whole) {
		struct http_line line = http_line(p + at, n - at);

		whole = line.n + line.end;
		if (!line.n)
			body.head = at + whole;
		if (!is_heeded(p + at, line.n) || !http_field(p + at, n - at, &f))
			continue;
		whole = f.whole;
		if (!body.type && is_type(p + at, &f))
			body.type = p + at;
		else
			http_body_field(&body, p + at, &f);
	}
	return body;
}
