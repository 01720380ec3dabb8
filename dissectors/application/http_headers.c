/* HTTP: the fields of heads and trailers.  RFC 9110; cookies: RFC 6265. */

#include <string.h>
#include "dissectors/application/http_content.h"

/* Those that Wireshark has names for; with the last letter of each. */
#define HEADERS(X) \
	X(ACCEPT, "Accept", 't', "accept") X(ACCEPT_ENCODING, "Accept-Encoding", 'g', "accept_encoding") \
	X(ACCEPT_LANGUAGE, "Accept-Language", 'e', "accept_language") \
	X(CACHE_CONTROL, "Cache-Control", 'l', "cache_control") X(CONNECTION, "Connection", 'n', "connection") \
	X(CONTENT_ENCODING, "Content-Encoding", 'g', "content_encoding") \
	X(CONTENT_LENGTH, "Content-Length", 'h', "content_length_header") \
	X(CONTENT_TYPE, "Content-Type", 'e', "content_type") X(DATE, "Date", 'e', "date") \
	X(HOST, "Host", 't', "host") X(HTTP2_SETTINGS, "HTTP2-Settings", 's', "http2_settings") \
	X(LAST_MODIFIED, "Last-Modified", 'd', "last_modified") X(LOCATION, "Location", 'n', "location") \
	X(PROXY_AUTHENTICATE, "Proxy-Authenticate", 'e', "proxy_authenticate") X(REFERER, "Referer", 'r', "referer") \
	X(WS_ACCEPT, "Sec-WebSocket-Accept", 't', "sec_websocket_accept") \
	X(WS_EXTENSIONS, "Sec-WebSocket-Extensions", 's', "sec_websocket_extensions") \
	X(WS_KEY, "Sec-WebSocket-Key", 'y', "sec_websocket_key") \
	X(WS_PROTOCOL, "Sec-WebSocket-Protocol", 'l', "sec_websocket_protocol") \
	X(WS_VERSION, "Sec-WebSocket-Version", 'n', "sec_websocket_version") X(SERVER, "Server", 'r', "server") \
	X(TRANSFER_ENCODING, "Transfer-Encoding", 'g', "transfer_encoding") X(UPGRADE, "Upgrade", 'e', "upgrade") \
	X(USER_AGENT, "User-Agent", 't', "user_agent") \
	X(WWW_AUTHENTICATE, "WWW-Authenticate", 'e', "www_authenticate") \
	X(X_FORWARDED_FOR, "X-Forwarded-For", 'r', "x_forwarded_for")

/* ... and those that open an account. */
#define SECRETS(X) \
	X(AUTHORIZATION, "Authorization", 'n', "authorization") X(COOKIE, "Cookie", 'e', "cookie") \
	X(PROXY_AUTHORIZATION, "Proxy-Authorization", 'n', "proxy_authorization") \
	X(SET_COOKIE, "Set-Cookie", 'e', "set_cookie")

enum {
#define X(row, name, last, abbrev) row,
	HEADERS(X)
	SECRETS(X)
#undef X
	HEADERS_END, REQUEST_LINE = HEADERS_END, RESPONSE_LINE, UNKNOWN, LENGTH, MEDIA, COOKIE_PAIR, END,
	FOLDED, BAD_NAME, BARE_LF, MANY,
};

static const struct field fields[] = {
#define X(row, name, last, abbrev) [row] = { "http." abbrev, name, TEXT, .costly = true },
	HEADERS(X)
#undef X
#define X(row, name, last, abbrev) [row] = { "http." abbrev, name, TEXT, .secret = true, .costly = true },
	SECRETS(X)
#undef X
	[REQUEST_LINE]  = { "http.request.line", "Header line", TEXT, .hidden = true, .costly = true },
	[RESPONSE_LINE] = { "http.response.line", "Header line", TEXT, .hidden = true, .costly = true },
	[UNKNOWN]     = { "http.unknown_header", "Other header", TEXT, .costly = true },
	[LENGTH]      = { "http.content_length", "Content length", UINT, .unit = "bytes", .generated = true, .costly = true },
	[MEDIA]       = { "http.content_type.media", "Media type", TEXT },
	[COOKIE_PAIR] = { "http.cookie_pair", "Cookie pair", TEXT, .secret = true, .costly = true },
	[END]         = { "http.head_end", "End of the head", BYTES, .costly = true },
	[FOLDED]      = { "http.header.folded", "Folded over several lines, which nobody should do any more", NOTE, .costly = true },
	[BAD_NAME]    = { "http.bad_header_name", "No field name with a colon right behind it", NOTE, .severity = WARNING, .costly = true },
	[BARE_LF]     = { "http.header.bare_lf", "The line ends with LF, not CRLF", NOTE, .costly = true },
	[MANY]        = { "http.header.many", "More fields than are shown one by one", NOTE, .severity = WARNING, .costly = true },
};

enum { FIELDS_SHOWN = 500, PAIRS_SHOWN = 100 };
enum { LONGEST = 32 };			/* name, and more */

