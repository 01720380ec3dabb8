/* The capturer, see capturer.h. */

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "capture/live/live.h"
#include "capture/roles/capturer.h"
#include "capture/roles/feed.h"
#include "capture/roles/rights.h"

#define SECOND INT64_C(1000000000)

enum { LAST_LOOK = 250 * 1000 * 1000 };	/* nanoseconds in which the kernel gives what it still has */

struct capturing {
	const struct capturer *setting;
	struct capture_counts *counts;
	struct live *live;
	struct recording *recording;
	struct feed *feed;		/* NULL: there is none */
	struct save_counts kernel[LAUNCH_DEVICES];
	size_t devices;
	int64_t now;			/* by the clock that only runs forward */
	int64_t stop_at;		/* time of day: later frames are not wanted any more; 0: not yet */
	uint64_t packets;
	bool done;
	int status;
};

static volatile sig_atomic_t told_to_stop;

static void
stop(int signal)
{
	(void)signal;
	told_to_stop = 1;
}

/* Ctrl-C reaches all processes of a terminal: the launcher decides what it means. */
static void
set_signals(void)
{
	static const int ignored[] = { SIGINT, SIGHUP, SIGUSR1, SIGPIPE, SIGXFSZ, SIGTSTP };
	sigset_t none;

	for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
		signal(ignored[i], SIG_IGN);
	sigaction(SIGTERM, &(struct sigaction){ .sa_handler = stop }, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static int64_t
clock_now(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return t.tv_sec * SECOND + t.tv_nsec;
}

__attribute__((format(printf, 3, 4))) static void
fail(struct capturing *c, int status, const char *format, ...)
{
	va_list arguments;

	if (c->status)			/* the first reason counts */
		return;
	va_start(arguments, format);
	vsnprintf(c->counts->reason, sizeof c->counts->reason, format, arguments);
	va_end(arguments);
	c->status = status;
	c->done = true;
}

static void
fail_feed(struct capturing *c)
{
	int fault = feed_fault(c->feed);

	c->done = true;
	if (fault == EFBIG)
		fail(c, CAPTURER_BROKEN, "stopped: the temporary file has reached its limit; "
			"save to a file with -w, or give more with --spool-limit");
	else if (fault != EPIPE)		/* who reads has enough: that is no fault */
		fail(c, CAPTURER_BROKEN, "stopped: the temporary file cannot be written: %s; "
			"make room, or save elsewhere with -w", strerror(fault));
}

static bool
take(void *of, const struct frame *frame)
{
	struct capturing *c = of;

	if (c->stop_at && frame->time > c->stop_at) {
		c->done = true;
		return false;
	}
	enum recording_status status = recording_frame(c->recording, frame, c->now);

	if (status == RECORDING_FAILED) {
		fail(c, CAPTURER_BROKEN, "%s", recording_error(c->recording));
		return false;
	}
	c->packets++;
	if (c->feed && !feed_frame(c->feed, frame))
		fail_feed(c);
	if (status == RECORDING_DONE)
		c->done = true;
	return !c->done;
}

/* What has gathered goes out, and the counts with it. */
static void
pass_on(struct capturing *c)
{
	enum recording_status status = recording_flush(c->recording, c->now);

	if (status == RECORDING_FAILED)
		fail(c, CAPTURER_BROKEN, "%s", recording_error(c->recording));
	if (status == RECORDING_DONE)
		c->done = true;
	if (c->feed && !feed_flush(c->feed) && !c->done)
		fail_feed(c);
	atomic_store(&c->counts->packets, c->packets);
	if (c->feed) {
		atomic_store(&c->counts->bytes, feed_bytes(c->feed));
		atomic_store(&c->counts->not_shown, feed_left_out(c->feed));
	}
}

static void
count(struct capturing *c)
{
	uint64_t dropped = 0, by_interface = 0;

	live_counts(c->live, c->kernel);
	for (size_t i = 0; i < c->devices; i++) {
		dropped += c->kernel[i].dropped;
		by_interface += c->kernel[i].dropped_by_interface;
	}
	atomic_store(&c->counts->dropped, dropped);
	atomic_store(&c->counts->dropped_by_interface, by_interface);
}

static bool
launcher_says_stop(const struct capturing *c)
{
	return poll(&(struct pollfd){ .fd = c->setting->launcher, .events = POLLIN }, 1, 0) > 0;
}

/* What the kernel has from before now is still taken. */
static void
stop_soon(struct capturing *c, int64_t *end)
{
	if (c->stop_at || !(told_to_stop || launcher_says_stop(c)))
		return;
	c->stop_at = clock_now(CLOCK_REALTIME);
	*end = c->now + LAST_LOOK;
}

static void
capture(struct capturing *c)
{
	int64_t end = INT64_MAX, counted = 0;

	while (!c->done && c->now < end) {
		int64_t deadline = recording_deadline(c->recording);
		int until = c->stop_at ? -1 : c->setting->launcher;

		if (!live_read(c->live, until, (deadline < end ? deadline : end) - c->now, take, c))
			fail(c, CAPTURER_BROKEN, "%s", live_error(c->live));
		c->now = clock_now(CLOCK_MONOTONIC);
		pass_on(c);
		stop_soon(c, &end);
		if (c->now - counted >= SECOND / 10) {
			count(c);
			counted = c->now;
		}
	}
	count(c);
}

static void
name_devices(struct capturing *c, const struct save_interface *all)
{
	char *to = c->counts->devices, *end = to + sizeof c->counts->devices;

	for (size_t i = 0; i < c->devices && to < end; i++)
		to += snprintf(to, (size_t)(end - to), "%s%s", i ? ", " : "", all[i].name);
}

/* False after fail(). */
static bool
open_devices(struct capturing *c)
{
	enum live_problem problem;
	char error[512], advice[512];

	c->live = live_open(&c->setting->request, &problem, error, sizeof error);
	if (c->live)
		return true;
	rights_advice(advice, sizeof advice);
	if (problem == LIVE_NO_RIGHT)
		fail(c, CAPTURER_BROKEN, "%s: %s", error, advice);
	else
		fail(c, problem == LIVE_WRONG_FILTER ? CAPTURER_USAGE : CAPTURER_BROKEN, "%s", error);
	return false;
}

/* Files are the user's, so they are opened as the user.  False after fail(). */
static bool
give_up_rights(struct capturing *c)
{
	if (rights_drop(RIGHTS_FILES))
		return true;
	fail(c, CAPTURER_BROKEN, "the right to capture cannot be given up: %s", strerror(errno));
	return false;
}

/* False after fail(). */
static bool
open_files(struct capturing *c)
{
	const struct capturer *setting = c->setting;
	const struct save_interface *all;
	char error[512];

	c->devices = live_interfaces(c->live, &all);
	name_devices(c, all);
	c->recording = recording_new(&setting->recording, all, c->devices, error, sizeof error);
	if (!c->recording) {
		fail(c, CAPTURER_BROKEN, "%s", error);
		return false;
	}
	if (setting->feed < 0)
		return true;
	c->feed = feed_new(setting->feed, !setting->recording.path, setting->feed_limit, all, c->devices);
	if (c->feed && feed_flush(c->feed))	/* the decoder reads the header at once */
		return true;
	fail(c, CAPTURER_BROKEN, "what was captured cannot be passed on: %s", strerror(errno));
	return false;
}

static void
finish(struct capturing *c)
{
	if (c->recording && !recording_end(c->recording, c->kernel, c->devices))
		fail(c, CAPTURER_BROKEN, "%s", recording_error(c->recording));
	if (c->feed) {
		feed_end(c->feed, c->kernel, c->devices);
		atomic_store(&c->counts->bytes, feed_bytes(c->feed));
	}
	recording_free(c->recording);
	feed_free(c->feed);
	live_close(c->live);
	atomic_store(&c->counts->state, c->status ? CAPTURE_BROKEN : CAPTURE_STOPPED);
}

int
capturer_run(const struct capturer *setting)
{
	struct capturing c = { .setting = setting, .counts = setting->counts };

	set_signals();
	if (open_devices(&c) && give_up_rights(&c) && open_files(&c)) {
		atomic_store(&c.counts->state, CAPTURE_RUNNING);
		if (write(setting->launcher, "", 1) == 1) {
			c.now = clock_now(CLOCK_MONOTONIC);
			capture(&c);
		}
	}
	finish(&c);
	return c.status;
}
