/* The command line. */

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "ui/command_line.h"
#include "ui/options.h"
#include "ui/packet.h"
#include "ui/print/glossary.h"
#include "ui/text/translate.h"

#define VERSION "0.1"

/* Options that are set before their meaning is known. */
struct reading {
	struct options options;
	struct fields *fields;		/* -e and -E, for -T fields */
	bool all, detail;		/* -V, -O */
	bool wants_fields, summaries;	/* -T fields, -P */
	bool done;
};

static bool
wrong(const char *text, const char *value)
{
	complain("%s: %s", value, text);
	return false;
}

static bool
read_file(void *to, const char *value)
{
	struct reading *r = to;

	r->options.path = value;
	return true;
}

static bool
read_filter(void *to, const char *value)
{
	struct reading *r = to;

	r->options.filter = value;
	return true;
}

static bool
read_count(void *to, const char *value)
{
	struct reading *r = to;
	char *end;

	errno = 0;
	unsigned long n = strtoul(value, &end, 10);

	if (*value == '-' || *end || errno || n == 0 || n > UINT32_MAX)
		return wrong(_("-c takes a number of packets, 1 or more"), value);
	r->options.count = (uint32_t)n;
	return true;
}

static bool
read_detail(void *to, const char *value)
{
	struct reading *r = to;
	char name[64];

	r->detail = true;
	if (detail_names(&r->options.detail, value, name, sizeof name))
		return wrong(_("-O: no such protocol; -G fields lists them on its P lines"), name);
	return true;
}

static bool
read_format(void *to, const char *value)
{
	struct reading *r = to;

	r->wants_fields = !strcmp(value, "fields");
	return r->wants_fields || !strcmp(value, "text") || wrong(_("-T takes text or fields"), value);
}

static bool
read_field(void *to, const char *value)
{
	struct reading *r = to;
	return fields_add(r->fields, value) ||
	    wrong(_("-e: no such field; -G fields lists them"), value);
}

static bool
read_field_option(void *to, const char *value)
{
	struct reading *r = to;
	if (fields_option(r->fields, value))
		return true;
	wrong(_("-E takes one of these:"), value);
	fputs(fields_option_help, stderr);
	return false;
}

