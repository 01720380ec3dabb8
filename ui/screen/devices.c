/* Devices and their rates. */

#include <string.h>

#include "ui/screen/devices.h"

enum { SECOND = 1000000000, STEP = 4, LEVELS = 8 };

static const struct watched *
find(const struct devices *w, const char *name)
{
	for (size_t i = 0; i < w->count; i++)
		if (!strcmp(w->rows[i].device.name, name))
			return &w->rows[i];
	return NULL;
}

/* One more rate.  A device that began anew counts from there. */
static void
add_rate(struct watched *row, uint64_t then, int64_t passed)
{
	uint64_t now = row->device.packets, more = now >= then ? now - then : now;

	memmove(row->rates + 1, row->rates, (RATES - 1) * sizeof *row->rates);
	row->rates[0] = (more * SECOND + (uint64_t)passed / 2) / (uint64_t)passed;
	row->rate_count += row->rate_count < RATES;
}

void
devices_update(struct devices *w, const struct device *list, size_t count, int64_t now)
{
	struct devices old = *w;

	w->count = count < DEVICES_MAX ? count : DEVICES_MAX;
	w->asked = now;
	for (size_t i = 0; i < w->count; i++) {
		const struct watched *before = find(&old, list[i].name);
		struct watched *row = &w->rows[i];

		*row = before ? *before : (struct watched){ 0 };
		row->device = list[i];
		if (before && before->device.counted && list[i].counted && now > old.asked)
			add_rate(row, before->device.packets, now - old.asked);
	}
}

int
rate_level(uint64_t rate)
{
	int level = 0;

	for (; rate && level < LEVELS; rate /= STEP)
		level++;
	return level;
}
