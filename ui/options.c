/* The command line. */

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include "ui/command_line.h"
#include "ui/options/reading.h"
#include "ui/packet.h"
#include "ui/text/translate.h"

bool
wrong(const char *text, const char *value)
{
	complain("%s: %s", value, text);
	return false;
}

uint64_t
number_of(const char *value, uint64_t most)
{
	char *end;

	errno = 0;
	unsigned long n = strtoul(value, &end, 10);

	return *value == '-' || *end || errno || n > most ? 0 : n;
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
	{ 'E', NULL, "NAME=VALUE", "with -T fields: header, separator, occurrence, ...", read_field_option,
	    .list = list_field_options },
	{ 't', NULL, "FORM", "how times are shown: a, ad, adoy, d, dd, e, r, u, ud, udoy", read_time,
	    .list = list_times },
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
	{ 0, "no-sandbox", NULL, "decode without confinement, for debuggers", NULL, SETS(options.no_sandbox) },
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
