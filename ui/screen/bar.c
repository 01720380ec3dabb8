/* The two lowest lines: how things are, and which keys there are. */

#include "ui/screen/view.h"
#include "ui/text/escape.h"
#include "ui/text/translate.h"
#include "ui/text/width.h"

enum { NAME_MOST = 512 };

/* The path's last component. */
static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash && slash[1] ? slash + 1 : path;
}

/* What is wrong with the file; its path, which such messages begin with, is left out. */
static const char *
complaint(const struct screen *s)
{
	const char *error = packets_error(s->packets);
	size_t n = s->path ? strlen(s->path) : 0;

	if (error && strlen(error) > n + 2 && strncmp(error + n, ": ", 2) == 0)
		error += n + 2;
	return error;
}

static void
put_cut(struct out *o, const char *text)
{
	put_escaped(o, text, strnlen(text, NAME_MOST));
}

static void
put_count(struct out *o, uint32_t count)
{
	out_uint(o, count);
	out_char(o, ' ');
	out_string(o, count == 1 ? _("packet") : _("packets"));
}

static void
put_loaded(struct out *o, int percent)
{
	out_string(o, _("loading"));
	if (percent < 0)
		return;
	out_char(o, ' ');
	out_uint(o, (uint64_t)percent);
	out_char(o, '%');
}

/* What filters call the field, and how many bytes it has. */
static void
put_field(struct out *o, const struct node *field)
{
	out_string(o, field->field->abbrev);
	out_text(o, ", ", 2);
	out_uint(o, field->len);
	out_char(o, ' ');
	out_string(o, field->len == 1 ? _("byte") : _("bytes"));
}

/* On the right; gives the cells used. */
static int
draw_position(struct screen *s, struct area a)
{
	struct out *o = screen_text(s);

	out_char(o, ' ');
	if (s->following && packets_loading(s->packets))
		out_string(o, "↓ ");
	out_uint(o, s->number);
	out_char(o, '/');
	out_uint(o, packets_count(s->packets));
	out_char(o, ' ');
	int width = text_width(o->start, (size_t)(o->p - o->start));

	return screen_put(s, a.row, a.column + a.columns - width, width, STYLE_TITLES);
}

void
bar_draw_status(struct screen *s, struct area a)
{
	int at = 1;
	const char *wrong = complaint(s);

	grid_fill(&s->grid, a.row, a.column, a.columns, ' ', STYLE_TITLES);
	if (s->message[0]) {
		put_cut(screen_text(s), s->message);
		screen_put(s, a.row, at, a.columns - at, STYLE_TITLES);
		return;
	}
	if (s->live.file) {
		a.columns -= draw_position(s, a);
		live_draw_status(s, a, wrong);
		return;
	}
	put_cut(screen_text(s), s->path ? base_name(s->path) : "");
	at += screen_put(s, a.row, at, a.columns / 3, STYLE_TITLES) + 2;
	put_count(screen_text(s), packets_count(s->packets));
	at += screen_put(s, a.row, at, a.columns - at, STYLE_TITLES) + 2;
	if (wrong) {
		put_cut(screen_text(s), wrong);
		screen_put(s, a.row, at, a.columns - at, STYLE_WRONG);
		return;
	}
	screen_text(s);
	if (packets_loading(s->packets))
		put_loaded(&s->text, packets_percent(s->packets));
	else if (s->focus != PANE_LIST && s->field.field)
		put_field(&s->text, &s->field);
	screen_put(s, a.row, at, a.columns - at, STYLE_TITLES);
	draw_position(s, a);
}

/* A key and what it does; gives where the next one stands: behind the end if there was no room. */
static int
draw_key(struct screen *s, struct area a, int at, int key, const char *text)
{
	char name[KEY_NAME_SIZE];

	key_text(key, name);
	if (at + text_width(name, strlen(name)) + text_width(text, strlen(text)) + 1 > a.columns)
		return a.columns;
	at += grid_string(&s->grid, a.row, at, a.columns - at, name, STYLE_KEYS) + 1;
	return at + grid_string(&s->grid, a.row, at, a.columns - at, text, STYLE_PLAIN) + 2;
}

void
bar_draw_keys(struct screen *s, struct area a)
{
	const struct view_ops *over = s->cover_count ? s->covers[s->cover_count - 1] : NULL;
	int at = 0;

	if (over && over->keys) {
		for (const struct bar_key *k = over->keys(s); k->key; k++)
			at = draw_key(s, a, at, k->key, _(k->text));
		return;
	}
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
		if (action_table[i].bar && live_offers(s, (enum action)i))
			at = draw_key(s, a, at, action_table[i].keys[0], _(action_table[i].bar));
}
