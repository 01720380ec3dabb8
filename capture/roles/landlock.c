/*
 * Landlock by system calls.  The constants are those of the kernel's interface,
 * include/uapi/linux/landlock.h, whose copy in Debian 12 ends with version 2.
 */

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "capture/roles/landlock.h"

enum { VERSION_QUERY = 1, PATH_BENEATH = 1 };
enum { WRITE_FILE = 1 << 1, REMOVE_FILE = 1 << 5, MAKE_REGULAR = 1 << 8 };

struct ruleset {
	uint64_t files, network, scoped;
};

/*
 * The rights that each version knows.  Files: opening, running, making,
 * removing, linking (2), truncating (3), ioctl of devices (5).  Network: TCP's
 * bind and connect (4).  Scoped: abstract sockets and signals (6).
 */
static const struct ruleset versions[] = {
	[1] = { .files = 0x1fff },
	[2] = { .files = 0x3fff },
	[3] = { .files = 0x7fff },
	[4] = { .files = 0x7fff, .network = 3 },
	[5] = { .files = 0xffff, .network = 3 },
	[6] = { .files = 0xffff, .network = 3, .scoped = 3 },
};
enum { NEWEST = sizeof versions / sizeof *versions - 1 };

/* A kernel of an older version takes more bytes if they are zero, as they are. */
static int
new_ruleset(void)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, VERSION_QUERY);

	if (version < 1)
		return -1;
	const struct ruleset *all = &versions[version < NEWEST ? version : NEWEST];

	return (int)syscall(SYS_landlock_create_ruleset, all, sizeof *all, 0);
}

static bool
allow_new_files(int rules, int folder)
{
	struct {
		uint64_t access;
		int32_t folder;
	} __attribute__((packed)) beneath = { WRITE_FILE | MAKE_REGULAR | REMOVE_FILE, folder };

	return syscall(SYS_landlock_add_rule, rules, PATH_BENEATH, &beneath, 0) == 0;
}

int
landlock_enter(int folder)
{
	int rules = new_ruleset(), fault = 0;

	if (rules < 0)
		return errno;
	if ((folder >= 0 && !allow_new_files(rules, folder)) || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
	    syscall(SYS_landlock_restrict_self, rules, 0) != 0)
		fault = errno;
	close(rules);
	return fault;
}
