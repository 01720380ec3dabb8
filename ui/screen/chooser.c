/* The interface chooser: what keys do in it. */

#include <stdio.h>

#include "ui/screen/chooser.h"
#include "ui/screen/view.h"
#include "ui/text/translate.h"

enum { SECOND = 1000000000 };

void
chooser_begin(struct screen *s)
{
	struct chooser *c = &s->chooser;
	const struct launch_request *r = &s->live.wanted;

	c->field = CHOOSE_DEVICE;
	c->error[0] = '\0';
	c->promiscuous = !r->no_promiscuous;
	line_set(&c->filter, r->filter);
	screen_cover(s, &chooser_view);
}

static bool
is_shown(const struct screen *s)
{
	for (int i = 0; i < s->cover_count; i++)
		if (s->covers[i] == &chooser_view)
			return true;
	return false;
}

void
chooser_complain(struct screen *s, const char *error)
{
	if (!is_shown(s))
		chooser_begin(s);
	snprintf(s->chooser.error, sizeof s->chooser.error, "%s", error);
}

/* One device that is asked for is selected, several are marked. */
static void
take_request(struct chooser *c, const struct launch_request *r)
{
	for (size_t i = 0; i < c->devices.count; i++) {
		struct watched *row = &c->devices.rows[i];

		for (uint32_t k = 0; k < r->device_count; k++) {
			if (strcmp(row->device.name, r->devices[k]) != 0)
				continue;
			row->marked = r->device_count > 1;
			c->selected = i;
		}
	}
}

/* The cursor stays on its device, wherever that stands now. */
static void
select_again(struct chooser *c, const char *name)
{
	for (size_t i = 0; i < c->devices.count; i++)
		if (!strcmp(c->devices.rows[i].device.name, name))
			c->selected = i;
	if (c->selected >= c->devices.count)
		c->selected = c->devices.count ? c->devices.count - 1 : 0;
}

static void
look(struct screen *s, int64_t now)
{
	struct chooser *c = &s->chooser;
	struct device list[DEVICES_MAX];
	char name[DEVICE_NAME];
	bool first = !c->devices.count;
	int count = s->live.calls->devices(s->live.launcher, list, DEVICES_MAX,
	    c->no_list, sizeof c->no_list);

	c->devices.asked = count < 0 ? now : c->devices.asked;
	if (count < 0)
		return;
	c->no_list[0] = '\0';
	memcpy(name, c->devices.rows[c->selected].device.name, sizeof name);
	devices_update(&c->devices, list, (size_t)count, now);
	if (first)
		take_request(c, &s->live.wanted);
	else
		select_again(c, name);
}

int64_t
chooser_tick(struct screen *s, int64_t now)
{
	struct chooser *c = &s->chooser;

	if (!is_shown(s))
		return -1;
	if (!c->devices.asked || now - c->devices.asked >= SECOND) {
		look(s, now);
		s->changed = true;
	}
	return c->devices.asked + SECOND - now;
}

bool
chooser_takes(const struct chooser *c, size_t device)
{
	for (size_t i = 0; i < c->devices.count; i++)
		if (c->devices.rows[i].marked)
			return c->devices.rows[device].marked;
	return device == c->selected;
}

/* Have the request name the devices.  False: it cannot, and says why. */
static bool
name_devices(struct chooser *c, struct launch_request *r)
{
	if (!c->devices.asked)		/* typed ahead: nothing else could be chosen yet */
		return true;
	r->device_count = 0;
	for (size_t i = 0; i < c->devices.count; i++) {
		if (!chooser_takes(c, i))
			continue;
		if (r->device_count == LAUNCH_DEVICES) {
			snprintf(c->error, sizeof c->error,
			    _("At most %d interfaces at once: take some of the marks away."), LAUNCH_DEVICES);
			return false;
		}
		memcpy(r->devices[r->device_count++], c->devices.rows[i].device.name, DEVICE_NAME);
	}
	return true;
}

