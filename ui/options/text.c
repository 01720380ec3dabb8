/* How packets are printed: -O, -T, -e, -E, -t, --color. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ui/options/reading.h"
#include "ui/text/translate.h"

bool
read_detail(void *to, const char *value)
{
	struct reading *r = to;
	char name[64];

	r->detail = true;
	if (detail_names(&r->options.detail, value, name, sizeof name))
		return wrong(_("-O: no such protocol; -G fields lists them on its P lines"), name);
	return true;
}

bool
read_names(void *to, const char *value)
{
	struct reading *r = to;

	r->options.numbers = !strchr(value, 'm');
	r->options.heard = strpbrk(value, "nd") != NULL;
	return (*value && !value[strspn(value, "mnd")]) || wrong(_("-N takes m, n, or both; names are heard, nobody is asked"), value);
}

bool
read_format(void *to, const char *value)
{
	struct reading *r = to;

	r->wants_fields = !strcmp(value, "fields");
	return r->wants_fields || !strcmp(value, "text") || wrong(_("-T takes text or fields"), value);
}

bool
read_field(void *to, const char *value)
{
	struct reading *r = to;

	return fields_add(r->fields, value) || wrong(_("-e: no such field; -G fields lists them"), value);
}

bool
read_field_option(void *to, const char *value)
{
	struct reading *r = to;

	return fields_option(r->fields, value) || wrong(_("-E takes one of these:"), value);
}

void
list_field_options(void)
{
	fputs(fields_option_help, stderr);
}

bool
read_time(void *to, const char *value)
{
	struct reading *r = to;
	int form = time_form_named(value);

	if (form < 0)
		return wrong(_("-t takes one of these:"), value);
	r->options.times.form = (enum time_form)form;
	return true;
}

void
list_times(void)
{
#define X(name, letters, meaning) fprintf(stderr, "  %-5s %s\n", letters, _(meaning));
	TIME_FORMS(X)
#undef X
}

bool
read_color(void *to, const char *value)
{
	struct reading *r = to;

	if (value && strcmp(value, "always") && strcmp(value, "never") && strcmp(value, "auto"))
		return wrong(_("--color takes always, never or auto"), value);
	r->options.color = !value || !strcmp(value, "always") ||
	    (!strcmp(value, "auto") && isatty(STDOUT_FILENO) && !getenv("NO_COLOR"));
	return true;
}
