/* HTTP: where a body ends.  RFC 9112 section 6. */

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
read_length(struct http_body *body, bool *have, const uint8_t *p, size_t n)
{
	for (size_t at = 0; at < n || !at; ) {
		uint64_t v;
		size_t digits = read_number(p + at, n - at, &v);

		at += digits;
		if (!digits || (at < n && p[at] != ',' && p[at] != ' ')) {
			body->length_bad = true;
			return;
		}
		if (!*have)
			body->length = v;
		body->length_differs |= v != body->length;
		*have = true;
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

struct http_body
http_body(const struct http_start *start, enum http_asked asked, const uint8_t *p, size_t n)
{
	struct http_body body = { .framing = HTTP_NO_BODY };
	bool length = false, coded = false, chunked = false;
	struct http_field f;

	for (; http_field(p, n, &f); p += f.whole, n -= f.whole) {
		const uint8_t *value = p + f.value_at;

		if (f.name != 7 && f.name != 14 && f.name != 17) {
			continue;		/* the length of none of these: most fields */
		} else if (http_is_name(p, f.name, "content-length")) {
			read_length(&body, &length, value, f.value);
		} else if (http_is_name(p, f.name, "transfer-encoding") && !http_is_name(value, f.value, "identity")) {
			coded = true;
			chunked = ends_with(value, f.value, "chunked");
		} else if (http_is_name(p, f.name, "upgrade")) {
			body.websocket = http_is_name(value, f.value, "websocket");
		}
	}
	body.length_beaten = coded && length;
	if (has_none(start, asked))
		return body;
	if (coded)
		body.framing = chunked ? HTTP_BY_CHUNKS : HTTP_TO_THE_END;
	else if (length)
		body.framing = body.length ? HTTP_BY_LENGTH : HTTP_NO_BODY;
	else if (!start->request)
		body.framing = HTTP_TO_THE_END;
	return body;
}
