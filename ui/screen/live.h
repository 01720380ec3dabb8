/*
 * Recording, as the screen sees it: begin, stop, begin anew, save, and what
 * is asked before something is lost.
 *
 * What a start needs is chosen in the chooser (chooser.h); packets then come
 * as those of any file do, of one that grows.
 */
#ifndef UI_SCREEN_LIVE_H
#define UI_SCREEN_LIVE_H

#include "capture/roles/launcher.h"
#include "ui/screen/action.h"
#include "ui/screen/grid.h"
#include "ui/screen/switched.h"

struct screen;

/* What the launcher can be asked for, see launcher.h: the tests have a launcher of their own. */
struct launch_calls {
	int (*devices)(struct launcher *l, struct device *to, size_t room, char *error, size_t size);
	struct capture_file *(*start)(struct launcher *l, const struct launch_request *request,
	    char path[LAUNCH_TEXT], char *error, size_t size);
	void (*stop)(struct launcher *l);
	const struct capture_counts *(*counts)(const struct launcher *l);
	bool (*unsaved)(const struct launcher *l);
	bool (*save)(struct launcher *l, const char *path, char *text, size_t size);
};

extern const struct launch_calls launched;	/* the real ones */

/* What would lose packets that are not saved, so that it is asked about. */
enum intent {
	INTENT_NONE,
	INTENT_QUIT,
	INTENT_START,			/* what wanted says */
	INTENTS
};

struct live {
	const struct launch_calls *calls;
	struct launcher *launcher;		/* NULL: there is only a file */
	struct launch_request wanted;		/* what is asked for next */
	struct launch_request current;		/* what is recorded, or was last */
	enum intent intent;			/* that waits for an answer */
	struct capture_file *file;		/* the last recording; NULL: there was none */
	char path[LAUNCH_TEXT];			/* its name */
	bool running;				/* as far as we know: see screen_tick() */
	int64_t counted;			/* when the rate was last looked at */
	uint64_t packets_then;
	uint64_t rate;				/* packets a second */
	struct switched switched;
};

/* An action of these was asked for, in whatever pane.  False: it is none of them. */
bool live_act(struct screen *s, enum action action);

/* Do what was asked for, after asking about packets that are not saved. */
void live_intend(struct screen *s, enum intent intent);

/* Do what was asked about: it is saved now, or may be lost. */
void live_go_on(struct screen *s);

/* Whether the action can do something now; true for those that have nothing to do with it. */
bool live_offers(const struct screen *s, enum action action);

/* The status line, while there is a recording to speak of. */
/* wrong: what is wrong with its file, or NULL. */
void live_draw_status(struct screen *s, struct area a, const char *wrong);

#endif
