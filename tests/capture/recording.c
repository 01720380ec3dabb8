/*
 * Recordings: each frame is in exactly one file, limits are tshark's, the
 * ring has no gap.  U03, issue 4.
 */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "tests/capture/folder.h"
#include "tests/capture/transcript.h"

static char error[1024];

static const struct {
	const char *value;
	bool stop, ring;		/* whether -a and -b take it */
	struct recording_limits limits;
} words[] = {
	{ "duration:10", true, true, { .duration = 10 * SECOND } },
	{ "duration:0.5", true, true, { .duration = SECOND / 2 } },
	{ "duration:1.0000000019", true, true, { .duration = SECOND + 1 } },
	{ "filesize:100", true, true, { .bytes = 100000 } },
	{ "packets:18446744073709551615", true, true, { .packets = UINT64_MAX } },
	{ "files:99999", true, true, { .files = 99999 } },
	{ "interval:3600", false, true, { .interval = 3600 * SECOND } },
	{ "packets:18446744073709551616" }, { "packets:0" }, { "packets:-1" }, { "packets: 1" },
	{ "packets:1x" }, { "packets:" }, { "packets" }, { "files:100000" }, { "filesize:1.5" },
	{ "filesize:18446744073709552" }, { "duration:0.0" }, { "duration:,5" }, { "duration:9223372036" },
	{ "duration:1.5s" }, { "interval:0.5" }, { "10" }, { "" }, { "printname:x" },
};

Test(recording, words)
{
	for (size_t i = 0; i < COUNT(words); i++) {
		struct recording_limits stop = { 0 }, ring = { 0 };
		size_t size = sizeof stop;

		cr_expect_eq(recording_limit(&stop, words[i].value, false), words[i].stop, "-a %s", words[i].value);
		cr_expect_eq(recording_limit(&ring, words[i].value, true), words[i].ring, "-b %s", words[i].value);
		cr_expect(!words[i].stop || !memcmp(&stop, &words[i].limits, size), "-a %s", words[i].value);
		cr_expect(!words[i].ring || !memcmp(&ring, &words[i].limits, size), "-b %s", words[i].value);
	}
}

/* Limits, and how many of 100 frames, one a second, get into how many files. */
static const struct {
	const char *name;
	struct recording_limits stop, next;
	uint32_t packets, files;
} limited[] = {
	{ "none", { 0 }, { 0 }, 100, 1 },
	{ "-a packets:7", { .packets = 7 }, { 0 }, 7, 1 },
	{ "-a filesize:1, which 10 frames reach", { .bytes = 1000 }, { 0 }, (1000 - FOLDER_HEADERS + FOLDER_RECORD - 1) / FOLDER_RECORD, 1 },
	{ "-a duration:20: the first frame is after a second", { .duration = 20 * SECOND }, { 0 }, 20, 1 },
	{ "-b packets:30", { 0 }, { .packets = 30 }, 100, 4 },
	{ "-b packets:50, the 3rd file is begun", { 0 }, { .packets = 50 }, 100, 3 },
	{ "-b packets:30 -a files:2", { .files = 2 }, { .packets = 30 }, 60, 2 },
	{ "-b packets:30 -a packets:60", { .packets = 60 }, { .packets = 30 }, 60, 2 },
	{ "-b duration:40", { 0 }, { .duration = 40 * SECOND }, 100, 3 },
	{ "-b filesize:1", { 0 }, { .bytes = 1000 }, 100, 11 },
	{ "-b files:100 -a filesize:1", { .bytes = 1000 }, { .files = 100 }, 100, 11 },
	{ "-b packets:10 -b files:3", { 0 }, { .packets = 10, .files = 3 }, 95, 3 },
	{ "-b packets:10 -b files:1", { 0 }, { .packets = 10, .files = 1 }, 95, 1 },
};

