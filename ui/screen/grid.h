/*
 * What is on the screen, before any terminal sees it: cells in memory.
 *
 * Views draw here; terminal.c shows it; tests dump it as text.  A cell never
 * holds a character that could steer a terminal, whatever was drawn.
 */
#ifndef UI_SCREEN_GRID_H
#define UI_SCREEN_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "ui/text/style.h"

enum { CELL_CHARACTERS = 3, DUMP_GROWTH = 4 * CELL_CHARACTERS };

/* text[0] is 0 in the right half of a wide character. */
struct cell {
	uint32_t text[CELL_CHARACTERS];		/* a character, and marks over it; 0: no more */
	enum style style;
};

struct area {
	int row, column, rows, columns;
};

struct grid {
	int rows, columns;
	struct cell *cells;
};

/* Give it a size; its cells are blank afterwards.  False: no memory, and it is as before. */
bool grid_resize(struct grid *g, int rows, int columns);
void grid_free(struct grid *g);
void grid_clear(struct grid *g);

/*
 * Put UTF-8 text into at most room cells.  What does not fit is cut with an
 * ellipsis.  Gives the number of cells used.  Outside the grid nothing is drawn.
 */
int grid_text(struct grid *g, int row, int column, int room, const char *text, size_t n,
    enum style style);
int grid_string(struct grid *g, int row, int column, int room, const char *text, enum style style);

/*
 * Text in as many lines of the area as it needs, parted at spaces where it
 * can be.  Gives that number, even if the area has fewer: in one without rows
 * nothing is drawn.
 */
int grid_wrapped(struct grid *g, struct area a, const char *text, enum style style);

/* The same character n times. */
void grid_fill(struct grid *g, int row, int column, int n, uint32_t character, enum style style);

/* Another style for n cells, whatever they hold. */
void grid_restyle(struct grid *g, int row, int column, int n, enum style style);

const struct cell *grid_cell(const struct grid *g, int row, int column);

/* Lines of UTF-8 without spaces at their ends, terminated.  malloc()ed; NULL: no memory. */
char *grid_dump(const struct grid *g);

#endif
