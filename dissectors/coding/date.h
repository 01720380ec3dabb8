/* Dates as mails have them.  RFC 5322 section 3.3, and its obsolete forms in section 4.3; RFC 4155 appendix A. */
#ifndef DISSECTORS_CODING_DATE_H
#define DISSECTORS_CODING_DATE_H

#include <stddef.h>
#include <stdint.h>

/*
 * The date that n bytes begin with: "Sun, 9 Jul 1995 11:13:57 +0200", with or
 * without the day's name and the seconds, letters of any case, years of two
 * digits, zones by name, comments and folds between; or "Sun Jul  9 11:13:57
 * 1995", as mailboxes have it.  Gives how many bytes it has and its nanoseconds since
 * 1970; 0: it is none, or before 1678, or after 2261.  Without a zone it is taken as
 * UTC.
 */
size_t mail_date(const uint8_t *p, size_t n, int64_t *time);

/*
 * The same of a date of digits alone, as names of letters and files have it:
 * 20000214190400, 200002141904, or ten digits that count seconds since 1970.
 * Other digits behind it: it is none.
 */
size_t digits_date(const uint8_t *p, size_t n, int64_t *time);

#endif
