/*
 * HTTP/2: blocks of header fields.  RFC 9113 sections 4.3 and 8.3, HPACK: RFC 7541.
 *
 * What a block adds to its sender's table is kept as names are: by the number
 * of the field in that connection, which a later block says, counted from its
 * own place.
 */

#include <string.h>
#include "dissectors/application/http2.h"
#include "dissectors/application/http_message.h"
#include "dissectors/coding/digit.h"
#include "dissectors/coding/hpack.h"
#include "dissectors/engine/exchange_rows.h"
#include "dissectors/engine/names.h"

#define KNOWN(X) /* row, name, abbreviation */ \
	X(METHOD, ":method", "method") X(PATH, ":path", "path") X(SCHEME, ":scheme", "scheme") \
	X(AUTHORITY, ":authority", "authority") X(HOST, "host", "host") X(ACCEPT, "accept", "accept") \
	X(ACCEPT_ENCODING, "accept-encoding", "accept_encoding") X(ACCEPT_LANGUAGE, "accept-language", "accept_language") \
	X(CACHE_CONTROL, "cache-control", "cache_control") X(CONTENT_ENCODING, "content-encoding", "content_encoding") \
	X(CONTENT_LENGTH, "content-length", "content_length") X(CONTENT_TYPE, "content-type", "content_type") \
	X(DATE, "date", "date") X(ETAG, "etag", "etag") X(LAST_MODIFIED, "last-modified", "last_modified") \
	X(LOCATION, "location", "location") X(REFERER, "referer", "referer") X(SERVER, "server", "server") \
	X(USER_AGENT, "user-agent", "user_agent") X(VARY, "vary", "vary") X(VIA, "via", "via") \
	X(AUTHORIZATION, "authorization", "authorization") X(COOKIE, "cookie", "cookie") \
	X(PROXY_AUTHORIZATION, "proxy-authorization", "proxy_authorization") X(SET_COOKIE, "set-cookie", "set_cookie")

#define X(row, name, abbrev) row,
enum {
	HEADER, NAME, VALUE, SECRET_VALUE, REPRESENTATION, INDEX, SENT, STATUS, TABLE_SIZE, CLEARTEXT, NOT_KNOWN, BROKEN,
	TOO_LARGE, NO_ROOM, REQUEST_IN, RESPONSE_IN, RESPONSE_TIME, NO_RESPONSE, KNOWN(X)
};
#undef X

static const struct value kinds[] = {		/* RFC 7541 section 6 */
	{ HPACK_INDEXED, "Indexed" }, { HPACK_ADDED, "Literal with Incremental Indexing" },
	{ HPACK_PLAIN, "Literal without Indexing" }, { HPACK_NEVER, "Literal Never Indexed" }, { 0, NULL },
};

#define X(row, name, abbrev) [row] = { "http2.headers." abbrev, name, TEXT, .secret = row >= AUTHORIZATION, .hidden = true },
static const struct field fields[] = {
	[HEADER]    = { "http2.header", "Header", TEXT, .costly = true },
	[NAME]      = { "http2.header.name", "Name", TEXT, .costly = true },
	[VALUE]     = { "http2.header.value", "Value", TEXT, .costly = true },
	[SECRET_VALUE] = { "http2.header.value", "Value", TEXT, .secret = true, .costly = true },
	[REPRESENTATION] = { "http2.header.repr", "Representation", UINT, .values = kinds, .generated = true, .costly = true },
	[INDEX]     = { "http2.header.index", "Index", UINT, .generated = true, .costly = true },
	[SENT]      = { "http2.header.sent", "A secret field as it is sent", BYTES, .secret = true, .hidden = true, .costly = true },
	[STATUS]    = { "http2.headers.status", ":status", UINT, .values = http_status_codes, .hidden = true },
	[TABLE_SIZE] = { "http2.header_table_size", "The table has from here on a size of", UINT, .unit = "bytes", .generated = true, .costly = true },
	[CLEARTEXT] = { "http2.headers.authorization.cleartext", "What opens an account passes in cleartext", NOTE, .severity = WARNING, .costly = true },
	[NOT_KNOWN] = { "http2.header.unknown", "The index is of a field that is not known: its block was not captured, or it has more than 1 KB", NOTE, .costly = true },
	[BROKEN]    = { "http2.header.broken", "What follows in the block is no representation of a header field", NOTE, .severity = WARNING },
	[TOO_LARGE] = { "http2.header.large", "There are more header fields: 64 KB of them, or 256, are shown", NOTE, .severity = WARNING },
	[NO_ROOM]   = { "http2.header.no_room", "No memory to unpack the header fields, or too many messages in this frame", NOTE, .severity = WARNING },
	[REQUEST_IN] = { "http2.request_in", "Answers the request in frame", FRAME, .generated = true },
	[RESPONSE_IN] = { "http2.response_in", "Answered in frame", FRAME, .generated = true },
	[RESPONSE_TIME] = { "http2.time", "Time from the request", DURATION, .generated = true },
	[NO_RESPONSE] = { "http2.no_response", "No response was seen", NOTE },
	KNOWN(X)
};
#undef X

