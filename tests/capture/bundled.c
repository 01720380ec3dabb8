/*
 * What lies in pcaps/: the table in its README names each capture with its
 * frames, and the tables in pcaps/truth/ name each object.  Both hold both ways.
 */

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "capture/file.h"

enum { LINE = 1024 };

/* Frames up to the file's end; -1: it cannot be opened, or read so far. */
static int
frames_of(const char *path)
{
	char error[256];
	struct capture_file *f = capture_open(path, error, sizeof error);
	enum capture_status status = CAPTURE_DAMAGED;
	struct frame frame;
	int count = 0;

	while (f && (status = capture_next(f, &frame)) == CAPTURE_FRAME)
		count++;
	capture_close(f);
	return status == CAPTURE_END ? count : -1;
}

/* Runs judge for the names of a folder's files that contain part; gives how many. */
static int
each_file(const char *folder, const char *part, void (*judge)(const char *name))
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	int count = 0;

	while (dir && (entry = readdir(dir))) {
		if (!strstr(entry->d_name, part))
			continue;
		judge(entry->d_name);
		count++;
	}
	if (dir)
		closedir(dir);
	return count;
}

/* Whether some line of the file begins with this. */
static bool
has_line(const char *path, const char *start)
{
	char line[LINE];
	FILE *f = fopen(path, "r");
	bool found = false;

	while (f && !found && fgets(line, sizeof line, f))
		found = strncmp(line, start, strlen(start)) == 0;
	if (f)
		fclose(f);
	return found;
}

static void
expect_row(const char *name)
{
	char row[LINE];

	snprintf(row, sizeof row, "| `%s` | ", name);
	cr_expect(has_line("pcaps/README.md", row), "pcaps/README.md does not tell of %s", name);
}

Test(bundled, each_capture_is_told_of)
{
	cr_expect_gt(each_file("pcaps", ".pcap", expect_row), 10);
}

Test(bundled, each_row_is_a_capture_of_so_many_frames)
{
	char line[LINE], name[64], path[128];
	FILE *f = fopen("pcaps/README.md", "r");
	int rows = 0, frames;

	cr_assert_not_null(f);
	while (fgets(line, sizeof line, f)) {
		if (sscanf(line, "| `%63[^`]` | %d |", name, &frames) != 2)
			continue;
		snprintf(path, sizeof path, "pcaps/%s", name);
		cr_expect_eq(frames_of(path), frames, "%s: %d frames", name, frames_of(path));
		rows++;
	}
	fclose(f);
	cr_expect_gt(rows, 10);
}

/* The table's rows name objects that are there, sent by one of the two ends. */
static void
expect_objects(const char *name)
{
	char path[LINE], line[LINE];
	FILE *f;

	snprintf(path, sizeof path, "pcaps/truth/%s", name);
	f = fopen(path, "r");
	cr_assert_not_null(f);
	cr_expect(
	    fgets(line, sizeof line, f) && strcmp(line, "tcp.stream\tfrom\thow\tobject\n") == 0);
	while (fgets(line, sizeof line, f)) {
		unsigned stream;
		char from[16], object[256];

		cr_expect_eq(sscanf(line, "%u\t%15s\t%*[^\t]\t%255[^\n]", &stream, from, object), 3,
		    "%s: %s", name, line);
		cr_expect(strcmp(from, "client") == 0 || strcmp(from, "server") == 0, "%s: %s",
		    name, line);
		snprintf(path, sizeof path, "pcaps/truth/%s", object);
		cr_expect_eq(access(path, R_OK), 0, "%s: %s is not there", name, object);
	}
	fclose(f);
}

Test(bundled, each_object_is_there)
{
	cr_expect_gt(each_file("pcaps/truth", ".tsv", expect_objects), 5);
}

/* truth/NAME.tsv belongs to NAME.pcap or NAME.pcapng. */
static void
expect_capture(const char *name)
{
	char path[LINE];
	int stem = (int)strcspn(name, ".");

	snprintf(path, sizeof path, "pcaps/%.*s.pcap", stem, name);
	if (access(path, R_OK) != 0)
		snprintf(path, sizeof path, "pcaps/%.*s.pcapng", stem, name);
	cr_expect_eq(access(path, R_OK), 0, "truth/%s is of no capture", name);
}

Test(bundled, each_table_has_its_capture)
{
	each_file("pcaps/truth", ".tsv", expect_capture);
}
