/* One of the devices that are captured from, for live.c. */
#ifndef CAPTURE_LIVE_SOURCE_H
#define CAPTURE_LIVE_SOURCE_H

#include <pcap/pcap.h>

#include "capture/live/live.h"

/*
 * The kernel gives frames in blocks, when one is full or after so long: soon
 * enough for eyes, and ten times a second costs nothing.
 */
enum { SOURCE_BLOCK_MS = 100 };

struct source {
	struct device device;
	uint32_t number;
	struct live *live;
	pcap_t *pcap;			/* NULL: not open */
	unsigned nanoseconds;		/* that a unit of its times has */
	struct save_interface shown;
};

/* Open the device that is named in s.  0, or why not, with error as live_open()'s. */
enum live_problem source_open(struct source *s, const struct launch_request *r, char *error, size_t size);

/* Whether it is up; what is no network device always is. */
bool source_is_up(const struct source *s);

#endif