static bool
read_time(void *to, const char *value)
{
	struct reading *r = to;
	int form = time_form_named(value);

	if (form >= 0) {
		r->options.times.form = (enum time_form)form;
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
read_preference(void *to, const char *value)
{
	static const char *const always[] = {
		"ip.check_checksum:TRUE", "tcp.check_checksum:TRUE", "udp.check_checksum:TRUE",
		"tcp.relative_sequence_numbers:TRUE",
	};

	(void)to;
	if (!strchr(value, ':'))
		return wrong(_("-o takes NAME:VALUE"), value);
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		if (!strcasecmp(value, always[i]))
			return true;
	complain(_("-o %s: a preference that iriscope does not have; left out"), value);
	return true;
}

static bool
read_color(void *to, const char *value)
{
	struct reading *r = to;

	if (value && strcmp(value, "always") && strcmp(value, "never") && strcmp(value, "auto"))
		return wrong(_("--color takes always, never or auto"), value);
	r->options.color = !value || !strcmp(value, "always") ||
	    (!strcmp(value, "auto") && isatty(STDOUT_FILENO) && !getenv("NO_COLOR"));
	return true;
}

static bool
read_memory(void *to, const char *value)
{
	struct reading *r = to;
	char *end;

	errno = 0;
	unsigned long n = strtoul(value, &end, 10);

	if (*value == '-' || *end || errno || n < 1 || n > SIZE_MAX >> 20)
		return wrong(_("--memory takes a number of megabytes, 1 or more"), value);
	r->options.memory = n << 20;
	return true;
}

static bool
read_statistics(void *to, const char *value)
{
	struct reading *r = to;

	const char *reason = statistics_open(&r->options.statistics, value);

	return !reason || wrong(reason, value);
}

static bool
read_glossary(void *to, const char *value)
{
	struct reading *r = to;
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
read_version(void *to, const char *value)
{
	struct reading *r = to;

	(void)value;
	puts("iriscope " VERSION);
	return r->done = true;
}

static bool read_help(void *to, const char *value);

#define SETS(member) offsetof(struct reading, member)
#define PRINTS SETS(options.print)	/* asks for text, so no screen */

static const struct flag flags[] = {
	{ 'r', NULL, "FILE", "read packets from FILE and print them; -: standard input", read_file, PRINTS },
	{ 'f', NULL, "FILTER", "only packets that pass this capture filter (BPF)", read_filter, PRINTS },
	{ 'c', NULL, "COUNT", "stop after COUNT packets", read_count, PRINTS },
	{ 'V', NULL, NULL, "print each packet's tree of fields", NULL, SETS(all), PRINTS },
	{ 'O', NULL, "PROTO,...", "print trees, these protocols whole, of others a line", read_detail, PRINTS },
	{ 'x', NULL, NULL, "print each packet's bytes beside their text", NULL, SETS(options.hex), PRINTS },
	{ 'P', NULL, NULL, "print the lines of the list, too, with -V, -O or -x", NULL, SETS(summaries), PRINTS },
	{ 'T', NULL, "FORMAT", "text, or fields: only those named with -e", read_format, PRINTS },
	{ 'e', NULL, "FIELD", "with -T fields: one more column (ip.src, _ws.col.Info)", read_field },
	{ 'E', NULL, "NAME=VALUE", "with -T fields: header, separator, occurrence, ...", read_field_option },
	{ 't', NULL, "FORM", "how times are shown: a, ad, adoy, d, dd, e, r, u, ud, udoy", read_time },
	{ 'n', NULL, NULL, "show addresses as numbers, not by who made the card", NULL, SETS(options.numbers) },
	{ '2', NULL, NULL, "read the file twice, to tell of each packet what came later", NULL,
	    SETS(options.two_passes), PRINTS },
	{ 'l', NULL, NULL, "write each packet out at once", NULL, SETS(options.flush) },
	{ 'q', NULL, NULL, "decode everything, print nothing", NULL, SETS(options.quiet), PRINTS },
	{ 'z', NULL, "STATISTIC", "afterwards: hosts, arp[,SECONDS] (default 60), follow,tcp,ascii|hex|raw,STREAM",
	    read_statistics, PRINTS },
	{ 'o', NULL, "NAME:VALUE", "a preference, as tshark's", read_preference },
	{ 'G', NULL, "fields", "print all protocols and fields, and exit", read_glossary },
	{ 0, "memory", "MB", "for what is remembered of live conversations (default 192)", read_memory },
	{ 0, "color", "[WHEN]", "colours: always, never or auto", read_color, SETS(options.color_said) },
	{ 'v', "version", NULL, "print the version, and exit", read_version },
	{ 'h', "help", NULL, "print this, and exit", read_help },
};
enum { FLAGS_COUNT = sizeof flags / sizeof *flags };

static bool
read_help(void *to, const char *value)
{
	struct reading *r = to;

	(void)value;
	printf("%s\n\n  iriscope FILE\n  iriscope -r FILE %s\n\n",
	    _("Decode captured packets: on the screen, or as text."), _("[OPTIONS]"));
	command_line_help(flags, FLAGS_COUNT);
	printf("\n%s\n", _("Exit status: 0 fine; 1 wrong usage; 2 a file could not be read (to its end)."));
	return r->done = true;
}

/* What follows from several options together. */
static bool
settle(struct reading *r, int word, int argc, char **argv)
{
	struct options *x = &r->options;

	if (word < argc && !x->path)
		x->path = argv[word++];
	if (word < argc)
		return wrong(_("one file at a time; see iriscope --help"), argv[word]);
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
	x->tree = r->all || r->detail;
	x->detail.all = !r->detail;
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
	struct reading r = { .options.times.form = TIME_RELATIVE, .fields = fields_new() };
	int word = r.fields ? command_line_read(flags, FLAGS_COUNT, &r, argc, argv) : -1;
	bool fine = word >= 0 && (r.done || settle(&r, word, argc, argv));

	*options = r.options;
	fields_free(r.fields);
	return !fine ? OPTIONS_WRONG : r.done ? OPTIONS_DONE : OPTIONS_RUN;
}

void
options_free(struct options *options)
{
	fields_free(options->fields);
	options->fields = NULL;
	statistics_free(options->statistics);
	options->statistics = NULL;
}
