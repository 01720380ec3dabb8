/* See rewrite.h. */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "ui/packet.h"
#include "ui/packets.h"
#include "ui/print/rewrite.h"
#include "ui/text/translate.h"

struct rewriting {
	struct recording *recording;
	bool pcapng, flush;
	uint32_t interfaces;		/* the recording knows of */
	uint64_t left_out;
};

/* Opening it for writing would empty what is to be read. */
static bool
is_itself(const char *from, const char *to)
{
	struct stat a, b;

	return !(strcmp(from, "-") ? stat(from, &a) : fstat(STDIN_FILENO, &a)) &&
	    !(strcmp(to, "-") ? stat(to, &b) : fstat(STDOUT_FILENO, &b)) && S_ISREG(a.st_mode) &&
	    a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

struct rewriting *
rewrite_open(const struct options *options)
{
	const struct recording_setting *setting = &options->recording;
	struct rewriting *x = calloc(1, sizeof *x);
	char error[1024];

	if (setting->path && is_itself(options->path, setting->path)) {
		complain(_("%s is the file that is read; save the packets as another one"), setting->path);
	} else if (!x) {
		complain("%s", _("not enough memory"));
	} else {
		x->pcapng = setting->format == SAVE_PCAPNG;
		x->flush = options->flush;
		x->recording = recording_new(setting, NULL, 0, error, sizeof error);
		if (x->recording)
			return x;
		complain("%s", error);
	}
	free(x);
	return NULL;
}

/*
 * Describe interface number of the file.  A pcap file has one snaplen, and
 * some readers cut what is longer: there it is said to be whole.
 */
static bool
describe(struct rewriting *x, const struct capture_file *file, uint32_t number)
{
	const struct capture_interface *from = capture_interface(file, number);
	char name[256];

	if (!from)
		return false;
	snprintf(name, sizeof name, "%.*s", (int)from->name.len, from->name.len ? from->name.bytes : "");
	x->interfaces++;
	return recording_interface(x->recording, &(struct save_interface){ .name = name,
	    .link_type = from->link_type, .snaplen = x->pcapng ? from->snaplen : 0 });
}

/* pcapng has all interfaces, by their numbers in the file; pcap the link type of what it holds. */
static bool
describe_up_to(struct rewriting *x, const struct capture_file *file, uint32_t number)
{
	if (!x->pcapng)
		return x->interfaces || describe(x, file, number);
	while (x->interfaces <= number)
		if (!describe(x, file, x->interfaces))
			return false;
	return true;
}

bool
rewrite_frame(struct rewriting *x, const struct capture_file *file, const struct frame *frame)
{
	int64_t now = nanoseconds_now();

	if (frame->link_type == CAPTURE_LINK_NONE) {
		x->left_out++;
		return true;
	}
	return describe_up_to(x, file, frame->interface) &&
	    recording_frame(x->recording, frame, now) == RECORDING_GOES_ON &&
	    (!x->flush || recording_flush(x->recording, now) == RECORDING_GOES_ON);
}

/* Interfaces without packets are described, too. */
static void
describe_rest(struct rewriting *x, const struct capture_file *file)
{
	while ((x->pcapng || !x->interfaces) && describe(x, file, x->interfaces))
		;
}

bool
rewrite_close(struct rewriting *x, const struct capture_file *file)
{
	bool fine;

	describe_rest(x, file);
	fine = recording_end(x->recording, NULL, 0);
	if (!fine)
		complain("%s", recording_error(x->recording));
	if (x->left_out)
		complain(_("%" PRIu64 " blocks that hold no packets are not saved"), x->left_out);
	recording_free(x->recording);
	free(x);
	return fine;
}
