/* Dates as mails have them.  RFC 5322 section 3.3 and 4.3. */

#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include "dissectors/coding/date.h"

static const char days[] = "SunMonTueWedThuFriSat", months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

/* RFC 5322 section 4.3; others mean no known zone. */
static const struct {
	const char *name;
	int hours;
} zones[] = {
	{ "UT", 0 }, { "GMT", 0 }, { "UTC", 0 }, { "Z", 0 }, { "EST", -5 }, { "EDT", -4 }, { "CST", -6 }, { "CDT", -5 },
	{ "MST", -7 }, { "MDT", -6 }, { "PST", -8 }, { "PDT", -7 },
};

struct reader {
	const uint8_t *p;
	size_t n, at;
};

static uint8_t
peek(const struct reader *r)
{
	return r->at < r->n ? r->p[r->at] : 0;
}

/* RFC 5322 section 3.2.2: spaces, folds, and comments in parentheses, which may stand anywhere. */
static void
skip_white(struct reader *r)
{
	for (int depth = 0; r->at < r->n; r->at++) {
		uint8_t c = r->p[r->at];

		depth += c == '(' ? 1 : c == ')' && depth ? -1 : 0;
		if (!depth && !memchr(" \t\r\n)", c, 5))
			return;
	}
}

/* A number of min to max digits; negative: there is none. */
static int
number(struct reader *r, int min, int max)
{
	int v = 0, i = 0;

	for (; i < max && peek(r) >= '0' && peek(r) <= '9'; i++)
		v = v * 10 + (r->p[r->at++] - '0');
	return i < min || (peek(r) >= '0' && peek(r) <= '9') ? -1 : v;
}

/* Which of the three-letter names comes next, from 0; negative: none. */
static int
name(struct reader *r, const char *all)
{
	for (int i = 0; r->n - r->at >= 3 && all[i * 3]; i++)
		if (!strncasecmp((const char *)r->p + r->at, all + i * 3, 3)) {
			r->at += 3;
			return i;
		}
	return -1;
}

/* "+0200", or a name.  Gives seconds east of UTC; nothing there: 0, and stays where it was. */
static int
zone(struct reader *r)
{
	size_t start = r->at;

	skip_white(r);
	int sign = peek(r) == '+' ? 1 : peek(r) == '-' ? -1 : 0;

	if (sign) {
		r->at++;
		int v = number(r, 4, 4);

		if (v >= 0)
			return sign * (v / 100 * 3600 + v % 100 * 60);
	}
	for (size_t i = 0; !sign && i < sizeof zones / sizeof *zones; i++) {
		size_t len = strlen(zones[i].name), end = r->at + len;

		if (r->n - r->at >= len && !strncasecmp((const char *)r->p + r->at, zones[i].name, len) &&
		    (end == r->n || !((r->p[end] | 0x20) >= 'a' && (r->p[end] | 0x20) <= 'z'))) {
			r->at = end;
			return zones[i].hours * 3600;
		}
	}
	r->at = start;
	return 0;
}

/* hh:mm or hh:mm:ss, as seconds since midnight; negative: it is none. */
static int
seconds_of_day(struct reader *r)
{
	int hour = number(r, 1, 2), second = 0;
	bool colon = peek(r) == ':';

	r->at += colon;
	int minute = number(r, 2, 2);

	if (peek(r) == ':') {
		r->at++;
		second = number(r, 2, 2);
	}
	if (!colon || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
		return -1;
	return hour * 3600 + minute * 60 + second;
}

/* Days from 1970-01-01 to a day of the Gregorian calendar; month from 0. */
static int64_t
days_before(int year, int month, int day)
{
	static const int before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	int64_t y = year - 1;

	return y * 365 + y / 4 - y / 100 + y / 400 + before[month] + (month > 1 && leap) + day - 1 - 719162;
}

enum { FIRST_YEAR = 1678, LAST_YEAR = 2261 };	/* whose nanoseconds fit */

/* RFC 5322 section 4.3: of two digits, below 50 is this century; of three, from 1900. */
static int
full_year(int year, size_t digits)
{
	return digits > 3 ? year : year < 50 && digits == 2 ? year + 2000 : year + 1900;
}

/* A date in parts; zone: seconds east of UTC. */
struct parts {
	int day, month, year, seconds, zone;
};

static int
read_year(struct reader *r)
{
	size_t start = r->at;
	int year = number(r, 2, 4);

	return year < 0 ? year : full_year(year, r->at - start);
}

/* 14 Feb 2000 22:07:47 +0300 */
static void
read_date(struct reader *r, struct parts *d)
{
	d->day = number(r, 1, 2);
	while (peek(r) == '-')		/* 14-Feb-00, of RFC 1036 */
		r->at++;
	skip_white(r);
	d->month = name(r, months);
	while (peek(r) == '-')
		r->at++;
	skip_white(r);
	d->year = read_year(r);
	skip_white(r);
	d->seconds = seconds_of_day(r);
	d->zone = zone(r);
}

/* Feb 14 22:07:48 2000, or 22:07:48 GMT 2000: as C's asctime() and date(1) write it, and RFC 4155 mailboxes have it. */
static void
read_asctime(struct reader *r, struct parts *d)
{
	skip_white(r);
	d->day = number(r, 1, 2);
	skip_white(r);
	d->seconds = seconds_of_day(r);
	d->zone = zone(r);
	skip_white(r);
	while ((peek(r) | 0x20) >= 'a' && (peek(r) | 0x20) <= 'z')	/* RFC 5322 section 4.3: a zone that nobody knows */
		r->at++;
	skip_white(r);
	d->year = read_year(r);
	if (!d->zone)
		d->zone = zone(r);
}

size_t
mail_date(const uint8_t *p, size_t n, int64_t *time)
{
	struct reader r = { p, n, 0 };
	struct parts d = { 0 };

	if (name(&r, days) >= 0)
		while (peek(&r) == ',')
			r.at++;
	skip_white(&r);
	d.month = name(&r, months);
	if (d.month < 0)
		read_date(&r, &d);
	else
		read_asctime(&r, &d);
	if (d.day < 1 || d.day > 31 || d.month < 0 || d.year < FIRST_YEAR || d.year > LAST_YEAR || d.seconds < 0)
		return 0;
	*time = (days_before(d.year, d.month, d.day) * 86400 + d.seconds - d.zone) * 1000000000;
	return r.at;
}

/* Two digits, of which all are digits. */
static int
two(const uint8_t *p)
{
	return (p[0] - '0') * 10 + (p[1] - '0');
}

size_t
digits_date(const uint8_t *p, size_t n, int64_t *time)
{
	size_t count = 0;
	int64_t v = 0;

	for (; count < n && count <= 14 && p[count] >= '0' && p[count] <= '9'; count++)
		v = v * 10 + (p[count] - '0');
	if (count == 10 && *p != '0') {
		*time = v * 1000000000;
		return count;
	}
	if (count != 12 && count != 14)
		return 0;
	int year = two(p) * 100 + two(p + 2), month = two(p + 4), day = two(p + 6);
	int second = count == 14 ? two(p + 12) : 0, minute = two(p + 10), hour = two(p + 8);

	if (year < 1970 || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60)
		return 0;
	*time = (days_before(year, month - 1, day) * 86400 + hour * 3600 + minute * 60 + second) * 1000000000;
	return count;
}
