/*
 * The screen: packets of a capture file, the fields of one, its bytes; and,
 * where there is a launcher, recording and which interface to record from.
 *
 * screen_prepare() and screen_run() are the program's way in.  The other functions are what it is
 * made of, and what tests drive without a terminal.
 */
#ifndef UI_SCREEN_SCREEN_H
#define UI_SCREEN_SCREEN_H

#include "capture/file.h"
#include "capture/roles/launcher.h"
#include "ui/screen/grid.h"
#include "ui/text/time.h"

struct screen_options {
	bool color;		/* if the terminal has any; NO_COLOR is heeded as well */
	bool names;		/* of addresses, beside or instead of their numbers */
	enum time_form times;	/* in the list */
	const struct launch_request *request;	/* what is to be recorded; NULL: nothing special */
	bool start;		/* at once: without, the user chooses first */
	bool confined;		/* false with --no-sandbox */
};

/* Exit statuses, as the program's. */
enum { SCREEN_FINE = 0, SCREEN_NO_TERMINAL = 1, SCREEN_DAMAGED = 2 };

/*
 * Learn what the terminal of standard input and output can do: what needs
 * files to be opened; and start who makes files (capture/roles/maker.h).  Needs setlocale() before.  False after a message on
 * standard error: it cannot show a screen (SCREEN_NO_TERMINAL).
 */
bool screen_prepare(const struct screen_options *options);

/*
 * Show an open capture file (NULL: none yet), or what is recorded with the
 * launcher's help (NULL: nothing), on that terminal, prepared, until the user
 * leaves.  Opens no files.  Needs registry_start() before.  The file must be
 * seekable, and stays the caller's.  Returns an exit status: not SCREEN_FINE
 * after a message on standard error, when the terminal is as it was.  Told to
 * end by a signal it cleans up and dies by that signal.
 */
int screen_run(struct capture_file *file, const char *path, struct launcher *launcher,
    const struct screen_options *options);

struct screen;
struct launch_calls;

/* file and path have to outlive it, or are NULL: there are no packets.  NULL: no memory. */
struct screen *screen_new(struct capture_file *file, const char *path, uint64_t seed);
void screen_free(struct screen *s);		/* NULL is fine */

/* How times are shown in the list; TIME_RELATIVE at first. */
void screen_times(struct screen *s, enum time_form form);

/* Its first size, or another.  False: no memory. */
bool screen_resize(struct screen *s, int rows, int columns);

/*
 * Give it something to record with: asks which interface, or starts at once
 * with what is requested (NULL: nothing special).
 */
void screen_live(struct screen *s, const struct launch_calls *calls, struct launcher *launcher,
    const struct launch_request *request, bool at_once);

/*
 * What comes with time; now: nanoseconds_now().  Gives in how many nanoseconds
 * to call again, -1: not before a key is pressed.
 */
int64_t screen_tick(struct screen *s, int64_t now);

/* Load for so many nanoseconds.  False: all is loaded. */
bool screen_load(struct screen *s, int64_t nanoseconds);

/* Whether loading goes on, but nothing is there yet. */
bool screen_waiting(const struct screen *s);

/* A key was pressed: a character, or one of enum key. */
void screen_key(struct screen *s, int key);

/* Draw; the grid is valid until the next call. */
const struct grid *screen_draw(struct screen *s);

#endif
