/*
 * WebSocket.  RFC 6455 section 5.2:
 *
 *    F RSV opcode | M payload length | 16 or 64 bits of it | masking key | payload
 *    1  3    4    | 1       7        |  if that is 126/127 | 32, if M    |
 *
 * What comes compressed (RFC 7692) is unpacked, if it comes in one frame and no
 * earlier message is needed for that.  Names are Wireshark's.
 */

#include <stdlib.h>
#include <string.h>
#include "dissectors/application/websocket.h"
#include "dissectors/coding/unzip.h"
#include "dissectors/engine/session.h"

static const struct value opcodes[] = {		/* RFC 6455 section 11.8 */
	{ WEBSOCKET_CONTINUATION, "Continuation" }, { WEBSOCKET_TEXT, "Text" }, { WEBSOCKET_BINARY, "Binary" },
	{ WEBSOCKET_CLOSE, "Connection Close" }, { WEBSOCKET_PING, "Ping" }, { WEBSOCKET_PONG, "Pong" }, { 0, NULL },
};

static const struct value close_codes[] = {	/* section 7.4.1, IANA websocket */
	{ 1000, "Normal Closure" }, { 1001, "Going Away" }, { 1002, "Protocol error" }, { 1003, "Unsupported Data" },
	{ 1004, "Reserved" }, { 1005, "No Status Rcvd" }, { 1006, "Abnormal Closure" }, { 1007, "Invalid frame payload data" },
	{ 1008, "Policy Violation" }, { 1009, "Message Too Big" }, { 1010, "Mandatory Ext." }, { 1011, "Internal Error" },
	{ 1012, "Service Restart" }, { 1013, "Try Again Later" }, { 1014, "Bad Gateway" }, { 1015, "TLS handshake" },
	{ 0, NULL },
};

enum {
	FIN, RSV, COMPRESSED, OPCODE, MASK, LENGTH, LENGTH_16, LENGTH_64, KEY, MASKED, CONTINUED, TEXT_ROW, BINARY, CODE,
	REASON, PING, PONG, OTHER, SEQUEL, LOST, PART, CUT_OFF, OPCODE_BAD, CONTROL_BAD, NOT_MASKED, MASKED_BAD, LENGTH_BAD,
	CLOSE_BAD, NO_ROOM, CONTEXT,
};

static const struct field fields[] = {
	[FIN]       = { "websocket.fin", "Fin", BOOL, 1, .mask = 0x80 },
	[RSV]       = { "websocket.rsv", "Reserved", UINT, 1, HEX, .mask = 0x70 },
	[COMPRESSED] = { "websocket.pmc", "Per-Message Compressed", BOOL, 1, .mask = 0x40 },
	[OPCODE]    = { "websocket.opcode", "Opcode", UINT, 1, DEC, opcodes, .mask = 0x0f },
	[MASK]      = { "websocket.mask", "Mask", BOOL, 1, .mask = 0x80 },
	[LENGTH]    = { "websocket.payload_length", "Payload length", UINT, 1, .mask = 0x7f },
	[LENGTH_16] = { "websocket.payload_length_ext_16", "Extended Payload length (16 bits)", UINT, 2 },
	[LENGTH_64] = { "websocket.payload_length_ext_64", "Extended Payload length (64 bits)", UINT, 8 },
	[KEY]       = { "websocket.masking_key", "Masking-Key", BYTES },
	[MASKED]    = { "websocket.masked_payload", "Masked payload", BYTES, .costly = true },
	[CONTINUED] = { "websocket.payload.continue", "Continue", BYTES, .costly = true },
	[TEXT_ROW]  = { "websocket.payload.text", "Text", TEXT, .costly = true },
	[BINARY]    = { "websocket.payload", "Payload", BYTES, .costly = true },
	[CODE]      = { "websocket.payload.close.status_code", "Status code", UINT, 2, DEC, close_codes, .costly = true },
	[REASON]    = { "websocket.payload.close.reason", "Reason", TEXT, .costly = true },
	[PING]      = { "websocket.payload.ping", "Ping", BYTES, .costly = true },
	[PONG]      = { "websocket.payload.pong", "Pong", BYTES, .costly = true },
	[OTHER]     = { "websocket.payload.unknown", "Unknown", BYTES, .costly = true },
	[SEQUEL]    = { "websocket.sequel", "More of a frame that begins in the message before", BYTES },
	[LOST]      = { "websocket.unknown", "Behind a gap: nothing tells where a frame begins", BYTES },
	[PART]      = { "websocket.part", "The head of a frame is not whole: bytes are missing, or the connection ends", BYTES },
	[CUT_OFF]   = { "websocket.cut", "The frame ends too early: bytes are missing, or the connection ends", NOTE, .severity = WARNING },
	[OPCODE_BAD] = { "websocket.opcode.reserved", "An opcode that nobody has defined", NOTE, .severity = WARNING },
	[CONTROL_BAD] = { "websocket.control.bad", "Control frames have at most 125 bytes, and come whole", NOTE, .severity = WARNING },
	[NOT_MASKED] = { "websocket.mask.missing", "A client must mask what it sends", NOTE, .severity = WARNING },
	[MASKED_BAD] = { "websocket.mask.unwanted", "A server must not mask what it sends", NOTE, .severity = WARNING },
	[LENGTH_BAD] = { "websocket.payload_length.long", "A shorter form could tell this length, and must", NOTE, .severity = WARNING },
	[CLOSE_BAD] = { "websocket.payload.close.bad", "A close code has two bytes", NOTE, .severity = WARNING, .costly = true },
	[CONTEXT]   = { "websocket.pmc.context", "It stays compressed: it comes in several frames, or takes up what earlier messages said", NOTE, .costly = true },
	[NO_ROOM]   = { "websocket.no_room", "No memory to unmask it, or too many messages in this frame", NOTE, .severity = WARNING, .costly = true },
};

