/* See capture/ring.h. */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "capture/ring.h"

/* A file that was made, to be known again. */
struct file {
	char *path;
	dev_t device;
	ino_t inode;
};

struct ring {
	char *name;		/* without extension */
	const char *extension;	/* with its dot; "": none */
	char *path;
	struct file *kept;	/* the file of a number at number % keep; NULL: all are kept */
	uint32_t keep, number;
};

struct ring *
ring_new(const char *path, uint32_t keep)
{
	const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
	struct ring *r = calloc(1, sizeof *r);

	if (!r)
		return NULL;
	r->keep = keep;
	r->name = strndup(path, dot ? (size_t)(dot - path) : strlen(path));
	r->extension = strdup(dot ? dot : "");
	if (keep)
		r->kept = calloc(keep, sizeof *r->kept);
	if (r->name && r->extension && (r->kept || !keep))
		return r;
	ring_free(r);
	return NULL;
}

void
ring_free(struct ring *r)
{
	if (!r)
		return;
	for (uint32_t i = 0; r->kept && i < r->keep; i++)
		free(r->kept[i].path);
	free(r->kept);
	free(r->path);
	free((char *)r->extension);
	free(r->name);
	free(r);
}

/* What cannot be removed stays: that loses nothing. */
static void
let_go(struct file *f)
{
	struct stat st;

	if (f->path && !lstat(f->path, &st) && st.st_dev == f->device && st.st_ino == f->inode)
		unlink(f->path);
	free(f->path);
	f->path = NULL;
}

/* Without memory for its name a file is kept for ever. */
static void
remember(struct file *f, const char *path, int fd)
{
	struct stat st;

	if (!fstat(fd, &st))
		*f = (struct file){ strdup(path), st.st_dev, st.st_ino };
}

static char *
new_path(const struct ring *r)
{
	time_t now = time(NULL);
	struct tm local;
	char stamp[32] = "", *path;

	if (localtime_r(&now, &local))
		strftime(stamp, sizeof stamp, "%Y%m%d%H%M%S", &local);
	return asprintf(&path, "%s_%05u_%s%s", r->name, r->number, stamp, r->extension) < 0 ? NULL : path;
}

int
ring_next(struct ring *r)
{
	struct file *slot = r->keep ? &r->kept[++r->number % r->keep] : NULL;
	int fd;

	if (slot)
		let_go(slot);
	else
		r->number++;
	free(r->path);
	r->path = new_path(r);
	fd = r->path ? open(r->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
	if (fd >= 0 && slot)
		remember(slot, r->path, fd);
	return fd;
}

const char *
ring_path(const struct ring *r)
{
	return r->path;
}
