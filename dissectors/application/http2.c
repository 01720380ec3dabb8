/*
 * HTTP/2: frames, in cleartext.  RFC 9113.  Names are Wireshark's.
 *
 *	|          Length (24)          |   Type (8)    |   Flags (8)   |
 *	|R|                      Stream Identifier (31)                 |
 *	|                          Frame Payload ...
 */

#include <string.h>
#include "dissectors/application/dns.h"
#include "dissectors/application/http2.h"
#include "dissectors/engine/registry.h"
#include "dissectors/engine/session.h"

static const struct value types[] = {		/* section 6, RFC 7838, RFC 8336, RFC 9218 */
	{ HTTP2_DATA, "DATA" }, { HTTP2_HEADERS, "HEADERS" }, { HTTP2_PRIORITY, "PRIORITY" },
	{ HTTP2_RST_STREAM, "RST_STREAM" }, { HTTP2_SETTINGS, "SETTINGS" }, { HTTP2_PUSH_PROMISE, "PUSH_PROMISE" },
	{ HTTP2_PING, "PING" }, { HTTP2_GOAWAY, "GOAWAY" }, { HTTP2_WINDOW_UPDATE, "WINDOW_UPDATE" },
	{ HTTP2_CONTINUATION, "CONTINUATION" }, { 10, "ALTSVC" }, { 12, "ORIGIN" }, { 16, "PRIORITY_UPDATE" }, { 0, NULL },
};

enum {
	LENGTH, TYPE, FLAGS_NONE, FLAGS_DATA, END_STREAM_DATA, PADDED_DATA, FLAGS_HEADERS, END_STREAM, END_HEADERS, PADDED,
	PRIORITY, FLAGS_ACK, ACK, FLAGS_PUSH, END_HEADERS_PUSH, PADDED_PUSH, FLAGS_CONTINUATION, END_HEADERS_CONTINUED,
	RESERVED, STREAM, PAD_LENGTH, PADDING, DATA, PROMISED_RESERVED, PROMISED, FRAGMENT, PART_OF_BLOCK, MAGIC, SEQUEL,
	LOST, PART, CUT_OFF, UNEXPECTED,
};

static const struct field fields[] = {
	[LENGTH]    = { "http2.length", "Length", UINT, 3, .unit = "bytes" },
	[TYPE]      = { "http2.type", "Type", UINT, 1, DEC, types },
	[FLAGS_NONE] = { "http2.flags", "Flags", UINT, 1, HEX, .costly = true },
	[FLAGS_DATA] = { "http2.flags", "Flags", FLAGS, 1, HEX, .parts = 2, .costly = true },
	[END_STREAM_DATA] = { "http2.flags.end_stream", "End Stream", BOOL, 1, .mask = HTTP2_END_STREAM },
	[PADDED_DATA] = { "http2.flags.padded", "Padded", BOOL, 1, .mask = HTTP2_PADDED },
	[FLAGS_HEADERS] = { "http2.flags", "Flags", FLAGS, 1, HEX, .parts = 4, .costly = true },
	[END_STREAM] = { "http2.flags.end_stream", "End Stream", BOOL, 1, .mask = HTTP2_END_STREAM },
	[END_HEADERS] = { "http2.flags.eh", "End Headers", BOOL, 1, .mask = HTTP2_END_HEADERS },
	[PADDED]    = { "http2.flags.padded", "Padded", BOOL, 1, .mask = HTTP2_PADDED },
	[PRIORITY]  = { "http2.flags.priority", "Priority", BOOL, 1, .mask = HTTP2_PRIORITY_FLAG },
	[FLAGS_ACK] = { "http2.flags", "Flags", FLAGS, 1, HEX, .parts = 1, .costly = true },
	[ACK]       = { "http2.flags.ack.settings", "ACK", BOOL, 1, .mask = HTTP2_ACK, .also = "http2.flags.ack.ping" },
	[FLAGS_PUSH] = { "http2.flags", "Flags", FLAGS, 1, HEX, .parts = 2, .costly = true },
	[END_HEADERS_PUSH] = { "http2.flags.eh", "End Headers", BOOL, 1, .mask = HTTP2_END_HEADERS },
	[PADDED_PUSH] = { "http2.flags.padded", "Padded", BOOL, 1, .mask = HTTP2_PADDED },
	[FLAGS_CONTINUATION] = { "http2.flags", "Flags", FLAGS, 1, HEX, .parts = 1, .costly = true },
	[END_HEADERS_CONTINUED] = { "http2.flags.eh", "End Headers", BOOL, 1, .mask = HTTP2_END_HEADERS },
	[RESERVED]  = { "http2.r", "Reserved", UINT, 4, HEX, .mask = 0x80000000, .costly = true },
	[STREAM]    = { "http2.streamid", "Stream Identifier", UINT, 4, .mask = 0x7fffffff },
	[PAD_LENGTH] = { "http2.pad_length", "Pad Length", UINT, 1, .unit = "bytes", .costly = true },
	[PADDING]   = { "http2.data.padding", "Padding", BYTES, .costly = true },
	[DATA]      = { "http2.data.data", "Data", BYTES, .costly = true },
	[PROMISED_RESERVED] = { "http2.push_promise.r", "Reserved", UINT, 4, HEX, .mask = 0x80000000, .costly = true },
	[PROMISED]  = { "http2.push_promise.promised_stream_id", "Promised Stream Identifier", UINT, 4, .mask = 0x7fffffff },
	[FRAGMENT]  = { "http2.header_block_fragment", "Header Block Fragment", BYTES, .costly = true },
	[PART_OF_BLOCK] = { "http2.header_block_fragment", "Header Block Fragment", BYTES, .secret = true, .costly = true },
	[MAGIC]     = { "http2.magic", "Magic", TEXT },
	[SEQUEL]    = { "http2.sequel", "More of a frame that begins in the message before", BYTES },
	[LOST]      = { "http2.lost", "No frame is told apart here: the connection does not begin as HTTP/2, or bytes are missing", BYTES },
	[PART]      = { "http2.part", "The head of a frame is not whole: bytes are missing, or the connection ends", BYTES },
	[CUT_OFF]   = { "http2.cut", "The frame ends too early: bytes are missing, or the connection ends", NOTE, .severity = WARNING },
	[UNEXPECTED] = { "http2.continuation.unexpected", "It continues nothing: the frame before it ends its block, or is missing", NOTE, .severity = WARNING },
};

