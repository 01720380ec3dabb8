/* Packets of a capture, printed one after the other. */
#ifndef UI_PRINT_PRINT_H
#define UI_PRINT_PRINT_H

#include "capture/file.h"
#include "capture/filter.h"
#include "ui/print/rewrite.h"

/*
 * Read the file to its end and print what the options ask for; two passes
 * need one that was opened with capture_open_spooled().  filter: only
 * the packets that pass, or NULL.  rewriting: where they are saved, too, or
 * NULL; it is closed.  Gives the exit status: EXIT_FILE after a damaged file or
 * a failed write, with a line on stderr.
 */
int print_capture(struct capture_file *file, struct capture_filter *filter, struct rewriting *rewriting,
    const struct options *options);

#endif
