/* Points in time and durations as text. */

#include <time.h>
#include "ui/text/time.h"

enum { SECOND = 1000000000 };

int
time_form_named(const char *letters)
{
#define X(name, text, meaning) text,
	static const char *const names[] = { TIME_FORMS(X) };
#undef X

	for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
		if (!strcmp(names[i], letters))
			return i;
	return -1;
}

static void
put_fraction(struct out *o, uint32_t nanoseconds, int digits)
{
	for (int i = digits; i < 9; i++)
		nanoseconds /= 10;
	if (digits) {
		out_char(o, '.');
		out_digits(o, nanoseconds, (size_t)digits);
	}
}

void
put_duration(struct out *o, int64_t duration, int digits)
{
	uint64_t n = duration < 0 ? -(uint64_t)duration : (uint64_t)duration;

	if (duration < 0)
		out_char(o, '-');
	out_uint(o, n / SECOND);
	put_fraction(o, (uint32_t)(n % SECOND), digits);
}

static void
put_date(struct out *o, const struct tm *t, enum time_form form)
{
	out_uint(o, (uint64_t)t->tm_year + 1900);
	if (form == TIME_DATE_DOY || form == TIME_UTC_DATE_DOY) {
		out_char(o, '/');
		out_digits(o, (uint64_t)t->tm_yday + 1, 3);
	} else {
		out_char(o, '-');
		out_digits(o, (uint64_t)t->tm_mon + 1, 2);
		out_char(o, '-');
		out_digits(o, (uint64_t)t->tm_mday, 2);
	}
	out_char(o, ' ');
}

/* Calendars cost more than digits: the last second's is kept. */
static const struct tm *
calendar(time_t second, bool utc)
{
	static time_t last[2];
	static struct tm tm[2];
	static bool valid[2];

	if (!valid[utc] || last[utc] != second) {
		last[utc] = second;
		valid[utc] = true;
		if (utc)
			gmtime_r(&second, &tm[utc]);
		else
			localtime_r(&second, &tm[utc]);
	}
	return &tm[utc];
}

void
put_time(struct out *o, int64_t time, enum time_form form, int digits)
{
	int64_t second = time / SECOND, rest = time % SECOND;

	if (form == TIME_EPOCH) {
		put_duration(o, time, digits);
		return;
	}
	if (rest < 0) {
		rest += SECOND;
		second--;
	}
	const struct tm *t = calendar(second, form >= TIME_UTC_CLOCK);

	if (form != TIME_CLOCK && form != TIME_UTC_CLOCK)
		put_date(o, t, form);
	out_digits(o, (uint64_t)t->tm_hour, 2);
	out_char(o, ':');
	out_digits(o, (uint64_t)t->tm_min, 2);
	out_char(o, ':');
	out_digits(o, (uint64_t)t->tm_sec, 2);
	put_fraction(o, (uint32_t)rest, digits);
}
