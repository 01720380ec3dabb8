/* See capture/recording.h. */

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "capture/advice.h"
#include "capture/recording.h"
#include "capture/ring.h"
#include "capture/save_interfaces.h"

struct recording {
	struct recording_limits stop, next;
	enum save_format format;
	char *path;			/* as it was given; NULL: nowhere */
	struct ring *ring;		/* NULL: one file */
	struct save *save;		/* of the file that is open; NULL: none is */
	int fd;
	struct save_interfaces interfaces;	/* for the files to come */
	uint64_t earlier;		/* packets in files that are closed */
	uint64_t packets, bytes;	/* all of this recording; without a file, their captured bytes */
	uint32_t files;			/* opened so far */
	int64_t stop_at, next_at;	/* by the clock */
	enum recording_status status;
	char error[512];
};

static int64_t
clock_now(clockid_t id)
{
	struct timespec t;

	clock_gettime(id, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static bool
is_standard(const struct recording *r)
{
	return r->path && !r->ring && !strcmp(r->path, "-");
}

static enum recording_status
fail(struct recording *r, int fault)
{
	const char *path = !r->path ? "recording" : is_standard(r) ? "standard output" : recording_path(r);
	int n = snprintf(r->error, sizeof r->error, "%.300s: %s", path, advice(fault));

	if (recording_packets(r))
		snprintf(r->error + n, sizeof r->error - (size_t)n, "; packets saved: %" PRIu64,
			recording_packets(r));
	return r->status = RECORDING_FAILED;
}

bool
recording_interface(struct recording *r, const struct save_interface *interface)
{
	int fault = 0;

	if (r->status == RECORDING_FAILED)
		return false;
	if (!save_interfaces_add(&r->interfaces, interface))
		fault = ENOMEM;
	else if (r->save && !save_interface(r->save, interface))
		fault = save_fault(r->save) ? save_fault(r->save) : EINVAL;
	if (!fault)
		return true;
	fail(r, fault);
	return false;
}

/* --- Files --- */

static int
open_descriptor(struct recording *r)
{
	if (r->ring)
		return ring_next(r->ring);
	if (is_standard(r))
		return STDOUT_FILENO;
	return open(r->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

static int64_t
next_deadline(const struct recording *r, int64_t clock)
{
	int64_t interval = (int64_t)r->next.interval, deadline = INT64_MAX;

	if (r->next.duration)
		deadline = clock + (int64_t)r->next.duration;
	if (interval) {
		int64_t left = interval - clock_now(CLOCK_REALTIME) % interval;

		deadline = clock + left < deadline ? clock + left : deadline;
	}
	return deadline;
}

/* False after fail(). */
static bool
open_file(struct recording *r, int64_t clock)
{
	r->next_at = next_deadline(r, clock);
	r->fd = open_descriptor(r);
	if (r->fd < 0 || !(r->save = save_new(r->fd, r->format, r->interfaces.all, r->interfaces.count)))
		fail(r, errno);
	else if (!save_flush(r->save))
		fail(r, save_fault(r->save));
	r->files++;
	return r->status != RECORDING_FAILED;
}

/* What was written late can still fail now. */
static int
close_descriptor(struct recording *r)
{
	int fd = r->fd;

	r->fd = -1;
	return fd >= 0 && !is_standard(r) && close(fd) ? errno : 0;
}

/* False after fail(). */
static bool
close_file(struct recording *r, const struct save_counts *counts, size_t count)
{
	bool ended = save_end(r->save, counts, count);
	int fault = save_fault(r->save), late = close_descriptor(r);

	r->earlier += save_frames(r->save);
	save_free(r->save);
	r->save = NULL;
	if (!ended || late)
		fail(r, ended ? late : fault);
	return ended && !late;
}

/* --- Limits --- */

static uint64_t
file_bytes(const struct recording *r)
{
	return r->save ? save_size(r->save) : r->bytes;
}

static bool
reached(uint64_t limit, uint64_t n)
{
	return limit && n >= limit;
}

static bool
is_over(const struct recording *r, int64_t clock)
{
	return clock >= r->stop_at || reached(r->stop.packets, r->packets) ||
		(!r->ring && reached(r->stop.bytes, file_bytes(r)));
}

static bool
is_file_full(const struct recording *r, int64_t clock)
{
	return clock >= r->next_at || reached(r->next.packets, save_frames(r->save)) ||
		reached(r->next.bytes, file_bytes(r));
}

static enum recording_status
look_at_limits(struct recording *r, int64_t clock)
{
	if (is_over(r, clock))
		return r->status = RECORDING_DONE;
	if (!r->ring || !is_file_full(r, clock))
		return RECORDING_GOES_ON;
	if (reached(r->stop.files, r->files))
		return r->status = RECORDING_DONE;
	if (close_file(r, NULL, 0))
		open_file(r, clock);
	return r->status;
}

/* --- The recording --- */

/* False: no memory. */
static bool
set_up(struct recording *r, const struct recording_setting *setting)
{
	bool ring = setting->path && recording_is_ring(setting);
	int64_t clock = clock_now(CLOCK_MONOTONIC);

	r->stop = setting->stop;
	r->next = setting->next;
	r->format = setting->format;
	if (ring && !r->next.bytes)
		r->next.bytes = r->stop.bytes;
	r->stop_at = r->stop.duration ? clock + (int64_t)r->stop.duration : INT64_MAX;
	r->next_at = INT64_MAX;
	r->fd = -1;
	if (ring && !(r->ring = ring_new(setting->path, (uint32_t)r->next.files)))
		return false;
	return !setting->path || (r->path = strdup(setting->path));
}

struct recording *
recording_new(const struct recording_setting *setting, const struct save_interface *interfaces,
	size_t count, char *error, size_t size)
{
	struct recording *r = calloc(1, sizeof *r);
	bool fine = r && set_up(r, setting);

	for (size_t i = 0; fine && i < count; i++)
		fine = save_interfaces_add(&r->interfaces, &interfaces[i]);
	if (!fine)
		snprintf(error, size, "%s", advice(ENOMEM));
	else if (!r->path || open_file(r, clock_now(CLOCK_MONOTONIC)))
		return r;
	else
		snprintf(error, size, "%s", r->error);
	recording_free(r);
	return NULL;
}

enum recording_status
recording_frame(struct recording *r, const struct frame *frame, int64_t clock)
{
	if (r->status != RECORDING_GOES_ON)
		return r->status;
	if (r->save && !save_frame(r->save, frame))
		return fail(r, save_fault(r->save));
	r->packets++;
	r->bytes += frame->captured;
	return look_at_limits(r, clock);
}

enum recording_status
recording_flush(struct recording *r, int64_t clock)
{
	if (r->status == RECORDING_FAILED)
		return r->status;
	if (r->save && !save_flush(r->save))
		return fail(r, save_fault(r->save));
	return r->status == RECORDING_DONE ? r->status : look_at_limits(r, clock);
}

int64_t
recording_deadline(const struct recording *r)
{
	return r->stop_at < r->next_at ? r->stop_at : r->next_at;
}

const char *
recording_error(const struct recording *r)
{
	return r->status == RECORDING_FAILED ? r->error : NULL;
}

const char *
recording_path(const struct recording *r)
{
	const char *path = r->ring ? ring_path(r->ring) : r->path;

	return path ? path : r->path;
}

uint64_t
recording_packets(const struct recording *r)
{
	if (!r->path)
		return r->packets;
	return r->earlier + (r->save ? save_frames(r->save) : 0);
}

bool
recording_end(struct recording *r, const struct save_counts *counts, size_t count)
{
	return (!r->save || close_file(r, counts, count)) && r->status != RECORDING_FAILED;
}

void
recording_free(struct recording *r)
{
	if (!r)
		return;
	close_descriptor(r);
	save_free(r->save);
	ring_free(r->ring);
	save_interfaces_free(&r->interfaces);
	free(r->path);
	free(r);
}
