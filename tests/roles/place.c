/* Helpers, see place.h. */

#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/roles/place.h"

enum { OUTPUT = 1 << 16 };

void
place_make(char path[PLACE_PATH])
{
	char script[512];

	snprintf(path, PLACE_PATH, "/tmp/iriscope-roles-XXXXXX");
	cr_assert(mkdtemp(path));
	snprintf(script, sizeof script, "cd %s && mkdir folder outside && cd folder && touch old gone moved other out && cd .. && "
		"ln -s ../outside/new folder/link", path);
	cr_assert_eq(system(script), 0);
}

void
place_remove(const char *path)
{
	free(output_of("rm -rf %s", path));
}

char *
output_of(const char *format, ...)
{
	char script[1024], *text = calloc(1, OUTPUT);
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(script, sizeof script, format, arguments);
	va_end(arguments);
	FILE *f = popen(script, "r");

	cr_assert(f && text);
	text[fread(text, 1, OUTPUT - 1, f)] = '\0';
	pclose(f);
	return text;
}

int
landlock_version(void)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, 1);

	return version > 0 ? (int)version : 0;
}
