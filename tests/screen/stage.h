/* A screen without a terminal: keys go in, text and styles come out. */
#ifndef TESTS_SCREEN_STAGE_H
#define TESTS_SCREEN_STAGE_H

#include "tests/screen/sample.h"
#include "ui/screen/action.h"
#include "ui/screen/screen.h"

struct stage {
	struct capture_file *file;
	struct screen *screen;
	const struct grid *grid;	/* as last drawn */
	char path[SAMPLE_PATH];
	char *text;			/* of the grid */
};

/* Open the file at path, and no more. */
void stage_begin(struct stage *t, int rows, int columns);
/* Open it, load all of it and draw. */
void stage_open(struct stage *t, int rows, int columns);
/* A screen without a file, which is not drawn yet. */
void stage_empty(struct stage *t, int rows, int columns);
/* Load what there is, at that time in seconds, and draw. */
void stage_at(struct stage *t, double seconds);
void stage_close(struct stage *t);		/* removes the file */

/* Press keys, which end at 0, and draw. */
void stage_keys(struct stage *t, const int *keys);
#define PRESS(t, ...) stage_keys(t, (const int[]){ __VA_ARGS__, 0 })

/* Line number row, from 0, until the next of these calls. */
const char *stage_line(struct stage *t, int row);
bool stage_shows(const struct stage *t, const char *text);

/* The cells of a row with that style: '#', others '.', without dots at the end. */
const char *stage_styled(struct stage *t, int row, enum style style);

/* The whole text is as expected; else both are shown. */
void stage_expect(const struct stage *t, const char *expected);

#endif
