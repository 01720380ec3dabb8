/*
 * The interface chooser: which devices to record from, and what of their
 * packets.  Covers the panes; what is recorded meanwhile goes on.
 */
#ifndef UI_SCREEN_CHOOSER_H
#define UI_SCREEN_CHOOSER_H

#include "capture/roles/launcher.h"
#include "ui/screen/devices.h"
#include "ui/screen/grid.h"
#include "ui/screen/line.h"

struct screen;
struct view_ops;

enum chooser_field { CHOOSE_DEVICE, CHOOSE_FILTER, CHOOSE_PROMISCUOUS, CHOOSER_FIELDS };

struct chooser {
	struct devices devices;
	size_t selected, top;
	int height;			/* lines of devices when last drawn */
	enum chooser_field field;	/* that has the keyboard */
	struct line filter;
	bool promiscuous;
	char error[LAUNCH_TEXT];	/* why it could not start; "": it was not tried, or could */
	char no_list[LAUNCH_TEXT];	/* why devices cannot be listed; "": they can */
};

/* Show it, with what the screen records, or is to record. */
void chooser_begin(struct screen *s);

/* Say in it, in full, why nothing could be started. */
void chooser_complain(struct screen *s, const char *error);

/* Look at the devices once a second; as screen_tick(). */
int64_t chooser_tick(struct screen *s, int64_t now);

/* Whether a device will be recorded from: it is marked, or none is and it is the selected one. */
bool chooser_takes(const struct chooser *c, size_t device);

void chooser_draw(struct screen *s, struct area a, bool focused);

extern const struct view_ops chooser_view;

#endif
