/*
 * HTTP/2: frames that carry no part of a request or response.  RFC 9113
 * sections 6.3 to 6.9.
 */

#include "dissectors/application/http2.h"

static const struct value errors[] = {		/* section 7 */
	{ 0, "NO_ERROR" }, { 1, "PROTOCOL_ERROR" }, { 2, "INTERNAL_ERROR" }, { 3, "FLOW_CONTROL_ERROR" },
	{ 4, "SETTINGS_TIMEOUT" }, { 5, "STREAM_CLOSED" }, { 6, "FRAME_SIZE_ERROR" }, { 7, "REFUSED_STREAM" },
	{ 8, "CANCEL" }, { 9, "COMPRESSION_ERROR" }, { 10, "CONNECT_ERROR" }, { 11, "ENHANCE_YOUR_CALM" },
	{ 12, "INADEQUATE_SECURITY" }, { 13, "HTTP_1_1_REQUIRED" }, { 0, NULL },
};

static const struct value settings[] = {	/* section 6.5.2, RFC 8441, RFC 9218 */
	{ 1, "Header table size" }, { 2, "Enable push" }, { 3, "Max concurrent streams" }, { 4, "Initial window size" },
	{ 5, "Max frame size" }, { 6, "Max header list size" }, { 8, "Enable CONNECT protocol" },
	{ 9, "No RFC 7540 priorities" }, { 0, NULL },
};

enum {
	EXCLUSIVE, DEPENDENCY, WEIGHT, RST_ERROR, SETTING, SETTING_ID, SETTING_VALUE, PING, PONG, LAST_RESERVED, LAST_STREAM,
	GOAWAY_ERROR, DEBUG_DATA, WINDOW_RESERVED, INCREMENT, UNKNOWN, SIZE_BAD,
};

static const struct field fields[] = {
	[EXCLUSIVE] = { "http2.exclusive", "Exclusive", BOOL, 4, .mask = 0x80000000, .costly = true },
	[DEPENDENCY] = { "http2.stream_dependency", "Stream Dependency", UINT, 4, .mask = 0x7fffffff, .costly = true },
	[WEIGHT]    = { "http2.headers.weight", "Weight, less 1", UINT, 1, .costly = true },
	[RST_ERROR] = { "http2.rst_stream.error", "Error", UINT, 4, DEC, errors },
	[SETTING]   = { "http2.settings", "Setting", GROUP, .values = settings, .costly = true },
	[SETTING_ID] = { "http2.settings.id", "Settings Identifier", UINT, 2, DEC, settings, .costly = true },
	[SETTING_VALUE] = { "http2.settings.value", "Value", UINT, 4, .costly = true },
	[PING]      = { "http2.ping", "Ping", BYTES, .costly = true },
	[PONG]      = { "http2.pong", "Pong", BYTES, .costly = true },
	[LAST_RESERVED] = { "http2.goaway.r", "Reserved", UINT, 4, HEX, .mask = 0x80000000, .costly = true },
	[LAST_STREAM] = { "http2.goaway.last_stream_id", "Last Stream Identifier", UINT, 4, .mask = 0x7fffffff },
	[GOAWAY_ERROR] = { "http2.goaway.error", "Error", UINT, 4, DEC, errors },
	[DEBUG_DATA] = { "http2.goaway.addata", "Additional Debug Data", TEXT, .costly = true },
	[WINDOW_RESERVED] = { "http2.window_update.r", "Reserved", UINT, 4, HEX, .mask = 0x80000000, .costly = true },
	[INCREMENT] = { "http2.window_update.window_size_increment", "Window Size Increment", UINT, 4, .mask = 0x7fffffff },
	[UNKNOWN]   = { "http2.unknown", "Payload", BYTES, .costly = true },
	[SIZE_BAD]  = { "http2.length.bad", "Frames of this type have another length", NOTE, .severity = WARNING },
};

void
add_http2_bit_and_31(struct dissection *d, const struct field *bit, const struct field *number)
{
	const uint8_t *p = take(d, 4);

	if (!p)
		return;
	add_value_row(d, bit, p[0] >> 7, p, 4);
	add_value_row(d, number, big_endian(p, 4) & INT32_MAX, p, 4);
}

void
dissect_http2_priority(struct dissection *d)
{
	add_http2_bit_and_31(d, &fields[EXCLUSIVE], &fields[DEPENDENCY]);
	add_uint(d, WEIGHT);
}

static void
dissect_rst_stream(struct dissection *d)
{
	add_uint(d, RST_ERROR);
}

static void
dissect_settings(struct dissection *d)
{
	while (left(d)) {
		struct node *group = open_group(d, SETTING, big_endian(d->p, 2));

		add_uint(d, SETTING_ID);
		add_uint(d, SETTING_VALUE);
		close_group(d, group);
	}
}

static void
dissect_ping(struct dissection *d)
{
	add_bytes(d, PING, left(d));
}

static void
dissect_pong(struct dissection *d)
{
	add_bytes(d, PONG, left(d));
}

static void
dissect_goaway(struct dissection *d)
{
	add_http2_bit_and_31(d, &fields[LAST_RESERVED], &fields[LAST_STREAM]);
	add_uint(d, GOAWAY_ERROR);
	if (left(d))
		add_bytes(d, DEBUG_DATA, left(d));
}

static void
dissect_window_update(struct dissection *d)
{
	add_http2_bit_and_31(d, &fields[WINDOW_RESERVED], &fields[INCREMENT]);
}

/* How long the payload is: `least` bytes, and behind them any number of units. */
static const struct control {
	uint8_t least, unit;		/* unit: in bytes; 0: nothing follows */
	void (*dissect)(struct dissection *d);
	void (*acknowledging)(struct dissection *d);	/* ... where the flag says that; NULL: the same */
} controls[] = {
	[HTTP2_PRIORITY] = { 5, 0, dissect_http2_priority }, [HTTP2_RST_STREAM] = { 4, 0, dissect_rst_stream },
	[HTTP2_SETTINGS] = { 0, 6, dissect_settings }, [HTTP2_PING] = { 8, 0, dissect_ping, dissect_pong },
	[HTTP2_GOAWAY] = { 8, 1, dissect_goaway }, [HTTP2_WINDOW_UPDATE] = { 4, 0, dissect_window_update },
};

void
dissect_http2_control(struct dissection *d, const struct http2_head *head)
{
	const struct control *c = head->type < sizeof controls / sizeof *controls ? &controls[head->type] : NULL;
	bool known = c && c->dissect, whole = left(d) == head->length;
	size_t more = known && head->length >= c->least ? head->length - c->least : 0;
	bool fits = known && head->length >= c->least && (c->unit ? more % c->unit == 0 : !more);

	if (known && !fits)
		add_note(d, SIZE_BAD);
	if (fits && whole)
		(c->acknowledging && head->flags & HTTP2_ACK ? c->acknowledging : c->dissect)(d);
	else if (left(d))
		add_bytes(d, UNKNOWN, left(d));
}

const struct dissector dissector_http2_control = {
	.proto = { "http2.control", "Control frames of HTTP/2", PROTOCOL },
	ROWS(fields),
	.also = &dissector_http2_headers,
};
