/* The command line. */

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "ui/options.h"
#include "ui/packet.h"
#include "ui/print/glossary.h"
#include "ui/text/translate.h"

#define VERSION "0.1"

/* Options that are set before their meaning is known. */
struct reading {
	struct options *options;
	struct fields *fields;		/* -e and -E, for -T fields */
	bool wants_fields, wants_text, summaries, detail;
	bool done;
};

typedef bool option_function(struct reading *r, const char *value);

static bool
wrong(const char *text, const char *value)
{
	complain("%s: %s", value, text);
	return false;
}

static bool
read_file(struct reading *r, const char *value)
{
	r->options->path = value;
	return r->options->print = true;
}

static bool
read_filter(struct reading *r, const char *value)
{
	r->options->filter = value;
	return true;
}

static bool
read_count(struct reading *r, const char *value)
{
	char *end;

	errno = 0;
	unsigned long n = strtoul(value, &end, 10);

	if (*value == '-' || *end || errno || n == 0 || n > UINT32_MAX)
		return wrong(_("-c takes a number of packets, 1 or more"), value);
	r->options->count = (uint32_t)n;
	return true;
}

static bool
read_tree(struct reading *r, const char *value)
{
	(void)value;
	r->options->tree = true;
	return r->options->print = true;
}

static bool
read_detail(struct reading *r, const char *value)
{
	char name[64];

	r->detail = true;
	if (detail_names(&r->options->detail, value, name, sizeof name))
		return wrong(_("-O: no such protocol; -G fields lists them on its P lines"), name);
	return read_tree(r, value);
}

static bool
read_hex(struct reading *r, const char *value)
{
	(void)value;
	r->options->hex = true;
	return r->options->print = true;
}

static bool
read_summaries(struct reading *r, const char *value)
{
	(void)value;
	r->summaries = true;
	return r->options->print = true;
}

static bool
read_quiet(struct reading *r, const char *value)
{
	(void)value;
	r->options->quiet = true;
	return r->options->print = true;
}

static bool
read_flush(struct reading *r, const char *value)
{
	(void)value;
	return r->options->flush = true;
}

static bool
read_format(struct reading *r, const char *value)
{
	r->wants_fields = !strcmp(value, "fields");
	r->wants_text = !strcmp(value, "text");
	r->options->print = true;
	return r->wants_fields || r->wants_text || wrong(_("-T takes text or fields"), value);
}

static bool
read_field(struct reading *r, const char *value)
{
	return fields_add(r->fields, value) ||
	    wrong(_("-e: no such field; -G fields lists them"), value);
}

static bool
read_field_option(struct reading *r, const char *value)
{
	if (fields_option(r->fields, value))
		return true;
	wrong(_("-E takes one of these:"), value);
	fputs(fields_option_help, stderr);
	return false;
}

static bool
read_time(struct reading *r, const char *value)
{
	int form = time_form_named(value);

	if (form >= 0) {
		r->options->times.form = (enum time_form)form;
		return true;
	}
	wrong(_("-t takes one of these:"), value);
#define X(name, letters, meaning) fprintf(stderr, "  %-5s %s\n", letters, _(meaning));
	TIME_FORMS(X)
#undef X
	return false;
}

/* Preferences of tshark's that ask for what is always done here. */
static bool
read_preference(struct reading *r, const char *value)
{
	static const char *const always[] = {
		"ip.check_checksum:TRUE", "tcp.check_checksum:TRUE", "udp.check_checksum:TRUE",
		"tcp.relative_sequence_numbers:TRUE",
	};

	(void)r;
	if (!strchr(value, ':'))
		return wrong(_("-o takes NAME:VALUE"), value);
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		if (!strcasecmp(value, always[i]))
			return true;
	complain(_("-o %s: a preference that iriscope does not have; left out"), value);
	return true;
}

static bool
read_nothing(struct reading *r, const char *value)
{
	(void)r;
	(void)value;
	return true;
}

static bool
read_color(struct reading *r, const char *value)
{
	if (value && strcmp(value, "always") && strcmp(value, "never") && strcmp(value, "auto"))
		return wrong(_("--color takes always, never or auto"), value);
	r->options->color = !value || !strcmp(value, "always") ||
	    (!strcmp(value, "auto") && isatty(STDOUT_FILENO) && !getenv("NO_COLOR"));
	return true;
}

static bool
read_glossary(struct reading *r, const char *value)
{
	struct out o;

	if (strcmp(value, "fields"))
		return wrong(_("-G takes fields"), value);
	if (!out_open(&o, STDOUT_FILENO))
		return wrong(_("-G: no memory"), value);
	put_glossary(&o);
	out_close(&o);
	return r->done = true;
}

static bool
read_version(struct reading *r, const char *value)
{
	(void)value;
	puts("iriscope " VERSION);
	return r->done = true;
}

static option_function read_help;

