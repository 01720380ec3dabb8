/* Saving what was recorded, and asking whether to. */

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/screen/save.h"
#include "ui/text/translate.h"

/* "~/" is the user's own folder, as in a shell; room: PATH_MAX bytes. */
static const char *
expanded(const char *path, char *room)
{
	const char *home = getenv("HOME");

	if (strncmp(path, "~/", 2) || !home)
		return path;
	snprintf(room, PATH_MAX, "%s%s", home, path + 1);
	return room;
}

/* A recording that is about to end is complete before it is saved. */
static bool
save(struct screen *s, const char *path)
{
	struct live *l = &s->live;
	char text[LAUNCH_TEXT], room[PATH_MAX];

	if (l->intent)
		l->calls->stop(l->launcher);
	if (!l->calls->save(l->launcher, expanded(path, room), text, sizeof text)) {
		snprintf(s->prompt.error, sizeof s->prompt.error, "%s", text);
		return false;
	}
	snprintf(s->message, sizeof s->message, _("Saved as %s"), text);
	if (l->intent)
		live_go_on(s);
	return true;
}

static const struct prompt_kind save_as = { "Save as:", 0, save };

void
save_begin(struct screen *s)
{
	struct live *l = &s->live;
	char name[DEVICE_NAME + 16];

	if (!l->file) {
		snprintf(s->message, sizeof s->message, "%s", _("Nothing was recorded yet: r starts"));
		return;
	}
	snprintf(name, sizeof name, "%s.pcapng",
	    l->current.device_count == 1 ? l->current.devices[0] : "capture");
	prompt_begin(s, &save_as, name);
}

static void
draw(struct screen *s, struct area a, bool focused)
{
	int row = a.row + a.rows - 1;
	uint64_t packets = s->live.calls->counts(s->live.launcher)->packets;
	struct out *o = screen_text(s);

	(void)focused;
	grid_fill(&s->grid, row, a.column, a.columns, ' ', STYLE_CURSOR);
	out_uint(o, packets);
	out_char(o, ' ');
	out_string(o, packets == 1 ? _("packet is not saved, and would be lost.") :
	    _("packets are not saved, and would be lost."));
	screen_put(s, row, a.column + 1, a.columns - 1, STYLE_CURSOR);
}

static bool
type(struct screen *s, int key)
{
	switch (key) {
	case 's': case 'w': save_begin(s); break;
	case 'd': live_go_on(s); break;
	case 'q':
		if (s->live.intent == INTENT_QUIT)
			live_go_on(s);
		break;
	case K_ESCAPE:
		s->live.intent = INTENT_NONE;
		screen_uncover(s, &unsaved_view);
		break;
	default: return action_of(key) != ACTION_REDRAW;
	}
	return true;
}

static const struct bar_key *
keys(const struct screen *s)
{
	static const struct bar_key known[INTENTS][4] = {
		[INTENT_QUIT] = { { 's', "Save" }, { 'q', "Quit without saving" }, { K_ESCAPE, "Back" } },
		[INTENT_START] = { { 's', "Save" }, { 'd', "Discard" }, { K_ESCAPE, "Back" } },
	};

	return known[s->live.intent];
}

const struct view_ops unsaved_view = {
	.draw = draw,
	.type = type,
	.keys = keys,
};
