/* The command line. */

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "ui/command_line.h"
#include "ui/options/reading.h"
#include "ui/packet.h"
#include "ui/print/rewrite.h"
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
	{ 'i', NULL, "INTERFACE", "capture from INTERFACE, or its number in -D; any number of them; any: all",
	    read_interface, SETS(options.live) },
	{ 'f', NULL, "FILTER", "only packets that pass this capture filter (BPF)", read_filter },
	{ 'c', NULL, "COUNT", "stop after COUNT packets", read_count },
	{ 'w', NULL, "FILE", "save the packets as FILE, and print only what is asked for; -: standard output",
	    read_output },
	{ 'F', NULL, "FORMAT", "of that file: pcapng (as usual), pcap, nsecpcap", read_save_format,
	    .list = list_save_formats },
	{ 'a', NULL, "KEY:NUMBER", "stop after duration:, filesize:, packets: or files:", read_stop, .list = list_stops },
	{ 'b', NULL, "KEY:NUMBER", "save into one file after another: duration:, filesize:, packets:, interval:, files:",
	    read_ring, .list = list_ring },
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
	{ 'N', NULL, "LETTERS", "show names of addresses: m by who made the card, n as heard from DNS, NetBIOS and DHCP",
	    read_names, PRINTS },
	{ '2', NULL, NULL, "read the file twice, to tell of each packet what came later", NULL,
	    SETS(options.two_passes), PRINTS },
	{ 'l', NULL, NULL, "write each packet out at once", NULL, SETS(options.flush) },
	{ 'q', NULL, NULL, "decode everything, print nothing", NULL, SETS(options.quiet), PRINTS },
	{ 'z', NULL, "STATISTIC", "afterwards: hosts, arp[,SECONDS] (default 60), http_req,tree, "
	    "follow,tcp|udp|http,ascii|hex|raw|CHARSET,STREAM", read_statistics, PRINTS },
	{ 0, "export-objects", "KIND,DIR", "save what conversations carried in the folder DIR: http, imf (mails), attachments (of mails), smb (files)", read_export, PRINTS },
	{ 'D', NULL, NULL, "print the interfaces, and exit", print_devices },
	{ 'p', NULL, NULL, "only packets for this host: not promiscuous", NULL, SETS(options.request.no_promiscuous) },
	{ 's', NULL, "BYTES", "of each packet captured, at most; 0: all, as usual", read_snaplen },
	{ 'B', NULL, "MB", "for packets that wait in the kernel (default 8)", read_buffer },
	{ 0, "immediate-mode", NULL, "take each packet at once, not ten times a second", NULL,
	    SETS(options.request.immediate) },
	{ 0, "spool-limit", "MB", "for what the screen captures and nobody saves; then capturing stops", read_spool_limit },
	{ 'd', NULL, "SELECTOR==VALUE,PROTOCOL", "decode as: tcp.port==2525,smtp (or udp.port, ip.proto, ethertype)",
	    read_decode_as },
	{ 0, "charset", "NAME", "read texts of mails and pages in this character set, whatever their labels say "
	    "(koi8-r, windows-1251, cp866 and what iconv -l lists)", read_charset },
	{ 'o', NULL, "NAME:VALUE", "a preference, as tshark's", read_preference },
	{ 'G', NULL, "fields", "print all protocols and fields, and exit", read_glossary },
	{ 0, "redact", NULL, "mask passwords and other credentials in what is printed", NULL, SETS(options.redact) },
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
	printf("%s\n\n  iriscope\n  iriscope FILE\n  iriscope -r FILE %s\n  iriscope -i INTERFACE %s\n\n",
	    _("Decode packets, captured live or saved: on the screen, or as text."), _("[OPTIONS]"),
	    _("[OPTIONS] [FILTER]"));
	command_line_help(flags, FLAGS_COUNT);
	printf("\n%s\n", _("Exit status: 0 fine; 1 wrong usage; 2 a file could not be read (to its end) or written, or a capture broke."));
	return r->done = true;
}

/* Words: behind -i a capture filter, as tcpdump's; else a file. */
static bool
settle_words(struct reading *r, char **words, char **end)
{
	struct options *x = &r->options;
	char *filter = x->request.filter, *p = filter, *stop = filter + sizeof x->request.filter;

	if (words < end && !x->path && !x->live)
		x->path = *words++;
	if (words < end && !x->live)
		return wrong(_("one file at a time; see iriscope --help"), *words);
	if (words < end && x->filter)
		return wrong(_("a second filter, beside -f"), *words);
	for (; words < end; words++) {
		p += snprintf(p, (size_t)(stop - p), "%s%s", p > filter ? " " : "", *words);
		if (p >= stop)
			return wrong(_("the filter is too long"), *words);
	}
	return true;
}

/* A file or a capture: one of them. */
static bool
settle_source(struct reading *r)
{
	struct options *x = &r->options;

	if (x->path && x->live)
		return wrong(_("a file, and -i: one of them"), x->path);
	x->live = !x->path;
	if (!x->live) {
		x->print |= x->filter || x->count || rewrite_wanted(x);
		return true;
	}
	if (x->two_passes)
		return wrong(_("needs a file: what is captured comes only once"), "-2");
	if (x->count && (!x->recording.stop.packets || x->recording.stop.packets > x->count))
		x->recording.stop.packets = x->count;
	if (x->filter && strlen(x->filter) >= sizeof x->request.filter)
		return wrong(_("the filter is too long"), x->filter);
	if (x->filter)
		strcpy(x->request.filter, x->filter);
	return true;
}

static bool
settle_fields(struct reading *r)
{
	struct options *x = &r->options;

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
	x->lines = r->summaries || (!x->tree && !x->hex && !r->wants_fields && !x->recording.path);
	if (r->wants_fields) {
		x->fields = r->fields;
		r->fields = NULL;
	}
	return true;
}

/* What is saved has the bytes as they are. */
static bool
settle_secrets(const struct options *x)
{
	if (x->redact && (x->recording.path || x->exports || statistics_listen(x->statistics))) {
		complain("%s", _("--redact masks what is printed of packets; -w, --export-objects, -z follow,http and -z http_req "
		    "give all as it is: leave one out"));
		return false;
	}
	return true;
}

/* What follows from several options together. */
static bool
settle(struct reading *r, char **words, char **end)
{
	return settle_words(r, words, end) && settle_source(r) && settle_fields(r) &&
	    settle_recording(&r->options) && settle_secrets(&r->options);
}

enum options_result
options_read(struct options *options, int argc, char **argv)
{
	struct reading r = { .options.times.form = TIME_RELATIVE, .fields = fields_new() };
	int word = r.fields ? command_line_read(flags, FLAGS_COUNT, &r, argc, argv) : -1;
	bool fine = word >= 0 && (r.done || settle(&r, argv + word, argv + argc));

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
	exports_free(options->exports);
	options->exports = NULL;
}
