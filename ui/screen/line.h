/*
 * A line of text that the user edits: a file's name, a filter.
 *
 * UTF-8, always valid; the cursor stands between characters.  What could
 * steer a terminal or mislead the eye cannot be typed.
 */
#ifndef UI_SCREEN_LINE_H
#define UI_SCREEN_LINE_H

#include "ui/screen/grid.h"

enum { LINE_SIZE = 1024 };

/* Begin with all zeros: an empty line. */
struct line {
	char text[LINE_SIZE];		/* terminated */
	size_t len, cursor;		/* bytes */
};

/* Another text, cut where it is too long; the cursor stands behind it. */
void line_set(struct line *l, const char *text);

/* A key (action.h) was pressed.  False: not one that edits a line. */
bool line_type(struct line *l, int key);

/*
 * Draw it into room cells, scrolled so that the cursor is among them;
 * focused: with its cursor.
 */
void line_draw(struct grid *g, int row, int column, int room, const struct line *l,
    enum style style, bool focused);

#endif
