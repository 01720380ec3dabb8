/*
 * One file after the other: names as tshark's, and the oldest goes when there
 * are more than are to be kept.  Only files that the ring made itself ever go.
 */
#ifndef CAPTURE_RING_H
#define CAPTURE_RING_H

#include <stdint.h>

enum { RING_FILES_MAX = 99999 };	/* that can be kept */

struct ring;

/* After the path NAME.EXT, files are called NAME_00001_20261231235959.EXT.  keep: 0: all.  NULL: no memory. */
struct ring *ring_new(const char *path, uint32_t keep);
void ring_free(struct ring *r);		/* NULL is fine; the files stay */

/*
 * Make the next file, with the local time of now in its name, once the oldest
 * one is gone (if it is still that file: one that was moved away, or replaced,
 * stays).  Gives a descriptor, the caller's; -1: errno says why (EEXIST: never
 * writes over a file).
 */
int ring_next(struct ring *r);

/* The name of the file made, or tried, last; NULL: none.  Lives until the next ring_next(). */
const char *ring_path(const struct ring *r);

#endif
