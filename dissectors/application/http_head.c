/* HTTP's head, read without changing a byte of it.  RFC 9112 sections 2 to 6. */

#include <string.h>
#include "dissectors/application/http.h"
#include "dissectors/coding/digit.h"

struct http_line
http_line(const uint8_t *p, size_t n)
{
	const uint8_t *lf = n ? memchr(p, '\n', n) : NULL;
	size_t len = lf ? (size_t)(lf - p) : n;

	if (!lf)
		return (struct http_line){ n, 0 };
	return len && p[len - 1] == '\r' ? (struct http_line){ len - 1, 2 } : (struct http_line){ len, 1 };
}

/* RFC 9110 section 5.6.2: what names and methods are made of; a bit for each character below 0x80. */
static bool
is_token(uint8_t c)
{
	static const uint32_t bits[4] = { 0, 0x03ff6cfa, 0xc7fffffe, 0x57ffffff };

	return c < 0x80 && bits[c / 32] >> c % 32 & 1;
}

/* n bytes against a pattern, in which 0 stands for a digit.  Inlined, so that no pattern is read. */
static inline __attribute__((always_inline)) enum http_is
match(const uint8_t *p, size_t n, const char *pattern)
{
	size_t i = 0;

	for (; i < n && pattern[i]; i++)
		if (pattern[i] == '0' ? !is_digit(p[i]) : p[i] != (uint8_t)pattern[i])
			return HTTP_IS_NOT;
	return pattern[i] ? HTTP_MAY_BE : HTTP_IS;
}

static const char status_line[] = "HTTP/0.0 0", version[] = "HTTP/0.0";

/* "HTTP/0.0", whole: what nearly every start line has, so at once and not by the pattern. */
static bool
is_version(const uint8_t *p)
{
	return !memcmp(p, "HTTP/", 5) && is_digit(p[5]) && p[6] == '.' && is_digit(p[7]);
}

static enum http_is
is_status_line(const uint8_t *p, size_t n)
{
	if (n < sizeof status_line - 1)
		return match(p, n, status_line);
	return is_version(p) && p[8] == ' ' && is_digit(p[9]) ? HTTP_IS : HTTP_IS_NOT;
}

/* The method, as far as it is there.  *n: its length. */
static enum http_is
read_method(const uint8_t *p, size_t n, size_t *method)
{
	size_t i = 0;

	while (i < n && i <= HTTP_METHOD_LENGTH && is_token(p[i]))
		i++;
	*method = i;
	if (i > HTTP_METHOD_LENGTH)
		return HTTP_IS_NOT;
	if (i == n)
		return HTTP_MAY_BE;
	return i && p[i] == ' ' ? HTTP_IS : HTTP_IS_NOT;
}

/* A line of n bytes whose method is known.  Spaces in the target are wrong, and found: the version is the last word. */
static enum http_is
read_request(const uint8_t *p, size_t n, struct http_start *start)
{
	size_t last = n;

	while (n && p[n - 1] == ' ')
		n--;
	for (last = n; last > start->method && p[last - 1] != ' '; last--)
		;
	start->request = true;
	start->uri_at = start->method + 1;
	while (start->uri_at < n && p[start->uri_at] == ' ')
		start->uri_at++;
	if (n - last == sizeof version - 1 && is_version(p + last) && p[last + 5] < '2') {
		start->version_at = last;
		start->version = n - last;
		n = last;
		while (n > start->uri_at && p[n - 1] == ' ')
			n--;
	} else if (!http_is_name(p, start->method, "GET") || start->uri_at >= n) {
		return HTTP_IS_NOT;	/* RFC 1945 section 4.1: without a version there is only GET */
	}
	start->uri = n > start->uri_at ? n - start->uri_at : 0;
	return start->uri ? HTTP_IS : HTTP_IS_NOT;
}

/* A line of n bytes that went on, of a method and a space, at least: the last word may be the version's beginning. */
static enum http_is
read_cut_request(const uint8_t *p, size_t n, struct http_start *start)
{
	size_t last = n;

	while (p[last - 1] != ' ')
		last--;
	start->request = true;
	start->uri_at = start->method + 1;
	if (last > start->uri_at && match(p + last, n - last, version) != HTTP_IS_NOT) {
		start->version_at = last;
		start->version = n - last;
		n = last - 1;
	}
	start->uri = n - start->uri_at;
	return HTTP_IS;
}

/* The code is as many digits as there are, then the phrase follows the next space. */
static enum http_is
read_status(const uint8_t *p, size_t n, struct http_start *start)
{
	size_t at = sizeof version;

	start->version = sizeof version - 1;
	start->code_at = at;
	for (; at < n && at < start->code_at + 3 && is_digit(p[at]); at++)
		start->number = start->number * 10 + (unsigned)(p[at] - '0');
	start->code = at - start->code_at;
	while (at < n && p[at] != ' ')
		at++;
	start->phrase_at = at + (at < n);
	start->phrase = n - start->phrase_at;
	return HTTP_IS;
}

