/* A folder of capture files whose frames tell their number in their first bytes. */
#ifndef TESTS_CAPTURE_FOLDER_H
#define TESTS_CAPTURE_FOLDER_H

#include "capture/recording.h"

enum { FOLDER_FILES = 1000 };

struct folder {
	char path[64];
	char names[FOLDER_FILES][64];	/* sorted, after folder_list() */
	uint32_t count;
};

struct folder folder_new(void);
void folder_free(struct folder *f);		/* and all in it */

/* The path of a file in it; lives until the second call after this one. */
const char *folder_path(const struct folder *f, const char *name);
uint32_t folder_list(struct folder *f);		/* how many files it has */

#define SECOND INT64_C(1000000000)

/*
 * The frames in all files listed, one after the other.  Expects their numbers
 * to count on from first, and files to end as they should, but for the last
 * one, which is read as far as it goes.
 */
uint32_t folder_frames(const struct folder *f, uint32_t first);

/* Record frame number (of 64 bytes that tell it, number seconds after 1970) on this interface, eth0. */
extern const struct save_interface folder_ethernet;
enum recording_status folder_add(struct recording *r, uint32_t number, int64_t clock);
enum { FOLDER_HEADERS = 48 + 40, FOLDER_RECORD = 32 + 64 };	/* of pcapng: section and interface; a frame */

void folder_write(const char *path, const char *text);
int64_t clock_now(void);		/* CLOCK_MONOTONIC in nanoseconds */

#endif
