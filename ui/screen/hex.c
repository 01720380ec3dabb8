/*
 * The bytes of the packet that is open, with those of the selected field
 * lit.  One tab for each named source that the packet's fields lie in.
 */

#include "ui/screen/charsets.h"
#include "ui/screen/view.h"
#include "ui/text/escape.h"
#include "ui/text/translate.h"

enum { DIGITS = 4, GAP = 2 };

static const struct source *
source(const struct screen *s)
{
	return &s->opened.d.sources[s->hex.source];
}

/* Cells that a row of n bytes takes: offset, bytes (a gap after eight), characters. */
static int
width_of(int n)
{
	return DIGITS + GAP + n * 3 + (n > 8) + 1 + n;
}

static int
per_row(int columns)
{
	int n = 16;

	while (n > 4 && width_of(n) > columns)
		n /= 2;
	return n;
}

int
hex_columns(int most)
{
	return width_of(per_row(most));
}

static int
column_of_byte(int i)
{
	return DIGITS + GAP + i * 3 + (i >= 8);
}

static int
column_of_character(int i, int n)
{
	return DIGITS + GAP + n * 3 + (n > 8) + 1 + i;
}

static int
named_sources(const struct dissection *d)
{
	int n = 0;

	for (size_t i = 0; i < d->source_count; i++)
		n += d->sources[i].name != NULL;
	return n;
}

static void
draw_tabs(struct screen *s, struct area a)
{
	const struct dissection *d = &s->opened.d;
	int at = 0;

	for (size_t i = 0; i < d->source_count; i++) {
		if (!d->sources[i].name)
			continue;
		out_char(screen_text(s), ' ');
		out_string(&s->text, _(d->sources[i].name));
		out_char(&s->text, ' ');
		at += screen_put(s, a.row, a.column + at, a.columns - at,
		    i == s->hex.source ? STYLE_TITLES : STYLE_LABEL);
	}
}

static bool
is_lit(const struct screen *s, size_t byte)
{
	const struct node *f = &s->field;

	return f->field && f->source == s->hex.source && byte >= f->off && byte - f->off < f->len;
}

static enum style
style_of(const struct screen *s, size_t byte, bool focused)
{
	if (focused && byte == s->hex.cursor)
		return STYLE_CURSOR;
	return is_lit(s, byte) ? STYLE_LIT : STYLE_PLAIN;
}

static void
draw_character(struct screen *s, struct area a, size_t byte, int i, enum style style)
{
	char text[4];
	int n = s->hex.per_row;
	uint32_t c = charsets_cell(s->hex.charset, source(s)->bytes, source(s)->len, byte, n - i);

	if (c)
		grid_text(&s->grid, a.row, a.column + column_of_character(i, n), 2, text, utf8_encode(text, c), style);
	else
		grid_restyle(&s->grid, a.row, a.column + column_of_character(i, n), 1, style);
}

static void
draw_byte(struct screen *s, struct area a, size_t byte, int i, bool focused)
{
	uint8_t value = source(s)->bytes[byte];
	enum style style = style_of(s, byte, focused);
	int at = a.column + column_of_byte(i);

	out_byte(screen_text(s), value);
	screen_put(s, a.row, at, 2, style);
	if (i + 1 < s->hex.per_row && style == STYLE_LIT && is_lit(s, byte + 1))	/* one field, one block */
		grid_restyle(&s->grid, a.row, at + 2, i == 7 ? 2 : 1, style);
	draw_character(s, a, byte, i, style);
}

static void
draw_line(struct screen *s, struct area a, size_t first, bool focused)
{
	size_t len = source(s)->len;
	struct out *o = screen_text(s);

	if (len > 1 << DIGITS * 4)
		out_hex(o, first, 3);		/* no frame is longer than that; takes the gap */
	else
		out_hex(o, first, 2);
	screen_put(s, a.row, a.column, DIGITS + GAP, STYLE_NUMBERS);
	for (int i = 0; i < s->hex.per_row && first + (size_t)i < len; i++)
		draw_byte(s, a, first + (size_t)i, i, focused);
}

static size_t
lines(const struct screen *s)
{
	size_t n = (size_t)s->hex.per_row;

	return (source(s)->len + n - 1) / n;
}

/* The rows so that the cursor is among them, and with it as much of the field as fits. */
static void
scroll(struct screen *s)
{
	struct hex_state *h = &s->hex;
	size_t n = (size_t)h->per_row, top = h->top / n;

	if (is_lit(s, h->cursor))
		top = scrolled(top, (s->field.off + s->field.len - 1) / n, lines(s), h->height);
	if (is_lit(s, h->cursor) && s->field.off / n < top)
		top = s->field.off / n;
	h->top = scrolled(top, h->cursor / n, lines(s), h->height) * n;
}

static void
draw(struct screen *s, struct area a, bool focused)
{
	if (!s->readable)
		return;
	if (named_sources(&s->opened.d) > 1) {
		draw_tabs(s, a);
		a.row++;
		a.rows--;
	}
	s->hex.per_row = per_row(a.columns);
	s->hex.height = a.rows;
	if (!source(s)->len)
		return;
	scroll(s);
	for (size_t at = s->hex.top; a.rows > 0 && at < source(s)->len; a.rows--, a.row++) {
		draw_line(s, a, at, focused);
		at += (size_t)s->hex.per_row;
	}
}

/* The next source with a name, in either direction; none: stay. */
static void
change_source(struct screen *s, int step)
{
	const struct dissection *d = &s->opened.d;
	size_t i = s->hex.source;

	do
		i += (size_t)step;
	while (i < d->source_count && !d->sources[i].name);
	if (i >= d->source_count)
		return;
	s->hex.source = i;
	s->hex.cursor = s->hex.top = 0;
	tree_select_byte(s, i, 0);
}

static void
move_to(struct screen *s, size_t byte)
{
	s->hex.cursor = byte;
	tree_select_byte(s, s->hex.source, byte);
}

static bool
act(struct screen *s, enum action action)
{
	struct hex_state *h = &s->hex;
	size_t at = h->cursor, len = s->readable ? source(s)->len : 0, row = (size_t)h->per_row;

	if (!len)
		return false;
	switch (action) {
	case ACTION_LEFT: at -= at > 0; break;
	case ACTION_RIGHT: at += at + 1 < len; break;
	case ACTION_NEXT_SOURCE: change_source(s, 1); return true;
	case ACTION_PREVIOUS_SOURCE: change_source(s, -1); return true;
	default:
		if (!moved(action, &at, len, row, row * (size_t)h->height))
			return false;
	}
	move_to(s, at);
	return true;
}

static void
packet(struct screen *s)
{
	s->hex.source = s->hex.cursor = s->hex.top = 0;
}

/* Its bytes come into sight; texts from outside the packet have none to show. */
static void
field(struct screen *s)
{
	struct hex_state *h = &s->hex;
	const struct node *f = &s->field;

	if (!f->field || !s->opened.d.sources[f->source].name || !f->len)
		return;
	if (f->source != h->source)
		h->top = 0;
	h->source = f->source;
	if (!is_lit(s, h->cursor))
		h->cursor = f->off;
}

const struct view_ops hex_view = {
	.draw = draw,
	.act = act,
	.packet = packet,
	.field = field,
};