enum http_is
http_start(const uint8_t *p, size_t n, struct http_start *start)
{
	*start = (struct http_start){ .request = false };
	enum http_is response = is_status_line(p, n);
	enum http_is request = response == HTTP_IS ? HTTP_IS_NOT : read_method(p, n, &start->method);

	if (response == HTTP_IS_NOT && request != HTTP_IS)
		return request;
	struct http_line line = http_line(p, n < HTTP_LINE_MAX ? n : HTTP_LINE_MAX);

	if (!line.end)
		return n < HTTP_LINE_MAX ? HTTP_MAY_BE : HTTP_IS_NOT;
	start->whole = line.n + line.end;
	if (response == HTTP_IS)
		return read_status(p, line.n, start);
	return request == HTTP_IS ? read_request(p, line.n, start) : HTTP_IS_NOT;
}

/* With a method that everybody knows, and a target that is a path or begins with a scheme. */
static enum http_is
looks_like_request(const uint8_t *p, size_t n)
{
	static const char *const starts[] = {
		"GET /", "POST /", "HEAD /", "PUT /", "DELETE /", "OPTIONS /", "OPTIONS * ", "PATCH /", "PROPFIND /",
		"TRACE /", "GET http://", "POST http://", "HEAD http://", "NOTIFY /", "SUBSCRIBE /", "UNSUBSCRIBE /",
	};
	enum http_is best = HTTP_IS_NOT;

	for (size_t i = 0; i < sizeof starts / sizeof *starts && best != HTTP_IS; i++) {
		enum http_is is = match(p, n, starts[i]);

		if (is != HTTP_IS_NOT)
			best = is;
	}
	return best;
}

enum http_is
http_looks_like_status(const uint8_t *p, size_t n)
{
	return match(p, n, "HTTP/1.0 000");
}

enum http_is
http_looks_like_start(const uint8_t *p, size_t n)
{
	enum http_is response = http_looks_like_status(p, n);

	return response == HTTP_IS_NOT ? looks_like_request(p, n) : response;
}

enum http_is
http_start_cut(const uint8_t *p, size_t n, struct http_start *start)
{
	*start = (struct http_start){ .cut = true, .whole = n };
	if (http_looks_like_start(p, n) != HTTP_IS || memchr(p, '\n', n))
		return HTTP_IS_NOT;
	if (is_status_line(p, n) == HTTP_IS)
		return read_status(p, n, start);
	read_method(p, n, &start->method);
	return read_cut_request(p, n, start);
}

bool
http_field(const uint8_t *p, size_t n, struct http_field *field)
{
	struct http_line line = http_line(p, n);
	const uint8_t *colon = line.n ? memchr(p, ':', line.n) : NULL;

	if (!line.n)
		return false;
	*field = (struct http_field){ .name = colon ? (size_t)(colon - p) : 0, .line = line.n, .whole = line.n + line.end };
	while (line.end && field->whole < n && (p[field->whole] == ' ' || p[field->whole] == '\t')) {
		line = http_line(p + field->whole, n - field->whole);
		field->line = field->whole + line.n;
		field->whole = field->line + line.end;
		field->folded = true;
	}
	size_t at = colon ? field->name + 1 : 0, end = field->line;

	while (at < end && (p[at] == ' ' || p[at] == '\t' || p[at] == '\r' || p[at] == '\n'))
		at++;
	while (end > at && (p[end - 1] == ' ' || p[end - 1] == '\t'))
		end--;
	field->value_at = at;
	field->value = end - at;
	return true;
}

bool
http_is_token(const uint8_t *p, size_t n)
{
	size_t i = 0;

	while (i < n && is_token(p[i]))
		i++;
	return n && i == n;
}

static uint8_t
lower(uint8_t c)
{
	return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

bool
http_same_name(const uint8_t *p, size_t n, const char *name)
{
	size_t i = 0;

	if (!memcmp(p, name, n))	/* nearly always it is written as everybody writes it */
		return true;
	while (i < n && lower(p[i]) == lower((uint8_t)name[i]))
		i++;
	return i == n;
}

size_t
http_head(const uint8_t *p, size_t n, size_t seen)
{
	const uint8_t *lf = p + (seen > 3 ? seen - 3 : 0), *end = p + n;

	for (; (lf = lf < end ? memchr(lf, '\n', (size_t)(end - lf)) : NULL); lf++) {
		if (lf + 1 < end && lf[1] == '\n')
			return (size_t)(lf + 2 - p);
		if (lf + 2 < end && lf[1] == '\r' && lf[2] == '\n')
			return (size_t)(lf + 3 - p);
	}
	return 0;
}
