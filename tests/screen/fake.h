/* A launcher that does what the test says, to drive the screen without devices and rights. */
#ifndef TESTS_SCREEN_FAKE_H
#define TESTS_SCREEN_FAKE_H

#include "tests/screen/stage.h"
#include "ui/screen/live.h"

struct launcher {
	struct device devices[20];
	int device_count;			/* -1: they cannot be listed */
	char error[LAUNCH_TEXT];		/* why nothing can be started; "": it can */
	char save_error[LAUNCH_TEXT], saved[LAUNCH_TEXT];
	struct launch_request request;		/* of the last start */
	int starts, stops, saves;
	bool named;				/* as with -w: nothing is ever unsaved */
	struct capture_counts counts;
	char path[SAMPLE_PATH];			/* of the file that grows */
};

extern const struct launch_calls fake_calls;

/* eth0 with all that a device can have, wlan0 without a carrier, lo, and tun9, which is down. */
struct launcher fake_launcher(void);

/* So many frames come in: those of sample.h, all from eth0's address. */
void fake_record(struct launcher *l, unsigned frames);

void fake_end(struct launcher *l);		/* removes its file */

/* A screen with it on a terminal of that size; seconds 1. */
void stage_live(struct stage *t, struct launcher *l, int rows, int columns, bool at_once);

#endif
