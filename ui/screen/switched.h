/*
 * Whether we seem to be behind a switch: of other machines' frames to each
 * other, none comes.
 */
#ifndef UI_SCREEN_SWITCHED_H
#define UI_SCREEN_SWITCHED_H

#include "capture/roles/launcher.h"
#include "dissectors/engine/dissect.h"

enum { SWITCHED_ENOUGH = 200 };		/* frames, before we say so */

struct switched {
	const struct field *source, *destination;	/* of a frame: eth.src, eth.dst */
	uint8_t macs[LAUNCH_DEVICES][6];		/* ours */
	size_t mac_count;
	uint32_t seen;			/* frames from us, to us, or to a group */
	bool foreign;			/* one that was none of these came */
};

/* Begin with the addresses of those of the devices that the request names. */
void switched_begin(struct switched *w, const struct launch_request *request,
    const struct device *devices, int count);

/* A packet was observed. */
void switched_observe(void *of, const struct dissection *d);

bool switched_seems(const struct switched *w);

#endif
