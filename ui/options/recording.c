/* What is saved, and how much of it: -w, -F, -a, -b. */

#include <stdio.h>
#include <unistd.h>
#include "ui/options/reading.h"
#include "ui/packet.h"
#include "ui/text/translate.h"

bool
read_output(void *to, const char *value)
{
	struct reading *r = to;

	r->options.recording.path = value;
	return true;
}

bool
read_save_format(void *to, const char *value)
{
	struct reading *r = to;
	int format = save_format_named(value);

	if (format < 0)
		return wrong(_("-F takes one of these:"), value);
	r->options.recording.format = (enum save_format)format;
	return true;
}

void
list_save_formats(void)
{
#define X(name, word, meaning) fprintf(stderr, "  %-9s %s\n", word, _(meaning));
	SAVE_FORMATS(X)
#undef X
}

bool
read_stop(void *to, const char *value)
{
	struct reading *r = to;

	return recording_limit(&r->options.recording.stop, value, false) ||
	    wrong(_("-a takes one of these, numbers from 1:"), value);
}

bool
read_ring(void *to, const char *value)
{
	struct reading *r = to;

	return recording_limit(&r->options.recording.next, value, true) ||
	    wrong(_("-b takes one of these, numbers from 1:"), value);
}

static void
list(const char *key, const char *meaning)
{
	fprintf(stderr, "  %-17s %s\n", key, meaning);
}

static void
list_limits(void)
{
	list("duration:SECONDS", _("that long (0.5, too)"));
	list("filesize:KB", _("so large a file, in 1000 bytes"));
	list("packets:N", _("so many packets"));
}

void
list_stops(void)
{
	list_limits();
	list("files:N", _("so many files, with -b"));
}

void
list_ring(void)
{
	list_limits();
	list("interval:SECONDS", _("whenever the time is a multiple of it (3600: on the hour)"));
	list("files:N", _("keep the last so many files"));
}

/* Why the files of a ring cannot be as they are asked for; NULL: they can. */
static const char *
ring_fault(const struct options *x)
{
	const struct recording_limits *next = &x->recording.next;

	if (!recording_is_ring(&x->recording))
		return x->recording.stop.files ? _("-a files: counts the files of -b; give that, too") : NULL;
	if (!x->recording.path || !strcmp(x->recording.path, "-"))
		return _("-b needs the name that files are called after: -w FILE");
	if (x->path)
		return _("-b is for live capture; a file that is read is saved as one");
	if (!next->duration && !next->interval && !next->packets && !next->bytes && !x->recording.stop.bytes)
		return _("-b files: needs to know when a file is full: -b filesize:, duration:, interval: or packets:");
	return NULL;
}

/* Why packets cannot be written to standard output; NULL: they can, or are not to be. */
static const char *
output_fault(const struct options *x)
{
	if (!x->recording.path || strcmp(x->recording.path, "-"))
		return NULL;
	if (options_want_text(x))
		return _("-w -: standard output cannot have packets and text; give -w FILE");
	if (isatty(STDOUT_FILENO))
		return _("-w -: standard output is a terminal; give -w FILE, or > FILE");
	return NULL;
}

bool
settle_recording(const struct options *options)
{
	const char *fault = ring_fault(options);

	if (!fault)
		fault = output_fault(options);
	if (fault)
		complain("%s", fault);
	return !fault;
}
