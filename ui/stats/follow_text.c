/* Runs of a stream, in the forms of -z follow. */

#include "ui/stats/follow_text.h"
#include "ui/text/value.h"

enum { PER_LINE = FOLLOW_PER_LINE, BLOCK = 4096, HEX_WIDTH = 3 * PER_LINE + 1, TEXT_WIDTH = PER_LINE + 1 };

static const char *const modes[] = {
#define X(name, word) word,
	FOLLOW_MODES(X)
#undef X
};

static bool
is_shown(uint8_t c)
{
	return c >= 0x20 && c < 0x7f;
}

bool
follow_form_open(struct follow_form *f, const char *name)
{
	*f = (struct follow_form){ .name = name };
	while (f->mode < FOLLOW_TEXT && strcmp(modes[f->mode], name))
		f->mode++;
	if (f->mode != FOLLOW_ASCII && f->mode != FOLLOW_TEXT)
		return true;
	for (int i = 0; i < 2; i++) {
		if ((f->decoders[i] = decoder_new(f->mode == FOLLOW_TEXT ? name : NULL)))
			continue;
		follow_form_close(f);
		return false;
	}
	return true;
}

void
follow_form_close(struct follow_form *f)
{
	decoder_free(f->decoders[0]);
	decoder_free(f->decoders[1]);
	*f = (struct follow_form){ .name = NULL };
}

static void
put_text(struct out *o, struct decoder *d, const uint8_t *bytes, size_t n)
{
	while (n) {
		out_room(o);
		o->p += decoder_next(d, &bytes, &n, o->p);
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

void
put_endpoint(struct out *o, const struct endpoint *end)
{
	if (end->len == 4)
		put_ipv4(o, end->address);
	if (end->len == 16) {
		out_char(o, '[');
		put_ipv6(o, end->address);
		out_char(o, ']');
	}
	out_char(o, ':');
	out_uint(o, end->port);
}

/* At least 8 digits, in capitals as tshark has them. */
static void
put_offset(struct out *o, uint64_t offset)
{
	for (int i = offset >> 32 ? 16 : 8; i-- > 0; )
		out_char(o, "0123456789ABCDEF"[offset >> i * 4 & 15]);
}

void
put_follow_hex(struct out *o, uint64_t offset, const uint8_t *bytes, size_t n)
{
	put_offset(o, offset);
	out_spaces(o, 2 + HEX_WIDTH + 1);
	char *hex = o->p - HEX_WIDTH - 1;

	for (size_t i = 0; i < n; i++) {
		memcpy(hex + i * 3 + i / 8, out_bytes + bytes[i] * 2, 2);
		if (i == 8)
			out_char(o, ' ');
		out_char(o, is_shown(bytes[i]) ? (char)bytes[i] : '.');
	}
}

static void
put_hex(struct out *o, bool server, const struct stream_run *run)
{
	for (size_t at = 0; at < run->len; at += PER_LINE) {
		size_t n = run->len - at < PER_LINE ? run->len - at : PER_LINE;

		out_room(o);
		if (server)
			out_char(o, '\t');
		put_follow_hex(o, run->offset - 1 + at, run->bytes + at, n);
		if (at == 0) {
			out_spaces(o, TEXT_WIDTH - n - (n > 8) + 2);
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
put_follow_run(struct out *o, const struct follow_form *f, const struct said *said)
{
	const struct stream_run *run = &said->run;
	struct decoder *d = f->decoders[said->server];

	out_room(o);
	if (said->server && (f->mode != FOLLOW_HEX || !run->bytes))
		out_char(o, '\t');
	if (!run->bytes) {
		put_gap(o, run);
		if (d)
			decoder_reset(d);	/* the character's rest is missing */
	} else if (d) {
		out_uint(o, run->len);
		out_char(o, '\n');
		put_text(o, d, run->bytes, run->len);
	} else if (f->mode == FOLLOW_RAW) {
		put_raw(o, run->bytes, run->len);
	} else {
		put_hex(o, said->server, run);
	}
}
