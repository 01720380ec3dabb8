/* Saving packets of a file in another one, and the limits of that: -r FILE with -w, -F, -a. */
#ifndef UI_PRINT_REWRITE_H
#define UI_PRINT_REWRITE_H

#include "ui/options.h"

struct rewriting;

/* Whether the options ask for it. */
static inline bool
rewrite_wanted(const struct options *options)
{
	const struct recording_limits *stop = &options->recording.stop;

	return options->path && (options->recording.path || stop->bytes || stop->packets || stop->duration);
}

/* Open what is to be written, before the first packet is read.  NULL: after a complaint. */
struct rewriting *rewrite_open(const struct options *options);

/* Save a frame of file.  False: no more is wanted, or it failed. */
bool rewrite_frame(struct rewriting *x, const struct capture_file *file, const struct frame *frame);

/* What is still to be written, and the end.  x is gone; false: after a complaint. */
bool rewrite_close(struct rewriting *x, const struct capture_file *file);

#endif
