/* Frames of captures that were made live, to be compared. */
#ifndef TESTS_LIVE_FRAMES_H
#define TESTS_LIVE_FRAMES_H

#include <stddef.h>
#include <stdint.h>

struct frames {
	struct kept {
		uint8_t *bytes;
		uint32_t captured, wire;
	} *all;
	size_t count;
};

/*
 * The frames of a file between its first two markers.  Fails the test if the
 * file cannot be read, is damaged or has no two of them.
 */
struct frames frames_between(const char *path);

/* Add all frames of a file that are no markers. */
void frames_append(struct frames *f, const char *path);
void frames_free(struct frames *f);

/* Expect the same frames in the same order; snaplen: ours are cut there. */
void expect_same_frames(const char *name, const struct frames *ours, const struct frames *theirs, uint32_t snaplen);

/* How many frames a file has, up to its end or damage. */
size_t frames_of(const char *path);

#endif
