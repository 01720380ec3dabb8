/*
 * The command line.  Flags are tshark's wherever tshark has one; what each
 * does stands once, in the table of options.c, from which --help is printed.
 */
#ifndef UI_OPTIONS_H
#define UI_OPTIONS_H

#include "capture/roles/launcher.h"
#include "ui/export/export.h"
#include "ui/print/fields.h"
#include "ui/print/tree.h"
#include "ui/stats/statistics.h"

/* Exit statuses, as tshark's. */
enum { EXIT_FINE = 0, EXIT_USAGE = 1, EXIT_FILE = 2 };

struct options {
	const char *path;		/* -r, or the word; NULL: none */
	const char *filter;		/* -f, or NULL: of a file */
	bool live;			/* there is no file: capture */
	struct launch_request request;	/* -i, -p, -s, -B, --immediate-mode, -f or the words behind */
	struct recording_setting recording;	/* -w, -F, -a, -b; when capturing, -c, too */
	uint64_t spool_limit;		/* --spool-limit, in bytes; 0: none */
	bool print;			/* asked for text, so no screen */
	bool tree, hex, lines, quiet;	/* -V or -O; -x; -P or none of these; -q */
	bool flush;			/* -l */
	bool numbers;			/* -n: addresses have no names */
	bool heard;			/* -N n: IP addresses have the names that were heard */
	bool two_passes;		/* -2 */
	bool no_sandbox;		/* --no-sandbox: for debuggers */
	bool redact;			/* --redact */
	size_t memory;			/* --memory, in bytes; 0: as much as usual */
	bool color, color_said;		/* what --color asks for, and whether it was there */
	struct detail detail;		/* with tree */
	struct fields *fields;		/* -T fields; NULL: text */
	struct statistics *statistics;	/* -z; NULL: none */
	struct exports *exports;	/* --export-objects; NULL: none */
	uint32_t count;			/* -c; 0: all */
	struct time_style times;
};

/* Whether anybody wants to know what is in the packets: else they are only saved. */
static inline bool
options_want_text(const struct options *x)
{
	return !x->recording.path || x->lines || x->tree || x->hex || x->fields || x->statistics || x->exports;
}

enum options_result {
	OPTIONS_RUN,
	OPTIONS_DONE,			/* --help and the like: exit with EXIT_FINE */
	OPTIONS_WRONG,			/* stderr says what: exit with EXIT_USAGE */
};

/* Read the command line.  The strings stay argv's; free with options_free(). */
enum options_result options_read(struct options *options, int argc, char **argv);
void options_free(struct options *options);

#endif
