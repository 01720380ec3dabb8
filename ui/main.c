/* iriscope: decode captured packets, on the screen or as text. */

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>
#include "dissectors/engine/registry.h"
#include "ui/live.h"
#include "ui/options.h"
#include "ui/packet.h"
#include "ui/print/print.h"
#include "ui/sandbox.h"
#include "ui/screen/screen.h"
#include "ui/text/translate.h"

/*
 * A screen needs somebody who looks at it and has a keyboard: standard input
 * or, when the capture comes from there, the terminal itself.  Gives the
 * keyboard's descriptor; -1: no screen.
 */
static int
keyboard(const struct options *options)
{
	bool piped = options->path && !strcmp(options->path, "-"), terminal = isatty(STDIN_FILENO);

	if (options->print || !isatty(STDOUT_FILENO) || piped == terminal)
		return -1;
	return piped ? open("/dev/tty", O_RDWR | O_CLOEXEC) : STDIN_FILENO;
}

static bool
begins(bool fine, struct capture_file *file)
{
	if (!fine)
		complain("%s", capture_error(file));
	return fine;
}

/* All that is to be opened is open.  The file has a descriptor of its own; keys are read from standard input. */
static int
decode(struct capture_file *file, struct capture_filter *filter, int keys, const struct options *options)
{
	struct screen_options screen = { .color = options->color || !options->color_said,
	    .names = !options->numbers, .times = options->times.form, .confined = !options->no_sandbox };
	struct rewriting *rewriting = NULL;

	if (keys > STDIN_FILENO)
		dup2(keys, STDIN_FILENO);
	if (keys >= 0 && !screen_prepare(&screen))
		return SCREEN_NO_TERMINAL;
	/* What was saved before is not written over for what is no capture. */
	if (keys < 0 && rewrite_wanted(options) && (!begins(capture_may_begin(file), file) ||
	    !(rewriting = rewrite_open(options))))
		return EXIT_FILE;
	if (sandbox_enter(!options->no_sandbox, exports_folder(options->exports)) && begins(capture_begin(file), file))
		return keys >= 0 ? screen_run(file, options->path, NULL, &screen) :
		    print_capture(file, filter, rewriting, options);
	if (rewriting)
		rewrite_close(rewriting, file);
	return EXIT_FILE;
}

static int
run_file(const struct options *options)
{
	char error[1024];
	struct capture_filter *filter = NULL;

	if (options->filter) {
		filter = capture_filter_new(options->filter, error, sizeof error);
		if (!filter) {
			complain("-f %s: %s", options->filter, error);
			return EXIT_USAGE;
		}
		capture_filter_prepare(filter);
	}
	int status = EXIT_FILE, keys = keyboard(options);
	struct capture_file *file = capture_prepare(options->path, keys >= 0 || options->two_passes,
	    error, sizeof error);

	if (file)
		status = decode(file, filter, keys, options);
	else
		complain("%s", error);
	capture_close(file);
	capture_filter_free(filter);
	return status;
}

/* Nothing said, and nobody who could be asked what to capture. */
static bool
says_nothing(const struct options *x, bool screen)
{
	return !screen && !x->path && !x->request.device_count && !x->recording.path && !x->print;
}

static int
run(const struct options *options)
{
	bool screen = options->live && keyboard(options) >= 0;

	if (!options->live)
		return run_file(options);
	if (!says_nothing(options, screen))
		return run_live(options, screen);
	complain("%s", _("no file to read: iriscope FILE, iriscope -r FILE; or capture: iriscope -i INTERFACE"));
	return EXIT_USAGE;
}

int
main(int argc, char **argv)
{
	struct options options;
	const char *bad = registry_start();
	int status = EXIT_USAGE;

	setlocale(LC_ALL, "");
	signal(SIGXFSZ, SIG_IGN);	/* a file that may not grow is an error that can be told */
	if (bad) {
		complain("template %s names an unknown field", bad);
		return EXIT_USAGE;
	}
	switch (options_read(&options, argc, argv)) {
	case OPTIONS_RUN: status = run(&options); break;
	case OPTIONS_DONE: status = EXIT_FINE; break;
	case OPTIONS_WRONG: break;
	}
	options_free(&options);
	return status;
}
