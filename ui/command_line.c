/* Command lines by tables, read by getopt_long(). */

#include <getopt.h>
#include <stdio.h>
#include "ui/command_line.h"
#include "ui/packet.h"
#include "ui/text/translate.h"

enum { FLAGS_MAX = 128, LONG_ONLY = 256 };

static void
getopt_tables(const struct flag *flags, size_t count, char *letters, struct option *names)
{
	*letters++ = ':';		/* complaints are ours */
	for (size_t i = 0; i < count; i++) {
		const struct flag *f = &flags[i];

		if (f->letter) {
			*letters++ = f->letter;
			if (f->value)
				*letters++ = ':';
		}
		if (f->name)
			*names++ = (struct option){ f->name, !f->value ? no_argument : *f->value == '[' ?
			    optional_argument : required_argument, NULL, LONG_ONLY + (int)i };
	}
	*letters = 0;
	*names = (struct option){ NULL, 0, NULL, 0 };
}

static const struct flag *
flag_of(const struct flag *flags, size_t count, int option)
{
	if (option >= LONG_ONLY)
		return &flags[option - LONG_ONLY];
	for (size_t i = 0; i < count; i++)
		if (flags[i].letter == option)
			return &flags[i];
	return NULL;
}

static bool
read_flag(const struct flag *f, void *to, const char *value)
{
	if (f->read && !f->read(to, value)) {
		if (f->list)
			f->list();
		return false;
	}
	if (f->sets)
		*(bool *)((char *)to + f->sets) = true;
	if (f->sets_too)
		*(bool *)((char *)to + f->sets_too) = true;
	return true;
}

/* option: what getopt_long() gave instead of the one in optopt. */
static void
complain_of(const struct flag *flags, size_t count, int option, const char *word)
{
	const struct flag *f = option == ':' ? flag_of(flags, count, optopt) : NULL;

	complain(option == ':' ? _("%s needs a value; see iriscope --help") :
	    _("%s: no such option; see iriscope --help"), word);
	if (f && f->list)
		f->list();
}

int
command_line_read(const struct flag *flags, size_t count, void *to, int argc, char **argv)
{
	char letters[2 * FLAGS_MAX + 2];
	struct option names[FLAGS_MAX + 1];
	int option;

	getopt_tables(flags, count < FLAGS_MAX ? count : FLAGS_MAX, letters, names);
	optind = 1;
	opterr = 0;
	while ((option = getopt_long(argc, argv, letters, names, NULL)) != -1) {
		const struct flag *f = flag_of(flags, count, option);

		if (!f) {
			complain_of(flags, count, option, argv[optind - 1]);
			return -1;
		}
		if (!read_flag(f, to, optarg))
			return -1;
	}
	return optind;
}

void
command_line_help(const struct flag *flags, size_t count)
{
	for (const struct flag *f = flags; f < flags + count; f++) {
		char left[40] = "";
		int n = f->letter ? snprintf(left, sizeof left, "-%c", f->letter) : 0;

		if (f->name)
			n += snprintf(left + n, sizeof left - (size_t)n, "%s--%s", n ? ", " : "", f->name);
		if (f->value)
			snprintf(left + n, sizeof left - (size_t)n, "%s%s", f->letter ? " " : "=", f->value);
		printf("  %-16s %s\n", left, _(f->help));
	}
}
