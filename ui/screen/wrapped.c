/* Text as lines. */

#include <stdlib.h>
#include <string.h>
#include "ui/screen/wrapped.h"
#include "ui/text/width.h"

enum {
	TEXT_MOST = 16 << 20, LINES_MOST = 1 << 20,	/* bytes, lines */
	LINE_MOST = 1 << 12,				/* bytes: marks over a character take no cells */
	TAB = 8,
};

void
wrapped_begin(struct wrapped *w, int columns)
{
	w->text_n = w->count = 0;
	w->full = w->open = false;
	w->columns = columns;
}

void
wrapped_free(struct wrapped *w)
{
	free(w->text);
	free(w->lines);
	*w = (struct wrapped){ 0 };
}

/* An array with room for so many more; most: never more than that. */
static bool
grow(void *array, size_t *room, size_t count, size_t more, size_t most, size_t size)
{
	void **a = array;
	size_t wanted = (count + more) * 3 / 2 + 1024;

	if (count + more <= *room)
		return true;
	void *p = count + more <= most ? realloc(*a, wanted * size) : NULL;

	if (!p)
		return false;
	*a = p;
	*room = wanted;
	return true;
}

static bool
begin_line(struct wrapped *w, int kind)
{
	w->full |= !grow(&w->lines, &w->room, w->count, 1, LINES_MOST, sizeof *w->lines);
	if (w->full)
		return false;
	w->lines[w->count++] = (struct wrapped_line){ (uint32_t)w->text_n, 0, kind };
	w->open = true;
	w->cells = 0;
	return true;
}

static bool
add_text(struct wrapped *w, const char *text, size_t n, int cells)
{
	w->full |= !grow(&w->text, &w->text_room, w->text_n, n, TEXT_MOST, 1);
	if (w->full)
		return false;
	memcpy(w->text + w->text_n, text, n);
	w->text_n += n;
	w->lines[w->count - 1].n += (uint32_t)n;
	w->cells += cells;
	return true;
}

void
wrapped_line(struct wrapped *w, int kind, const char *text, size_t n)
{
	if (begin_line(w, kind))
		add_text(w, text, n, 0);
	w->open = false;
}

/* Up to the next of its places, every eight cells. */
static void
add_tab(struct wrapped *w)
{
	static const char spaces[TAB + 1] = "        ";
	int cells = TAB - w->cells % TAB;

	add_text(w, spaces, (size_t)cells, cells);
}

void
wrapped_add(struct wrapped *w, int kind, const char *text, size_t n)
{
	if (w->open && w->lines[w->count - 1].kind != kind)
		w->open = false;
	while (n && !w->full) {
		const char *start = text;
		bool ends = *text == '\n', cr = *text == '\r', tab = *text == '\t';
		int cells = tab ? 1 : ends || cr ? 0 : character_width(shown_character(&text, &n));

		if (ends || cr || tab) {
			text++;
			n--;
		}
		if (w->open && (w->cells + cells > w->columns || w->lines[w->count - 1].n >= LINE_MOST))
			w->open = false;
		if (!w->open && !cr && !begin_line(w, kind))
			return;
		if (ends)
			w->open = false;
		else if (tab)
			add_tab(w);
		else if (!cr)
			add_text(w, start, (size_t)(text - start), cells);
	}
}
