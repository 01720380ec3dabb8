/* Live capture, see live.h. */

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>
#include "capture/spool.h"
#include "ui/live.h"
#include "ui/packet.h"
#include "ui/print/print.h"
#include "ui/sandbox.h"
#include "ui/screen/screen.h"
#include "ui/text/translate.h"

/* ---- what is said on standard error ---- */

static void
say_counts(const struct capture_counts *c)
{
	uint64_t not_shown = atomic_load(&c->not_shown);

	complain(_("%s: %" PRIu64 " packets captured; dropped: %" PRIu64 " by the kernel, %" PRIu64 " by the interface"),
	    c->devices, atomic_load(&c->packets), atomic_load(&c->dropped),
	    atomic_load(&c->dropped_by_interface));
	if (atomic_load(&c->dropped))
		complain("%s", _("a larger buffer may drop less: -B"));
	if (not_shown)
		complain(_("%" PRIu64 " of them were saved, but not printed: printing was too slow"), not_shown);
}

/* How far it is, in one line of a terminal, over and over. */
static void
say_progress(const struct capture_counts *c)
{
	if (!isatty(STDERR_FILENO))
		return;
	fprintf(stderr, _("\r%" PRIu64 " packets, %" PRIu64 " dropped "), atomic_load(&c->packets),
	    atomic_load(&c->dropped));
}

static void
say(enum launch_event event, const struct capture_counts *counts, const char *text)
{
	switch (event) {
	case LAUNCH_CAPTURING: complain(_("capturing on %s; Ctrl-C ends it"), text); break;
	case LAUNCH_TICK: say_progress(counts); break;
	case LAUNCH_ASKED: say_counts(counts); break;
	case LAUNCH_ENDED:
		if (text)
			complain("%s", text);
		if (counts->devices[0])
			say_counts(counts);
		break;
	case LAUNCH_KEPT: complain(_("what was captured is kept: iriscope %s"), text); break;
	case LAUNCH_DECODER_DIED:
		complain(_("the process that decodes has died: %s; please report it with the capture"), text);
		break;
	}
}

/* The screen says how it goes by itself. */
static void
say_on_screen(enum launch_event event, const struct capture_counts *counts, const char *text)
{
	if (event == LAUNCH_KEPT || event == LAUNCH_DECODER_DIED || (event == LAUNCH_ENDED && text))
		say(event, counts, text);
}

static void
say_left(const char *path)
{
	complain(_("an earlier recording was not saved: open it with iriscope %s, or remove it"), path);
}

/* ---- the decoder's process ---- */

static int
print_live(struct launcher *l, void *of)
{
	const struct options *options = of;
	char path[LAUNCH_TEXT], error[LAUNCH_TEXT];
	struct capture_file *file = launcher_start(l, NULL, path, error, sizeof error);
	int status = EXIT_FILE;

	if (!file)
		complain("%s", error);
	else if (!sandbox_enter(!options->no_sandbox, exports_folder(options->exports)))
		;			/* it has complained */
	else if (!capture_begin(file))
		complain("%s", capture_error(file));
	else
		status = print_capture(file, NULL, NULL, options);
	capture_close(file);
	return status;
}

/* The user chooses from where, unless the command line says so. */
static int
show_live(struct launcher *l, void *of)
{
	const struct options *options = of;
	struct screen_options screen = { .color = options->color || !options->color_said,
	    .names = !options->numbers, .times = options->times.form, .confined = !options->no_sandbox, .request = &options->request,
	    .start = options->request.device_count > 0 };

	if (!screen_prepare(&screen))
		return SCREEN_NO_TERMINAL;
	return sandbox_enter(!options->no_sandbox, -1) ? screen_run(NULL, NULL, l, &screen) : EXIT_FILE;
}

int
run_live(const struct options *options, bool screen)
{
	struct launch_setting setting = {
		.request = options->request, .recording = options->recording,
		.feed = options_want_text(options) ? FEED_PIPE : FEED_NONE,
		.spool_limit = options->spool_limit, .say = say,
	};

	if (screen) {
		spool_find_left(say_left);
		setting.feed = FEED_FILE;
		setting.say = say_on_screen;
	}
	return launcher_run(&setting, screen ? show_live : print_live, (void *)(uintptr_t)options);
}