static const struct spec {
	char letter;			/* 0: only the long name */
	const char *name;		/* long name, or NULL */
	const char *value;		/* what it takes; NULL: nothing; "[...]": may be left out */
	option_function *read;
	const char *help;
} specs[] = {
	{ 'r', NULL, "FILE", read_file, "read packets from FILE and print them; -: standard input" },
	{ 'f', NULL, "FILTER", read_filter, "only packets that pass this capture filter (BPF)" },
	{ 'c', NULL, "COUNT", read_count, "stop after COUNT packets" },
	{ 'V', NULL, NULL, read_tree, "print each packet's tree of fields" },
	{ 'O', NULL, "PROTO,...", read_detail, "print trees, these protocols whole, of others a line" },
	{ 'x', NULL, NULL, read_hex, "print each packet's bytes beside their text" },
	{ 'P', NULL, NULL, read_summaries, "print the lines of the list, too, with -V, -O or -x" },
	{ 'T', NULL, "FORMAT", read_format, "text, or fields: only those named with -e" },
	{ 'e', NULL, "FIELD", read_field, "with -T fields: one more column (ip.src, _ws.col.Info)" },
	{ 'E', NULL, "NAME=VALUE", read_field_option, "with -T fields: header, separator, occurrence, ..." },
	{ 't', NULL, "FORM", read_time, "how times are shown: a, ad, adoy, d, dd, e, r, u, ud, udoy" },
	{ 'n', NULL, NULL, read_nothing, "show addresses as numbers (they always are, so far)" },
	{ 'l', NULL, NULL, read_flush, "write each packet out at once" },
	{ 'q', NULL, NULL, read_quiet, "decode everything, print nothing" },
	{ 'o', NULL, "NAME:VALUE", read_preference, "a preference, as tshark's" },
	{ 'G', NULL, "fields", read_glossary, "print all protocols and fields, and exit" },
	{ 0, "color", "[WHEN]", read_color, "colours: always, never or auto" },
	{ 'v', "version", NULL, read_version, "print the version, and exit" },
	{ 'h', "help", NULL, read_help, "print this, and exit" },
};
enum { SPECS = sizeof specs / sizeof *specs, LONG_ONLY = 256 };

static bool
read_help(struct reading *r, const char *value)
{
	(void)value;
	printf("%s\n\n  iriscope FILE\n  iriscope -r FILE %s\n\n",
	    _("Decode captured packets: on the screen, or as text."), _("[OPTIONS]"));
	for (const struct spec *s = specs; s < specs + SPECS; s++) {
		char left[40] = "";
		int n = s->letter ? snprintf(left, sizeof left, "-%c", s->letter) : 0;

		if (s->name)
			n += snprintf(left + n, sizeof left - (size_t)n, "%s--%s", n ? ", " : "", s->name);
		if (s->value)
			snprintf(left + n, sizeof left - (size_t)n, "%s%s", s->letter ? " " : "=", s->value);
		printf("  %-16s %s\n", left, _(s->help));
	}
	printf("\n%s\n", _("Exit status: 0 fine; 1 wrong usage; 2 a file could not be read (to its end)."));
	return r->done = true;
}

/* What getopt_long() takes, made of the table. */
static void
getopt_tables(char letters[2 * SPECS + 2], struct option names[SPECS + 1])
{
	*letters++ = ':';		/* complaints are ours */
	for (int i = 0; i < SPECS; i++) {
		const struct spec *s = &specs[i];

		if (s->letter) {
			*letters++ = s->letter;
			if (s->value)
				*letters++ = ':';
		}
		if (s->name)
			*names++ = (struct option){ s->name, !s->value ? no_argument :
			    *s->value == '[' ? optional_argument : required_argument, NULL, LONG_ONLY + i };
	}
	*letters = 0;
	*names = (struct option){ NULL, 0, NULL, 0 };
}

static const struct spec *
spec_of(int option)
{
	if (option >= LONG_ONLY)
		return &specs[option - LONG_ONLY];
	for (int i = 0; i < SPECS; i++)
		if (specs[i].letter == option)
			return &specs[i];
	return NULL;
}

static bool
read_all(struct reading *r, int argc, char **argv)
{
	char letters[2 * SPECS + 2];
	struct option names[SPECS + 1];
	int option;

	getopt_tables(letters, names);
	optind = 1;
	opterr = 0;
	while (!r->done && (option = getopt_long(argc, argv, letters, names, NULL)) != -1) {
		const struct spec *s = spec_of(option);

		if (!s) {
			complain(option == ':' ? _("%s needs a value; see iriscope --help") :
			    _("%s: no such option; see iriscope --help"), argv[optind - 1]);
			return false;
		}
		if (!s->read(r, optarg))
			return false;
	}
	return true;
}

/* What follows from several options together. */
static bool
settle(struct reading *r, int argc, char **argv)
{
	struct options *x = r->options;

	if (optind < argc && !x->path)
		x->path = argv[optind++];
	if (optind < argc)
		return wrong(_("one file at a time; see iriscope --help"), argv[optind]);
	if (!x->path) {
		complain("%s", _("no file to read: iriscope FILE, or iriscope -r FILE"));
		return false;
	}
	if (r->wants_fields && !fields_count(r->fields)) {
		complain("%s", _("-T fields needs fields: -e NAME, once for each"));
		return false;
	}
	if (!r->wants_fields && fields_count(r->fields)) {
		complain("%s", _("-e needs -T fields"));
		return false;
	}
	x->detail.all = x->tree && !r->detail;
	x->lines = r->summaries || (!x->tree && !x->hex);
	if (r->wants_fields) {
		x->fields = r->fields;
		r->fields = NULL;
	}
	return true;
}

enum options_result
options_read(struct options *options, int argc, char **argv)
{
	struct reading r = { .options = options, .fields = fields_new() };

	*options = (struct options){ .times = { .form = TIME_RELATIVE } };
	bool fine = r.fields && read_all(&r, argc, argv) && (r.done || settle(&r, argc, argv));

	fields_free(r.fields);
	return !fine ? OPTIONS_WRONG : r.done ? OPTIONS_DONE : OPTIONS_RUN;
}

void
options_free(struct options *options)
{
	fields_free(options->fields);
	options->fields = NULL;
}
