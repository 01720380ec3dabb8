/* What the program says of itself: -G, -v. */

#include <stdio.h>
#include <unistd.h>
#include "capture/version.h"
#include "ui/options/reading.h"
#include "ui/print/glossary.h"
#include "ui/text/translate.h"

bool
read_glossary(void *to, const char *value)
{
	struct reading *r = to;
	struct out o;

	if (strcmp(value, "fields"))
		return wrong(_("-G takes fields"), value);
	if (!out_open(&o, STDOUT_FILENO))
		return wrong(_("-G: no memory"), value);
	put_glossary(&o);
	out_close(&o);
	return r->done = true;
}

bool
read_version(void *to, const char *value)
{
	struct reading *r = to;

	(void)value;
	puts(VERSION);
	return r->done = true;
}
