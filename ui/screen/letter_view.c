/* The view of a letter. */

#include <stdio.h>

#include "ui/screen/charsets.h"
#include "ui/screen/letter_text.h"
#include "ui/screen/view.h"
#include "ui/text/translate.h"
#include "ui/text/width.h"

enum { MARGIN = 1 };

static void
draw_title(struct screen *s, struct area a)
{
	enum charset chosen = charset_chosen();
	struct out *o = screen_text(s);

	grid_fill(&s->grid, a.row, a.column, a.columns, ' ', STYLE_TITLES);
	out_string(o, chosen ? meaning(charset_names, chosen) : _("each text in its own character set"));
	if (s->letter.recoded)
		out_string(o, _(", recoded"));
	if (s->letter.restored)
		out_string(o, _(", eighth bit restored"));
	if (s->letter.wrapped.full)
		out_string(o, _(", only the beginning"));
	out_char(o, ' ');
	int width = text_width(o->start, (size_t)(o->p - o->start));

	screen_put(s, a.row, a.column + a.columns - width, width, STYLE_TITLES);
	o = screen_text(s);
	out_string(o, _("Letter of packet"));
	out_char(o, ' ');
	out_uint(o, s->letter.number);
	screen_put(s, a.row, a.column + MARGIN, a.columns - width - 2 * MARGIN, STYLE_TITLES);
}

static void
draw_line(struct screen *s, struct area a, const struct wrapped_line *line)
{
	static const enum style styles[LETTER_KINDS] = {
		[LETTER_FIELD] = STYLE_ADDRESSES, [LETTER_TEXT] = STYLE_PLAIN, [LETTER_PART] = STYLE_LAYER,
		[LETTER_REMARK] = STYLE_WARNED,
	};

	grid_text(&s->grid, a.row, a.column + MARGIN, a.columns - 2 * MARGIN, s->letter.wrapped.text + line->at, line->n,
	    styles[line->kind]);
}

static void
draw(struct screen *s, struct area a, bool focused)
{
	struct letter *l = &s->letter;
	int bottom = a.row + a.rows - 1;

	(void)focused;
	if (l->wrapped.columns != a.columns - 2 * MARGIN)
		letter_lay_out(l, s->packets, a.columns - 2 * MARGIN);
	draw_title(s, a);
	l->height = --a.rows;
	a.row++;
	l->top = scrolled(l->top, l->top, l->wrapped.count, l->height);
	for (int i = 0; i < a.rows; i++)
		grid_fill(&s->grid, a.row + i, a.column, a.columns, ' ', STYLE_PLAIN);
	for (size_t i = l->top; i < l->wrapped.count && a.rows > 0; i++, a.row++, a.rows--)
		draw_line(s, a, &l->wrapped.lines[i]);
	if (s->message[0])
		bar_draw_status(s, (struct area){ bottom, a.column, 1, a.columns });
}

void
letter_open(struct screen *s)
{
	if (!s->number || !s->readable || !letter_is_in(&s->opened.d)) {
		snprintf(s->message, sizeof s->message, "%s", _("No letter ends in this packet"));
		return;
	}
	letter_free(&s->letter);
	s->letter.number = s->number;
	screen_cover(s, &letter_view);
}

void
letter_again(struct screen *s)
{
	s->letter.wrapped.columns = 0;
}

void
letter_close(struct screen *s)
{
	screen_uncover(s, &letter_view);
	letter_free(&s->letter);
}

/* The tree shows texts in that set, too. */
static void
choose_charset(struct screen *s)
{
	charset_choose(charsets_next(charset_chosen()));
	screen_open(s, s->number);
	letter_again(s);
}

static bool
type(struct screen *s, int key)
{
	struct letter *l = &s->letter;

	if (key == 'w' || (key >= '0' && key <= '9'))
		letter_save(s, key == 'w' ? 0 : key);
	if (key != 'c' && key != 'e')
		return key == 'w' || (key >= '0' && key <= '9');
	l->recoded ^= key == 'c';
	l->restored ^= key == 'e';
	letter_again(s);
	return true;
}

static bool
act(struct screen *s, enum action action)
{
	struct letter *l = &s->letter;
	size_t page = l->height > 1 ? (size_t)l->height - 1 : 1;

	switch (action) {
	case ACTION_QUIT:
	case ACTION_CANCEL:
	case ACTION_LETTER: letter_close(s); return true;
	case ACTION_CHARSET: choose_charset(s); return true;
	case ACTION_HELP:
	case ACTION_SECRETS:
	case ACTION_REDRAW: return false;
	default:
		if (l->wrapped.count)
			moved(action, &l->top, l->wrapped.count, 1, page);
		return true;
	}
}

static const struct bar_key *
keys(const struct screen *s)
{
	static const struct bar_key all[] = {
		{ K_F6, "Character set" }, { 'c', "Recode" }, { 'e', "Eighth bit" }, { 'w', "Save" }, { 'g', "Begin" }, { 'G', "End" },
		{ '?', "Help" }, { K_ESCAPE, "Back" }, { 0, NULL },
	};

	(void)s;
	return all;
}

const struct view_ops letter_view = {
	.draw = draw,
	.type = type,
	.act = act,
	.keys = keys,
};
