/* The words of -a and -b, see capture/recording.h. */

#include <stddef.h>
#include <string.h>

#include "capture/recording.h"
#include "capture/ring.h"

/* A whole number up to most.  Gives where it ends; NULL: there is none. */
static const char *
read_number(const char *p, uint64_t most, uint64_t *n)
{
	const char *start = p;

	for (*n = 0; *p >= '0' && *p <= '9'; p++) {
		uint64_t digit = (uint64_t)(*p - '0');

		if (*n > (most - digit) / 10)
			return NULL;
		*n = *n * 10 + digit;
	}
	return p > start ? p : NULL;
}

/* Seconds, as tshark's with a fraction if wanted, whatever the locale's point is; in nanoseconds. */
static bool
read_seconds(const char *p, uint64_t *nanoseconds)
{
	uint64_t unit = 1000000000;

	p = read_number(p, INT64_MAX / 4 / unit, nanoseconds);
	if (!p)
		return false;
	*nanoseconds *= unit;
	if (*p == '.')
		for (p++; *p >= '0' && *p <= '9'; p++)
			*nanoseconds += (uint64_t)(*p - '0') * (unit /= 10);
	return !*p;
}

static const struct key {
	const char *word;
	size_t where;
	uint64_t most, unit;	/* unit 0: seconds with a fraction */
	bool ring_only;
} keys[] = {
	{ "duration:", offsetof(struct recording_limits, duration) },
	{ "filesize:", offsetof(struct recording_limits, bytes), UINT64_MAX / 1000, 1000 },
	{ "packets:", offsetof(struct recording_limits, packets), UINT64_MAX, 1 },
	{ "files:", offsetof(struct recording_limits, files), RING_FILES_MAX, 1 },
	{ "interval:", offsetof(struct recording_limits, interval), INT64_MAX / 4, 1000000000, true },
};

bool
recording_limit(struct recording_limits *limits, const char *value, bool ring)
{
	for (const struct key *k = keys; k < keys + sizeof keys / sizeof *keys; k++) {
		size_t n = strlen(k->word);
		const char *end;
		uint64_t limit;

		if (strncmp(value, k->word, n) || (k->ring_only && !ring))
			continue;
		if (k->unit) {
			end = read_number(value + n, k->most / k->unit, &limit);
			limit *= k->unit;
		} else {
			end = read_seconds(value + n, &limit) ? "" : NULL;
		}
		if (!end || *end || limit == 0)
			return false;
		memcpy((char *)limits + k->where, &limit, sizeof limit);
		return true;
	}
	return false;
}
