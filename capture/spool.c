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

/* A file in the folder, mode 0600; its name is the pattern with its X replaced.  -1: errno says why. */
static int
open_in(const char *folder, const char *pattern, char path[PATH_MAX])
{
	const char *tail = strrchr(pattern, 'X') + 1;

	if (snprintf(path, PATH_MAX, "%s/%s", folder, pattern) >= PATH_MAX) {
		errno = ENAMETOOLONG;
		return -1;
	}
	return mkostemps(path, (int)strlen(tail), O_CLOEXEC);
}

/* An environment variable that holds an absolute path, as the specification asks for. */
static const char *
absolute(const char *variable)
{
	const char *path = getenv(variable);

	return path && *path == '/' ? path : NULL;
}

static int
open_somewhere(char folder[PATH_MAX], const char *pattern, char path[PATH_MAX])
{
	const char *cache = absolute("XDG_CACHE_HOME"), *home = absolute("HOME");
	const char *temporary = absolute("TMPDIR");
	int fd = -1;

	if (cache && in_folder(folder, cache, "") && in_folder(folder, cache, "/iriscope"))
		fd = open_in(folder, pattern, path);
	else if (!cache && home && in_folder(folder, home, "/.cache") &&
		 in_folder(folder, home, "/.cache/iriscope"))
		fd = open_in(folder, pattern, path);
	if (fd < 0 && snprintf(folder, PATH_MAX, "%s", temporary ? temporary : "/tmp") < PATH_MAX)
		fd = open_in(folder, pattern, path);
	return fd;
}

int
spool_named(char path[PATH_MAX])
{
	char folder[PATH_MAX];

	return open_somewhere(folder, "unsaved-XXXXXX.pcapng", path);
}

struct spool *
spool_new(void)
{
	struct spool *s = calloc(1, sizeof *s);
	char path[PATH_MAX];

	if (!s)
		return NULL;
	s->fd = open_somewhere(s->folder, "spool-XXXXXX", path);
	if (s->fd >= 0) {
		unlink(path);
		return s;
	}
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
