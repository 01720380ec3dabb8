/* One exported file. */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ui/export/file.h"

enum { SMALL = 1 << 16, TRIES = 10000 };

struct export_file {
	struct export_folder *folder;
	char wanted[EXPORT_NAME_MAX], name[EXPORT_TRY_MAX];
	int fd;				/* -1: not made yet */
	int fault;			/* errno of what failed first; 0: nothing did */
	uint64_t at;			/* of the file, where what is held goes */
	uint8_t *held;			/* what is not written yet, at most SMALL bytes */
	size_t n, room;
};

struct export_file *
export_file_new(struct export_folder *folder, const char *name)
{
	struct export_file *f = calloc(1, sizeof *f);

	if (!f)
		return NULL;
	f->folder = folder;
	f->fd = -1;
	snprintf(f->wanted, sizeof f->wanted, "%s", name);
	return f;
}

static unsigned
hash_of(const char *name, const char *mark)
{
	unsigned h = 0;

	for (; *name; name++)
		h = h * 31 + (unsigned char)*name;
	for (; *mark; mark++)
		h = h * 31 + (unsigned char)*mark;
	return h;
}

/* Make it under the first name that is free.  RENAME: it is there already. */
static bool
claim(struct export_file *f, const char *mark, bool rename)
{
	unsigned hash = hash_of(f->wanted, mark);
	struct export_taken *taken = &f->folder->taken[hash % EXPORT_TAKEN];
	unsigned number = taken->hash == hash ? taken->next : 0;
	char name[EXPORT_TRY_MAX];

	for (unsigned i = 0; i < TRIES; i++, number = number < taken->next ? taken->next : number + 1) {
		export_name_try(name, f->wanted, number, mark);
		int made = rename ? renameat2(f->folder->fd, f->name, f->folder->fd, name, RENAME_NOREPLACE) :
		    openat(f->folder->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);

		if (made < 0 && errno == EEXIST)
			continue;
		if (made < 0)
			return false;
		*taken = (struct export_taken){ hash, number + 1 };
		memcpy(f->name, name, sizeof name);
		if (!rename)
			f->fd = made;
		return true;
	}
	errno = EEXIST;
	return false;
}

static bool
write_all(struct export_file *f, const uint8_t *bytes, size_t n)
{
	f->at += n;
	while (n) {
		ssize_t done = write(f->fd, bytes, n);

		if (done < 0 && errno != EINTR)
			return false;
		bytes += done > 0 ? done : 0;
		n -= done > 0 ? (size_t)done : 0;
	}
	return true;
}

static bool
flush(struct export_file *f, const char *mark)
{
	bool fine = f->fd >= 0 || claim(f, mark, false);

	fine = fine && write_all(f, f->held, f->n);
	f->n = 0;
	return fine;
}

static bool
fail(struct export_file *f)
{
	if (!f->fault)
		f->fault = errno;
	errno = f->fault;
	return false;
}

/* Room for n more, in steps: most files are much smaller than SMALL. */
static bool
make_room(struct export_file *f, size_t n)
{
	if (f->n + n <= f->room)
		return true;
	size_t room = (f->n + n) * 2 < SMALL ? (f->n + n) * 2 : SMALL;
	uint8_t *held = realloc(f->held, room);

	if (!held)
		return false;
	f->held = held;
	f->room = room;
	return true;
}

bool
export_file_write(struct export_file *f, const uint8_t *bytes, size_t n)
{
	if (f->fault)
		return fail(f);
	if (f->n + n > SMALL && !flush(f, ""))
		return fail(f);
	if (n >= SMALL)
		return write_all(f, bytes, n) || fail(f);
	if (!make_room(f, n))
		return fail(f);
	memcpy(f->held + f->n, bytes, n);
	f->n += n;
	return true;
}

bool
export_file_seek(struct export_file *f, uint64_t at)
{
	if (at == f->at + f->n)
		return !f->fault || fail(f);
	if (f->fault || !flush(f, "") || lseek(f->fd, (off_t)at, SEEK_SET) < 0)
		return fail(f);
	f->at = at;
	return true;
}

bool
export_file_close(struct export_file *f, const char *mark, char name[EXPORT_TRY_MAX])
{
	bool late = f->fd >= 0;
	bool fine = !f->fault && (flush(f, mark) || fail(f));

	if (f->fd >= 0 && close(f->fd) != 0 && fine)
		fine = fail(f);
	if (late && *mark && !claim(f, mark, true) && fine)
		fine = fail(f);
	snprintf(name, EXPORT_TRY_MAX, "%s", *f->name ? f->name : f->wanted);
	int fault = f->fault;

	free(f->held);
	free(f);
	errno = fault;
	return fine;
}
