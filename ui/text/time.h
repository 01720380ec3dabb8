/* Points in time and durations as text. */
#ifndef UI_TEXT_TIME_H
#define UI_TEXT_TIME_H

#include "ui/text/out.h"

/* tshark's -t, by its letters. */
#define TIME_FORMS(X) \
	X(TIME_CLOCK, "a", "time of day") \
	X(TIME_DATE, "ad", "date and time of day") \
	X(TIME_DATE_DOY, "adoy", "year/day of the year and time of day") \
	X(TIME_DELTA, "d", "seconds since the previous packet") \
	X(TIME_DELTA_SHOWN, "dd", "seconds since the previous packet shown") \
	X(TIME_EPOCH, "e", "seconds since 1970") \
	X(TIME_RELATIVE, "r", "seconds since the first packet") \
	X(TIME_UTC_CLOCK, "u", "time of day, UTC") \
	X(TIME_UTC_DATE, "ud", "date and time of day, UTC") \
	X(TIME_UTC_DATE_DOY, "udoy", "year/day of the year and time of day, UTC")

enum time_form {
#define X(name, letters, meaning) name,
	TIME_FORMS(X)
#undef X
};

/* Which form the letters name; -1: none. */
int time_form_named(const char *letters);

/*
 * Nanoseconds since 1970 in a form that shows a point in time (not
 * TIME_DELTA, TIME_DELTA_SHOWN, TIME_RELATIVE), with so many digits (0 to 9)
 * behind the point.  Local time is the zone's at that time.
 */
void put_time(struct out *o, int64_t time, enum time_form form, int digits);

/* Nanoseconds as seconds, with so many digits behind the point. */
void put_duration(struct out *o, int64_t duration, int digits);

#endif
