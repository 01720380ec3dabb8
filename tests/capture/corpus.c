/*
 * The conformance corpus: lengths and times of every frame as tshark 4.0.17
 * gives them ($CORPUS/visible/expected), and every damaged file read to its end.
 */

#include <criterion/criterion.h>
#include <glob.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/capture/transcript.h"

/* Where tshark is not followed. */
static const struct {
	const char *file, *reason;
} differing[] = {
	{ "gopacket-test017.pcapng", "custom blocks, which have no time: tshark gives none, we 0" },
	{ "tcpdump-timestamp-invalid-nano.pcap", "tshark takes 2^31 nanoseconds for negative ones" },
};

static const char *
corpus(void)
{
	const char *path = getenv("CORPUS");

	return path ? path : "../shared/corpus";
}

/* Paths of the captures of a folder; none: says so. */
static glob_t
captures(const char *folder)
{
	static const char *const kinds[] = { "pcap", "pcapng", "pcap.gz", "pcapng.gz" };
	char pattern[1024];
	glob_t all = { 0 };

	for (size_t i = 0; i < COUNT(kinds); i++) {
		snprintf(pattern, sizeof pattern, "%s/%s/*.%s", corpus(), folder, kinds[i]);
		glob(pattern, i ? GLOB_APPEND : 0, NULL, &all);
	}
	if (!all.gl_pathc)
		fprintf(stderr, "skipped: no captures in %s/%s\n", corpus(), folder);
	return all;
}

static const char *
base_name(const char *path)
{
	return strrchr(path, '/') + 1;
}

static const char *
difference(const char *path)
{
	for (size_t i = 0; i < COUNT(differing); i++)
		if (strcmp(base_name(path), differing[i].file) == 0)
			return differing[i].reason;
	return NULL;
}

/* The table that belongs to a capture, after its lines of comment and its line of names. */
static FILE *
open_expected(const char *path, char **line, size_t *size)
{
	static const char names[] = "frame.number\tframe.len\tframe.cap_len\tframe.time_epoch\t";
	char command[1024];
	FILE *table;

	snprintf(command, sizeof command, "gzip -dc '%.*s/expected/%s.tsv.gz'",
		(int)(base_name(path) - path - 1), path, base_name(path));
	table = popen(command, "r");
	cr_assert(table);
	do
		cr_assert(getline(line, size, table) > 0, "%s: no table", path);
	while (**line == '#');
	cr_assert(strncmp(*line, names, strlen(names)) == 0, "%s", *line);
	return table;
}

/* tshark prints "SECONDS.NANOSECONDS"; the latter may be above a second, when the file's are. */
static bool
agrees(const struct frame *x, const char *line)
{
	uint64_t number;
	uint32_t wire, captured;
	int64_t seconds, nanoseconds = 0;

	return sscanf(line, "%" SCNu64 " %" SCNu32 " %" SCNu32 " %" SCNd64 ".%" SCNd64, &number,
		       &wire, &captured, &seconds, &nanoseconds) == 5 &&
	       x->wire == wire && x->captured == captured &&
	       x->time == seconds * 1000000000 + nanoseconds;
}

static size_t
compare(const char *path)
{
	char *line = NULL, error[512];
	size_t size = 0, frames = 0;
	FILE *table = open_expected(path, &line, &size);
	struct capture_file *f = capture_open(path, error, sizeof error);
	struct frame x;

	cr_assert(f, "%s", error);
	while (capture_next(f, &x) == CAPTURE_FRAME && getline(&line, &size, table) > 0) {
		frames++;
		cr_expect(agrees(&x, line), "%s: %" PRId64 " %u/%u, tshark says %.60s", path, x.time,
			x.captured, x.wire, line);
	}
	cr_expect_null(capture_error(f), "%s", capture_error(f));
	cr_expect_eq(capture_next(f, &x), CAPTURE_END, "%s: more than %zu frames", path, frames);
	cr_expect_leq(getline(&line, &size, table), 0, "%s: %zu frames only", path, frames);
	capture_close(f);
	pclose(table);
	free(line);
	return frames;
}

Test(corpus, frames_are_as_tshark_says)
{
	glob_t all = captures("visible");
	size_t frames = 0;

	for (size_t i = 0; i < all.gl_pathc; i++)
		if (!difference(all.gl_pathv[i]))
			frames += compare(all.gl_pathv[i]);
	cr_log_info("%zu captures, %zu frames", all.gl_pathc, frames);
	cr_expect(frames > 0 || !all.gl_pathc);
	globfree(&all);
}

/* Every frame of a file, and again by its offset. */
static void
read_twice(const char *path)
{
	char error[512] = "";
	struct capture_file *f = capture_open_spooled(path, error, sizeof error);
	struct frame x, again;

	if (!f) {
		cr_expect(*error, "%s", path);
		return;
	}
	while (capture_next(f, &x) == CAPTURE_FRAME)
		cr_expect(capture_read(f, x.offset, &again) && same_frame(&x, &again),
			"%s, offset %" PRIu64, path, x.offset);
	capture_close(f);
}

Test(corpus, every_file_comes_to_an_end)
{
	static const char *const folders[] = { "visible", "hostile-visible" };

	for (size_t i = 0; i < COUNT(folders); i++) {
		glob_t all = captures(folders[i]);

		for (size_t k = 0; k < all.gl_pathc; k++)
			read_twice(all.gl_pathv[k]);
		globfree(&all);
	}
}