/* Summaries: by FIN and mask; and of what is no frame. */
enum { WITH_FIN = 1, WITH_MASK = 2, GOES_ON = 4, UNKNOWN };

struct frame {
	uint8_t opcode;
	bool fin, masked, compressed;
	uint64_t length;
	const uint8_t *key;
};

static bool
is_control(const struct frame *f)
{
	return f->opcode & 8;
}

static uint64_t
read_length(struct dissection *d, uint8_t seven)
{
	uint64_t length = seven;

	if (seven == 126)
		length = add_uint(d, LENGTH_16);
	else if (seven == 127)
		length = add_uint(d, LENGTH_64);
	if ((seven == 126 && length < 126) || (seven == 127 && length <= UINT16_MAX))
		add_note(d, LENGTH_BAD);
	return length;
}

static void
add_head_notes(struct dissection *d, const struct frame *f)
{
	bool known = d->message, client = known && d->message->from == FROM_CLIENT;
	const struct {
		bool is;
		uint8_t row;
	} notes[] = {
		{ !meaning(opcodes, f->opcode), OPCODE_BAD }, { is_control(f) && (!f->fin || f->length > 125), CONTROL_BAD },
		{ known && client && !f->masked, NOT_MASKED }, { known && !client && f->masked, MASKED_BAD },
	};

	for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
		if (notes[i].is)
			add_note(d, notes[i].row);
}

/* All of it is there: websocket_head(). */
static struct frame
dissect_head(struct dissection *d)
{
	const uint8_t *p = take(d, 2);
	struct frame f = { .opcode = p[0] & 0x0f, .fin = p[0] >> 7, .masked = p[1] >> 7 };

	add_value(d, FIN, f.fin, p, 1);
	add_value(d, RSV, p[0] >> 4 & 7, p, 1);
	f.compressed = p[0] & 0x40 && !is_control(&f);
	if (f.compressed)
		add_value(d, COMPRESSED, 1, p, 1);
	add_value(d, OPCODE, f.opcode, p, 1);
	add_value(d, MASK, f.masked, p + 1, 1);
	add_value(d, LENGTH, p[1] & 0x7f, p + 1, 1);
	f.length = read_length(d, p[1] & 0x7f);
	if (f.masked)
		f.key = add_bytes(d, KEY, WEBSOCKET_KEY);
	add_head_notes(d, &f);
	return f;
}

/* Section 5.5.1: a code, and a reason in UTF-8; or nothing. */
static void
dissect_close(struct dissection *d)
{
	if (left(d) == 1) {
		add_bytes(d, OTHER, 1);
		add_note(d, CLOSE_BAD);
		return;
	}
	if (left(d))
		add_uint(d, CODE);
	if (left(d))
		add_bytes(d, REASON, left(d));
}

