/* What to capture: plain bytes, as the screen's chooser or the command line says. */
#ifndef CAPTURE_LIVE_REQUEST_H
#define CAPTURE_LIVE_REQUEST_H

#include "capture/live/devices.h"

enum { LAUNCH_DEVICES = 16, LAUNCH_TEXT = 1024 };

struct launch_request {
	char devices[LAUNCH_DEVICES][DEVICE_NAME];
	uint32_t device_count;		/* 0: the default */
	char filter[LAUNCH_TEXT];	/* BPF; "": everything */
	uint32_t snaplen;		/* 0: whole frames */
	uint32_t buffer;		/* of the kernel, in bytes; 0: as usual */
	bool no_promiscuous, immediate;
};

#endif
