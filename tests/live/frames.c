/* Frames of captures, see frames.h. */

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "capture/file.h"
#include "tests/live/frames.h"
#include "tests/live/namespace.h"

static void
keep(struct frames *f, const struct frame *frame)
{
	f->all = realloc(f->all, (f->count + 1) * sizeof *f->all);
	cr_assert(f->all);
	struct kept *k = &f->all[f->count++];

	*k = (struct kept){ malloc(frame->captured + 1), frame->captured, frame->wire };
	memcpy(k->bytes, frame->bytes, frame->captured);
}

struct frames
frames_between(const char *path)
{
	char error[256] = "";
	struct capture_file *f = capture_open(path, error, sizeof error);
	struct frames all = { 0 };
	struct frame frame;
	int markers = 0;

	cr_assert(f, "%s", error);
	while (markers < 2 && capture_next(f, &frame) == CAPTURE_FRAME) {
		if (is_marker(frame.bytes, frame.captured))
			markers++;
		else if (markers)
			keep(&all, &frame);
	}
	cr_expect_eq(markers, 2, "%s: %d markers", path, markers);
	cr_expect_null(capture_error(f), "%s", capture_error(f));
	capture_close(f);
	return all;
}

void
frames_append(struct frames *all, const char *path)
{
	char error[256] = "";
	struct capture_file *f = capture_open(path, error, sizeof error);
	struct frame frame;

	cr_assert(f, "%s", error);
	while (capture_next(f, &frame) == CAPTURE_FRAME)
		if (!is_marker(frame.bytes, frame.captured))
			keep(all, &frame);
	cr_expect_null(capture_error(f), "%s", capture_error(f));
	capture_close(f);
}

void
frames_free(struct frames *f)
{
	for (size_t i = 0; i < f->count; i++)
		free(f->all[i].bytes);
	free(f->all);
}

void
expect_same_frames(const char *name, const struct frames *ours, const struct frames *theirs, uint32_t snaplen)
{
	cr_expect_eq(ours->count, theirs->count, "%s: %zu frames, not %zu", name, ours->count, theirs->count);
	for (size_t i = 0; i < ours->count && i < theirs->count; i++) {
		const struct kept *o = &ours->all[i], *t = &theirs->all[i];
		uint32_t n = t->captured < snaplen ? t->captured : snaplen;

		cr_expect(o->captured == n && o->wire == t->wire && memcmp(o->bytes, t->bytes, n) == 0,
		    "%s: frame %zu of those between the markers", name, i + 1);
	}
}

size_t
frames_of(const char *path)
{
	char error[256] = "";
	struct capture_file *f = capture_open(path, error, sizeof error);
	struct frame frame;
	size_t count = 0;

	cr_assert(f, "%s", error);
	while (capture_next(f, &frame) == CAPTURE_FRAME)
		count++;
	capture_close(f);
	return count;
}
