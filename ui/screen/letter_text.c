/* Texts of a letter. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/coding/recode.h"
#include "dissectors/coding/restore.h"
#include "ui/screen/letter_text.h"

enum { NAME_CELLS = 14 };

static void
add(struct letter *l, enum letter_kind kind, const uint8_t *text, size_t n)
{
	wrapped_add(&l->wrapped, kind, (const char *)text, n);
	l->wrapped.open = false;
}

/* A line in one set, behind its name. */
static void
add_reading(struct letter *l, enum charset set, const uint8_t *line, size_t n)
{
	uint8_t text[NAME_CELLS + RESTORE_ROOM(RESTORE_MOST)];
	const char *name = meaning(charset_names, set);

	memset(text, ' ', NAME_CELLS);
	memcpy(text, name, strlen(name));
	add(l, LETTER_TEXT, text, NAME_CELLS + restore_text(set, line, n, text + NAME_CELLS));
}

/* Each line in all sets, one below the other: its letters stand in columns.  CR LF ends lines: one alone may be a letter. */
static void
add_readings(struct letter *l, const uint8_t *text, size_t n)
{
	for (size_t at = 0, len; at < n && !l->wrapped.full; at += len + 2) {
		const uint8_t *end = memmem(text + at, n - at, "\r\n", 2);

		len = end ? (size_t)(end - text) - at : n - at;
		for (int i = 0; len && i < RESTORE_SETS; i++)
			add_reading(l, restore_sets[i], text + at, len < RESTORE_MOST ? len : RESTORE_MOST);
		wrapped_line(&l->wrapped, LETTER_TEXT, "", 0);
	}
}

static bool
add_recoded(struct letter *l, enum letter_kind kind, const uint8_t *text, size_t n)
{
	struct recoding how;
	uint8_t *room = malloc(n + charset_room(n));
	bool found = room && recode_find(text, n, room, &how);

	if (found)
		add(l, kind, room + n, recode(&how, text, n, room, room + n));
	free(room);
	return found;
}

void
letter_add(struct letter *l, enum letter_kind kind, const uint8_t *text, size_t n)
{
	if (l->restored && kind == LETTER_TEXT && restore_is_stripped(text, n))
		add_readings(l, text, n);
	else if (!l->recoded || !add_recoded(l, kind, text, n))
		add(l, kind, text, n);
}
