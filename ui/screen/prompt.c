/* Asking for a line of text, in the status line: a packet's number, a file's name. */

#include <stdlib.h>

#include "ui/screen/view.h"
#include "ui/text/translate.h"

static bool
open_number(struct screen *s, const char *digits)
{
	screen_open(s, strtoull(digits, NULL, 10));
	return true;
}

static const struct prompt_kind go_to = { "Go to packet:", 10, open_number };

void
prompt_ask(struct screen *s, const struct prompt_kind *kind, const char *text)
{
	s->prompt.kind = kind;
	s->prompt.error[0] = '\0';
	line_set(&s->prompt.line, text);
}

void
prompt_begin(struct screen *s, const struct prompt_kind *kind, const char *text)
{
	prompt_ask(s, kind, text);
	screen_cover(s, &prompt_view);
}

void
prompt_go_to(struct screen *s, int digit)
{
	prompt_begin(s, &go_to, digit ? (char[]){ (char)digit, '\0' } : "");
}

/* What was wrong with the answer stands over it, in full. */
static void
draw_error(struct screen *s, struct area a)
{
	struct area text = { 0, a.column + 1, 0, a.columns - 2 };
	int needed = grid_wrapped(&s->grid, text, s->prompt.error, STYLE_WRONG);

	text.rows = needed < a.rows - 1 ? needed : a.rows - 1;
	text.row = a.row + a.rows - 1 - text.rows;
	for (int i = 0; i < text.rows; i++)
		grid_fill(&s->grid, text.row + i, a.column, a.columns, ' ', STYLE_WRONG);
	grid_wrapped(&s->grid, text, s->prompt.error, STYLE_WRONG);
}

static void
draw(struct screen *s, struct area a, bool focused)
{
	int row = a.row + a.rows - 1, at = a.column + 1;

	draw_error(s, a);
	grid_fill(&s->grid, row, a.column, a.columns, ' ', STYLE_TITLES);
	at += grid_string(&s->grid, row, at, a.columns / 2, _(s->prompt.kind->title), STYLE_TITLES) + 1;
	line_draw(&s->grid, row, at, a.columns - at, &s->prompt.line, STYLE_TITLES, focused);
}

static bool
is_wanted(const struct prompt_state *p, int key)
{
	bool character = key >= ' ' && key < K_FIRST, digit = key >= '0' && key <= '9';

	return !p->kind->digits || !character || (digit && p->line.len < p->kind->digits);
}

static bool
type(struct screen *s, int key)
{
	const struct prompt_kind *kind = s->prompt.kind;
	struct line *l = &s->prompt.line;

	if (key == K_ENTER) {
		s->prompt.error[0] = '\0';
		if (!l->len || kind->done(s, l->text))
			screen_uncover(s, &prompt_view);
	} else if (action_of(key) == ACTION_CANCEL) {
		screen_uncover(s, &prompt_view);
	} else if (is_wanted(&s->prompt, key)) {
		return line_type(l, key) || action_of(key) != ACTION_REDRAW;
	}
	return true;
}

static const struct bar_key *
keys(const struct screen *s)
{
	static const struct bar_key known[] = { { K_ENTER, "Take" }, { K_ESCAPE, "Back" }, { 0, NULL } };

	(void)s;
	return known;
}

const struct view_ops prompt_view = {
	.draw = draw,
	.type = type,
	.keys = keys,
};
