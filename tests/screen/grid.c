/* Cells: widths, cuts, marks, and what must never get into one. */

#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>

#include "ui/screen/grid.h"

static const struct sample {
	const char *text, *shown;
	int room, used;
} samples[] = {
	{ "abc", "abc\n", 5, 3 },
	{ "abcde", "abcde\n", 5, 5 },
	{ "abcdef", "abcd…\n", 5, 5 },
	{ "日本", "日本\n", 4, 4 },
	{ "日本語", "日…\n", 4, 4 },
	{ "a日本", "a…\n", 3, 3 },
	{ "日本", "…\n", 1, 1 },
	{ "e\u0301e", "e\u0301e\n", 5, 2 },
	{ "\u0301e", "e\n", 5, 1 },			/* nothing that it could mark */
	{ "e\u0301\u0301\u0301\u0301", "e\u0301\u0301\n", 5, 1 },
	{ "a\033[2Jb", "a?[2Jb\n", 9, 6 },
	{ "a\302\233b\u202ec\377", "a?b?c?\n", 9, 6 },	/* C1, right-to-left override, no UTF-8 */
	{ "", "\n", 5, 0 },
	{ "abc", "\n", 0, 0 },
};

Test(grid, texts)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		const struct sample *x = &samples[i];
		struct grid g = { 0 };

		cr_assert(grid_resize(&g, 1, 10));
		int used = grid_string(&g, 0, 0, x->room, x->text, STYLE_PLAIN);
		char *shown = grid_dump(&g);

		cr_expect_eq(used, x->used, "row %zu: %d cells", i, used);
		cr_expect_str_eq(shown, x->shown, "row %zu: %s", i, shown);
		free(shown);
		grid_free(&g);
	}
}

/* Drawing outside changes nothing. */
Test(grid, outside)
{
	struct grid g = { 0 };

	cr_assert(grid_resize(&g, 2, 3));
	grid_string(&g, -1, 0, 3, "x", STYLE_PLAIN);
	grid_string(&g, 2, 0, 3, "x", STYLE_PLAIN);
	grid_string(&g, 0, 3, 3, "x", STYLE_PLAIN);
	grid_fill(&g, 0, -2, 2, 'x', STYLE_PLAIN);
	grid_restyle(&g, 5, 5, 5, STYLE_LIT);
	grid_string(&g, 1, 1, 50, "abc", STYLE_PLAIN);
	char *shown = grid_dump(&g);

	cr_expect_str_eq(shown, "\n a…\n");
	free(shown);
	grid_free(&g);
}

Test(grid, wraps_at_spaces)
{
	static const struct {
		const char *text, *drawn;
		int rows;
	} wrapped[] = {
		{ "", "\n\n\n", 0 },
		{ "short", "short\n\n\n", 1 },
		{ "as long as", "as long as\n\n\n", 1 },
		{ "parted at spaces", "parted at\nspaces\n\n", 2 },
		{ "parted at  two spaces", "parted at\ntwo spaces\n\n", 2 },
		{ "/where/there/is/none", "/where/the\nre/is/none\n\n", 2 },
		{ "слова и ещё слова", "слова и\nещё слова\n\n", 2 },
		{ "more than it has rows, cut there", "more than\nit has\nrows, cut\n", 4 },
	};
	struct grid g = { 0 };

	setlocale(LC_CTYPE, "C.UTF-8");
	cr_assert(grid_resize(&g, 3, 10));
	for (size_t i = 0; i < sizeof wrapped / sizeof *wrapped; i++) {
		grid_clear(&g);
		cr_expect_eq(grid_wrapped(&g, (struct area){ 0, 0, 3, 10 }, wrapped[i].text, STYLE_PLAIN),
		    wrapped[i].rows, "%s", wrapped[i].text);
		char *drawn = grid_dump(&g);

		cr_expect_str_eq(drawn, wrapped[i].drawn, "%s", wrapped[i].text);
		free(drawn);
	}
	grid_free(&g);
}

/* A mark stays over its character, wherever the text begins. */
Test(grid, marks_anywhere)
{
	struct grid g = { 0 };

	setlocale(LC_CTYPE, "C.UTF-8");
	cr_assert(grid_resize(&g, 1, 10));
	cr_expect_eq(grid_string(&g, 0, 3, 7, "ae\u0301b", STYLE_PLAIN), 3);
	char *drawn = grid_dump(&g);

	cr_expect_str_eq(drawn, "   ae\u0301b\n");
	free(drawn);
	grid_free(&g);
}
