/*
 * Recordings that cannot begin, or not go on: it is said with what to do, and
 * what was written stays.  U03, issue 4.
 */

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/capture/folder.h"
#include "tests/capture/transcript.h"

static char error[1024];

static const struct {
	const char *name, *path, *says;		/* path: in the folder, unless it begins with / */
	enum save_format format;
} unopened[] = {
	{ "no folder", "no/such.pcap", "no such folder; make it first", SAVE_PCAP },
	{ "a folder", ".", "is a folder", SAVE_PCAP },
	{ "a file as folder", "/etc/passwd/x", "what should be a folder is none", SAVE_PCAP },
	{ "nothing fits", "/dev/full", "/dev/full: the disk is full; make room", SAVE_PCAPNG },
};

Test(recording, cannot_begin)
{
	struct folder f = folder_new();

	for (size_t i = 0; i < COUNT(unopened); i++) {
		const char *path = *unopened[i].path == '/' ? unopened[i].path : folder_path(&f, unopened[i].path);
		struct recording_setting setting = { .path = path, .format = unopened[i].format };

		cr_expect_null(recording_new(&setting, &folder_ethernet, 1, error, sizeof error), "%s", unopened[i].name);
		cr_expect(!strncmp(error, path, strlen(path)) && strstr(error, unopened[i].says), "%s: %s",
		    unopened[i].name, error);
	}
	folder_free(&f);
}

/* A file that cannot grow: what was written stays, is counted, and is said. */
Test(recording, full_in_the_middle)
{
	struct folder f = folder_new();
	struct recording_setting setting = { .path = folder_path(&f, "a") };
	struct rlimit limit = { 10000, RLIM_INFINITY };
	struct recording *r = recording_new(&setting, &folder_ethernet, 1, error, sizeof error);
	uint32_t n = 0, fit = (10000 - FOLDER_HEADERS) / FOLDER_RECORD;

	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	while (folder_add(r, n, 0) == RECORDING_GOES_ON)
		n += n % 10 || recording_flush(r, 0) == RECORDING_GOES_ON ? 1 : 0;
	cr_expect_eq(recording_packets(r), fit, "%u", (unsigned)recording_packets(r));
	snprintf(error, sizeof error, "packets saved: %u", fit);
	cr_expect(strstr(recording_error(r), "no file may become larger") && strstr(recording_error(r), error),
	    "%s", recording_error(r));
	cr_expect_not(recording_end(r, NULL, 0));
	recording_free(r);
	limit.rlim_cur = RLIM_INFINITY;
	setrlimit(RLIMIT_FSIZE, &limit);
	folder_list(&f);
	cr_expect_eq(folder_frames(&f, 0), fit);
	folder_free(&f);
}

/* Records and tells what was flushed, until it is killed. */
static void
record_for_ever(const char *path, int told)
{
	struct recording_setting setting = { .path = path, .next = { .packets = 5000 } };
	struct recording *r = recording_new(&setting, &folder_ethernet, 1, error, sizeof error);

	for (uint32_t i = 0;; i++) {
		folder_add(r, i, 0);
		if (i % 97 == 96 && recording_flush(r, 0) == RECORDING_GOES_ON && write(told, &i, sizeof i) < 0)
			_exit(1);
	}
}

Test(recording, killed_in_the_middle)
{
	for (int round = 0; round < 5; round++) {
		struct folder f = folder_new();
		int ends[2];
		uint32_t last = 0;

		cr_assert_eq(pipe(ends), 0);
		pid_t child = fork();

		if (child == 0)
			record_for_ever(folder_path(&f, "a.pcapng"), ends[1]);
		close(ends[1]);
		while (last < 9000u + 1111u * (unsigned)round && read(ends[0], &last, sizeof last) == sizeof last)
			;
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		while (read(ends[0], &last, sizeof last) == sizeof last)
			;
		close(ends[0]);
		cr_expect(folder_list(&f) >= 2);
		cr_expect(folder_frames(&f, 0) > last, "what was flushed is there");
		folder_free(&f);
	}
}
