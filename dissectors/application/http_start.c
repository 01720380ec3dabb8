/* HTTP: a message's first line.  RFC 9112 sections 3 and 4. */

#include <string.h>
#include "dissectors/application/http_message.h"

/* IANA http-status-codes; 1xx to 5xx: RFC 9110 section 15. */
const struct value http_status_codes[] = {
	{ 100, "Continue" }, { 101, "Switching Protocols" }, { 102, "Processing" }, { 103, "Early Hints" },
	{ 200, "OK" }, { 201, "Created" }, { 202, "Accepted" }, { 203, "Non-Authoritative Information" },
	{ 204, "No Content" }, { 205, "Reset Content" }, { 206, "Partial Content" }, { 207, "Multi-Status" },
	{ 208, "Already Reported" }, { 226, "IM Used" }, { 300, "Multiple Choices" }, { 301, "Moved Permanently" },
	{ 302, "Found" }, { 303, "See Other" }, { 304, "Not Modified" }, { 305, "Use Proxy" },
	{ 307, "Temporary Redirect" }, { 308, "Permanent Redirect" }, { 400, "Bad Request" }, { 401, "Unauthorized" },
	{ 402, "Payment Required" }, { 403, "Forbidden" }, { 404, "Not Found" }, { 405, "Method Not Allowed" },
	{ 406, "Not Acceptable" }, { 407, "Proxy Authentication Required" }, { 408, "Request Timeout" },
	{ 409, "Conflict" }, { 410, "Gone" }, { 411, "Length Required" }, { 412, "Precondition Failed" },
	{ 413, "Content Too Large" }, { 414, "URI Too Long" }, { 415, "Unsupported Media Type" },
	{ 416, "Range Not Satisfiable" }, { 417, "Expectation Failed" }, { 421, "Misdirected Request" },
	{ 422, "Unprocessable Content" }, { 423, "Locked" }, { 424, "Failed Dependency" }, { 425, "Too Early" },
	{ 426, "Upgrade Required" }, { 428, "Precondition Required" }, { 429, "Too Many Requests" },
	{ 431, "Request Header Fields Too Large" }, { 451, "Unavailable For Legal Reasons" },
	{ 500, "Internal Server Error" }, { 501, "Not Implemented" }, { 502, "Bad Gateway" },
	{ 503, "Service Unavailable" }, { 504, "Gateway Timeout" }, { 505, "HTTP Version Not Supported" },
	{ 506, "Variant Also Negotiates" }, { 507, "Insufficient Storage" }, { 508, "Loop Detected" },
	{ 511, "Network Authentication Required" }, { 0, NULL },
};

static const struct value classes[] = {
	{ 1, "informational: the response proper follows" }, { 2, "success" }, { 3, "redirection: more is to be done" },
	{ 4, "failure: the client's fault" }, { 5, "failure: the server's fault" }, { 0, NULL },
};

enum { LINE, METHOD, URI, PATH, QUERY, PARAMETER, REQUEST_VERSION, VERSION, CODE, CLASS, PHRASE, BARE_LF, NO_REASON, BAD_CODE, OLD, CUT_SHORT };

static const struct field fields[] = {
	[LINE]      = { "http.chat", "First line", TEXT, .costly = true },
	[METHOD]    = { "http.request.method", "Request Method", TEXT },
	[URI]       = { "http.request.uri", "Request URI", TEXT },
	[PATH]      = { "http.request.uri.path", "Request URI Path", TEXT, .costly = true },
	[QUERY]     = { "http.request.uri.query", "Request URI Query", TEXT, .costly = true },
	[PARAMETER] = { "http.request.uri.query.parameter", "Request URI Query Parameter", TEXT, .costly = true },
	[REQUEST_VERSION] = { "http.request.version", "Request Version", TEXT },
	[VERSION]   = { "http.response.version", "Response Version", TEXT },
	[CODE]      = { "http.response.code", "Status Code", UINT, .values = http_status_codes },
	[CLASS]     = { "http.response.class", "Class of the status code", UINT, .values = classes, .generated = true, .costly = true },
	[PHRASE]    = { "http.response.phrase", "Response Phrase", TEXT },
	[BARE_LF]   = { "http.bare_lf", "The line ends with LF, not CRLF", NOTE, .costly = true },
	[NO_REASON] = { "http.response.phrase.missing", "No reason phrase, not even the space before it", NOTE, .costly = true },
	[BAD_CODE]  = { "http.response.code.bad", "A status code has three digits", NOTE, .severity = WARNING, .costly = true },
	[CUT_SHORT] = { "http.start.cut", "The rest of the line was not captured", NOTE, .severity = WARNING },
	[OLD]       = { "http.request.simple", "No version: a request of HTTP/0.9", NOTE, .costly = true },
};

enum { PARAMETERS_SHOWN = 100 };

/* RFC 3986 section 3: path and query, as they are. */
static void
add_uri_parts(struct dissection *d, const uint8_t *uri, size_t n)
{
	const uint8_t *mark = memchr(uri, '?', n), *end = uri + n;

	if (!mark)
		return;
	d->depth++;
	add_value(d, PATH, 0, uri, (size_t)(mark - uri));
	add_value(d, QUERY, 0, mark + 1, (size_t)(end - mark - 1));
	d->depth++;
	for (int i = 0; i < PARAMETERS_SHOWN && ++mark < end; i++) {
		const uint8_t *and = memchr(mark, '&', (size_t)(end - mark));
		const uint8_t *stop = and ? and : end;

		if (stop > mark)
			add_value(d, PARAMETER, 0, mark, (size_t)(stop - mark));
		mark = stop;
	}
	d->depth -= 2;
}

static void
add_request(struct dissection *d, struct http_message *m, const uint8_t *line)
{
	const struct http_start *s = &m->start;

	m->method = (struct slice){ line, s->method };
	m->uri = (struct slice){ line + s->uri_at, s->uri };
	add_value(d, METHOD, 0, line, s->method);
	add_value(d, URI, 0, m->uri.p, m->uri.n);
	if (s->uri)
		add_uri_parts(d, m->uri.p, m->uri.n);
	if (s->version)
		add_value(d, REQUEST_VERSION, 0, line + s->version_at, s->version);
	else if (!s->cut)
		add_note(d, OLD);
}

static void
add_response(struct dissection *d, const struct http_start *s, const uint8_t *line)
{
	add_value(d, VERSION, 0, line, s->version);
	add_value(d, CODE, s->number, line + s->code_at, s->code);
	if (s->code == 3)
		add_derived(d, CLASS, s->number / 100);
	else
		add_note(d, BAD_CODE);
	if (s->phrase)
		add_value(d, PHRASE, 0, line + s->phrase_at, s->phrase);
	else if (s->phrase_at == s->code_at + s->code)
		add_note(d, NO_REASON);
}

void
dissect_http_start(struct dissection *d, struct http_message *m)
{
	const uint8_t *line = d->p;

	if (http_start(line, left(d), &m->start) != HTTP_IS && http_start_cut(line, left(d), &m->start) != HTTP_IS)
		return;
	struct http_line n = http_line(line, m->start.whole);

	add_bytes(d, LINE, n.n);
	d->depth++;
	if (m->start.request)
		add_request(d, m, line);
	else
		add_response(d, &m->start, line);
	d->depth--;
	if (m->start.cut)
		add_note(d, CUT_SHORT);
	if (n.end == 1)
		add_value(d, BARE_LF, 0, line, n.n + n.end);
	take(d, n.end);
}

const struct dissector dissector_http_start = {
	.proto = { "http.start", "First line of HTTP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_http_headers,
};
