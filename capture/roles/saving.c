/* Saving what a spool holds, for the launcher; see running.h. */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "capture/roles/rights.h"
#include "capture/roles/running.h"

/*
 * The name comes from the decoder, which packets may have taken over, and so
 * may have what stands in the file.  So no file is written over, none has a
 * name that anything but a capture has, and the user makes it, not root.
 */
static const char ending[] = ".pcapng";

/* n bytes of one file into another.  False: errno says why. */
static bool
copy(int from, int to, uint64_t n)
{
	char piece[1 << 16];
	uint64_t at = 0;

	while (at < n) {
		size_t want = n - at < sizeof piece ? (size_t)(n - at) : sizeof piece;
		ssize_t got = pread(from, piece, want, (off_t)at);

		if (got == 0)
			errno = EIO;		/* somebody else cut the spool */
		if (got <= 0)
			return false;
		for (ssize_t done = 0, wrote; done < got; done += wrote) {
			wrote = write(to, piece + done, (size_t)(got - done));
			if (wrote < 0)
				return false;
		}
		at += (uint64_t)got;
	}
	return true;
}

/* 0, or errno. */
static int
save(int spool, uint64_t bytes, const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (fd < 0)
		return errno;
	int fault = copy(spool, fd, bytes) ? 0 : errno;

	if (close(fd) < 0 && !fault)
		fault = errno;
	if (fault)
		unlink(path);
	return fault;
}

/* As the user, in a process of its own.  0, or errno. */
static int
save_as_user(int spool, uint64_t bytes, const char *path)
{
	int status;
	pid_t pid = fork();

	if (pid == 0)
		_exit(rights_drop(RIGHTS_FILES) ? save(spool, bytes, path) : EPERM);
	if (pid < 0)
		return errno;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return errno;
	return WIFEXITED(status) ? WEXITSTATUS(status) : EIO;
}

bool
running_save(struct running *r, const char *path, char *text, size_t size)
{
	size_t n = strlen(path);
	bool ends = n >= strlen(ending) && !strcmp(path + n - strlen(ending), ending);
	char whole[PATH_MAX];

	if (r->spool < 0) {
		snprintf(text, size, "there is nothing to save");
		return false;
	}
	if (snprintf(whole, sizeof whole, "%s%s", path, ends ? "" : ending) >= (int)sizeof whole) {
		snprintf(text, size, "the name is too long");
		return false;
	}
	int fault = save_as_user(r->spool, atomic_load(&r->counts->bytes), whole);

	if (fault == EEXIST)
		snprintf(text, size, "%s is there already: choose another name", whole);
	else if (fault)
		snprintf(text, size, "%s: %s", whole, strerror(fault));
	else
		snprintf(text, size, "%s", whole);
	if (!fault && !r->capturer)
		r->unsaved = false;
	return !fault;
}
