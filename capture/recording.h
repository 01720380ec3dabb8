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
	uint64_t duration;		/* nanoseconds: by the clock, not by the frames' times */
	uint64_t interval;		/* -b only: nanoseconds; wall-clock times at their multiples end a file */
	uint64_t files;			/* -a: stop after so many; -b: keep the last so many */
};

struct recording_setting {
	const char *path;		/* "-": standard output; NULL: nowhere, only the limits count */
	enum save_format format;
	struct recording_limits stop, next;	/* -a; -b: all 0: one file */
};

/* Whether it is a ring: one file after the other. */
static inline bool
recording_is_ring(const struct recording_setting *setting)
{
	const struct recording_limits *next = &setting->next;

	return next->bytes || next->packets || next->duration || next->interval || next->files;
}

/*
 * Read the value of an -a (ring: of a -b) into limits: duration:SECONDS (0.5,
 * too), filesize:KB, packets:N, files:N; of a -b interval:SECONDS, too.  False:
 * it is none.
 */
bool recording_limit(struct recording_limits *limits, const char *value, bool ring);

struct recording;

enum recording_status {
	RECORDING_GOES_ON,
	RECORDING_DONE,			/* a limit is reached: this frame was the last one */
	RECORDING_FAILED,		/* recording_error() says what, and what is safe */
};

/*
 * Open the (first) file and write its header.  The setting's path is copied,
 * and so are the interfaces' texts.  A file that is there already is written
 * over; but not by a ring (ring.h).  Files can be read by their owner alone,
 * as tshark's: there may be passwords in them.
 *
 * With a ring, a filesize: of -a is one of -b, as tshark has it.  Time counts
 * from here, by CLOCK_MONOTONIC.  NULL: error says why, in one line that names
 * the file and what to do.
 */
struct recording *recording_new(const struct recording_setting *setting,
    const struct save_interface *interfaces, size_t count, char *error, size_t size);

/* One more interface, for this file and those after it.  False: recording_error(). */
bool recording_interface(struct recording *r, const struct save_interface *interface);

/*
 * Add a frame; clock: CLOCK_MONOTONIC in nanoseconds.  It is copied, and
 * written with others in blocks, or by recording_flush(): who wants a file
 * that somebody can read meanwhile, or after a kill -9, calls that now and
 * then.  After RECORDING_DONE and RECORDING_FAILED nothing is added any more.
 */
enum recording_status recording_frame(struct recording *r, const struct frame *frame, int64_t clock);

/* Write out what has gathered, and look at the limits of time. */
enum recording_status recording_flush(struct recording *r, int64_t clock);

/* When a limit of time is reached next, by the same clock; INT64_MAX: never. */
int64_t recording_deadline(const struct recording *r);

const char *recording_error(const struct recording *r);		/* NULL: none */
const char *recording_path(const struct recording *r);		/* of the file being written; NULL: nowhere */
uint64_t recording_packets(const struct recording *r);		/* that are in files, or will be; after a failure, that are */

/*
 * Counts as save_end(), for the last file; then it is closed.  To be called
 * after a failure, too, so that what can be saved is.  False: recording_error().
 */
bool recording_end(struct recording *r, const struct save_counts *counts, size_t count);
void recording_free(struct recording *r);		/* NULL is fine; what was not flushed is lost */

#endif
