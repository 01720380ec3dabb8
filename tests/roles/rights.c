/* U02, DESIGN 9: what is left of root and of capabilities, as proc(5) tells it. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/roles/place.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))
#define BREAKOUT "build/test/breakout rights "

static const char *const gone[] = {
	"\nCapInh:\t0000000000000000\n", "\nCapPrm:\t0000000000000000\n", "\nCapEff:\t0000000000000000\n",
	"\nCapAmb:\t0000000000000000\n", "\nNoNewPrivs:\t1\n", ", then 0\nanother EPERM\n",
};

static const struct row {
	const char *name, *command;
	const char *says[4];		/* lines of /proc/self/status */
} rows[] = {
	{ "root, who decodes, is nobody", BREAKOUT "none",
	  { "\nUid:\t65534\t65534\t65534\t65534\n", "\nGid:\t65534\t65534\t65534\t65534\n", "\nGroups:\t \n",
	    "\nCapBnd:\t0000000000000000\n" } },
	{ "who called sudo", "SUDO_UID=1234 SUDO_GID=1235 " BREAKOUT "none",
	  { "\nUid:\t1234\t1234\t1234\t1234\n", "\nGid:\t1235\t1235\t1235\t1235\n", "\nGroups:\t \n" } },
	{ "with the groups, who writes files", "SUDO_USER=root SUDO_UID=1234 SUDO_GID=1235 " BREAKOUT "files",
	  { "\nUid:\t1234\t1234\t1234\t1234\n", "\nGid:\t1235\t1235\t1235\t1235\n", "1235 \n" } },
	{ "root who called sudo", "SUDO_UID=0 SUDO_GID=0 " BREAKOUT "none",
	  { "\nUid:\t65534\t65534\t65534\t65534\n" } },
	{ "no number", "SUDO_UID=1x SUDO_GID= " BREAKOUT "none", { "\nUid:\t65534\t65534\t65534\t65534\n" } },
	{ "root, who writes files", BREAKOUT "files",
	  { "\nUid:\t0\t0\t0\t0\n", "\nCapBnd:\t0000000000000000\n" } },
	{ "a socket that was open still reads", BREAKOUT "none",
	  { "packet socket open, right 1, then 0\n", "read of the open one: EAGAIN\n" } },
};

static void
expect_gone(const char *name, const char *text)
{
	for (size_t i = 0; i < COUNT(gone); i++)
		cr_expect(strstr(text, gone[i]), "%s: '%s' is not in:\n%s", name, gone[i], text);
}

Test(rights, of_root)
{
	if (getuid() != 0) {
		printf("skipped: rights of root: this is another user\n");
		return;
	}
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct row *r = &rows[i];
		char *text = output_of("%s", r->command);

		expect_gone(r->name, text);
		for (size_t k = 0; k < COUNT(r->says) && r->says[k]; k++)
			cr_expect(strstr(text, r->says[k]), "%s: '%s' is not in:\n%s", r->name, r->says[k], text);
		free(text);
	}
}

/* Without an identity to take; and with nothing to give up. */
Test(rights, of_others)
{
	char *alone = output_of("unshare -rn " BREAKOUT "none"), user[64];
	char *plain = output_of(getuid() ? BREAKOUT "none" : "setpriv --reuid 1234 --clear-groups " BREAKOUT "none");

	if (*alone)
		expect_gone("the only user of a namespace", alone);
	else
		printf("skipped: rights in a user namespace: unshare -rn is not permitted\n");
	cr_expect(!*alone || strstr(alone, "\nUid:\t0\t0\t0\t0\n"), "%s", alone);
	cr_expect(!*alone || strstr(alone, "packet socket open, right 1, then 0\n"), "%s", alone);
	snprintf(user, sizeof user, "\nUid:\t%d\t", getuid() ? (int)getuid() : 1234);
	expect_gone("a user", plain);
	cr_expect(strstr(plain, user), "%s", plain);
	free(plain);
	free(alone);
}