#define X(row, name, abbrev) { name, row },
static const struct {
	const char *name;
	uint8_t row;
} known[] = { { ":status", STATUS }, KNOWN(X) };
#undef X

static const struct exchange_rows exchange = {
	.response_in = &fields[RESPONSE_IN], .no_response = &fields[NO_RESPONSE], .request_in = &fields[REQUEST_IN],
	.delay = &fields[RESPONSE_TIME],
};

enum { ROOM = 1 << 16, HEADERS_MAX = 256 };	/* of a block: bytes, fields */
static const char between[] = ": ";		/* name and value, where they stand together */
enum { BETWEEN = sizeof between - 1 };

/* A field, unpacked: "name: value". */
struct header {
	struct hpack_item item;
	size_t at, name, value;		/* where it begins; their lengths */
	bool known;			/* or its index is not */
	uint8_t row;			/* of the name; 0: it has none of its own */
};

struct headers {
	struct header all[HEADERS_MAX];
	size_t count, used;		/* bytes of text */
	uint8_t *text;			/* ROOM of them */
	uint32_t added;			/* to the sender's table, so far */
	int fault;			/* the note that says why there are no more; 0: none */
};

/* What a field is called: of that connection's and sender's. */
struct key {
	uint32_t stream, from, number;
};

static struct key
key_of(const struct dissection *d, uint32_t number)
{
	return (struct key){ d->message->stream, d->message->from, number };
}

/* Add n bytes to the text.  False: there is no room. */
static bool
put(struct headers *h, const void *bytes, size_t n)
{
	if (n > ROOM - h->used)
		return false;
	if (n)
		memcpy(h->text + h->used, bytes, n);
	h->used += n;
	return true;
}

static bool
put_string(struct headers *h, const struct hpack_string *s, size_t *len)
{
	*len = hpack_text(s, h->text + h->used, ROOM - h->used);
	if (*len == SIZE_MAX)
		return false;
	h->used += *len;
	return true;
}

/* The field with that index, from one of the tables: all of it, or its name. */
static bool
put_indexed(struct dissection *d, struct headers *h, struct header *x, bool all)
{
	uint32_t index = x->item.index, back = index - HPACK_STATIC;
	struct text field = { NULL, 0 };

	if (index && index <= HPACK_STATIC) {
		const struct hpack_field *f = &hpack_static[index];

		x->name = strlen(f->name);
		x->value = all ? strlen(f->value) : 0;
		return put(h, f->name, x->name) && put(h, between, BETWEEN) && put(h, f->value, x->value);
	}
	if (index && h->added < HTTP2_ADDED_MAX && back <= h->added) {
		struct key key = key_of(d, h->added - back);

		field = session_name(d->session, session_called(d->session, NAME_OF_HTTP2_FIELD, &key, sizeof key).name);
	}
	const char *end = field.len ? memmem(field.bytes + 1, field.len - 1, between, BETWEEN) : NULL;

	x->known = end;
	if (!end)
		return put(h, between, BETWEEN);
	x->name = (size_t)(end - field.bytes);
	x->value = all ? field.len - x->name - BETWEEN : 0;
	return put(h, field.bytes, x->name + BETWEEN + x->value);
}

static bool
unpack_one(struct dissection *d, struct headers *h, struct header *x)
{
	x->at = h->used;
	x->known = true;
	if (x->item.kind == HPACK_INDEXED || x->item.index) {
		if (!put_indexed(d, h, x, x->item.kind == HPACK_INDEXED))
			return false;
	} else if (!put_string(h, &x->item.name, &x->name) || !put(h, between, BETWEEN)) {
		return false;
	}
	return (x->item.kind == HPACK_INDEXED || put_string(h, &x->item.value, &x->value)) && put(h, "\r\n", 2);
}

/* What it says is for this side's later blocks, too. */
static void
keep(struct dissection *d, struct headers *h, const struct header *x)
{
	if (x->item.kind != HPACK_ADDED || h->added >= HTTP2_ADDED_MAX)
		return;
	struct key key = key_of(d, h->added++);
	uint32_t name = x->known && x->name ? session_keep_name(d->session, TEXT, h->text + x->at, x->name + BETWEEN + x->value) : 0;

	session_call(d->session, NAME_OF_HTTP2_FIELD, &key, sizeof key, name);
}

