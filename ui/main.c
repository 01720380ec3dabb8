/* iriscope: decode captured packets, on the screen or as text. */

#include <locale.h>
#include <unistd.h>
#include "dissectors/engine/registry.h"
#include "ui/options.h"
#include "ui/packet.h"
#include "ui/print/print.h"
#include "ui/screen/screen.h"
#include "ui/text/translate.h"

/* A screen needs somebody who looks at it, and a file that can be read anywhere. */
static bool
wants_screen(const struct options *options)
{
	return !options->print && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static int
show(struct capture_file *file, const struct options *options)
{
	struct screen_options screen = { .color = options->color || !options->color_said };

	if (capture_seekable(file))
		return screen_run(file, options->path, &screen);
	complain(_("%s: the screen needs a file that can be read anywhere; print it with -r, or save it first"),
	    options->path);
	return EXIT_USAGE;
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
	struct capture_file *file = capture_open(options->path, error, sizeof error);
	int status = EXIT_FILE;

	if (!file)
		complain("%s", error);
	else if (wants_screen(options))
		status = show(file, options);
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
