/* A screen without a terminal. */

#include <criterion/criterion.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dissectors/coding/charset.h"
#include "dissectors/engine/registry.h"
#include "tests/screen/stage.h"

static void
draw(struct stage *t)
{
	free(t->text);
	t->grid = screen_draw(t->screen);
	t->text = grid_dump(t->grid);
	cr_assert(t->text);
}

void
stage_begin(struct stage *t, int rows, int columns)
{
	char error[256];

	setlocale(LC_CTYPE, "C.UTF-8");
	cr_assert_null(registry_start());
	charset_start();
	t->file = capture_open(t->path, error, sizeof error);
	cr_assert(t->file, "%s", error);
	t->screen = screen_new(t->file, t->path, 1);
	cr_assert(t->screen && screen_resize(t->screen, rows, columns));
	t->text = NULL;
}

void
stage_open(struct stage *t, int rows, int columns)
{
	stage_begin(t, rows, columns);
	while (screen_load(t->screen, 1000000))
		;
	draw(t);
}

void
stage_empty(struct stage *t, int rows, int columns)
{
	*t = (struct stage){ 0 };
	setlocale(LC_CTYPE, "C.UTF-8");
	cr_assert_null(registry_start());
	charset_start();
	t->screen = screen_new(NULL, NULL, 1);
	cr_assert(t->screen && screen_resize(t->screen, rows, columns));
}

void
stage_at(struct stage *t, double seconds)
{
	screen_tick(t->screen, (int64_t)(seconds * 1e9));
	while (screen_load(t->screen, 1000000) && !screen_waiting(t->screen))
		;
	draw(t);
}

void
stage_close(struct stage *t)
{
	screen_free(t->screen);
	capture_close(t->file);
	if (t->path[0])
		sample_remove(t->path);
	free(t->text);
}

void
stage_keys(struct stage *t, const int *keys)
{
	for (; *keys; keys++)
		screen_key(t->screen, *keys);
	draw(t);
}

const char *
stage_line(struct stage *t, int row)
{
	static char line[1024];
	const char *p = t->text;

	while (row-- > 0)
		p = strchr(p, '\n') + 1;
	snprintf(line, sizeof line, "%.*s", (int)strcspn(p, "\n"), p);
	return line;
}

bool
stage_shows(const struct stage *t, const char *text)
{
	return strstr(t->text, text) != NULL;
}

const char *
stage_styled(struct stage *t, int row, enum style style)
{
	static char line[1024];
	int end = 0;

	for (int i = 0; i < t->grid->columns; i++) {
		line[i] = grid_cell(t->grid, row, i)->style == style ? '#' : '.';
		if (line[i] == '#')
			end = i + 1;
	}
	line[end] = '\0';
	return line;
}

void
stage_expect(const struct stage *t, const char *expected)
{
	cr_expect(strcmp(t->text, expected) == 0, "is:\n%s\nshould be:\n%s", t->text, expected);
}
