/* Text laid out in lines of so many cells, each of a kind: for views that show more than fits. */
#ifndef UI_SCREEN_WRAPPED_H
#define UI_SCREEN_WRAPPED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct wrapped_line {
	uint32_t at, n;			/* bytes of the text */
	int kind;			/* the view's */
};

/* Begin with zeros. */
struct wrapped {
	int columns;
	bool full;			/* there was more, but no room for it */
	char *text;			/* no line ends; of all lines, one behind the other */
	struct wrapped_line *lines;
	size_t text_n, text_room, count, room;
	bool open;			/* the last line goes on, */
	int cells;			/* and has so many */
};

/* Forget the text, and have lines of so many cells. */
void wrapped_begin(struct wrapped *w, int columns);
void wrapped_free(struct wrapped *w);

/* UTF-8 into as many lines as it needs; what came of that kind just before goes on. */
void wrapped_add(struct wrapped *w, int kind, const char *text, size_t n);

/* A line of its own, however wide. */
void wrapped_line(struct wrapped *w, int kind, const char *text, size_t n);

#endif
