/* Editing a line of text: characters, not bytes; the cursor is always in sight. */

#include <criterion/criterion.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/screen/action.h"
#include "ui/screen/line.h"

static const struct sample {
	const char *name;
	int keys[16];
	const char *text;		/* with | where the cursor is */
} samples[] = {
	{ "nothing", { K_LEFT, K_RIGHT, K_BACKSPACE, K_DELETE, CONTROL('U') }, "|" },
	{ "typed", { 't', 'c', 'p', ' ', '8', '0' }, "tcp 80|" },
	{ "inserted", { 'a', 'c', K_LEFT, 'b' }, "ab|c" },
	{ "at the ends", { 'b', K_HOME, 'a', K_END, 'c' }, "abc|" },
	{ "taken away", { 'a', 'x', 'b', K_LEFT, K_BACKSPACE }, "a|b" },
	{ "taken away ahead", { 'a', 'b', 'c', K_HOME, K_DELETE }, "|bc" },
	{ "two bytes each", { 0x43f, 0x430, 0x43a, K_LEFT, K_LEFT, K_BACKSPACE }, "|ак" },
	{ "four bytes", { 0x1f600, 'a', K_LEFT, K_LEFT, 'b' }, "b|\U0001f600a" },
	{ "a mark goes with its letter", { 'e', 0x301, 'x', K_LEFT, K_BACKSPACE }, "|x" },
	{ "... and is passed with it", { 'e', 0x301, 'x', K_HOME, K_RIGHT }, "e\u0301|x" },
	{ "all before the cursor", { 'a', 'b', 'c', K_LEFT, CONTROL('U') }, "|c" },
	{ "no controls, nothing invisible", { 'a', 0x9b, 0x202e, 0x200b, 0x7f, 'b' }, "ab|" },
};

Test(line, keys)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct line l = { 0 };
		char got[64];

		for (const int *k = samples[i].keys; *k; k++)
			cr_expect(line_type(&l, *k), "%s", samples[i].name);
		snprintf(got, sizeof got, "%.*s|%s", (int)l.cursor, l.text, l.text + l.cursor);
		cr_expect_str_eq(got, samples[i].text, "%s", samples[i].name);
		cr_expect_eq(l.len, strlen(l.text), "%s", samples[i].name);
	}
}

Test(line, other_keys_are_not_for_it)
{
	static const int keys[] = { K_UP, K_DOWN, K_ENTER, K_TAB, K_ESCAPE, CONTROL('L'), K_RESIZED };
	struct line l = { 0 };

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		cr_expect_not(line_type(&l, keys[i]), "%#x", (unsigned)keys[i]);
}

/* It has room for LINE_SIZE - 1 bytes, and never for a part of a character. */
Test(line, is_full)
{
	struct line l = { 0 };

	setlocale(LC_CTYPE, "C.UTF-8");
	for (int i = 0; i < LINE_SIZE; i++)
		line_type(&l, 0x44f);
	cr_expect_eq(l.len, LINE_SIZE - 2);
	line_type(&l, 'a');
	cr_expect_eq(l.len, LINE_SIZE - 1);
	line_type(&l, 'b');
	cr_expect_eq(l.len, LINE_SIZE - 1);
}

Test(line, scrolls_to_its_cursor)
{
	struct grid g = { 0 };
	struct line l = { 0 };
	char *text;

	setlocale(LC_CTYPE, "C.UTF-8");
	cr_assert(grid_resize(&g, 2, 12));
	line_set(&l, "0123456789abcdef");
	line_draw(&g, 0, 1, 10, &l, STYLE_PLAIN, true);
	line_type(&l, K_HOME);
	line_draw(&g, 1, 1, 10, &l, STYLE_PLAIN, true);
	text = grid_dump(&g);
	cr_expect_str_eq(text, " 89abcdef\n 012345678…\n");
	cr_expect_eq(grid_cell(&g, 0, 9)->style, STYLE_CURSOR);
	cr_expect_eq(grid_cell(&g, 1, 1)->style, STYLE_CURSOR);
	free(text);
	grid_free(&g);
}
