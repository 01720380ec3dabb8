/* The launcher as the decoder's process knows it: U03, and what it saves. */

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "capture/file.h"
#include "capture/roles/launcher.h"
#include "tests/live/frames.h"
#include "tests/live/namespace.h"

static char folder[] = "/tmp/iriscope-launcher-XXXXXX";

/* In a namespace, and in a folder that is the spool's, too.  False: skipped. */
static bool
begin(void)
{
	if (!enter_namespace())
		return false;
	cr_assert(mkdtemp(folder));
	setenv("XDG_CACHE_HOME", folder, 1);
	return true;
}

/* A path in the folder; of the last four asked for. */
static const char *
in_folder(const char *name)
{
	static char paths[4][128];
	static int next;
	char *path = paths[next++ % 4];

	snprintf(path, sizeof *paths, "%s/%s", folder, name);
	return path;
}

static struct launch_setting
on_the_wire(const char *file)
{
	return (struct launch_setting){ .request = { .devices = { "near" }, .device_count = 1 },
		.recording.path = file, .feed = FEED_FILE };
}

/* What goes wrong in the decoder's process has to come out of it: as a line of this file. */
#define CHECK(what) do { if (!(what)) return __LINE__; } while (0)

struct checks {
	int (*run)(struct launcher *l);		/* 0, or the line that went wrong */
};

/* Left at once: the leak sanitizer does not know what to do in a forked process of Criterion's. */
static int
decode(struct launcher *l, void *of)
{
	const struct checks *checks = of;

	_exit(checks->run(l));
}

/* Start, take n markers, and stop.  0, or the line that went wrong. */
static int
record(struct launcher *l, int n, char path[LAUNCH_TEXT])
{
	char error[LAUNCH_TEXT];
	struct capture_file *f = launcher_start(l, NULL, path, error, sizeof error);

	CHECK(f);
	for (int i = 0; i < n; i++)
		send_marker();
	launcher_stop(l);
	CHECK(atomic_load(&launcher_counts(l)->packets) == (uint64_t)n);
	CHECK(atomic_load(&launcher_counts(l)->state) == CAPTURE_STOPPED);
	capture_close(f);
	return 0;
}

static int
starts_again(struct launcher *l)
{
	char path[LAUNCH_TEXT];

	CHECK(record(l, 3, path) == 0 && !strcmp(path, in_folder("v1.2/taken.pcapng")));
	CHECK(record(l, 4, path) == 0 && !strcmp(path, in_folder("v1.2/taken_2.pcapng")));
	CHECK(record(l, 5, path) == 0 && !strcmp(path, in_folder("v1.2/taken_3.pcapng")));
	CHECK(!launcher_unsaved(l));
	return 0;
}

/* With -w, what was captured before a restart stays. */
Test(launcher, keeps_the_files_of_each_start)
{
	if (!begin())
		return;
	struct launch_setting setting = on_the_wire(in_folder("v1.2/taken.pcapng"));

	cr_assert_eq(mkdir(in_folder("v1.2"), 0700), 0);
	cr_expect_eq(launcher_run(&setting, decode, &(struct checks){ starts_again }), 0);
	cr_expect_eq(frames_of(in_folder("v1.2/taken.pcapng")), 3);
	cr_expect_eq(frames_of(in_folder("v1.2/taken_2.pcapng")), 4);
	cr_expect_eq(frames_of(in_folder("v1.2/taken_3.pcapng")), 5);
	shell("rm -r %s", folder);
}

static int
saves(struct launcher *l)
{
	char path[LAUNCH_TEXT], text[LAUNCH_TEXT];

	CHECK(!launcher_save(l, in_folder("early"), text, sizeof text));
	CHECK(record(l, 0, path) == 0 && !launcher_unsaved(l));
	CHECK(record(l, 6, path) == 0 && launcher_unsaved(l));
	CHECK(!launcher_save(l, in_folder("nowhere/kept"), text, sizeof text) && strstr(text, "nowhere/kept.pcapng: "));
	CHECK(launcher_unsaved(l));
	CHECK(launcher_save(l, in_folder("kept"), text, sizeof text) && !strcmp(text, in_folder("kept.pcapng")));
	CHECK(!launcher_unsaved(l));
	CHECK(!launcher_save(l, in_folder("kept.pcapng"), text, sizeof text) && strstr(text, "is there already"));
	return 0;
}

/* Nothing is written over, nothing gets a name that is not a capture's, nothing is left. */
Test(launcher, saves_what_was_captured)
{
	struct launch_setting setting = on_the_wire(NULL);

	if (!begin())
		return;
	cr_expect_eq(launcher_run(&setting, decode, &(struct checks){ saves }), 0);
	cr_expect_eq(frames_of(in_folder("kept.pcapng")), 6);
	shell("test $(find %s -type f | wc -l) = 1", folder);
	shell("rm -r %s", folder);
}

static int
is_hung_up_on(struct launcher *l)
{
	char path[LAUNCH_TEXT];

	CHECK(record(l, 2, path) == 0);
	raise(SIGHUP);
	return 0;
}

/* The terminal is gone, and nobody could be asked: the packets are kept. */
Test(launcher, keeps_what_nobody_saved)
{
	struct launch_setting setting = on_the_wire(NULL);

	if (!begin())
		return;
	cr_expect_eq(launcher_run(&setting, decode, &(struct checks){ is_hung_up_on }), 128 + SIGHUP);
	shell("test $(ls %s/iriscope/unsaved-*.pcapng | wc -l) = 1", folder);
	shell("mv %s/iriscope/unsaved-*.pcapng %s/kept.pcapng", folder, folder);
	cr_expect_eq(frames_of(in_folder("kept.pcapng")), 2);
	shell("rm -r %s", folder);
}