Test(recording, limits)
{
	for (size_t i = 0; i < COUNT(limited); i++) {
		struct folder f = folder_new();
		struct recording_setting setting = { .path = folder_path(&f, "a.pcapng"),
			.stop = limited[i].stop, .next = limited[i].next };
		bool drops = limited[i].next.files && limited[i].next.packets;
		uint32_t frames = drops ? 95 : 100, n = 0;
		struct recording *r = recording_new(&setting, &folder_ethernet, 1, error, sizeof error);
		int64_t start = clock_now();

		cr_assert(r, "%s", error);
		while (n < frames && folder_add(r, n, start + (n + 1) * SECOND) == RECORDING_GOES_ON)
			n++;
		n += n < frames;
		cr_expect_eq(n, limited[i].packets, "%s: %u frames", limited[i].name, n);
		cr_expect_eq(recording_packets(r), limited[i].packets, "%s", limited[i].name);
		cr_expect(recording_end(r, NULL, 0), "%s", limited[i].name);
		cr_expect_eq(folder_list(&f), limited[i].files, "%s: %u files", limited[i].name, f.count);
		if (!drops)
			cr_expect_eq(folder_frames(&f, 0), n, "%s", limited[i].name);
		recording_free(r);
		folder_free(&f);
	}
}

/* Nothing is lost between two files, and nothing is twice: numbers go up by one through all of them. */
Test(recording, ring_has_no_gap)
{
	enum { FRAMES = 20000, PACKETS = 37 };
	struct folder f = folder_new();
	struct recording_setting setting = { .path = folder_path(&f, "lab.x.pcap"), .format = SAVE_PCAP,
		.next = { .packets = PACKETS } };
	struct recording *r = recording_new(&setting, &folder_ethernet, 1, error, sizeof error);

	cr_assert(r, "%s", error);
	for (uint32_t i = 0; i < FRAMES; i++)
		cr_expect_eq(folder_add(r, i, 0), RECORDING_GOES_ON);
	cr_expect(recording_end(r, NULL, 0));
	cr_expect_eq(folder_list(&f), FRAMES / PACKETS + 1);
	cr_expect_eq(folder_frames(&f, 0), FRAMES);
	for (uint32_t i = 0; i < f.count; i++) {
		char name[32];
		struct stat st;

		snprintf(name, sizeof name, "lab.x_%05u_", i + 1);
		cr_expect(!strncmp(f.names[i], name, 12) && strspn(f.names[i] + 12, "0123456789") == 14 &&
		    !strcmp(f.names[i] + 26, ".pcap"), "%s", f.names[i]);
		cr_expect(!stat(folder_path(&f, f.names[i]), &st) && (st.st_mode & 0777) == 0600);
	}
	recording_free(r);
	folder_free(&f);
}

/* Files go as the ring comes round; those that are not its own any more do not. */
Test(recording, ring_removes_only_its_own)
{
	struct folder f = folder_new();
	struct recording_setting setting = { .path = folder_path(&f, "ring"), .next = { .packets = 10, .files = 3 } };
	char foreign[256], taken[256];
	struct recording *r = recording_new(&setting, &folder_ethernet, 1, error, sizeof error);

	cr_assert(r, "%s", error);
	snprintf(foreign, sizeof foreign, "%s", folder_path(&f, "ring_00000_20000101000000"));
	folder_write(foreign, "mine");
	snprintf(taken, sizeof taken, "%s", recording_path(r));
	cr_expect_eq(rename(taken, folder_path(&f, "kept")), 0);
	folder_write(taken, "mine, too");
	for (uint32_t i = 0; i < 75; i++)
		folder_add(r, i, 0);
	cr_expect(recording_end(r, NULL, 0));
	cr_expect_eq(folder_list(&f), 6, "3 of the ring, 2 of ours, 1 renamed: %u", f.count);
	cr_expect_eq(access(foreign, F_OK) | access(taken, F_OK), 0);
	unlink(foreign);
	unlink(taken);
	unlink(folder_path(&f, "kept"));
	cr_expect_eq(folder_list(&f), 3);
	cr_expect_eq(folder_frames(&f, 50), 25, "the last 3 files: 10, 10, 5");
	recording_free(r);
	folder_free(&f);
}

