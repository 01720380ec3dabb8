/* Runs of a stream in three forms. */

#include "ui/stats/follow_text.h"

enum { PER_LINE = 16, BLOCK = 4096, HEX_WIDTH = 3 * PER_LINE + 1, TEXT_WIDTH = PER_LINE + 1 };

const char *const follow_modes[] = {
#define X(name, word) word,
	FOLLOW_MODES(X)
#undef X
};

static bool
is_shown(uint8_t c)
{
	return c >= 0x20 && c < 0x7f;
}

static void
put_ascii(struct out *o, const uint8_t *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool line_end = bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == n || bytes[i + 1] == '\n'));

		if (i % BLOCK == 0)
			out_room(o);
		out_char(o, line_end || is_shown(bytes[i]) ? (char)bytes[i] : '.');
	}
	out_room(o);
	out_char(o, '\n');
}

static void
put_raw(struct out *o, const uint8_t *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i % BLOCK == 0)
			out_room(o);
		out_byte(o, bytes[i]);
	}
	out_room(o);
	out_char(o, '\n');
}

/* At least 8 digits, in capitals as tshark has them. */
static void
put_offset(struct out *o, uint64_t offset)
{
	for (int i = offset >> 32 ? 16 : 8; i-- > 0; )
		out_char(o, "0123456789ABCDEF"[offset >> i * 4 & 15]);
}

/* Gives the width of the text at the end, of at most TEXT_WIDTH. */
static size_t
put_hex_line(struct out *o, uint64_t offset, const uint8_t *bytes, size_t n)
{
	put_offset(o, offset);
	out_spaces(o, 2 + HEX_WIDTH + 1);
	char *hex = o->p - HEX_WIDTH - 1, *text = o->p;

	for (size_t i = 0; i < n; i++) {
		memcpy(hex + i * 3 + i / 8, out_bytes + bytes[i] * 2, 2);
		if (i == 8)
			out_char(o, ' ');
		out_char(o, is_shown(bytes[i]) ? (char)bytes[i] : '.');
	}
	return (size_t)(o->p - text);
}

static void
put_hex(struct out *o, bool server, const struct stream_run *run)
{
	for (size_t at = 0; at < run->len; at += PER_LINE) {
		out_room(o);
		if (server)
			out_char(o, '\t');
		size_t width = put_hex_line(o, run->offset - 1 + at, run->bytes + at,
		    run->len - at < PER_LINE ? run->len - at : PER_LINE);

		if (at == 0) {
			out_spaces(o, TEXT_WIDTH - width + 2);
			out_string(o, "frame ");
			out_uint(o, run->frame);
		}
		out_char(o, '\n');
	}
}

static void
put_gap(struct out *o, const struct stream_run *run)
{
	out_char(o, '[');
	out_uint(o, run->len);
	out_string(o, run->let_go ? " bytes left out: no memory for them]\n" : " bytes missing in capture file]\n");
}

void
put_follow_run(struct out *o, enum follow_mode mode, bool server, const struct stream_run *run)
{
	out_room(o);
	if (server && (mode != FOLLOW_HEX || !run->bytes))
		out_char(o, '\t');
	if (!run->bytes) {
		put_gap(o, run);
		return;
	}
	if (mode == FOLLOW_ASCII) {
		out_uint(o, run->len);
		out_char(o, '\n');
		put_ascii(o, run->bytes, run->len);
	} else if (mode == FOLLOW_RAW) {
		put_raw(o, run->bytes, run->len);
	} else {
		put_hex(o, server, run);
	}
}
