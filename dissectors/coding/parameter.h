/*
 * Parameters behind a field's value, as in text/html; charset=koi8-r.  RFC
 * 9110 section 5.6.6, RFC 2045 section 5.1.
 */
#ifndef DISSECTORS_CODING_PARAMETER_H
#define DISSECTORS_CODING_PARAMETER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of a message, or of what was made of it; n 0: none. */
struct slice {
	const uint8_t *p;
	size_t n;
};

/* What stands before the parameters, without blanks behind it. */
struct slice parameters_before(struct slice value);

/* Name and value as sent, but for the quotes; in these, an escaped character keeps the backslash. */
struct parameter {
	struct slice name, value;
	bool quoted;
};

/*
 * The next one.  *rest: at first all of the field's value, then what is behind
 * the parameters given so far.  False: there are no more.
 */
bool parameter_next(struct slice *rest, struct parameter *p);

/* The value of the first one of that name.  p NULL: there is none. */
struct slice parameter_find(struct slice value, const char *name);

#endif
