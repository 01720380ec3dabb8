/*
 * A recording: frames into one file, or into one after the other (a ring of
 * files), until something says stop.  What -w, -F, -a and -b ask for.
 *
 * Each frame goes to exactly one file, and none is lost between two.
 */
#ifndef CAPTURE_RECORDING_H
#define CAPTURE_RECORDING_H

#include "capture/save.h"

/* Limits of a file or of the whole recording; 0: none. */
struct recording_limits {
	uint64_t bytes;			/* filesize: (in kB of 1000 bytes, as tshark's) */
	uint64_t packets;
	uint64_t seconds;		/* duration: by the clock, not by the frames' times */
	uint64_t interval;		/* -b only: seconds of the wall clock that end a file at their multiples */
	uint32_t files;			/* -a: stop after so many; -b: keep the last so many */
};

struct recording_setting {
	const char *path;		/* "-": standard output; NULL: nowhere, only the limits count */
	enum save_format format;
	struct recording_limits stop, next;	/* -a; -b: all 0: one file */
};

/* Read the value of an -a (ring: of a -b) into limits.  False: it is none. */
bool recording_limit(struct recording_limits *limits, const char *value, bool ring);

struct recording;

enum recording_status {
	RECORDING_GOES_ON,
	RECORDING_DONE,			/* a limit is reached: this frame was the last one */
	RECORDING_FAILED,		/* recording_error() says what, and what is safe */
};

/*
 * Open the (first) file and write its header.  The setting's path is copied.
 * Files of a ring are called as tshark's: NAME_00001_20261231235959.pcapng.
 * NULL: error says why.
 */
struct recording *recording_new(const struct recording_setting *setting,
    const struct save_interface *interfaces, size_t count, char *error, size_t size);

/* Add a frame; clock: nanoseconds of a clock that only runs forward. */
enum recording_status recording_frame(struct recording *r, const struct frame *frame, int64_t clock);

/* Write out what has gathered, and look at the limits of time. */
enum recording_status recording_flush(struct recording *r, int64_t clock);

/* When a limit of time is reached next, by the same clock; INT64_MAX: never. */
int64_t recording_deadline(const struct recording *r);

const char *recording_error(const struct recording *r);		/* NULL: none */
const char *recording_path(const struct recording *r);		/* of the file being written; NULL: nowhere */
uint64_t recording_packets(const struct recording *r);

/* Counts as save_end(); then the file is closed.  False: recording_error(). */
bool recording_end(struct recording *r, const struct save_counts *counts, size_t count);
void recording_free(struct recording *r);		/* NULL is fine */

#endif