enum { OF_FRAME, OF_MAGIC, OF_SEQUEL, OF_LOST };	/* summaries */

/* A block of header fields, or a body, whose parts stand in a message's frames. */
struct joined {
	const uint8_t *p;
	size_t n;
	uint8_t *copy;			/* of several parts; or NULL */
};

static void
dissect_head(struct dissection *d, const struct http2_head *head)
{
	static const uint8_t flags[] = {
		[HTTP2_DATA] = FLAGS_DATA, [HTTP2_HEADERS] = FLAGS_HEADERS, [HTTP2_SETTINGS] = FLAGS_ACK,
		[HTTP2_PUSH_PROMISE] = FLAGS_PUSH, [HTTP2_PING] = FLAGS_ACK, [HTTP2_CONTINUATION] = FLAGS_CONTINUATION,
	};
	uint8_t row = head->type < sizeof flags ? flags[head->type] : 0;

	add_uint(d, LENGTH);
	add_uint(d, TYPE);
	add_value(d, row ? row : FLAGS_NONE, head->flags, take(d, 1), 1);
	const uint8_t *p = take(d, 4);

	add_value(d, RESERVED, p[0] >> 7, p, 4);
	add_value(d, STREAM, head->stream, p, 4);
}

/* Put a part to those before it. */
static void
join(struct dissection *d, struct joined *j, const uint8_t *p, size_t n)
{
	if (!j->n) {
		*j = (struct joined){ p, n, NULL };
		return;
	}
	if (n && !j->copy && (j->copy = session_scratch(d->session, d->message->len)))
		j->p = memcpy(j->copy, j->p, j->n);
	if (!n || !j->copy)
		return;
	memcpy(j->copy + j->n, p, n);
	j->n += n;
}

static void
dissect_data(struct dissection *d, const struct http2_head *head, struct joined *body)
{
	struct http2_part part = http2_part(head, d->p, left(d));

	if (head->flags & HTTP2_PADDED && left(d))
		add_uint(d, PAD_LENGTH);
	join(d, body, d->p, part.n);
	if (part.n)
		add_bytes(d, DATA, part.n);
	if (left(d))
		add_bytes(d, PADDING, left(d));
}

/* Of a body that is whole, only the last frame is shown: the others were, where they came. */
static void
join_shown(struct dissection *d, const struct http2_head *head, struct joined *body)
{
	const uint8_t *p = take(d, HTTP2_HEAD + head->length) + HTTP2_HEAD;
	struct http2_part part = http2_part(head, p, head->length);

	join(d, body, p + part.at, part.n);
}

