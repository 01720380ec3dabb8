/* Recording: begin, stop, begin anew, and what comes with time. */

#include <stdio.h>
#include <stdlib.h>

#include "ui/screen/chooser.h"
#include "ui/screen/save.h"
#include "ui/screen/screen.h"
#include "ui/screen/view.h"
#include "ui/text/translate.h"

enum { SECOND = 1000000000 };

static void
say(struct screen *s, const char *text)
{
	snprintf(s->message, sizeof s->message, "%s", text);
}

/* The names of devices are shown, and their addresses needed; a default has to get its name. */
static void
learn_devices(struct screen *s)
{
	struct live *l = &s->live;
	struct device *devices = calloc(DEVICES_MAX, sizeof *devices);
	char error[LAUNCH_TEXT];
	int count = !devices ? 0 :
	    l->calls->devices(l->launcher, devices, DEVICES_MAX, error, sizeof error);

	if (!l->current.device_count && count > 0) {
		memcpy(l->current.devices[0], devices[0].name, DEVICE_NAME);
		l->current.device_count = 1;
	}
	switched_begin(&l->switched, &l->current, devices, count);
	free(devices);
}

/* Show what a file that grows has, from its first packet on. */
static bool
show_growing(struct screen *s, struct capture_file *file, char *error, size_t size)
{
	struct live *l = &s->live;

	if (!capture_begin(file)) {
		snprintf(error, size, "%s", capture_error(file));
		return false;
	}
	capture_no_waiting(file);
	capture_follow(file, true);
	if (!screen_show(s, file)) {
		snprintf(error, size, "%s", _("out of memory"));
		return false;
	}
	packets_watch(s->packets, switched_observe, &l->switched);
	s->following = true;
	return true;
}

static bool
start(struct screen *s, char *error, size_t size)
{
	struct live *l = &s->live;
	char path[LAUNCH_TEXT] = "";
	struct capture_file *file = l->calls->start(l->launcher, &l->wanted, path, error, size);

	if (!file)
		return false;
	l->current = l->wanted;
	learn_devices(s);
	if (!show_growing(s, file, error, size)) {
		l->calls->stop(l->launcher);
		capture_close(file);
		return false;
	}
	capture_close(l->file);
	l->file = file;
	memcpy(l->path, path, sizeof path);
	s->path = l->path;
	l->running = true;
	l->counted = l->packets_then = l->rate = 0;
	return true;
}

static void
perform(struct screen *s, enum intent intent)
{
	char error[LAUNCH_TEXT] = "";

	if (intent == INTENT_QUIT) {
		s->quit = true;
	} else if (start(s, error, sizeof error)) {
		screen_uncover(s, &chooser_view);
	} else {
		chooser_complain(s, error);
	}
}

void
screen_live(struct screen *s, const struct launch_calls *calls, struct launcher *launcher,
    const struct launch_request *request, bool at_once)
{
	struct live *l = &s->live;

	l->calls = calls;
	l->launcher = launcher;
	if (request)
		l->wanted = *request;
	if (at_once)
		perform(s, INTENT_START);
	else if (!s->path)
		chooser_begin(s);
}

void
live_intend(struct screen *s, enum intent intent)
{
	struct live *l = &s->live;

	l->intent = intent;
	if (l->launcher && l->calls->unsaved(l->launcher))
		screen_cover(s, &unsaved_view);
	else
		live_go_on(s);
}

void
live_go_on(struct screen *s)
{
	enum intent intent = s->live.intent;

	s->live.intent = INTENT_NONE;
	screen_uncover(s, &unsaved_view);
	perform(s, intent);
}

/* The last recording is over when its writer says so: then the file's end is the end. */
static void
notice_end(struct screen *s)
{
	struct live *l = &s->live;

	if (l->running && l->calls->counts(l->launcher)->state != CAPTURE_RUNNING) {
		l->running = false;
		l->rate = 0;
		capture_follow(l->file, false);
		s->changed = true;
	}
}

static void
count(struct screen *s, int64_t now)
{
	struct live *l = &s->live;
	uint64_t packets = l->calls->counts(l->launcher)->packets;

	if (l->counted)
		l->rate = (packets - l->packets_then) * SECOND / (uint64_t)(now - l->counted);
	l->packets_then = packets;
	l->counted = now;
	s->changed = true;
}

int64_t
screen_tick(struct screen *s, int64_t now)
{
	struct live *l = &s->live;

	if (!l->launcher)
		return -1;
	notice_end(s);
	if (l->running && now - l->counted >= SECOND)
		count(s, now);
	int64_t listing = chooser_tick(s, now), counting = l->running ? l->counted + SECOND - now : -1;

	return listing < 0 || (counting >= 0 && counting < listing) ? counting : listing;
}

static void
record(struct screen *s, enum action action)
{
	struct live *l = &s->live;

	if (action == ACTION_RECORD && l->running) {
		say(s, _("Recording already: s stops, R begins anew"));
	} else if (!l->file) {
		chooser_begin(s);
	} else {
		l->wanted = l->current;
		live_intend(s, INTENT_START);
	}
}

bool
live_act(struct screen *s, enum action action)
{
	struct live *l = &s->live;

	if (action < ACTION_RECORD || action > ACTION_INTERFACES)
		return false;
	if (!l->launcher) {
		say(s, _("This is a file: to record, start iriscope without one"));
		return true;
	}
	switch ((int)action) {
	case ACTION_RECORD: case ACTION_RESTART: record(s, action); break;
	case ACTION_STOP:
		if (!l->running)
			say(s, _("Not recording: r starts"));
		else
			l->calls->stop(l->launcher);
		notice_end(s);
		break;
	case ACTION_SAVE: save_begin(s); break;
	case ACTION_INTERFACES: chooser_begin(s); break;
	}
	return true;
}

bool
live_offers(const struct screen *s, enum action action)
{
	const struct live *l = &s->live;

	switch ((int)action) {
	case ACTION_RECORD: return l->launcher && !l->running;
	case ACTION_STOP: case ACTION_RESTART: return l->running;
	case ACTION_SAVE: case ACTION_INTERFACES: return l->launcher;
	case ACTION_FOLLOW: return l->running && !s->following;
	default: return true;
	}
}
