/* Confinement: Landlock, then seccomp, which would forbid the former's calls. */

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "capture/roles/confine.h"
#include "capture/roles/landlock.h"
#include "capture/roles/syscalls.h"

#ifdef UNCONFINED

bool
confine(int folder, char *said, size_t size)
{
	(void)folder;
	snprintf(said, size, "%s", "");
	return true;
}

#else

/* What is missing, why, and what it would have kept. */
static void
say(int landlock, int seccomp, char *said, size_t size)
{
	if (landlock && seccomp)
		snprintf(said, size, "this kernel gives neither Landlock (%s) nor seccomp (%s): packets that take "
			"over the decoder can do what you can do", strerror(landlock), strerror(seccomp));
	else if (landlock)
		snprintf(said, size, "this kernel gives no Landlock (%s): "
			"files are protected by seccomp only", strerror(landlock));
	else
		snprintf(said, size, "this kernel gives no seccomp (%s): files are protected by Landlock only, "
			"the network and other processes hardly", strerror(seccomp));
}

bool
confine(int folder, char *said, size_t size)
{
	int landlock = landlock_enter(folder), seccomp = syscalls_limit(folder);

	snprintf(said, size, "%s", "");
	if (landlock || seccomp)
		say(landlock, seccomp, said, size);
	return !landlock && !seccomp;
}

#endif