static void
dissect_block_part(struct dissection *d, const struct http2_head *head, struct joined *block)
{
	struct http2_part part = http2_part(head, d->p, left(d));
	bool continues = head->type == HTTP2_CONTINUATION, all = !continues && head->flags & HTTP2_END_HEADERS;

	if (head->flags & HTTP2_PADDED && !continues)
		add_uint(d, PAD_LENGTH);
	if (head->type == HTTP2_PUSH_PROMISE)
		add_http2_bit_and_31(d, &fields[PROMISED_RESERVED], &fields[PROMISED]);
	else if (head->type == HTTP2_HEADERS && head->flags & HTTP2_PRIORITY_FLAG)
		dissect_http2_priority(d);
	if (part.n && !d->fault) {
		join(d, block, d->p, part.n);
		add_bytes_row(d, &fields[all ? FRAGMENT : PART_OF_BLOCK], part.n);	/* secrets in parts are not found again */
	}
	if (left(d))
		add_bytes(d, PADDING, left(d));
}

/* One frame, all of whose head is there. */
static void
dissect_frame(struct dissection *d, const struct http2_head *head, struct joined *j)
{
	dissect_head(d, head);
	bool cut = head->length > left(d);
	struct scope outer = enter(d, cut ? left(d) : head->length);

	if (head->type == HTTP2_DATA)
		dissect_data(d, head, j);
	else if (http2_has_headers(head))
		dissect_block_part(d, head, j);
	else
		dissect_http2_control(d, head);
	leave(d, outer);
	if (cut && d->message && d->message->ended != MESSAGE_GOES_ON)
		add_note(d, CUT_OFF);
}

/* RFC 8484: DNS is found by what it says, for its type was said in another message. */
static void
dissect_body(struct dissection *d, const struct joined *body)
{
	if (!d->fault && dns_recognises(body->p, body->n) && enter_source(d, body->p, body->n, "Body"))
		d->next = &registry.entries[ENTRY_doh];
}

/* Frames of a message: one, or those that have a block of header fields or a body together. */
static void
dissect_frames(struct dissection *d)
{
	struct http2_head first = http2_head(d->p), last;
	struct joined j = { NULL, 0, NULL };
	bool body = d->message && HTTP2_KIND(d->message->fact) == HTTP2_BODY;

	summary(d, OF_FRAME);
	d->list.minor = first.type != HTTP2_DATA && !http2_has_headers(&first);
	if (first.type == HTTP2_CONTINUATION)
		add_note(d, UNEXPECTED);
	do {
		last = http2_head(d->p);
		if (body && HTTP2_HEAD + last.length < left(d))
			join_shown(d, &last, &j);
		else
			dissect_frame(d, &last, &j);
	} while (left(d) >= HTTP2_HEAD);
	if (left(d))
		add_bytes(d, PART, left(d));
	if (!j.n || !d->message)
		return;
	if (http2_has_headers(&first))
		dissect_http2_headers(d, &(struct http2_block){ .p = j.p, .n = j.n, .copied = j.copy, .stream = first.stream,
		    .added = HTTP2_ADDED(d->message->fact), .promised = first.type == HTTP2_PUSH_PROMISE });
	else if (body || last.flags & HTTP2_END_STREAM)
		dissect_body(d, &j);
}

static void
dissect(struct dissection *d)
{
	static const uint8_t rows[] = { [HTTP2_MAGIC] = MAGIC, [HTTP2_SEQUEL] = SEQUEL, [HTTP2_UNKNOWN] = LOST };
	static const uint8_t summaries[] = { [HTTP2_MAGIC] = OF_MAGIC, [HTTP2_SEQUEL] = OF_SEQUEL, [HTTP2_UNKNOWN] = OF_LOST };
	enum http2_kind kind = d->message ? HTTP2_KIND(d->message->fact) : HTTP2_FRAME;
	bool frames = kind == HTTP2_FRAME || kind == HTTP2_BODY;

	if (frames && left(d) >= HTTP2_HEAD) {
		dissect_frames(d);
		return;
	}
	summary(d, frames ? OF_LOST : summaries[kind]);
	d->list.minor = kind == HTTP2_MAGIC;
	add_bytes_row(d, &fields[frames ? PART : rows[kind]], left(d));
}

const struct dissector dissector_http2 = {
	.proto = { "http2", "HyperText Transfer Protocol 2", PROTOCOL },
	.column = "HTTP2",
	.title = "HyperText Transfer Protocol 2{, Magic|http2.magic|}{, |http2.type}{, Stream: |http2.streamid}",
	ROWS(fields),
	.dissect = dissect,
	.also = &dissector_http2_control,
	.splitter = &http2_splitter,
	.summaries = {
		[OF_FRAME] = "{http2.type}[{http2.streamid}]{: |http2.headers.method}{ |http2.headers.path}"
		    "{: |http2.headers.status#}{ |http2.headers.status}",
		[OF_MAGIC] = "Magic",
		[OF_SEQUEL] = "More of the frame before",
		[OF_LOST] = "Continuation",
	},
};
