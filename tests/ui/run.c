/* Running the program. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include "tests/ui/run.h"

static char *
read_all(const char *path)
{
	FILE *f = fopen(path, "rb");
	char *text = calloc(1, 1 << 22);

	cr_assert(f && text);
	text[fread(text, 1, (1 << 22) - 1, f)] = 0;
	fclose(f);
	unlink(path);
	return text;
}

struct ran
run(const char *command)
{
	char script[4096], out[64], err[64];

	snprintf(out, sizeof out, "/tmp/iriscope-test-%d.out", (int)getpid());
	snprintf(err, sizeof err, "/tmp/iriscope-test-%d.err", (int)getpid());
	snprintf(script, sizeof script,
	    "p=build/test/iriscope; TZ=UTC LC_ALL=C.UTF-8; export TZ LC_ALL; { %s; } >%s 2>%s </dev/null",
	    command, out, err);
	int status = system(script);

	return (struct ran){ WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_all(out), read_all(err) };
}

void
ran_free(struct ran *r)
{
	free(r->out);
	free(r->err);
}

int
holds(const char *text, const char *part)
{
	return strstr(text, part) != NULL;
}