/* RFC 7692 section 7.2.2: deflated, without the last four bytes, which would give nothing. */
static void
dissect_compressed(struct dissection *d, int row, bool whole)
{
	size_t n = left(d);
	const uint8_t *p = add_bytes(d, BINARY, n);
	struct unzipped_bytes all = { NULL, 0, UNZIPPED_DAMAGED };
	struct aside back;

	if (whole)
		all = unzip_whole(CODING_RAW_DEFLATE, p, n);
	uint8_t *kept = all.len && d->session ? session_scratch(d->session, all.len) : NULL;

	if (kept)
		memcpy(kept, all.bytes, all.len);
	free(all.bytes);
	if (all.end != UNZIPPED_NO_END && all.end != UNZIPPED_FINE) {
		add_note(d, CONTEXT);
	} else if (all.len && (!kept || !go_aside(d, kept, all.len, "Uncompressed payload", &back))) {
		add_note(d, NO_ROOM);
	} else if (all.len) {
		add_bytes_row(d, &fields[row], left(d));
		come_back(d, &back);
	}
}

static void
dissect_payload(struct dissection *d, const struct frame *f)
{
	static const uint8_t rows[16] = {
		[WEBSOCKET_CONTINUATION] = CONTINUED, [WEBSOCKET_TEXT] = TEXT_ROW, [WEBSOCKET_BINARY] = BINARY,
		[WEBSOCKET_PING] = PING, [WEBSOCKET_PONG] = PONG,
	};

	int row = rows[f->opcode] ? rows[f->opcode] : OTHER;	/* row 0, of all others, is no payload's */

	if (f->opcode == WEBSOCKET_CLOSE)
		dissect_close(d);
	else if (f->compressed)
		dissect_compressed(d, row, f->fin && f->length == left(d));
	else
		add_bytes_row(d, &fields[row], left(d));
}

/* Section 5.3. */
static void
dissect_masked(struct dissection *d, const struct frame *f)
{
	size_t n = left(d);
	const uint8_t *p = add_bytes(d, MASKED, n);
	uint8_t *plain = d->session ? session_scratch(d->session, n) : NULL;
	struct aside back;

	for (size_t i = 0; plain && i < n; i++)
		plain[i] = p[i] ^ f->key[i % WEBSOCKET_KEY];
	if (!plain || !go_aside(d, plain, n, "Unmasked payload", &back)) {
		add_note(d, NO_ROOM);
		return;
	}
	dissect_payload(d, f);
	come_back(d, &back);
}

static void
dissect_frame(struct dissection *d)
{
	if (!websocket_head(d->p, left(d)).len) {
		add_bytes(d, PART, left(d));
		summary(d, UNKNOWN);
		return;
	}
	struct frame f = dissect_head(d);
	bool cut = f.length > left(d) && d->message && d->message->ended != MESSAGE_GOES_ON;

	summary(d, (f.fin ? WITH_FIN : 0) | (f.masked ? WITH_MASK : 0));
	if (d->brief)
		take(d, left(d));
	else if (left(d) && f.masked)
		dissect_masked(d, &f);
	else if (left(d))
		dissect_payload(d, &f);
	if (cut)
		add_note(d, CUT_OFF);
}

static void
dissect(struct dissection *d)
{
	enum websocket_kind kind = d->message ? (enum websocket_kind)d->message->fact : WEBSOCKET_FRAME;

	if (kind == WEBSOCKET_FRAME) {
		dissect_frame(d);
		return;
	}
	summary(d, kind == WEBSOCKET_SEQUEL ? GOES_ON : UNKNOWN);
	add_bytes_row(d, &fields[kind == WEBSOCKET_SEQUEL ? SEQUEL : LOST], left(d));
}

const struct dissector dissector_websocket = {
	.proto = { "websocket", "WebSocket", PROTOCOL },
	.column = "WebSocket",
	ROWS(fields),
	.dissect = dissect,
	.splitter = &websocket_splitter,
	.summaries = {
		[0] = "WebSocket {websocket.opcode} [FRAGMENT]",
		[WITH_FIN] = "WebSocket {websocket.opcode} [FIN]",
		[WITH_MASK] = "WebSocket {websocket.opcode} [FRAGMENT] [MASKED]",
		[WITH_FIN | WITH_MASK] = "WebSocket {websocket.opcode} [FIN] [MASKED]",
		[GOES_ON] = "More of the frame before",
		[UNKNOWN] = "Continuation",
	},
};
