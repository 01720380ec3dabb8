/* Which packets: -r, -f, -c. */

#include "ui/options/reading.h"
#include "ui/text/translate.h"

bool
read_file(void *to, const char *value)
{
	struct reading *r = to;

	r->options.path = value;
	return true;
}

bool
read_filter(void *to, const char *value)
{
	struct reading *r = to;

	r->options.filter = value;
	return true;
}

bool
read_count(void *to, const char *value)
{
	struct reading *r = to;

	r->options.count = (uint32_t)number_of(value, UINT32_MAX);
	return r->options.count || wrong(_("-c takes a number of packets, 1 or more"), value);
}
