/* Which fields are unfolded: few, so a list will do. */

#include <stdlib.h>

#include "ui/screen/fold.h"

bool
fold_is_open(const struct tree_state *t, const struct field *f)
{
	for (size_t i = 0; i < t->open_count; i++)
		if (t->open[i] == f)
			return true;
	return false;
}

void
fold_open(struct tree_state *t, const struct field *f)
{
	if (fold_is_open(t, f))
		return;
	if (t->open_count == t->open_room) {
		size_t more = t->open_room * 2 + 16;
		const struct field **open = realloc(t->open, more * sizeof *open);

		if (!open)
			return;
		t->open = open;
		t->open_room = more;
	}
	t->open[t->open_count++] = f;
}

void
fold_close(struct tree_state *t, const struct field *f)
{
	for (size_t i = 0; i < t->open_count; i++)
		if (t->open[i] == f)
			t->open[i--] = t->open[--t->open_count];
}

void
fold_close_all(struct tree_state *t)
{
	t->open_count = 0;
}
