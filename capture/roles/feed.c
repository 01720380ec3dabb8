/* The feed, see feed.h. */

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>

#include "capture/roles/feed.h"

enum {
	PIPE = 1 << 20,		/* the most that Linux gives everybody */
	MARGIN = 1 << 16,	/* a pipe fills its pages not quite */
	RECORD = 64,		/* around a frame, at most */
};

struct feed {
	int fd;
	bool patient, pipe;
	struct save *save;
	uint64_t room, written, limit, left_out;
	int fault;
};

struct feed *
feed_new(int fd, bool patient, uint64_t limit, const struct save_interface *interfaces, size_t count)
{
	struct feed *f = calloc(1, sizeof *f);

	if (!f)
		return NULL;
	fcntl(fd, F_SETPIPE_SZ, PIPE);		/* may be refused: it is a wish */
	int room = fcntl(fd, F_GETPIPE_SZ);

	*f = (struct feed){ .fd = fd, .patient = patient, .limit = limit, .pipe = room > 0,
		.room = room > MARGIN ? (uint64_t)room - MARGIN : 0,
		.save = save_new(fd, SAVE_PCAPNG, interfaces, count) };
	if (f->save)
		return f;
	free(f);
	return NULL;
}

void
feed_free(struct feed *f)
{
	if (f)
		save_free(f->save);
	free(f);
}

/* Whether a pipe takes what waits, and n bytes more, at once. */
static bool
takes(const struct feed *f, uint64_t n)
{
	int unread = 0;

	ioctl(f->fd, FIONREAD, &unread);
	return save_size(f->save) - f->written + n + (uint64_t)unread <= f->room;
}

bool
feed_frame(struct feed *f, const struct frame *frame)
{
	uint64_t n = frame->captured + RECORD;

	if (f->fault)
		return false;
	if (f->pipe && !f->patient && !takes(f, n)) {
		f->left_out++;
		return true;
	}
	if (f->limit && save_size(f->save) + n > f->limit) {
		feed_flush(f);
		f->fault = EFBIG;
	} else if (!save_frame(f->save, frame)) {
		f->fault = save_fault(f->save);
	}
	return !f->fault;
}

bool
feed_flush(struct feed *f)
{
	if (!f->fault && !save_flush(f->save))
		f->fault = save_fault(f->save);
	if (!f->fault)
		f->written = save_size(f->save);
	return !f->fault;
}

bool
feed_end(struct feed *f, const struct save_counts *counts, size_t count)
{
	if (f->fault && f->fault != EFBIG)
		return false;
	if (!save_end(f->save, counts, count))
		f->fault = save_fault(f->save);
	f->written = save_size(f->save);
	return true;
}

int
feed_fault(const struct feed *f)
{
	return f->fault;
}

uint64_t
feed_bytes(const struct feed *f)
{
	return f->written;
}

uint64_t
feed_left_out(const struct feed *f)
{
	return f->left_out;
}
