/*
 * Rights by system calls: capabilities(7).  libcap would be one more library
 * for two calls.
 */

#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "capture/roles/rights.h"

enum { NOBODY = 65534 };	/* Debian's, and the kernel's for ids that have no name */

static struct __user_cap_header_struct
own(void)
{
	return (struct __user_cap_header_struct){ .version = _LINUX_CAPABILITY_VERSION_3 };
}

bool
rights_to_capture(void)
{
	struct __user_cap_header_struct header = own();
	struct __user_cap_data_struct sets[_LINUX_CAPABILITY_U32S_3];

	return syscall(SYS_capget, &header, sets) == 0 && (sets[0].effective & 1u << CAP_NET_RAW);
}

void
rights_advice(char *text, size_t size)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path);

	if (n < 0 || n == sizeof path)
		n = 0;
	snprintf(text, size, "use sudo, or give it to the program, once, by "
		"sudo setcap cap_net_raw,cap_net_admin=eip '%.*s' (for a class, from the sources: "
		"sudo make install-capability GROUP=...)", n ? (int)n : 8, n ? path : "iriscope");
}

#ifdef UNCONFINED

bool
rights_drop(enum rights_kept kept)
{
	(void)kept;
	return true;
}

bool
rights_give(int fd)
{
	(void)fd;
	return true;
}

#else

/* An id that sudo tells; -1: none, or root's. */
static long
told(const char *variable)
{
	const char *text = getenv(variable);
	char *end;

	if (!text || *text < '0' || *text > '9')
		return -1;
	errno = 0;
	unsigned long id = strtoul(text, &end, 10);

	return *end || errno || id == 0 || id >= UINT32_MAX ? -1 : (long)id;
}

/* Each step as far as it goes: without another identity the capabilities are dropped all the same. */
static bool
become(uid_t user, gid_t group)
{
	bool group_taken = setresgid(group, group, group) == 0;

	return setresuid(user, user, user) == 0 && group_taken;
}

/* Who keeps files writes them where the user's groups may write, too. */
static bool
become_caller(uid_t user, gid_t group, enum rights_kept kept)
{
	const char *name = kept == RIGHTS_FILES ? getenv("SUDO_USER") : NULL;
	bool in_groups = (name ? initgroups(name, group) : setgroups(0, NULL)) == 0;

	return become(user, group) && in_groups;
}

bool
rights_give(int fd)
{
	long user = told("SUDO_UID"), group = told("SUDO_GID");

	return geteuid() != 0 || getuid() != 0 || user <= 0 ||
	    fchown(fd, (uid_t)user, group > 0 ? (gid_t)group : NOBODY) == 0;
}

static bool
leave_root(enum rights_kept kept)
{
	long user = told("SUDO_UID"), group = told("SUDO_GID");

	if (geteuid() != 0)
		return true;
	if (getuid() != 0)
		return become(getuid(), getgid());
	if (user > 0)
		return become_caller((uid_t)user, group > 0 ? (gid_t)group : NOBODY, kept);
	return kept == RIGHTS_FILES || (setgroups(0, NULL) == 0 && become(NOBODY, NOBODY));
}

static bool
have_capabilities(void)
{
	struct __user_cap_header_struct header = own();
	struct __user_cap_data_struct sets[_LINUX_CAPABILITY_U32S_3];

	if (syscall(SYS_capget, &header, sets) != 0)
		return true;
	for (int i = 0; i < _LINUX_CAPABILITY_U32S_3; i++)
		if (sets[i].effective | sets[i].permitted | sets[i].inheritable)
			return true;
	return false;
}

bool
rights_drop(enum rights_kept kept)
{
	struct __user_cap_header_struct header = own();
	struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = { { 0 } };

	/* First, since it needs a capability itself; who lacks it is bound by no_new_privs. */
	for (int i = 0; prctl(PR_CAPBSET_DROP, i, 0, 0, 0) == 0; i++)
		;
	leave_root(kept);
	prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	if (syscall(SYS_capset, &header, none) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);	/* what was captured is in no core file, and read by no other process */
	if (!have_capabilities())
		return true;
	errno = EPERM;
	return false;
}

#endif
