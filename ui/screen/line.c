/* Editing a line of text. */

#include "ui/screen/action.h"
#include "ui/screen/line.h"
#include "ui/text/escape.h"
#include "ui/text/width.h"

void
line_set(struct line *l, const char *text)
{
	uint32_t c;

	*l = (struct line){ 0 };
	while (*text && utf8_next(text, strlen(text), &c)) {
		line_type(l, (int)c);
		text += utf8_next(text, strlen(text), &c);
	}
}

/* Where the character before the place at begins, with the marks over it. */
static size_t
before(const struct line *l, size_t at)
{
	uint32_t c = 0;

	while (at > 0) {
		at--;
		if (utf8_next(l->text + at, l->len - at, &c) && character_width(c))
			break;
	}
	return at;
}

/* Where the character at the place, and the marks over it, end. */
static size_t
behind(const struct line *l, size_t at)
{
	uint32_t c;

	if (at < l->len)
		at += utf8_next(l->text + at, l->len - at, &c);
	while (at < l->len && utf8_next(l->text + at, l->len - at, &c) && !character_width(c))
		at += utf8_next(l->text + at, l->len - at, &c);
	return at;
}

static void
erase(struct line *l, size_t from, size_t to)
{
	memmove(l->text + from, l->text + to, l->len - to + 1);
	l->len -= to - from;
	l->cursor = from;
}

static void
insert(struct line *l, uint32_t c)
{
	char bytes[4];
	size_t n = utf8_encode(bytes, c);

	if (!is_plain(c) || l->len + n >= sizeof l->text)
		return;
	memmove(l->text + l->cursor + n, l->text + l->cursor, l->len - l->cursor + 1);
	memcpy(l->text + l->cursor, bytes, n);
	l->len += n;
	l->cursor += n;
}

bool
line_type(struct line *l, int key)
{
	switch (key) {
	case K_LEFT: l->cursor = before(l, l->cursor); break;
	case K_RIGHT: l->cursor = behind(l, l->cursor); break;
	case K_HOME: case CONTROL('A'): l->cursor = 0; break;
	case K_END: case CONTROL('E'): l->cursor = l->len; break;
	case K_BACKSPACE: erase(l, before(l, l->cursor), l->cursor); break;
	case K_DELETE: erase(l, l->cursor, behind(l, l->cursor)); break;
	case CONTROL('U'): erase(l, 0, l->cursor); break;
	default:
		if (key < ' ' || key >= K_FIRST)
			return false;
		insert(l, (uint32_t)key);
	}
	return true;
}

void
line_draw(struct grid *g, int row, int column, int room, const struct line *l, enum style style,
    bool focused)
{
	size_t from = 0;

	while (from < l->cursor && text_width(l->text + from, l->cursor - from) > room - 2)
		from = behind(l, from);
	grid_fill(g, row, column, room, ' ', style);
	grid_text(g, row, column, room, l->text + from, l->len - from, style);
	if (focused)
		grid_restyle(g, row, column + text_width(l->text + from, l->cursor - from), 1,
		    STYLE_CURSOR);
}
