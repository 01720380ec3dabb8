/* See folder.h. */

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "tests/capture/folder.h"

struct folder
folder_new(void)
{
	struct folder f = { .path = "/tmp/iriscope-test-XXXXXX" };

	cr_assert(mkdtemp(f.path));
	return f;
}

const char *
folder_path(const struct folder *f, const char *name)
{
	static char paths[2][256];
	static unsigned turn;
	char *path = paths[turn++ % 2];

	snprintf(path, sizeof paths[0], "%s/%s", f->path, name);
	return path;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(a, b);
}

uint32_t
folder_list(struct folder *f)
{
	DIR *d = opendir(f->path);
	struct dirent *e;

	cr_assert(d);
	for (f->count = 0; (e = readdir(d));)
		if (*e->d_name != '.') {
			cr_assert(f->count < FOLDER_FILES);
			snprintf(f->names[f->count++], sizeof f->names[0], "%.63s", e->d_name);
		}
	closedir(d);
	qsort(f->names, f->count, sizeof f->names[0], by_name);
	return f->count;
}

uint32_t
folder_frames(const struct folder *f, uint32_t first)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < f->count; i++) {
		char error[512];
		struct capture_file *file = capture_open(folder_path(f, f->names[i]), error, sizeof error);
		struct frame x;

		if (!file && i == f->count - 1 && strstr(error, "is empty"))
			break;
		cr_assert(file, "%s", error);
		for (; capture_next(file, &x) == CAPTURE_FRAME; n++) {
			uint32_t number = x.bytes[0] | (uint32_t)x.bytes[1] << 8 | (uint32_t)x.bytes[2] << 16;

			cr_assert_eq(number, first + n, "%s: frame %u, not %u", f->names[i], number, first + n);
		}
		cr_expect(!capture_error(file) || i == f->count - 1, "%s", capture_error(file));
		capture_close(file);
	}
	return n;
}

const struct save_interface folder_ethernet = { .name = "eth0", .link_type = 1 };

enum recording_status
folder_add(struct recording *r, uint32_t number, int64_t clock)
{
	uint8_t bytes[64] = { (uint8_t)number, (uint8_t)(number >> 8), (uint8_t)(number >> 16) };

	return recording_frame(r, &(struct frame){ .bytes = bytes, .captured = sizeof bytes, .wire = sizeof bytes,
	    .time = number * SECOND, .link_type = 1 }, clock);
}

void
folder_free(struct folder *f)
{
	folder_list(f);
	for (uint32_t i = 0; i < f->count; i++)
		unlink(folder_path(f, f->names[i]));
	rmdir(f->path);
}

void
folder_write(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	cr_assert(file);
	fputs(text, file);
	fclose(file);
}

int64_t
clock_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}
