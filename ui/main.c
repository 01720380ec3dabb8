/* iriscope: decode captured packets, on the screen or as text. */

#include <fcntl.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>
#include "dissectors/engine/registry.h"
#include "ui/options.h"
#include "ui/packet.h"
#include "ui/print/print.h"
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
	bool piped = !strcmp(options->path, "-"), terminal = isatty(STDIN_FILENO);

	if (options->print || !isatty(STDOUT_FILENO) || piped == terminal)
		return -1;
	return piped ? open("/dev/tty", O_RDWR | O_CLOEXEC) : STDIN_FILENO;
}

/* The file has a descriptor of its own; keys are read from standard input. */
static int
show(struct capture_file *file, int keys, const struct options *options)
{
	struct screen_options screen = { .color = options->color || !options->color_said,
	    .names = !options->numbers };

	if (keys != STDIN_FILENO)
		dup2(keys, STDIN_FILENO);
	return screen_run(file, options->path, &screen);
}

static int
run(const struct options *options)
{
	char error[1024];
	struct capture_filter *filter = NULL;

	if (options->filter && !(filter = capture_filter_new(options->filter, error, sizeof error))) {
		complain("-f %s: %s", options->filter, error);
		return EXIT_USAGE;
	}
	int status = EXIT_FILE, keys = keyboard(options);
	bool twice = keys >= 0 || options->two_passes;
	struct capture_file *file = (twice ? capture_open_spooled : capture_open)(options->path,
	    error, sizeof error);

	if (!file)
		complain("%s", error);
	else if (keys >= 0)
		status = show(file, keys, options);
	else
		status = print_capture(file, filter, options);
	capture_close(file);
	capture_filter_free(filter);
	return status;
}

int
main(int argc, char **argv)
{
	struct options options;
	const char *bad = registry_start();
	int status = EXIT_USAGE;

	setlocale(LC_ALL, "");
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
