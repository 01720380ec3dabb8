/* Hex dumps. */

#include "ui/print/hex.h"
#include "ui/text/translate.h"

enum { PER_LINE = 16, HEX_AT = 6, TEXT_AT = HEX_AT + 3 * PER_LINE + 2 };

static void
put_hex_line(struct out *o, size_t at, const uint8_t *bytes, size_t n)
{
	out_room(o);
	out_hex(o, at, at >> 16 ? 4 : 2);
	out_spaces(o, TEXT_AT - 4);	/* all blanks first; the bytes go over them */
	char *hex = o->p - (TEXT_AT - 4) + 2;

	for (size_t i = 0; i < n; i++) {
		memcpy(hex + i * 3, out_bytes + bytes[i] * 2, 2);
		o->p[i] = bytes[i] >= 0x20 && bytes[i] < 0x7f ? (char)bytes[i] : '.';
	}
	o->p += n;
	out_char(o, '\n');
}

void
put_hex_dump(struct out *o, const uint8_t *bytes, size_t n)
{
	for (size_t at = 0; at < n; at += PER_LINE)
		put_hex_line(o, at, bytes + at, n - at < PER_LINE ? n - at : PER_LINE);
	out_char(o, '\n');
}

static void
put_title(struct out *o, const struct source *s)
{
	out_room(o);
	out_string(o, _(s->name));
	out_string(o, " (");
	out_uint(o, s->len);
	out_char(o, ' ');
	out_string(o, s->len == 1 ? _("byte") : _("bytes"));
	out_string(o, "):\n");
}

void
put_sources(struct out *o, const struct dissection *d)
{
	size_t named = 0;

	for (size_t i = 0; i < d->source_count; i++)
		named += d->sources[i].name != NULL;
	for (size_t i = 0; i < d->source_count; i++) {
		if (!d->sources[i].name)
			continue;
		if (named > 1)
			put_title(o, &d->sources[i]);
		put_hex_dump(o, d->sources[i].bytes, d->sources[i].len);
	}
}