static uint8_t
row_of(const uint8_t *name, size_t n)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strlen(known[i].name) == n && !memcmp(known[i].name, name, n))
			return known[i].row;
	return 0;
}

static void
unpack(struct dissection *d, struct headers *h, const struct http2_block *block)
{
	for (size_t at = 0; at < block->n; at += h->all[h->count - 1].item.len) {
		struct header *x = &h->all[h->count];

		if (h->count == HEADERS_MAX) {
			h->fault = TOO_LARGE;
			return;
		}
		*x = (struct header){ .known = false };
		bool whole = hpack_next(block->p + at, block->n - at, &x->item);

		if (!whole || (x->item.kind != HPACK_TABLE_SIZE && !unpack_one(d, h, x))) {
			h->fault = whole && ROOM - h->used < block->n ? TOO_LARGE : BROKEN;
			return;
		}
		x->row = row_of(h->text + x->at, x->name);
		keep(d, h, x);
		h->count++;
	}
}

static uint64_t
number_of(const uint8_t *p, size_t n)
{
	uint64_t v = 0;

	for (size_t i = 0; i < n && i < 9 && is_digit(p[i]); i++)
		v = v * 10 + (p[i] - '0');
	return v;
}

/* Rows of one field, in its text. */
static void
add_header(struct dissection *d, const struct headers *h, const struct header *x)
{
	const uint8_t *name = h->text + x->at, *value = name + x->name + BETWEEN;
	bool secret = x->row && fields[x->row].secret;

	if (x->item.kind == HPACK_TABLE_SIZE) {
		add_value(d, TABLE_SIZE, x->item.index, name, 0);
		return;
	}
	add_value(d, HEADER, 0, name, x->name + BETWEEN + x->value);
	d->depth++;
	add_value(d, NAME, 0, name, x->name);
	add_value(d, secret ? SECRET_VALUE : VALUE, 0, value, x->value);
	add_value(d, REPRESENTATION, x->item.kind, value, 0);
	if (x->item.index)
		add_value(d, INDEX, x->item.index, value, 0);
	if (x->row == STATUS)
		add_value(d, STATUS, number_of(value, x->value), value, x->value);
	else if (x->row)
		add_value_row(d, &fields[x->row], 0, value, x->value);
	if (x->row == AUTHORIZATION || x->row == PROXY_AUTHORIZATION)
		add_note(d, CLEARTEXT);
	if (!x->known)
		add_note(d, NOT_KNOWN);
	d->depth--;
}

static const struct header *
find(const struct headers *h, int row)
{
	for (size_t i = 0; i < h->count; i++)
		if (h->all[i].row == row)
			return &h->all[i];
	return NULL;
}

/* Section 8.1: a response comes in its request's stream, behind interim ones; trailers are neither. */
static void
add_pair(struct dissection *d, const struct headers *h, const struct http2_block *block)
{
	uint32_t key[] = { d->message->stream, block->stream };
	const struct header *status = find(h, STATUS);
	bool asks = find(h, METHOD) && !block->promised, interim = status && h->text[status->at + status->name + BETWEEN] == '1';

	if (asks || (status && !interim))
		add_exchange(d, &exchange, EXCHANGE_HTTP2, asks, key, sizeof key);
}

void
dissect_http2_headers(struct dissection *d, const struct http2_block *block)
{
	struct headers h = { .count = 0, .added = block->added };
	struct aside back;

	if (d->fault || !d->session)
		return;
	if (!(h.text = session_scratch(d->session, ROOM))) {
		add_note(d, NO_ROOM);
		return;
	}
	unpack(d, &h, block);
	for (size_t i = 0, at = 0; i < h.count; at += h.all[i++].item.len)
		if (!block->copied && h.all[i].row && fields[h.all[i].row].secret)
			add_value(d, SENT, 0, block->p + at, h.all[i].item.len);
	if (go_aside(d, h.text, h.used, "Header fields", &back)) {
		for (size_t i = 0; i < h.count; i++)
			add_header(d, &h, &h.all[i]);
		come_back(d, &back);
	} else {
		add_note(d, NO_ROOM);
	}
	if (h.fault)
		add_note(d, h.fault);
	add_pair(d, &h, block);
}

const struct dissector dissector_http2_headers = {
	.proto = { "http2.headers", "Header fields of HTTP/2", PROTOCOL },
	ROWS(fields),
};
