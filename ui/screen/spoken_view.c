/*
 * The view of a conversation's text.  Each line begins with who said it, so
 * that it can be told without colours.
 */

#include <stdio.h>

#include "ui/screen/view.h"
#include "ui/stats/follow_text.h"
#include "ui/text/translate.h"
#include "ui/text/width.h"

enum { MARK = 2 };			/* cells before the text */

/* How far it was read, while that matters. */
static void
put_progress(struct screen *s)
{
	char text[96];
	struct out *o = screen_text(s);
	const struct spoken *t = &s->spoken;

	out_string(o, spoken_forms[t->form]);
	out_char(o, ' ');
	if (t->wrapped.full)
		out_string(o, _(" only the beginning; all of it: -z follow "));
	if (t->read == packets_count(s->packets) && t->ended)
		return;
	snprintf(text, sizeof text, _(" %u of %u packets read "), t->read, packets_count(s->packets));
	out_string(o, text);
}

static void
draw_title(struct screen *s, struct area a)
{
	const struct spoken *t = &s->spoken;
	const struct endpoint *ends = conversation_ends(t->conversation);

	grid_fill(&s->grid, a.row, a.column, a.columns, ' ', STYLE_TITLES);
	put_progress(s);
	int width = text_width(s->text.start, (size_t)(s->text.p - s->text.start));

	screen_put(s, a.row, a.column + a.columns - width, width, STYLE_TITLES);
	struct out *o = screen_text(s);

	out_string(o, conversation_fields[t->kind]);
	out_char(o, ' ');
	out_uint(o, t->number);
	out_string(o, "  > ");
	put_endpoint(o, &ends[0]);
	out_string(o, "  < ");
	put_endpoint(o, &ends[1]);
	screen_put(s, a.row, a.column + 1, a.columns - width - 2, STYLE_TITLES);
}

static void
draw_line(struct screen *s, struct area a, const struct wrapped_line *line)
{
	static const struct {
		uint32_t mark;
		enum style style;
	} kinds[] = {
		[SPOKEN_CLIENT] = { '>', STYLE_CLIENT }, [SPOKEN_SERVER] = { '<', STYLE_SERVER },
		[SPOKEN_REMARK] = { ' ', STYLE_WARNED },
	};
	enum style style = kinds[line->kind].style;

	grid_fill(&s->grid, a.row, a.column, 1, kinds[line->kind].mark, style);
	grid_text(&s->grid, a.row, a.column + MARK, a.columns - MARK, s->spoken.wrapped.text + line->at, line->n, style);
}

/* In what was unpacked from HTTP nothing is masked. */
static bool
is_shown(const struct screen *s)
{
	return s->spoken.kind != CONVERSATION_HTTP || s->secrets;
}

static void
draw(struct screen *s, struct area a, bool focused)
{
	struct spoken *t = &s->spoken;

	(void)focused;
	draw_title(s, a);
	spoken_lay_out(t, a.columns - MARK);
	t->height = --a.rows;
	a.row++;
	t->top = scrolled(t->top, t->top, t->wrapped.count, t->height);
	for (int i = 0; i < a.rows; i++)
		grid_fill(&s->grid, a.row + i, a.column, a.columns, ' ', STYLE_PLAIN);
	if (!is_shown(s))
		grid_string(&s->grid, a.row, a.column + MARK, a.columns - MARK, _("HTTP unpacked comes with all passwords in it: x shows it."), STYLE_WARNED);
	else if (!t->wrapped.count && t->ended)
		grid_string(&s->grid, a.row, a.column + MARK, a.columns - MARK, _("Nothing was said."), STYLE_WARNED);
	for (size_t i = t->top; is_shown(s) && i < t->wrapped.count && a.rows > 0; i++, a.row++, a.rows--)
		draw_line(s, a, &t->wrapped.lines[i]);
}

void
spoken_open(struct screen *s)
{
	enum conversation_kind kind;
	uint32_t number;

	if (!s->number || !s->readable || !conversation_of(&s->opened.d, &kind, &number)) {
		snprintf(s->message, sizeof s->message, "%s", _("This packet is of no conversation over TCP or UDP"));
		return;
	}
	spoken_prepare();
	if (spoken_begin(&s->spoken, kind, number, s->seed))
		screen_cover(s, &spoken_view);
	else
		snprintf(s->message, sizeof s->message, "%s", _("out of memory"));
}

void
spoken_again(struct screen *s)
{
	struct spoken *t = &s->spoken;
	size_t top = t->top;

	if (!t->conversation)
		return;
	if (spoken_begin(t, t->kind, t->number, s->seed))
		t->top = top;
	else
		spoken_close(s);
}

/* From TCP's bytes to HTTP's heads and unpacked bodies, and back. */
static void
change_kind(struct screen *s)
{
	struct spoken *t = &s->spoken;

	if (t->kind == CONVERSATION_UDP)
		return;
	t->kind = t->kind == CONVERSATION_TCP ? CONVERSATION_HTTP : CONVERSATION_TCP;
	t->top = 0;
	spoken_again(s);
}

void
spoken_close(struct screen *s)
{
	screen_uncover(s, &spoken_view);
	spoken_end(&s->spoken);
}

static bool
act(struct screen *s, enum action action)
{
	struct spoken *t = &s->spoken;
	size_t page = t->height > 1 ? (size_t)t->height - 1 : 1;

	switch (action) {
	case ACTION_QUIT:
	case ACTION_CANCEL:
	case ACTION_CONVERSATION:
		spoken_close(s);
		return true;
	case ACTION_CHARSET:
		spoken_change(t);
		return true;
	case ACTION_NEXT_PANE:
		change_kind(s);
		return true;
	case ACTION_HELP:
	case ACTION_SECRETS:
	case ACTION_REDRAW:
		return false;
	default:
		if (t->wrapped.count)
			moved(action, &t->top, t->wrapped.count, 1, page);
		return true;
	}
}

static const struct bar_key *
keys(const struct screen *s)
{
	static const struct bar_key all[] = {
		{ K_F6, "Character set" }, { K_TAB, "HTTP, unpacked" }, { 'x', "Passwords" }, { 'g', "Begin" }, { 'G', "End" },
		{ '?', "Help" }, { K_ESCAPE, "Back" }, { 0, NULL },
	};

	(void)s;
	return all;
}

const struct view_ops spoken_view = {
	.draw = draw,
	.act = act,
	.keys = keys,
};
