/*
 * What save.c (the buffer, and its way out) and the formats (save_pcapng.c,
 * save_pcap.c) share.  Nothing here is for use outside capture/.
 *
 * Numbers are written in little-endian order, whatever the machine's is.
 */
#ifndef CAPTURE_SAVE_FORMAT_H
#define CAPTURE_SAVE_FORMAT_H

#include <string.h>

#include "capture/save.h"

enum { TEXT_MOST = UINT16_MAX };	/* what an option of pcapng holds; longer texts are cut */

/* Functions that put something write at to, where there is room, and give the place behind it. */
struct save_writer {
	bool one_interface;	/* put_interface() puts the file's header, once */
	uint8_t *(*put_section)(uint8_t *to);	/* NULL: there are none */
	uint8_t *(*put_interface)(uint8_t *to, const struct save_interface *interface);
	uint8_t *(*put_frame)(uint8_t *to, const struct frame *frame);

	/* Of one interface, from and until a time in nanoseconds.  NULL: there is no place for them. */
	uint8_t *(*put_counts)(uint8_t *to, uint32_t interface, const struct save_counts *counts,
		int64_t from, int64_t until);

	/* The length of what was put at p, and whether it is a frame; first: in the file. */
	size_t (*length)(const uint8_t *p, bool first, bool *frame);
};

extern const struct save_writer save_pcapng, save_pcap, save_nsecpcap;

/* Room that is enough for anything but the bytes and the comment of a frame. */
enum { RECORD_ROOM = 3 * TEXT_MOST + 256 };

static inline uint8_t *
put16(uint8_t *to, uint16_t v)
{
	to[0] = (uint8_t)v;
	to[1] = (uint8_t)(v >> 8);
	return to + 2;
}

static inline uint8_t *
put32(uint8_t *to, uint32_t v)
{
	return put16(put16(to, (uint16_t)v), (uint16_t)(v >> 16));
}

static inline uint8_t *
put_bytes(uint8_t *to, const void *bytes, size_t n)
{
	if (n)
		memcpy(to, bytes, n);
	return to + n;
}

#endif
