/* The looks of the interface chooser: devices, one of them in detail, what to record of their packets. */

#include "ui/screen/chooser.h"
#include "ui/screen/view.h"
#include "ui/text/escape.h"
#include "ui/text/translate.h"
#include "ui/text/value.h"

enum {
	MARK_AT = 1, NAME_AT = 5, NAME_WIDTH = 16, STATE_AT = 22, STATE_WIDTH = 10,
	RATE_AT = 33, RATE_WIDTH = 9, BARS_AT = 44, ADDRESSES_AT = 58, ADDRESSES_FROM = 72,
	LABEL_WIDTH = 17,
	DETAILS = 4, FIELDS = 3, LEAST_DEVICES = 3,	/* rows */
	LOWEST_BAR = 0x2581,
};

static int
put(struct screen *s, int row, int at, int room, const char *text, enum style style)
{
	put_escaped(screen_text(s), text, strlen(text));
	return screen_put(s, row, at, room, style);
}

static const char *
state_of(const struct device *d)
{
	return !d->up ? _("down") : !d->running ? _("no carrier") : _("up");
}

static void
put_addresses(struct out *o, const struct device *d)
{
	for (int i = 0; i < DEVICE_ADDRESSES && d->addresses[i][0]; i++) {
		if (i)
			out_text(o, ", ", 2);
		out_string(o, d->addresses[i]);
	}
}

static void
draw_rate(struct screen *s, int row, const struct watched *w)
{
	struct out *o = screen_text(s);

	if (!w->rate_count)
		return;
	out_uint(o, w->rates[0]);
	int width = (int)(o->p - o->start), indent = width < RATE_WIDTH ? RATE_WIDTH - width : 0;

	screen_put(s, row, RATE_AT + indent, RATE_WIDTH, STYLE_NUMBERS);
	for (int i = 0; i < w->rate_count; i++) {
		int level = rate_level(w->rates[i]);

		if (level)
			grid_fill(&s->grid, row, BARS_AT + RATES - 1 - i, 1,
			    (uint32_t)(LOWEST_BAR + level - 1), STYLE_GENERATED);
	}
}

static void
draw_device(struct screen *s, int row, int columns, size_t i)
{
	const struct chooser *c = &s->chooser;
	const struct watched *w = &c->devices.rows[i];

	grid_string(&s->grid, row, MARK_AT, 3, w->marked ? "[x]" : "[ ]", STYLE_PLAIN);
	put(s, row, NAME_AT, NAME_WIDTH, w->device.name, STYLE_LAYER);
	grid_string(&s->grid, row, STATE_AT, STATE_WIDTH, state_of(&w->device), STYLE_PLAIN);
	draw_rate(s, row, w);
	if (columns >= ADDRESSES_FROM) {
		put_addresses(screen_text(s), &w->device);
		screen_put(s, row, ADDRESSES_AT, columns - ADDRESSES_AT, STYLE_ADDRESSES);
	}
	if (i == c->selected)
		grid_restyle(&s->grid, row, 0, columns,
		    c->field == CHOOSE_DEVICE ? STYLE_CURSOR : STYLE_CURSOR_ELSEWHERE);
}

static void
draw_titles(struct screen *s, struct area a)
{
	struct grid *g = &s->grid;

	grid_fill(g, a.row, 0, a.columns, ' ', STYLE_TITLES);
	grid_string(g, a.row, 1, a.columns - 1, _("Record packets from which interface?"), STYLE_TITLES);
	grid_string(g, a.row + 1, NAME_AT, NAME_WIDTH, _("Interface"), STYLE_LABEL);
	grid_string(g, a.row + 1, STATE_AT, STATE_WIDTH, _("State"), STYLE_LABEL);
	grid_string(g, a.row + 1, RATE_AT, a.columns - RATE_AT, _("Packets/s"), STYLE_LABEL);
	if (a.columns >= ADDRESSES_FROM)
		grid_string(g, a.row + 1, ADDRESSES_AT, a.columns - ADDRESSES_AT, _("Addresses"),
		    STYLE_LABEL);
}

/* Gives the rows used: as many as there are devices, at most those of the area. */
static int
draw_devices(struct screen *s, struct area a)
{
	struct chooser *c = &s->chooser;
	size_t count = c->devices.count;

	c->height = a.rows;
	c->top = count ? scrolled(c->top, c->selected, count, a.rows) : 0;
	if (!count) {
		grid_wrapped(&s->grid, (struct area){ a.row, NAME_AT, a.rows, a.columns - NAME_AT - 1 },
		    c->no_list[0] ? c->no_list : _("There is no interface to record from."), STYLE_WARNED);
		return a.rows < LEAST_DEVICES ? a.rows : LEAST_DEVICES;
	}
	int i = 0;

	for (; i < a.rows && c->top + (size_t)i < count; i++)
		draw_device(s, a.row + i, a.columns, c->top + (size_t)i);
	return i;
}

static void
draw_label(struct screen *s, int row, const char *label)
{
	grid_string(&s->grid, row, 1, LABEL_WIDTH - 1, label, STYLE_LABEL);
}

/* A label and the buffer's text in as many lines as it needs; gives their number: no text, no line. */
static int
draw_labelled(struct screen *s, struct area a, const char *label, enum style style)
{
	struct out *o = &s->text;

	if (o->p == o->start || a.rows <= 0)
		return 0;
	out_char(o, '\0');
	draw_label(s, a.row, label);
	a.column += LABEL_WIDTH;
	a.columns -= LABEL_WIDTH;
	return grid_wrapped(&s->grid, a, o->start, style);
}

