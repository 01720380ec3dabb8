/* The spool, see spool.h.  Folders: XDG Base Directory Specification. */

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <inttypes.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
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

static bool
cache_folder(char folder[PATH_MAX])
{
	const char *cache = absolute("XDG_CACHE_HOME"), *home = absolute("HOME");

	if (cache)
		return in_folder(folder, cache, "") && in_folder(folder, cache, "/iriscope");
	return home && in_folder(folder, home, "/.cache") && in_folder(folder, home, "/.cache/iriscope");
}

static bool
temporary_folder(char folder[PATH_MAX])
{
	const char *temporary = absolute("TMPDIR");

	return snprintf(folder, PATH_MAX, "%s", temporary ? temporary : "/tmp") < PATH_MAX;
}

static bool (*const folders[])(char folder[PATH_MAX]) = { cache_folder, temporary_folder };
enum { FOLDERS = sizeof folders / sizeof *folders };

/* In the first folder that takes it. */
static int
open_somewhere(char folder[PATH_MAX], const char *pattern, char path[PATH_MAX])
{
	int fd = -1;

	for (int i = 0; fd < 0 && i < FOLDERS; i++)
		if (folders[i](folder))
			fd = open_in(folder, pattern, path);
	return fd;
}

#define NAME(middle) "unsaved-" middle ".pcapng"
#define ANY "[A-Za-z0-9]"

int
spool_named(char path[PATH_MAX])
{
	char folder[PATH_MAX];
	int fd = open_somewhere(folder, NAME("XXXXXX"), path);

	if (fd >= 0)
		flock(fd, LOCK_EX | LOCK_NB);	/* it is ours, until the last process that has it ends */
	return fd;
}

/* Whether a file holds something, and nobody has it any more. */
static bool
is_left(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat s;
	bool left = fd >= 0 && !fstat(fd, &s) && S_ISREG(s.st_mode) && s.st_size &&
	    !flock(fd, LOCK_SH | LOCK_NB);

	if (fd >= 0)
		close(fd);
	return left;
}

void
spool_find_left(void (*found)(const char *path))
{
	char folder[PATH_MAX], pattern[PATH_MAX];
	glob_t all;

	for (int i = 0; i < FOLDERS; i++) {
		if (!folders[i](folder) || snprintf(pattern, sizeof pattern, "%s/" NAME(ANY ANY ANY ANY ANY ANY), folder) >= PATH_MAX ||
		    glob(pattern, 0, NULL, &all))
			continue;
		for (size_t j = 0; j < all.gl_pathc; j++)
			if (is_left(all.gl_pathv[j]))
				found(all.gl_pathv[j]);
		globfree(&all);
	}
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
