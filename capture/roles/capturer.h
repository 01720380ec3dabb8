/*
 * The capturer: opens the devices and the files, gives up what it no longer
 * needs, and then only copies bytes.
 */
#ifndef CAPTURE_ROLES_CAPTURER_H
#define CAPTURE_ROLES_CAPTURER_H

#include "capture/live/request.h"
#include "capture/recording.h"
#include "capture/roles/counts.h"

struct capturer {
	struct launch_request request;
	struct recording_setting recording;
	int feed;			/* to the decoder; -1: nowhere */
	uint64_t feed_limit;		/* bytes; 0: none */
	int launcher;			/* gets a byte when frames are being taken; its end says stop */
	struct capture_counts *counts;
};

/* Exit statuses of the process that runs it, as the program's. */
enum { CAPTURER_FINE = 0, CAPTURER_USAGE = 1, CAPTURER_BROKEN = 2 };

/*
 * Capture until told to stop, by the launcher or SIGTERM, or by a limit.
 * Gives the exit status; counts says the same at more length.
 */
int capturer_run(const struct capturer *setting);

#endif
