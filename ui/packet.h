/*
 * From a captured frame to a dissection: capture/ and dissectors/ know
 * nothing of each other.
 */
#ifndef UI_PACKET_H
#define UI_PACKET_H

#include "capture/file.h"
#include "dissectors/engine/dissect.h"

/*
 * What the dissectors are told of a frame.  number: from 1; first, previous:
 * times of the first frame and of the one before this.  Holds views of the
 * frame's bytes and texts: lives as long as they do.
 */
struct packet packet_of(const struct capture_file *file, const struct frame *frame,
    uint32_t number, int64_t first, int64_t previous);

/* The same the other way round, without its place in the file; a view, too. */
struct frame frame_of(const struct packet *packet);

/* Digits behind the point of the interface's times in seconds. */
int time_digits(const struct capture_file *file, uint32_t interface);

/* Fields of a packet at most: the same for all visits, so that all decode the same. */
enum { PACKET_NODES = 16384 };

/* A number that no sender of packets can know, for struct session_setting. */
uint64_t secret_seed(void);

/* Why a path cannot be opened and such, on stderr, with the program's name before it. */
__attribute__((format(printf, 1, 2))) void complain(const char *format, ...);

#endif
