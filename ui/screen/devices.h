/* Devices, looked at again and again: which there are, and how many packets a second each has. */
#ifndef UI_SCREEN_DEVICES_H
#define UI_SCREEN_DEVICES_H

#include "capture/live/devices.h"

enum { RATES = 12 };

struct watched {
	struct device device;
	bool marked;
	uint64_t rates[RATES];		/* packets a second, the newest first */
	int rate_count;			/* of them that are known */
};

/* Begin with all zeros. */
struct devices {
	struct watched rows[DEVICES_MAX];
	size_t count;
	int64_t asked;			/* when; 0: never */
};

/* What there is now.  A device is known again by its name, wherever it stands. */
void devices_update(struct devices *w, const struct device *list, size_t count, int64_t now);

/* How high a bar for a rate is, 0 to 8: each step four times as many, so that bars can be compared. */
int rate_level(uint64_t rate);

#endif