Test(recording, deadlines)
{
	struct folder f = folder_new();
	struct recording_setting setting = { .path = folder_path(&f, "a"), .stop = { .duration = 100 * SECOND },
		.next = { .duration = 30 * SECOND } };
	int64_t before = clock_now();
	struct recording *r = recording_new(&setting, &folder_ethernet, 1, error, sizeof error);
	int64_t first = recording_deadline(r);

	cr_expect(first >= before + 30 * SECOND && first <= clock_now() + 30 * SECOND);
	cr_expect_eq(recording_flush(r, first - 1), RECORDING_GOES_ON);
	cr_expect_eq(recording_deadline(r), first);
	cr_expect_eq(recording_flush(r, first), RECORDING_GOES_ON);
	cr_expect_eq(recording_deadline(r), first + 30 * SECOND, "the next file's");
	cr_expect_eq(recording_flush(r, before + 90 * SECOND), RECORDING_GOES_ON);
	cr_expect(recording_deadline(r) <= clock_now() + 100 * SECOND, "the end of all");
	cr_expect_eq(recording_flush(r, before + 101 * SECOND), RECORDING_DONE);
	cr_expect_eq(folder_add(r, 1, before), RECORDING_DONE, "nothing more");
	cr_expect(recording_end(r, NULL, 0));
	cr_expect_eq(folder_list(&f), 3);
	cr_expect_eq(folder_frames(&f, 0), 0);
	recording_free(r);
	folder_free(&f);
}

Test(recording, interval_ends_at_its_multiples)
{
	struct folder f = folder_new();
	struct recording_setting setting = { .path = folder_path(&f, "a"), .next = { .interval = 3600 * SECOND } };
	struct recording *r = recording_new(&setting, &folder_ethernet, 1, error, sizeof error);
	int64_t left = recording_deadline(r) - clock_now(), wall = time(NULL) + left / SECOND;

	cr_expect(left > 0 && left <= 3600 * SECOND);
	cr_expect((wall + 2) % 3600 <= 4, "%d s beside the hour", (int)((wall + 2) % 3600) - 2);
	cr_expect(recording_end(r, NULL, 0));
	recording_free(r);
	folder_free(&f);
}

Test(recording, nowhere_only_limits_count)
{
	struct recording_setting setting = { .stop = { .bytes = 640 } };
	struct recording *r = recording_new(&setting, NULL, 0, error, sizeof error);
	uint32_t n = 0;

	while (folder_add(r, n++, 0) == RECORDING_GOES_ON)
		;
	cr_expect_eq(n, 10);
	cr_expect_null(recording_path(r));
	cr_expect(recording_end(r, NULL, 0));
	recording_free(r);
}

/* Interfaces that come later are in the files that come later, too. */
Test(recording, interfaces_of_every_file)
{
	struct folder f = folder_new();
	struct recording_setting setting = { .path = folder_path(&f, "a"), .next = { .packets = 1 } };
	struct recording *r = recording_new(&setting, &folder_ethernet, 1, error, sizeof error);
	struct frame x = { .interface = 1, .link_type = 101 }, y;

	cr_expect_eq(folder_add(r, 0, 0), RECORDING_GOES_ON);
	cr_expect(recording_interface(r, &(struct save_interface){ .name = "tun0", .link_type = 101 }));
	cr_expect_eq(recording_frame(r, &x, 0), RECORDING_GOES_ON);
	cr_expect_eq(recording_frame(r, &x, 0), RECORDING_GOES_ON);
	cr_expect(recording_end(r, NULL, 0));
	cr_expect_eq(folder_list(&f), 4);
	struct capture_file *file = capture_open(folder_path(&f, f.names[2]), error, sizeof error);

	cr_assert(file, "%s", error);
	cr_expect(capture_next(file, &y) == CAPTURE_FRAME && y.link_type == 101 && y.interface == 1);
	cr_expect_eq(memcmp(capture_interface(file, 1)->name.bytes, "tun0", 4), 0);
	capture_close(file);
	recording_free(r);
	folder_free(&f);
}