static const struct {
	const char *name;
	size_t n;
} names[] = {
#define X(row, name, last, abbrev) [row] = { name, sizeof name - 1 },
	HEADERS(X)
	SECRETS(X)
#undef X
};

/*
 * No two of them are as long and have the same last letter (the compiler
 * would warn of a row set twice), so that one comparison is enough.  Where
 * there is none, row 0 is not it, either.
 */
static const uint8_t row_by_end[LONGEST][LONGEST] = {
#define X(row, name, last, abbrev) [sizeof name - 1][last % LONGEST] = row,
	HEADERS(X)
	SECRETS(X)
#undef X
};

static int
find_header(const uint8_t *p, size_t n)
{
	int row = n < LONGEST ? row_by_end[n][p[n - 1] % LONGEST] : 0;

	return n == names[row].n && http_same_name(p, n, names[row].name) ? row : UNKNOWN;
}

/* RFC 6265 section 4.2.1: name=value, with semicolons between. */
static void
add_cookies(struct dissection *d, const uint8_t *p, size_t n)
{
	const uint8_t *end = p + n;

	d->depth++;
	for (int i = 0; i < PAIRS_SHOWN && p < end; i++) {
		const uint8_t *semicolon = memchr(p, ';', (size_t)(end - p)), *stop = semicolon ? semicolon : end;

		if (stop > p)
			add_value(d, COOKIE_PAIR, 0, p, (size_t)(stop - p));
		for (p = stop + 1; p < end && *p == ' '; p++)
			;
	}
	d->depth--;
}

/* What stands before the parameters, and the spaces before these. */
static void
add_media(struct dissection *d, const uint8_t *p, size_t n)
{
	size_t len = 0;

	while (len < n && p[len] != ';' && p[len] != ' ')
		len++;
	d->depth++;
	if (len)
		add_value(d, MEDIA, 0, p, len);
	d->depth--;
}

static void
add_length(struct dissection *d, const uint8_t *p, size_t n)
{
	uint64_t v = 0;
	size_t i = 0;

	for (; i < n && i < 19 && p[i] >= '0' && p[i] <= '9'; i++)
		v = v * 10 + (unsigned)(p[i] - '0');
	d->depth++;
	if (i && i == n)
		add_value(d, LENGTH, v, p, n);
	d->depth--;
}

/* The value under its own name, and what the rest of the message needs of it. */
static void
add_known(struct dissection *d, struct http_message *m, int row, const uint8_t *p, size_t n)
{
	struct slice value = { p, n };

	add_value(d, row, 0, p, n);
	switch (row) {
	case HOST: m->host = value; break;
	case CONTENT_TYPE: m->type = value; add_media(d, p, n); break;
	case CONTENT_ENCODING: m->encoding = value; break;
	case TRANSFER_ENCODING: m->transfer = value; break;
	case CONTENT_LENGTH: add_length(d, p, n); break;
	case COOKIE: add_cookies(d, p, n); break;
	case AUTHORIZATION:
	case PROXY_AUTHORIZATION: add_http_credentials(d, p, n); break;
	}
}

static void
add_field(struct dissection *d, struct http_message *m, const struct http_field *f)
{
	const uint8_t *p = d->p;
	int row = f->name ? find_header(p, f->name) : UNKNOWN;

	add_value(d, m->start.request ? REQUEST_LINE : RESPONSE_LINE, 0, p, f->line);
	if (row == UNKNOWN)
		add_value(d, UNKNOWN, 0, p, f->line);
	else
		add_known(d, m, row, p + f->value_at, f->value);
	d->depth++;
	if (f->folded)
		add_value(d, FOLDED, 0, p, f->line);
	if (row == UNKNOWN && !http_is_token(p, f->name))
		add_value(d, BAD_NAME, 0, p, f->line);
	if (f->whole - f->line == 1)
		add_value(d, BARE_LF, 0, p, f->whole);
	d->depth--;
	take(d, f->whole);
}

/* What a list shows of the fields: the media type alone, and its place is known. */
static void
dissect_briefly(struct dissection *d)
{
	size_t at = HTTP_TYPE_AT(d->message->fact);
	const uint8_t *p = d->message->bytes + at;
	struct http_field f;

	if (at && http_field(p, d->message->len - at, &f))
		add_media(d, p + f.value_at, f.value);
	take(d, left(d));
}

void
dissect_http_fields(struct dissection *d, struct http_message *m)
{
	struct http_field f;
	int shown = 0;

	if (d->brief && d->message) {
		dissect_briefly(d);
		return;
	}
	while (http_field(d->p, left(d), &f)) {
		http_body_field(&m->body, d->p, &f);
		if (shown++ < FIELDS_SHOWN)
			add_field(d, m, &f);
		else
			take(d, f.whole);
	}
	if (shown > FIELDS_SHOWN)
		add_note(d, MANY);
	struct http_line line = http_line(d->p, left(d));

	if (line.end)
		add_bytes(d, END, line.end);
	m->head_whole = line.end > 0;
}

const struct dissector dissector_http_headers = {
	.proto = { "http.headers", "Header of HTTP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_http_content,
};
