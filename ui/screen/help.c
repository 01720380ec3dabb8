/* All keys and what they do, from the list of actions. */

#include "ui/screen/view.h"
#include "ui/text/translate.h"

enum { KEYS_WIDTH = 20, LINES = ACTION_COUNT - 1 };

static void
put_keys(struct out *o, const struct action_row *row)
{
	char name[KEY_NAME_SIZE];

	for (int i = 0; i < ACTION_KEYS && row->keys[i]; i++) {
		if (i)
			out_text(o, ", ", 2);
		out_string(o, key_text(row->keys[i], name));
	}
}

static void
draw(struct screen *s, struct area a, bool focused)
{
	int height = a.rows - 1;
	size_t most = height < LINES ? (size_t)(LINES - height) : 0;

	(void)focused;
	for (int i = 0; i < a.rows; i++)
		grid_fill(&s->grid, a.row + i, a.column, a.columns, ' ', i ? STYLE_PLAIN : STYLE_TITLES);
	grid_string(&s->grid, a.row, a.column + 1, a.columns - 1,
	    _("Keys of iriscope: arrows scroll, Esc leaves"), STYLE_TITLES);
	if (s->help_top > most)
		s->help_top = most;
	for (int i = 0; i < height && i < LINES; i++) {
		const struct action_row *row = &action_table[s->help_top + 1 + (size_t)i];

		put_keys(screen_text(s), row);
		screen_put(s, a.row + 1 + i, a.column + 1, KEYS_WIDTH, STYLE_ADDRESSES);
		grid_string(&s->grid, a.row + 1 + i, a.column + KEYS_WIDTH + 2,
		    a.columns - KEYS_WIDTH - 2, _(row->help), STYLE_PLAIN);
	}
}

static bool
act(struct screen *s, enum action action)
{
	switch (action) {
	case ACTION_REDRAW:
		return false;
	case ACTION_HELP:
	case ACTION_CANCEL:
	case ACTION_QUIT:
		screen_uncover(s, &help_view);
		return true;
	default:
		moved(action, &s->help_top, LINES, 1, LINES / 2);
		return true;
	}
}

const struct view_ops help_view = {
	.draw = draw,
	.act = act,
};
