/* HTTP/0.9, 1.0 and 1.1.  RFC 9110 and 9112, RFC 1945; names are Wireshark's. */

#include "dissectors/application/http_content.h"
#include "dissectors/engine/exchange_rows.h"

enum {
	REQUEST, RESPONSE, NOTIFICATION, REQUEST_NUMBER, RESPONSE_NUMBER, RESPONSE_IN, REQUEST_IN, DELAY, EMPTY_LINES,
	EMPTY_LINES_NOTE, HEAD_CUT, LENGTH_BAD, LENGTH_DIFFERS, LENGTH_BEATEN, BODY_CUT, SEQUEL, NOT_HTTP,
};

static const struct field fields[] = {
	[REQUEST]      = { "http.request", "Request", BOOL, .generated = true, .costly = true },
	[RESPONSE]     = { "http.response", "Response", BOOL, .generated = true, .costly = true },
	[NOTIFICATION] = { "http.notification", "Notification", BOOL, .generated = true, .costly = true },
	[REQUEST_NUMBER]  = { "http.request_number", "Request number in this connection", UINT, .generated = true, .costly = true },
	[RESPONSE_NUMBER] = { "http.response_number", "Response to request number", UINT, .generated = true, .costly = true },
	[RESPONSE_IN]  = { "http.response_in", "Response in frame", FRAME, .generated = true, .costly = true },
	[REQUEST_IN]   = { "http.request_in", "Request in frame", FRAME, .generated = true, .costly = true },
	[DELAY]         = { "http.time", "Time since request", DURATION, .generated = true, .costly = true },
	[EMPTY_LINES]  = { "http.empty_lines", "Empty lines", BYTES, .costly = true },
	[EMPTY_LINES_NOTE] = { "http.leading_crlf", "Empty lines before the message: its sender, or that of the message before, sends too many", NOTE, .costly = true },
	[HEAD_CUT]     = { "http.head_cut", "The head ends without an empty line: the rest is missing", NOTE, .severity = WARNING, .costly = true },
	[LENGTH_BAD]   = { "http.content_length.bad", "A Content-Length that is no number does not count", NOTE, .severity = WARNING, .costly = true },
	[LENGTH_DIFFERS] = { "http.content_length.differs", "Content-Length says different numbers: the first one decides here, others may take another", NOTE, .severity = WARNING, .costly = true },
	[LENGTH_BEATEN] = { "http.te_and_length", "Both Content-Length and Transfer-Encoding: the latter decides", NOTE, .severity = WARNING, .costly = true },
	[BODY_CUT]     = { "http.body_cut", "The body ends too early: the rest is missing", NOTE, .severity = WARNING, .costly = true },
	[SEQUEL]       = { "http.sequel", "More of a body that begins in the message before", BYTES, .costly = true },
	[NOT_HTTP]     = { "http.unknown", "Not HTTP, or behind a gap", BYTES, .costly = true },
};

static const struct exchange_rows exchange_rows = {
	.response_in = &fields[RESPONSE_IN], .request_in = &fields[REQUEST_IN], .delay = &fields[DELAY],
};

enum { ASKS, ANSWERS, ANSWERS_SIMPLY, GOES_ON, UNKNOWN };	/* summaries */

static void
add_empty_lines(struct dissection *d)
{
	size_t n = 0;

	while (n < left(d) && (d->p[n] == '\r' || d->p[n] == '\n'))
		n++;
	if (!n)
		return;
	add_bytes(d, EMPTY_LINES, n);
	add_note(d, EMPTY_LINES_NOTE);
}

/* What the head, of which the whole was read, says of the body; and where it contradicts itself. */
static void
add_body_notes(struct dissection *d, const struct http_message *m)
{
	const struct {
		bool is;
		uint8_t row;
	} notes[] = {
		{ !m->head_whole && m->start.version, HEAD_CUT }, { m->body.length_bad, LENGTH_BAD },
		{ m->body.length_differs, LENGTH_DIFFERS }, { m->body.length_beaten, LENGTH_BEATEN },
	};

	for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
		if (notes[i].is)
			add_note(d, notes[i].row);
}

