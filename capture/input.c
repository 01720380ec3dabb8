/*
 * Bytes of a capture file: in order through one buffer, in which frames are
 * views, and at any offset through another, so that neither disturbs the other.
 */

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "capture/compressed.h"
#include "capture/spool.h"

enum {
	AHEAD = 1 << 19,	/* with 1 MB the quickest of 64 KB to 4 MB, and half of it */
	APART = 1 << 13,	/* neighbours are likely to be asked for next; more costs far jumps */
};

static bool
take(struct input *in, int fd, bool standard)
{
	struct stat st;

	*in = (struct input){ .fd = fd };
	if (in->fd < 0 || fstat(in->fd, &st) < 0) {
		in->fault = errno;
		return false;
	}
	in->regular = S_ISREG(st.st_mode);
	in->seekable = in->regular && !standard;
	if (in->seekable)
		in->size = (uint64_t)st.st_size;
	return true;
}

bool
input_open(struct input *in, const char *path)
{
	bool standard = strcmp(path, "-") == 0;

	/* Of our own in either case: the keyboard may take standard input's place. */
	return take(in, standard ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1) :
		open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY), standard);
}

bool
input_take(struct input *in, int fd)
{
	return take(in, fd, false);
}

bool
input_unpack(struct input *in)
{
	in->compressed = compressed_new(in->ahead.bytes, in->ahead.filled);
	if (!in->compressed) {
		in->fault = ENOMEM;
		return false;
	}
	in->ahead.filled = 0;
	in->seekable = false;
	return true;
}

bool
input_make_spool(struct input *in)
{
	uint8_t magic[4];
	bool plain = in->seekable &&
		!(pread(in->fd, magic, sizeof magic, 0) == sizeof magic && compressed_is(magic));

	if (plain)
		return true;
	in->empty_spool = spool_new();
	if (!in->empty_spool)
		in->fault = errno;
	return in->empty_spool;
}

bool
input_keep(struct input *in)
{
	if (!in->empty_spool)
		return true;
	in->spool = in->empty_spool;
	in->empty_spool = NULL;
	in->seekable = true;
	if (in->ahead.filled) {
		ssize_t kept = spool_add(in->spool, in->ahead.bytes, in->ahead.filled);

		if (kept < 0)
			in->fault = errno;
		in->ahead.filled = kept < 0 ? 0 : (size_t)kept;
	}
	return !in->fault;
}

void
input_close(struct input *in)
{
	if (in->fd >= 0)
		close(in->fd);
	compressed_free(in->compressed);
	spool_free(in->spool);
	spool_free(in->empty_spool);
	free(in->ahead.bytes);
	free(in->apart.bytes);
}

/* Make room for n bytes, at least for usual of them; keeps what is there. */
static bool
make_room(struct window *w, size_t n, size_t usual)
{
	size_t capacity = n > usual ? n : usual;
	uint8_t *bytes;

	if (n <= w->capacity)
		return true;
	bytes = realloc(w->bytes, capacity);
	if (!bytes)
		return false;
	w->bytes = bytes;
	w->capacity = capacity;
	return true;
}

/* Whether read() would not wait.  An interrupted poll() does not know. */
static bool
something_there(const struct input *in)
{
	return poll(&(struct pollfd){ .fd = in->fd, .events = POLLIN }, 1, in->hurried ? 0 : -1) > 0;
}

static ssize_t
nothing_yet(void)
{
	errno = EAGAIN;
	return -1;
}

/* A file that is written to has another size now. */
static void
look_at_size(struct input *in)
{
	struct stat st;

	if (fstat(in->fd, &st) == 0)
		in->size = (uint64_t)st.st_size;
}

ssize_t
input_pull(struct input *in, uint8_t *to, size_t n)
{
	for (;;) {
		if (in->hurried && !something_there(in))
			return nothing_yet();
		ssize_t got = read(in->fd, to, n);

		if (got == 0 && in->follow && in->regular) {
			look_at_size(in);
			return nothing_yet();
		}
		if (got >= 0)
			return got;
		if (errno == EAGAIN)		/* somebody else made the pipe so */
			something_there(in);
		else if (errno != EINTR)
			return -1;
	}
}

void
input_explain(const struct input *in, char *text, size_t size)
{
	uint64_t offset = in->compressed ? compressed_offset(in->compressed) :
		in->ahead.offset + in->ahead.filled;

	if (in->spool && spool_fault(in->spool))
		spool_explain(in->spool, text, size);
	else if (in->compressed && in->fault == EBADMSG)
		compressed_explain(in->compressed, text, size);
	else
		snprintf(text, size, "cannot be read at offset %" PRIu64 ": %s", offset,
			strerror(in->fault));
}

/* What comes next, unpacked and kept; as read(2).  What cannot be kept is not there. */
static ssize_t
get(struct input *in, uint8_t *to, size_t n)
{
	ssize_t got;

	if (in->spool && (errno = spool_fault(in->spool)))
		return -1;
	got = in->compressed ? compressed_read(in->compressed, in, to, n) : input_pull(in, to, n);
	return in->spool && got > 0 ? spool_add(in->spool, to, (size_t)got) : got;
}

/* Read until n bytes are there.  A pipe gives what it has: nobody waits for more than needed. */
static bool
read_on(struct input *in, size_t n)
{
	struct window *w = &in->ahead;

	in->waiting = false;
	while (w->filled < n) {
		ssize_t got = get(in, w->bytes + w->filled, w->capacity - w->filled);

		if (got < 0 && errno == EAGAIN)
			in->waiting = true;
		else if (got < 0)
			in->fault = errno;
		if (got <= 0)
			return false;
		w->filled += (size_t)got;
	}
	return true;
}

bool
input_fill(struct input *in, size_t n)
{
	struct window *w = &in->ahead;
	size_t left = input_left(in);

	if (!make_room(w, n, AHEAD)) {
		in->fault = ENOMEM;
		return false;
	}
	memmove(w->bytes, w->bytes + in->at, left);
	w->offset += in->at;
	w->filled = left;
	in->at = 0;
	return read_on(in, n);
}

bool
input_skip(struct input *in, uint64_t offset)
{
	while (offset - input_offset(in) > input_left(in)) {
		in->at = in->ahead.filled;
		if (!input_fill(in, 1))
			return false;
	}
	in->at += offset - input_offset(in);
	return true;
}

static bool
within(const struct window *w, uint64_t offset, size_t n)
{
	return offset >= w->offset && offset - w->offset <= w->filled &&
	       w->filled - (offset - w->offset) >= n;
}

const uint8_t *
input_at(struct input *in, uint64_t offset, size_t n)
{
	struct window *w = &in->apart;
	int fd = in->spool ? spool_descriptor(in->spool) : in->fd;

	if (within(w, offset, n))
		return w->bytes + (offset - w->offset);
	if (!in->seekable || !make_room(w, n, APART))
		return NULL;
	w->offset = offset;
	w->filled = 0;
	while (w->filled < n) {
		ssize_t got = pread(fd, w->bytes + w->filled, w->capacity - w->filled,
			(off_t)(offset + w->filled));

		if (got > 0)
			w->filled += (size_t)got;
		else if (got == 0 || errno != EINTR)
			return NULL;
	}
	return w->bytes;
}
