/* The list of packets.  Its columns are tshark's; what they show is made for the rows on the screen only. */

#include "ui/screen/view.h"
#include "ui/text/translate.h"
#include "ui/text/width.h"

enum { SHIFT = 8, WIDE = 120 };

/* Addresses take what the widest needs, up to a limit: at 80 columns an IPv6 address is cut. */
static const struct shape {
	int most, most_wide;		/* cells; 0: all that is left */
	enum style style;
	bool right;
} shapes[COLUMN_COUNT] = {
	[COLUMN_NUMBER]      = { 10, 10, STYLE_NUMBERS, true },
	[COLUMN_TIME]        = { 29, 29, STYLE_NUMBERS, true },
	[COLUMN_SOURCE]      = { 15, 26, STYLE_ADDRESSES },
	[COLUMN_DESTINATION] = { 15, 26, STYLE_ADDRESSES },
	[COLUMN_PROTOCOL]    = { 10, 12, STYLE_LAYER },
	[COLUMN_LENGTH]      = { 7, 7, STYLE_PLAIN, true },
	[COLUMN_INFO]        = { 0, 0, STYLE_PLAIN },
};

/* Cells that a column has, with what is left from at on. */
static int
width_of(const struct screen *s, int column, int left)
{
	const struct shape *c = &shapes[column];
	int most = s->grid.columns >= WIDE ? c->most_wide : c->most, width = s->list.widths[column];

	if (!most || width > left)
		return left;
	return width < most ? width : most;
}

/* A column's text, which stands in s->text; keeps its width in mind. */
static int
draw_column(struct screen *s, int i, int row, int at, int left, enum style style)
{
	struct out *o = &s->text;
	int needed = text_width(o->start, (size_t)(o->p - o->start)), indent;

	if (needed > s->list.widths[i])
		s->list.widths[i] = needed;
	int width = width_of(s, i, left);

	indent = shapes[i].right && needed < width ? width - needed : 0;
	screen_put(s, row, at + indent, width - indent, style);
	return width;
}

/* Throw the first cells of the buffer's text away. */
static void
shift(struct out *o, int cells)
{
	char *p = o->start;

	while (cells > 0 && p < o->p) {
		char *start = p++;

		while (p < o->p && (*p & 0xc0) == 0x80)
			p++;
		cells -= text_width(start, (size_t)(p - start));
	}
	memmove(o->start, p, (size_t)(o->p - p));
	o->p -= p - o->start;
}

static void
draw_titles(struct screen *s, struct area a)
{
	int at = a.column, end = a.column + a.columns;

	grid_fill(&s->grid, a.row, a.column, a.columns, ' ', STYLE_TITLES);
	for (int i = 0; i < COLUMN_COUNT && at < end; i++) {
		out_string(screen_text(s), _(column_titles[i]));
		at += draw_column(s, i, a.row, at, end - at, STYLE_TITLES) + 1;
	}
}

static void
draw_packet(struct screen *s, struct area a, int row)
{
	struct time_style times = { s->times, s->row.digits, s->row.packet.since_previous };
	int at = a.column, end = a.column + a.columns;

	for (int i = 0; i < COLUMN_COUNT && at < end; i++) {
		struct out *o = screen_text(s);

		put_column(o, &s->row.d, (enum column)i, &times);
		if (i == COLUMN_INFO)
			shift(o, s->list.shift);
		at += draw_column(s, i, row, at, end - at, shapes[i].style) + 1;
	}
}

static void
draw_row(struct screen *s, struct area a, uint32_t number, int row, bool focused)
{
	if (packets_explain(s->packets, number, &s->row)) {
		draw_packet(s, a, row);
	} else {
		out_uint(screen_text(s), number);
		out_string(&s->text, "  ");
		out_string(&s->text, _("cannot be read again"));
		screen_put(s, row, a.column, a.columns, STYLE_WRONG);
	}
	if (number == s->number)
		grid_restyle(&s->grid, row, a.column, a.columns,
		    focused ? STYLE_CURSOR : STYLE_CURSOR_ELSEWHERE);
}

static void
draw_all(struct screen *s, struct area a, bool focused)
{
	uint32_t count = packets_count(s->packets);

	for (int i = 0; i < a.rows; i++)
		grid_fill(&s->grid, a.row + i, a.column, a.columns, ' ', STYLE_PLAIN);
	draw_titles(s, a);
	for (uint32_t i = 1; i < (uint32_t)a.rows && s->list.top + i <= count; i++)
		draw_row(s, a, s->list.top + i, a.row + (int)i, focused);
}

static void
draw(struct screen *s, struct area a, bool focused)
{
	struct list_state *l = &s->list;
	int widths[COLUMN_COUNT];
	uint32_t count = packets_count(s->packets);

	l->rows = a.rows - 1;
	if (count)
		l->top = (uint32_t)scrolled(l->top, s->number - 1, count, l->rows);
	memcpy(widths, l->widths, sizeof widths);
	draw_all(s, a, focused);
	if (memcmp(widths, l->widths, sizeof widths) != 0)
		draw_all(s, a, focused);
}

static bool
act(struct screen *s, enum action action)
{
	size_t at = s->number ? s->number - 1 : 0, count = packets_count(s->packets);

	if (count && moved(action, &at, count, 1, (size_t)s->list.rows)) {
		if (action == ACTION_LAST)
			screen_open_last(s);
		else
			screen_open(s, at + 1);
		return true;
	}
	switch (action) {
	case ACTION_LEFT: s->list.shift -= s->list.shift ? SHIFT : 0; return true;
	case ACTION_RIGHT:
		if (s->list.shift + SHIFT < s->list.widths[COLUMN_INFO])
			s->list.shift += SHIFT;
		return true;
	case ACTION_FOLD: s->focus = PANE_TREE; return true;
	default: return false;
	}
}

const struct view_ops list_view = {
	.draw = draw,
	.act = act,
};