static void
put_kind(struct out *o, const struct device *d)
{
	put_escaped(o, d->description, strlen(d->description));
	if (d->description[0] && (d->loopback || d->wireless))
		out_text(o, ", ", 2);
	out_string(o, d->loopback ? _("inside this machine only") : d->wireless ? _("wireless") : "");
}

static void
put_mac(struct out *o, const struct device *d)
{
	for (size_t i = 0; d->has_mac && i < sizeof d->mac; i++) {
		if (i)
			out_char(o, ':');
		out_byte(o, d->mac[i]);
	}
}

/* Addresses may need more than a line: they are what a device is known by. */
static void
draw_details(struct screen *s, struct area a)
{
	const struct chooser *c = &s->chooser;
	const struct device *d = &c->devices.rows[c->selected].device;
	int row = a.row + 1, end = a.row + a.rows;

	put_escaped(screen_text(s), d->name, strlen(d->name));
	layout_draw_line(s, (struct area){ a.row + 1, 0, 1, a.columns }, false);
	put_kind(screen_text(s), d);
	row += draw_labelled(s, (struct area){ row, 0, end - row, a.columns }, _("Description"), STYLE_PLAIN);
	put_mac(screen_text(s), d);
	row += draw_labelled(s, (struct area){ row, 0, end - row, a.columns }, _("MAC address"),
	    STYLE_ADDRESSES);
	put_addresses(screen_text(s), d);
	draw_labelled(s, (struct area){ row, 0, end - row, a.columns }, _("Addresses"), STYLE_ADDRESSES);
}

static void
draw_fields(struct screen *s, struct area a)
{
	struct chooser *c = &s->chooser;
	bool filter = c->field == CHOOSE_FILTER;
	int room = a.columns - LABEL_WIDTH - 1;

	out_string(screen_text(s), _("What to record"));
	layout_draw_line(s, (struct area){ a.row + 1, 0, 1, a.columns }, false);
	draw_label(s, a.row + 1, _("Capture filter"));
	line_draw(&s->grid, a.row + 1, LABEL_WIDTH, room, &c->filter,
	    filter ? STYLE_TITLES : STYLE_CURSOR_ELSEWHERE, filter);
	if (!filter && !c->filter.len)
		grid_string(&s->grid, a.row + 1, LABEL_WIDTH, room, _("none: all packets"), STYLE_PLAIN);
	draw_label(s, a.row + 2, _("Promiscuous"));
	grid_string(&s->grid, a.row + 2, LABEL_WIDTH, room, c->promiscuous ? "[x]" : "[ ]", STYLE_PLAIN);
	grid_string(&s->grid, a.row + 2, LABEL_WIDTH + 4, room - 4, _("frames for other machines, too"),
	    STYLE_PLAIN);
	if (c->field == CHOOSE_PROMISCUOUS)
		grid_restyle(&s->grid, a.row + 2, LABEL_WIDTH, room, STYLE_CURSOR);
}

/* What Enter does. */
static void
draw_intent(struct screen *s, int row, int columns)
{
	const struct chooser *c = &s->chooser;
	struct out *o = screen_text(s);
	const char *before = "";

	grid_fill(&s->grid, row, 0, columns, ' ', STYLE_TITLES);
	out_string(o, _("Enter records from "));
	for (size_t i = 0; i < c->devices.count; i++) {
		if (!chooser_takes(c, i))
			continue;
		out_string(o, before);
		put_escaped(o, c->devices.rows[i].device.name, strlen(c->devices.rows[i].device.name));
		before = ", ";
	}
	if (c->devices.count)
		screen_put(s, row, 1, columns - 1, STYLE_TITLES);
}

/* From above: devices take what they need, details stand there if there is room, an error always. */
void
chooser_draw(struct screen *s, struct area a, bool focused)
{
	const struct chooser *c = &s->chooser;
	struct area error = { 0, 1, 0, a.columns - 2 };
	int needed = grid_wrapped(&s->grid, error, c->error, STYLE_WRONG), row = a.row + 2;
	int left = a.rows - 3 - FIELDS - (needed ? needed + 1 : 0);	/* titles, what Enter does */
	bool details = c->devices.count && left >= LEAST_DEVICES + DETAILS + 2;

	(void)focused;
	for (int i = 0; i < a.rows; i++)
		grid_fill(&s->grid, a.row + i, 0, a.columns, ' ', STYLE_PLAIN);
	draw_titles(s, a);
	left -= details ? DETAILS + 2 : 0;
	left = left > LEAST_DEVICES ? left : LEAST_DEVICES;
	row += draw_devices(s, (struct area){ row, 0, left, a.columns });
	if (details) {
		draw_details(s, (struct area){ row + 1, 0, DETAILS + 1, a.columns });
		row += DETAILS + 2;
	}
	draw_fields(s, (struct area){ row, 0, FIELDS, a.columns });
	error.row = row + FIELDS + 1;
	error.rows = a.row + a.rows - 1 - error.row;
	grid_wrapped(&s->grid, error, c->error, STYLE_WRONG);
	draw_intent(s, a.row + a.rows - 1, a.columns);
}
