/* Cells in memory. */

#include <stdlib.h>
#include <string.h>

#include "ui/screen/grid.h"
#include "ui/text/escape.h"
#include "ui/text/width.h"

enum { ELLIPSIS = 0x2026 };

bool
grid_resize(struct grid *g, int rows, int columns)
{
	struct cell *cells = calloc((size_t)rows * (size_t)columns + 1, sizeof *cells);

	if (!cells)
		return false;
	free(g->cells);
	g->rows = rows;
	g->columns = columns;
	g->cells = cells;
	grid_clear(g);
	return true;
}

void
grid_free(struct grid *g)
{
	free(g->cells);
	*g = (struct grid){ 0 };
}

void
grid_clear(struct grid *g)
{
	for (int i = 0; i < g->rows * g->columns; i++)
		g->cells[i] = (struct cell){ { ' ' }, STYLE_PLAIN };
}

static struct cell *
cell_at(const struct grid *g, int row, int column)
{
	if (row < 0 || row >= g->rows || column < 0 || column >= g->columns)
		return NULL;
	return &g->cells[row * g->columns + column];
}

const struct cell *
grid_cell(const struct grid *g, int row, int column)
{
	return cell_at(g, row, column);
}

static void
add_mark(struct cell *c, uint32_t mark)
{
	for (int i = 1; c && c->text[0] && i < CELL_CHARACTERS; i++) {
		if (!c->text[i]) {
			c->text[i] = mark;
			return;
		}
	}
}

static void
put(struct grid *g, int row, int column, uint32_t character, int width, enum style style)
{
	for (int i = 0; i < width; i++) {
		struct cell *c = cell_at(g, row, column + i);

		if (c)
			*c = (struct cell){ { i ? 0 : character }, style };
	}
}

int
grid_text(struct grid *g, int row, int column, int room, const char *text, size_t n, enum style style)
{
	int used = 0, before = 0;	/* where the character before the last one began */

	if (room > g->columns - column)
		room = g->columns - column;
	while (n && room > 0) {
		uint32_t character = shown_character(&text, &n);
		int width = character_width(character);

		if (!width && used) {
			add_mark(cell_at(g, row, column + before), character);
			continue;
		}
		if (used + width > room) {
			int at = used < room ? used : before;

			grid_fill(g, row, column + at, room - at, ' ', style);
			put(g, row, column + at, ELLIPSIS, 1, style);
			return room;
		}
		before = used;
		put(g, row, column + used, character, width, style);
		used += width;
	}
	return used;
}

int
grid_string(struct grid *g, int row, int column, int room, const char *text, enum style style)
{
	return grid_text(g, row, column, room, text, strlen(text), style);
}

/* Bytes of a text that stand in one line of so many cells: at least a character. */
static size_t
line_length(const char *text, int columns)
{
	const char *p = text, *space = NULL;

	for (size_t left = strlen(text); left; ) {
		const char *start = p;

		space = *p == ' ' ? p : space;
		shown_character(&p, &left);
		if (text_width(text, (size_t)(p - text)) > columns)
			return (size_t)((space ? space : start > text ? start : p) - text);
	}
	return (size_t)(p - text);
}

int
grid_wrapped(struct grid *g, struct area a, const char *text, enum style style)
{
	int rows = 0;

	for (; *text; rows++) {
		size_t n = line_length(text, a.columns);

		if (rows < a.rows)
			grid_text(g, a.row + rows, a.column, a.columns, text, n, style);
		text += n;
		text += strspn(text, " ");
	}
	return rows;
}

void
grid_fill(struct grid *g, int row, int column, int n, uint32_t character, enum style style)
{
	for (int i = 0; i < n; i++)
		put(g, row, column + i, character, 1, style);
}

void
grid_restyle(struct grid *g, int row, int column, int n, enum style style)
{
	for (int i = 0; i < n; i++) {
		struct cell *c = cell_at(g, row, column + i);

		if (c)
			c->style = style;
	}
}

char *
grid_dump(const struct grid *g)
{
	char *dump = malloc((size_t)g->rows * ((size_t)g->columns * DUMP_GROWTH + 1) + 1), *p = dump;

	for (int row = 0; dump && row < g->rows; row++) {
		char *start = p;

		for (int column = 0; column < g->columns; column++) {
			const struct cell *c = cell_at(g, row, column);

			for (int i = 0; i < CELL_CHARACTERS && c->text[i]; i++)
				p += utf8_encode(p, c->text[i]);
		}
		while (p > start && p[-1] == ' ')
			p--;
		*p++ = '\n';
	}
	if (dump)
		*p = '\0';
	return dump;
}
