/*
 * The feed: captured frames on their way to the decoder, as a pcapng file
 * through a pipe, or in a file that grows.
 */
#ifndef CAPTURE_ROLES_FEED_H
#define CAPTURE_ROLES_FEED_H

#include "capture/save.h"

struct feed;

/*
 * fd stays the caller's.  patient: when a pipe is full, wait for its reader;
 * else frames that find no room are left out, and counted.  limit: bytes of a
 * file; 0: none.  NULL: errno says why.
 */
struct feed *feed_new(int fd, bool patient, uint64_t limit,
    const struct save_interface *interfaces, size_t count);
void feed_free(struct feed *f);		/* NULL is fine */

/* False: nothing more can be fed; feed_fault() says why. */
bool feed_frame(struct feed *f, const struct frame *frame);
bool feed_flush(struct feed *f);
bool feed_end(struct feed *f, const struct save_counts *counts, size_t count);

int feed_fault(const struct feed *f);		/* errno; EFBIG: the limit; EPIPE: the reader left */
uint64_t feed_bytes(const struct feed *f);	/* that were written */
uint64_t feed_left_out(const struct feed *f);	/* frames */

#endif