/* Who asks whom, and when. */
static void
add_pairing(struct dissection *d, const struct http_message *m)
{
	bool request = m->kind == HTTP_REQUEST;
	bool notifies = request && http_is_name(m->method.p, m->method.n, "NOTIFY");

	add_value(d, notifies ? NOTIFICATION : request ? REQUEST : RESPONSE, 1, d->p, 0);
	if (d->message && d->message->turn)
		add_value(d, request ? REQUEST_NUMBER : RESPONSE_NUMBER, d->message->turn, d->p, 0);
	add_turn(d, &exchange_rows);
	if (request)
		add_http_full_uri(d, m);
}

static void
dissect_body(struct dissection *d, const struct http_message *m)
{
	bool cut = d->message && d->message->ended != MESSAGE_GOES_ON && m->framing == HTTP_BY_LENGTH &&
	    left(d) < m->body.length;

	if (left(d))
		dissect_http_content(d, m);
	if (cut)
		add_value(d, BODY_CUT, 0, d->p, 0);
}

static void
dissect_message_with_head(struct dissection *d, struct http_message *m)
{
	add_empty_lines(d);
	dissect_http_start(d, m);
	m->kind = m->start.request ? HTTP_REQUEST : HTTP_RESPONSE;
	m->head_whole = false;
	if (m->start.version)
		dissect_http_fields(d, m);
	http_body_decide(&m->body, &m->start, m->asked);
	add_body_notes(d, m);
	add_pairing(d, m);
	dissect_body(d, m);
}

/* What the splitter said; or, without one, what the bytes look like. */
static struct http_message
message_at(const struct dissection *d)
{
	struct http_message m = { .kind = HTTP_OTHER };
	uint32_t fact = d->message ? d->message->fact : 0;

	if (d->message) {
		m.kind = HTTP_KIND(fact);
		m.framing = HTTP_FRAMING(fact);
		m.asked = HTTP_ASKED(fact);
	} else if (http_start(d->p, left(d), &m.start) == HTTP_IS) {
		m.kind = m.start.request ? HTTP_REQUEST : HTTP_RESPONSE;
	}
	return m;
}

enum http_kind
dissect_http(struct dissection *d)
{
	struct http_message m = message_at(d);

	if (m.kind == HTTP_REQUEST || m.kind == HTTP_RESPONSE) {
		dissect_message_with_head(d, &m);
	} else if (m.kind == HTTP_SIMPLE) {
		add_pairing(d, &m);
		dissect_body(d, &m);
	} else if (m.kind == HTTP_SEQUEL) {
		add_bytes(d, SEQUEL, left(d));
	}
	return m.kind;
}

static void
dissect(struct dissection *d)
{
	static const uint8_t summaries[] = {
		[HTTP_REQUEST] = ASKS, [HTTP_RESPONSE] = ANSWERS, [HTTP_SIMPLE] = ANSWERS_SIMPLY,
		[HTTP_SEQUEL] = GOES_ON, [HTTP_OTHER] = UNKNOWN,
	};
	enum http_kind kind = dissect_http(d);

	if (kind == HTTP_OTHER && left(d))
		add_bytes(d, NOT_HTTP, left(d));
	summary(d, summaries[kind]);
}

const struct dissector dissector_http = {
	.proto = { "http", "Hypertext Transfer Protocol", PROTOCOL },
	.column = "HTTP",
	ROWS(fields),
	.also = &dissector_http_start,
	.dissect = dissect,
	.splitter = &http_splitter,
	.summaries = {
		[ASKS] = "{http.request.method} {http.request.uri}{ |http.request.version}{  (|http.content_type.media}{)|http.content_type.media|}",
		[ANSWERS] = "{http.response.version} {http.response.code#}{ |http.response.phrase}{  (|http.content_type.media}{)|http.content_type.media|}",
		[ANSWERS_SIMPLY] = "HTTP/0.9 response",
		[GOES_ON] = "More of the body before",
		[UNKNOWN] = "Continuation",
	},
	.on = {
		{ TCP_PORT, 80 }, { TCP_PORT, 1900 }, { TCP_PORT, 2710 }, { TCP_PORT, 2869 }, { TCP_PORT, 3128 },
		{ TCP_PORT, 3132 }, { TCP_PORT, 3689 }, { TCP_PORT, 5985 }, { TCP_PORT, 8080 }, { TCP_PORT, 8088 },
		{ TCP_PORT, 11371 },
	},
};
