/*
 * Frames from devices, by libpcap.  Opening takes the right to capture,
 * reading takes none.  Nothing here looks into a frame.
 */
#ifndef CAPTURE_LIVE_LIVE_H
#define CAPTURE_LIVE_LIVE_H

#include "capture/live/request.h"
#include "capture/save.h"

/* What keeps devices from being opened, for who knows what to do about it. */
enum live_problem {
	LIVE_NO_DEVICE = 1,
	LIVE_NO_RIGHT,
	LIVE_WRONG_FILTER,
	LIVE_OTHER,
};

struct live;

/*
 * Open the devices; frames are kept by the kernel from now on.  NULL: problem
 * and error say why; the latter names the device or the filter.
 */
struct live *live_open(const struct launch_request *request, enum live_problem *problem,
    char *error, size_t size);
void live_close(struct live *l);	/* NULL is fine */

/* The devices, for a file's header.  Views that live as long as l. */
size_t live_interfaces(const struct live *l, const struct save_interface **all);

/* What the kernel and the device have counted so far, as many as there are devices. */
void live_counts(struct live *l, struct save_counts *counts);

/*
 * Wait until frames are there, a descriptor is readable (-1: none), or the
 * time is over (nanoseconds; never more than 100 ms); then take what is
 * there, each frame with take(), until that gives false.  Frames live until
 * take() returns.  False: a device does not go on; live_error() says why.
 */
bool live_read(struct live *l, int until, int64_t nanoseconds,
    bool (*take)(void *of, const struct frame *frame), void *of);
const char *live_error(const struct live *l);

#endif
