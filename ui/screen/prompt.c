/* Asking for the number of a packet, in the status line. */

#include <stdlib.h>

#include "ui/screen/view.h"
#include "ui/text/translate.h"

void
prompt_begin(struct screen *s, int digit)
{
	s->prompt[0] = (char)digit;
	s->prompt[1] = '\0';
	s->over = &prompt_view;
}

static void
draw(struct screen *s, struct area a, bool focused)
{
	int row = a.row + a.rows - 1, at = a.column + 1;

	(void)focused;
	grid_fill(&s->grid, row, a.column, a.columns, ' ', STYLE_TITLES);
	at += grid_string(&s->grid, row, at, a.columns - at, _("Go to packet:"), STYLE_TITLES) + 1;
	at += grid_string(&s->grid, row, at, a.columns - at, s->prompt, STYLE_TITLES);
	grid_restyle(&s->grid, row, at, 1, STYLE_CURSOR);
}

static bool
type(struct screen *s, int key)
{
	size_t n = strlen(s->prompt);

	if (key >= '0' && key <= '9') {
		if (n < sizeof s->prompt - 1) {
			s->prompt[n] = (char)key;
			s->prompt[n + 1] = '\0';
		}
	} else if (key == K_BACKSPACE) {
		if (n)
			s->prompt[n - 1] = '\0';
	} else if (key == K_ENTER) {
		s->over = NULL;
		if (n)
			screen_open(s, strtoull(s->prompt, NULL, 10));
	} else if (action_of(key) == ACTION_CANCEL) {
		s->over = NULL;
	} else {
		return action_of(key) != ACTION_REDRAW;
	}
	return true;
}

const struct view_ops prompt_view = {
	.draw = draw,
	.type = type,
};
