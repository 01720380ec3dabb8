/* Parameters behind a field's value, as in text/html; charset=koi8-r.  RFC 9110 section 5.6.6. */
#ifndef DISSECTORS_APPLICATION_HTTP_PARAMETER_H
#define DISSECTORS_APPLICATION_HTTP_PARAMETER_H

#include <stddef.h>
#include <stdint.h>

/* Bytes of a message, or of what was made of it; n 0: none. */
struct slice {
	const uint8_t *p;
	size_t n;
};

/* What stands before the parameters, without spaces behind it. */
struct slice http_before_parameters(struct slice value);

/*
 * A parameter's value, without its quotes; in its case, an escaped character
 * keeps the backslash.  p NULL: there is none of that name.
 */
struct slice http_parameter(struct slice value, const char *name);

#endif
