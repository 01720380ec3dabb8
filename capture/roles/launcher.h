/*
 * Three roles, three processes, least privilege.
 *
 *   launcher  starts first, stays to the end, parses no packet; has the rights that the user gave
 *   capturer  opens the devices, gives up what it no longer needs, copies bytes (capturer.h)
 *   decoder   dissects and shows; before it sees a packet it confines itself (confine.h)
 *
 * The decoder asks the launcher for what it may no longer do itself: list the
 * devices, start and stop a capture, save what was captured.  Each function
 * below waits for the answer, some milliseconds.
 */
#ifndef CAPTURE_ROLES_LAUNCHER_H
#define CAPTURE_ROLES_LAUNCHER_H

#include "capture/live/request.h"
#include "capture/recording.h"
#include "capture/roles/counts.h"

/* How the decoder gets the frames. */
enum launch_feed {
	FEED_NONE,		/* nobody decodes, -w only */
	FEED_PIPE,		/* a pipe: for printing */
	FEED_FILE,		/* a file that grows: for the screen */
};

/* What the launcher has to tell a person; the text is NULL where none is said. */
enum launch_event {
	LAUNCH_CAPTURING,	/* frames are being taken, on the devices named */
	LAUNCH_TICK,		/* a second has gone by, and nobody decodes */
	LAUNCH_ASKED,		/* SIGUSR1: how goes it? */
	LAUNCH_ENDED,		/* the capture has; why, if it broke */
	LAUNCH_KEPT,		/* packets that nobody saved are in the file of that name */
	LAUNCH_DECODER_DIED,	/* by the signal of that name */
};

/* What only the command line says: the decoder cannot change it. */
struct launch_setting {
	struct launch_request request;
	struct recording_setting recording;	/* -w, -F, -a, -b, -c */
	enum launch_feed feed;
	uint64_t spool_limit;			/* bytes of a spool; 0: the disk's */
	void (*say)(enum launch_event event, const struct capture_counts *counts, const char *text);
};

struct launcher;	/* the decoder's end */

/*
 * Run decoder(its end, of) in a process of its own (FEED_NONE: none, and the
 * capture starts at once), be the launcher meanwhile, and return when all is
 * over and whatever was unsaved is dealt with: the exit status, the decoder's
 * unless the capture failed.
 */
int launcher_run(const struct launch_setting *setting,
    int (*decoder)(struct launcher *l, void *of), void *of);

/* The devices there are; see devices_list(). */
int launcher_devices(struct launcher *l, struct device *to, size_t room, char *error, size_t size);

/*
 * Start a capture (NULL: as the command line says); one that runs is stopped
 * first, and the spool of the one before, if it is still unsaved, is gone.
 * Gives the file to read, a pipe or one that grows (capture_begin() and
 * capture_follow() are the caller's), and in path its name.  NULL: error says
 * why in one line that names what to do: no such device, no right, a bad filter.
 */
struct capture_file *launcher_start(struct launcher *l, const struct launch_request *request,
    char path[LAUNCH_TEXT], char *error, size_t size);

/* Stop the capture, and wait until all of it is in the file. */
void launcher_stop(struct launcher *l);

/* How it goes; for as long as the launcher's end is there. */
const struct capture_counts *launcher_counts(const struct launcher *l);

/* Whether there are captured packets that quitting, or another start, would lose. */
bool launcher_unsaved(const struct launcher *l);

/*
 * Save all packets captured so far as path, which must not exist yet; its name
 * gets ".pcapng" if that is not how it ends.  True: text is the file's name;
 * false: text says why not.
 */
bool launcher_save(struct launcher *l, const char *path, char *text, size_t size);

#endif
