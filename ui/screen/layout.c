/* Which pane stands where, for every size of the terminal. */

#include <stdio.h>

#include "ui/screen/view.h"
#include "ui/text/translate.h"

enum {
	LEAST_ROWS = 15, LEAST_COLUMNS = 60,
	SIDE_BY_SIDE = 100,		/* columns from which on the bytes stand beside the tree */
	TREE_LEAST = 40,
	BARS = 2,			/* status and keys */
	HORIZONTAL = 0x2500, VERTICAL = 0x2502, JUNCTION = 0x252c,
};

void
layout_draw_line(struct screen *s, struct area pane, bool focused)
{
	enum style style = focused ? STYLE_TITLES : STYLE_LABEL;
	int row = pane.row - 1, n;

	grid_fill(&s->grid, row, pane.column, pane.columns, HORIZONTAL, STYLE_LABEL);
	if (s->text.p == s->text.start)
		return;
	n = screen_put(s, row, pane.column + 3, pane.columns - 5, style);
	grid_fill(&s->grid, row, pane.column + 2, 1, ' ', style);
	grid_fill(&s->grid, row, pane.column + 3 + n, 1, ' ', style);
}

/* Above the tree.  Where the list is narrow, its last column is cut: there is room for it here. */
static void
put_packet_title(struct screen *s)
{
	struct out *o = screen_text(s);

	if (!s->number)
		return;
	out_string(o, _("Packet"));
	out_char(o, ' ');
	out_uint(o, s->number);
	if (!s->readable || s->grid.columns >= SIDE_BY_SIDE)
		return;
	out_text(o, ": ", 2);
	put_column(o, &s->opened.d, COLUMN_INFO, &(struct time_style){ TIME_RELATIVE });
}

static void
put_bytes_title(struct screen *s)
{
	struct out *o = screen_text(s);
	size_t len = s->readable ? s->opened.d.sources[s->hex.source].len : 0;

	out_uint(o, len);
	out_char(o, ' ');
	out_string(o, len == 1 ? _("byte") : _("bytes"));
	if (!s->hex.charset)
		return;
	out_text(o, ", ", 2);
	out_string(o, meaning(charset_names, s->hex.charset));
}

static void
draw_pane(struct screen *s, enum pane pane, struct area a)
{
	bool focused = s->focus == pane && !s->cover_count;

	if (pane != PANE_LIST) {
		a.row++;
		a.rows--;
		if (pane == PANE_HEX)
			put_bytes_title(s);
		else
			put_packet_title(s);
		layout_draw_line(s, a, focused);
	}
	screen_panes[pane]->draw(s, a, focused);
}

static void
draw_stacked(struct screen *s, struct area a)
{
	int hex = a.rows * 2 / 5;

	draw_pane(s, PANE_TREE, (struct area){ a.row, 0, a.rows - hex, a.columns });
	draw_pane(s, PANE_HEX, (struct area){ a.row + a.rows - hex, 0, hex, a.columns });
}

static void
draw_beside(struct screen *s, struct area a)
{
	int hex = hex_columns(a.columns - TREE_LEAST - 1), tree = a.columns - hex - 1;

	draw_pane(s, PANE_TREE, (struct area){ a.row, 0, a.rows, tree });
	draw_pane(s, PANE_HEX, (struct area){ a.row, tree + 1, a.rows, hex });
	grid_fill(&s->grid, a.row, tree, 1, JUNCTION, STYLE_LABEL);
	for (int i = 1; i < a.rows; i++)
		grid_fill(&s->grid, a.row + i, tree, 1, VERTICAL, STYLE_LABEL);
}

static void
draw_panes(struct screen *s, struct area body)
{
	int list = body.rows * 45 / 100;
	struct area rest = { list, 0, body.rows - list, body.columns };

	if (s->zoomed) {
		draw_pane(s, s->focus, body);
		return;
	}
	draw_pane(s, PANE_LIST, (struct area){ 0, 0, list, body.columns });
	if (body.columns >= SIDE_BY_SIDE)
		draw_beside(s, rest);
	else
		draw_stacked(s, rest);
}

static void
draw_too_small(struct screen *s)
{
	char text[128];

	snprintf(text, sizeof text, _("Too small: %dx%d, needs %dx%d"),
	    s->grid.columns, s->grid.rows, LEAST_COLUMNS, LEAST_ROWS);
	grid_string(&s->grid, s->grid.rows / 2, 0, s->grid.columns, text, STYLE_WARNED);
}

void
layout_draw(struct screen *s)
{
	int rows = s->grid.rows, columns = s->grid.columns;

	grid_clear(&s->grid);
	if (rows < LEAST_ROWS || columns < LEAST_COLUMNS) {
		draw_too_small(s);
		return;
	}
	draw_panes(s, (struct area){ 0, 0, rows - BARS, columns });
	bar_draw_status(s, (struct area){ rows - 2, 0, 1, columns });
	for (int i = 0; i < s->cover_count; i++)
		s->covers[i]->draw(s, (struct area){ 0, 0, rows - 1, columns }, i == s->cover_count - 1);
	bar_draw_keys(s, (struct area){ rows - 1, 0, 1, columns });
}
