/*
 * Time stamps of pcapng in nanoseconds: units of 10^-n or 2^-n seconds, and an
 * offset.  draft-ietf-opsawg-pcapng 4.2, if_tsresol and if_tsoffset.
 */

#include "capture/internal.h"

static uint64_t
power_of_ten(unsigned n)
{
	uint64_t power = 1;

	while (n--)
		power *= 10;
	return power;
}

struct clock
clock_of(uint8_t resolution, int64_t offset)
{
	unsigned n = resolution & 0x7f;
	struct clock c = { .multiply = 1, .divide = 1, .offset = offset };

	if (resolution & 0x80) {
		c.multiply = 1000000000;
		c.shift = n;
	} else if (n <= 9) {
		c.multiply = power_of_ten(9 - n);
	} else if (n - 9 <= 19) {
		c.divide = power_of_ten(n - 9);
	} else {
		c.multiply = 0;		/* 64 bits of so short a unit are no nanosecond */
	}
	return c;
}

int64_t
clock_time(const struct clock *c, uint64_t ticks)
{
	unsigned __int128 exact = (unsigned __int128)ticks * c->multiply;
	__int128 t;

	if (c->divide != 1)
		exact /= c->divide;
	t = (__int128)(exact >> c->shift) + (__int128)c->offset * 1000000000;
	return t > INT64_MAX ? INT64_MAX : t < INT64_MIN ? INT64_MIN : (int64_t)t;
}
