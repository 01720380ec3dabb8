/*
 * A capture as the launcher sees it: the capturer's process, where the frames
 * go, and what to do with them afterwards.
 */
#ifndef CAPTURE_ROLES_RUNNING_H
#define CAPTURE_ROLES_RUNNING_H

#include <limits.h>
#include <sys/types.h>

#include "capture/roles/launcher.h"

struct running {
	const struct launch_setting *setting;
	struct capture_counts *counts;
	int decoder_socket;		/* the launcher's alone; -1: none */
	pid_t capturer;			/* 0: none */
	int control;			/* its end says stop to the capturer */
	int spool;			/* -1: none */
	char path[PATH_MAX];		/* of the spool */
	bool unsaved;			/* the spool holds the only copy */
	char file[PATH_MAX];		/* of the user's, where each start makes one more */
	unsigned files;
	int status;			/* how the last capturer ended, as an exit status */
};

/*
 * Start a capturer and wait until frames are taken.  reader: gets a descriptor
 * for who decodes (-1 with FEED_NONE).  False: text says why.  True: text is
 * the name of the file that reader reads.
 */
bool running_start(struct running *r, const struct launch_request *request, int *reader,
    char *text, size_t size);

/* Stop it, and wait until all is written. */
void running_stop(struct running *r);

/* It may have ended by itself: look, without waiting.  True: it just has. */
bool running_has_ended(struct running *r);

/* As launcher_save(), of the whole records of the spool. */
bool running_save(struct running *r, const char *path, char *text, size_t size);

/* Give the spool up, or leave it where it is. */
void running_end(struct running *r, bool keep);

#endif
