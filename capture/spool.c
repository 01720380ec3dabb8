/* The spool, see spool.h.  Folders: XDG Base Directory Specification. */

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "capture/spool.h"

struct spool {
	int fd;
	int fault;
	uint64_t size;
	char folder[PATH_MAX];
};

/* The folder's path is base, rest; it is made if its parent is there.  False: too long. */
static bool
in_folder(char folder[PATH_MAX], const char *base, const char *rest)
{
	if (snprintf(folder, PATH_MAX, "%s%s", base, rest) >= PATH_MAX)
		return false;
	mkdir(folder, 0700);		/* that it could not be made, opening will tell */
	return true;
}

/* A file in the folder, whose name is gone at once.  -1: errno says why. */
static int
open_nameless(const char *folder)
{
	char path[PATH_MAX + 16];
	int fd;

	snprintf(path, sizeof path, "%s/spool-XXXXXX", folder);
	fd = mkostemp(path, O_CLOEXEC);		/* mode 0600 */
	if (fd >= 0)
		unlink(path);
	return fd;
}

/* An environment variable that holds an absolute path, as the specification asks for. */
static const char *
absolute(const char *variable)
{
	const char *path = getenv(variable);

	return path && *path == '/' ? path : NULL;
}

static int
open_somewhere(char folder[PATH_MAX])
{
	const char *cache = absolute("XDG_CACHE_HOME"), *home = absolute("HOME");
	const char *temporary = absolute("TMPDIR");
	int fd = -1;

	if (cache && in_folder(folder, cache, "") && in_folder(folder, cache, "/iriscope"))
		fd = open_nameless(folder);
	else if (!cache && home && in_folder(folder, home, "/.cache") &&
		 in_folder(folder, home, "/.cache/iriscope"))
		fd = open_nameless(folder);
	if (fd < 0 && snprintf(folder, PATH_MAX, "%s", temporary ? temporary : "/tmp") < PATH_MAX)
		fd = open_nameless(folder);
	return fd;
}

struct spool *
spool_new(void)
{
	struct spool *s = calloc(1, sizeof *s);

	if (!s)
		return NULL;
	s->fd = open_somewhere(s->folder);
	if (s->fd >= 0)
		return s;
	free(s);
	return NULL;
}

void
spool_free(struct spool *s)
{
	if (!s)
		return;
	close(s->fd);
	free(s);
}

ssize_t
spool_add(struct spool *s, const uint8_t *bytes, size_t n)
{
	size_t done = 0;

	while (done < n && !s->fault) {
		ssize_t wrote = write(s->fd, bytes + done, n - done);

		if (wrote > 0)
			done += (size_t)wrote;
		else if (wrote == 0 || errno != EINTR)
			s->fault = wrote ? errno : ENOSPC;
	}
	s->size += done;
	if (done)
		return (ssize_t)done;
	errno = s->fault;
	return -1;
}

void
spool_explain(const struct spool *s, char *text, size_t size)
{
	snprintf(text, size, "what comes after offset %" PRIu64 " is not shown: "
		"%.512s, where it is kept: %s", s->size, s->folder, strerror(s->fault));
}

int
spool_fault(const struct spool *s)
{
	return s->fault;
}

int
spool_descriptor(const struct spool *s)
{
	return s->fd;
}