/* The snaplen and the like stay what the command line said. */
static void
start(struct screen *s)
{
	struct chooser *c = &s->chooser;
	struct launch_request *r = &s->live.wanted;

	if (!name_devices(c, r))
		return;
	memcpy(r->filter, c->filter.text, sizeof r->filter);
	r->no_promiscuous = !c->promiscuous;
	c->error[0] = '\0';
	live_intend(s, INTENT_START);
}

static void
go_back(struct screen *s)
{
	struct chooser *c = &s->chooser;

	if (c->field != CHOOSE_DEVICE)
		c->field = CHOOSE_DEVICE;
	else if (s->path)
		screen_uncover(s, &chooser_view);
}

static bool
type_device(struct chooser *c, int key)
{
	if (key == 'p')
		c->promiscuous = !c->promiscuous;
	else if (key == ' ' && c->devices.count)
		c->devices.rows[c->selected].marked ^= true;
	else
		return false;
	return true;
}

static bool
type_filter(struct chooser *c, int key)
{
	if (line_type(&c->filter, key))
		return true;
	if (key != K_UP && key != K_DOWN)
		return false;
	c->field += key == K_DOWN ? 1 : -1;
	return true;
}

static bool
type_promiscuous(struct chooser *c, int key)
{
	if (key == ' ' || key == 'p')
		c->promiscuous = !c->promiscuous;
	else if (key == K_UP)
		c->field = CHOOSE_FILTER;
	else
		return false;
	return true;
}

static bool
type(struct screen *s, int key)
{
	static bool (*const types[CHOOSER_FIELDS])(struct chooser *c, int key) = {
		[CHOOSE_DEVICE] = type_device, [CHOOSE_FILTER] = type_filter,
		[CHOOSE_PROMISCUOUS] = type_promiscuous,
	};
	struct chooser *c = &s->chooser;

	switch (key) {
	case K_ENTER: start(s); return true;
	case K_ESCAPE: go_back(s); return true;
	case K_TAB: c->field = (c->field + 1) % CHOOSER_FIELDS; return true;
	case K_BACK_TAB: c->field = (c->field + CHOOSER_FIELDS - 1) % CHOOSER_FIELDS; return true;
	default: return types[c->field](c, key);
	}
}

static bool
act(struct screen *s, enum action action)
{
	struct chooser *c = &s->chooser;
	size_t page = c->height > 0 ? (size_t)c->height : 1;

	if (action == ACTION_HELP || action == ACTION_QUIT || action == ACTION_REDRAW)
		return false;
	if (action == ACTION_DOWN && c->field == CHOOSE_DEVICE && c->selected + 1 >= c->devices.count)
		c->field = CHOOSE_FILTER;
	else if (c->field == CHOOSE_DEVICE && c->devices.count)
		moved(action, &c->selected, c->devices.count, 1, page);
	return true;
}

static const struct bar_key *
keys(const struct screen *s)
{
	static const struct bar_key device[] = {
		{ K_ENTER, "Start" }, { ' ', "Mark" }, { K_TAB, "Filter" }, { 'p', "Promiscuous" },
		{ '?', "Help" }, { 'q', "Quit" }, { K_ESCAPE, "Back" }, { 0, NULL },
	}, at_start[] = {
		{ K_ENTER, "Start" }, { ' ', "Mark" }, { K_TAB, "Filter" }, { 'p', "Promiscuous" },
		{ '?', "Help" }, { 'q', "Quit" }, { 0, NULL },
	}, other[] = {
		{ K_ENTER, "Start" }, { K_TAB, "Next field" }, { K_ESCAPE, "Interfaces" }, { 0, NULL },
	};

	return s->chooser.field != CHOOSE_DEVICE ? other : s->path ? device : at_start;
}

const struct view_ops chooser_view = {
	.draw = chooser_draw,
	.act = act,
	.type = type,
	.keys = keys,
};
