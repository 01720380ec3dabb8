/* The screen on a terminal: load in slices, read keys between them. */

#include <stdio.h>

#include "capture/roles/maker.h"
#include "ui/packet.h"
#include "ui/screen/screen.h"
#include "ui/screen/spoken.h"
#include "ui/screen/terminal.h"
#include "ui/screen/view.h"
#include "ui/text/translate.h"

enum { SLICE = 10 * 1000 * 1000, BETWEEN_DRAWS = 50 * 1000 * 1000 };	/* nanoseconds */

static bool
fit(struct screen *s)
{
	int rows, columns;

	terminal_size(&rows, &columns);
	return screen_resize(s, rows, columns);
}

/* All keys that wait.  False: out of memory. */
static bool
take_keys(struct screen *s, int key)
{
	for (; key != K_NONE && !s->quit; key = terminal_key(false)) {
		if (key == K_GONE)
			s->quit = true;
		else if (key != K_RESIZED)
			screen_key(s, key);
		else if (!fit(s))
			return false;
	}
	return true;
}

static void
show(struct screen *s)
{
	terminal_show(screen_draw(s), s->redraw);
	s->redraw = s->changed = false;
}

/* Sleep until there is something to do: a key, packets, a time to look again, something to show. */
static void
wait(const struct screen *s, bool loading, int64_t until_tick, int64_t until_draw)
{
	int fd = loading ? capture_descriptor(s->file) : -1;
	int64_t most = until_tick;

	if (loading && fd < 0 && (most < 0 || most > BETWEEN_DRAWS))
		most = BETWEEN_DRAWS;
	if (s->changed && (most < 0 || most > until_draw))
		most = until_draw;
	terminal_wait(s->changed ? -1 : fd, most);
}

/* False: out of memory. */
static bool
loop(struct screen *s)
{
	int64_t drawn = 0;		/* when; so the first rows are shown after one slice */
	bool fine = fit(s);

	s->changed = true;
	while (fine && !s->quit) {
		bool loading = screen_load(s, SLICE);
		int64_t now = nanoseconds_now(), until_tick = screen_tick(s, now);
		int key = terminal_key(false);

		fine = take_keys(s, key);
		if (key != K_NONE || (s->changed && (!loading || now - drawn >= BETWEEN_DRAWS))) {
			show(s);
			drawn = now;
		}
		if (key == K_NONE && !s->quit && (!loading || screen_waiting(s)))
			wait(s, loading, until_tick, drawn + BETWEEN_DRAWS - now);
	}
	return fine;
}

static int maker = -1;

bool
screen_prepare(const struct screen_options *options)
{
	spoken_prepare();
	maker = maker_start(options->confined);
	if (terminal_prepare(options->color))
		return true;
	complain("%s", _("this terminal cannot show a screen (is TERM set?)"));
	return false;
}

/* What went wrong, on the terminal as it was before. */
static int
report(const struct screen *s, bool fine)
{
	const char *error = s->file ? capture_error(s->file) : NULL;

	if (!fine)
		error = _("out of memory");
	if (error)
		complain("%s", error);
	return error ? SCREEN_DAMAGED : SCREEN_FINE;
}

int
screen_run(struct capture_file *file, const char *path, struct launcher *launcher,
    const struct screen_options *options)
{
	bool seekable = !file || capture_seekable(file);
	struct screen *s = seekable ? screen_new(file, path, secret_seed()) : NULL;

	if (!s) {
		complain("%s: %s", path ? path : _("the screen"), seekable ? _("out of memory") :
		    _("the screen needs a file that can be read at any place"));
		return SCREEN_DAMAGED;
	}
	if (file)
		capture_no_waiting(file);
	terminal_start();
	screen_text(s)->names = options->names;
	screen_times(s, options->times);
	s->maker = maker;
	if (launcher)
		screen_live(s, &launched, launcher, options->request, options->start);
	bool fine = loop(s);

	terminal_end();
	int status = report(s, fine);

	screen_free(s);
	return status;
}
