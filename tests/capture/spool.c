/* What can be read only once is kept, and read again in any order. */

#include <criterion/criterion.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "capture/spool.h"
#include "tests/capture/pack.h"
#include "tests/capture/transcript.h"

enum { FRAMES = 3000, FRAME = 500 };

static char folder[] = "/tmp/iriscope-spool-XXXXXX";

/* Where the spool goes, and nothing else is. */
static void
make_folder(void)
{
	cr_assert(mkdtemp(folder));
	setenv("XDG_CACHE_HOME", folder, 1);
}

static void
remove_folder(void)
{
	char path[64];

	snprintf(path, sizeof path, "%s/iriscope", folder);
	cr_expect(rmdir(path) == 0, "something was left there");
	rmdir(folder);
}

static struct draft
capture(void)
{
	struct draft d = { .bytes = malloc(2 << 20) };

	draft_section(&d);
	draft_interface(&d, 1);
	for (uint32_t i = 0; i < FRAMES; i++)
		draft_packet(&d, 0, i, FRAME);
	return d;
}

static void
expect_frame(struct capture_file *f, uint64_t offset, uint32_t number)
{
	uint8_t bytes[FRAME];
	struct draft d = { .bytes = bytes };
	struct frame x;

	draft_payload(&d, number, FRAME);
	cr_expect(capture_read(f, offset, &x) && x.time == number * 1000, "frame %u", number);
	cr_expect(x.captured == FRAME && memcmp(x.bytes, bytes, FRAME) == 0, "frame %u", number);
}

/* Read to the end, and all the while, and then, again. */
static void
read_again(struct capture_file *f)
{
	static uint64_t offsets[FRAMES];
	struct frame x;

	cr_expect(capture_seekable(f));
	for (uint32_t i = 0; i < FRAMES; i++) {
		cr_assert_eq(capture_next(f, &x), CAPTURE_FRAME, "%s", capture_error(f));
		offsets[i] = x.offset;
		expect_frame(f, offsets[i / 2], i / 2);
		cr_expect_not(capture_read(f, x.offset + 32 + FRAME, &x), "not passed yet");
	}
	cr_expect_eq(capture_next(f, &x), CAPTURE_END);
	for (uint32_t i = 0; i < FRAMES; i++)
		expect_frame(f, offsets[i * 1171 % FRAMES], i * 1171 % FRAMES);
}

/* The only name there is; gone already, so the folder is empty. */
static void
expect_private(void)
{
	char path[64], target[PATH_MAX];
	struct stat st;
	int found = 0;

	for (int fd = 3; fd < 64; fd++) {
		snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
		ssize_t n = readlink(path, target, sizeof target - 1);

		target[n > 0 ? n : 0] = 0;
		if (!strstr(target, "/iriscope/spool-"))
			continue;
		found++;
		cr_expect(strncmp(target, folder, strlen(folder)) == 0, "%s", target);
		cr_expect(stat(path, &st) == 0 && (st.st_mode & 0777) == 0600 && st.st_nlink == 0);
	}
	cr_expect_eq(found, 1);
}

Test(spool, compressed_files, .init = make_folder, .fini = remove_folder)
{
	static pack *const packs[] = { pack_gzip, pack_zstd };
	struct draft d = capture();

	for (size_t i = 0; i < COUNT(packs); i++) {
		struct draft p = { .bytes = malloc(d.len + 1024) };
		struct memory_file m;
		struct capture_file *f;
		char error[256];

		packs[i](&p, d.bytes, d.len);
		m = memory_file(p.bytes, p.len);
		f = capture_open_spooled(m.path, error, sizeof error);
		cr_assert(f, "%s", error);
		expect_private();
		read_again(f);
		capture_close(f);
		memory_file_close(m);
		free(p.bytes);
	}
	free(d.bytes);
}

Test(spool, standard_input, .init = make_folder, .fini = remove_folder)
{
	struct draft d = capture();
	struct capture_file *f;
	char error[256];
	int ends[2];

	cr_assert(pipe(ends) == 0);
	if (fork() == 0) {
		for (size_t i = 0; i < d.len; i += 1009)
			if (write(ends[1], d.bytes + i, d.len - i < 1009 ? d.len - i : 1009) < 0)
				_exit(1);
		_exit(0);
	}
	close(ends[1]);
	cr_assert(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
	f = capture_open_spooled("-", error, sizeof error);
	cr_assert(f, "%s", error);
	close(STDIN_FILENO);			/* the file has a descriptor of its own */
	read_again(f);
	capture_close(f);
	free(d.bytes);
}

/* A file that can be read anywhere needs no copy. */
Test(spool, plain_files_are_not_copied)
{
	struct draft d = capture();
	struct memory_file m = memory_file(d.bytes, d.len);
	struct capture_file *f;
	char error[256];

	setenv("XDG_CACHE_HOME", "/nowhere", 1);
	setenv("TMPDIR", "/nowhere", 1);
	f = capture_open_spooled(m.path, error, sizeof error);
	cr_assert(f, "%s", error);
	read_again(f);
	capture_close(f);
	memory_file_close(m);
	free(d.bytes);
}

/* What was kept stays there to be read; the message tells how much that is. */
static void
read_until_full(const char *path, rlim_t room)
{
	char error[256], says[256];
	struct capture_file *f = capture_open_spooled(path, error, sizeof error);
	struct frame x;
	uint32_t frames = 0;

	cr_assert(f, "%s", error);
	while (capture_next(f, &x) == CAPTURE_FRAME)
		expect_frame(f, x.offset, frames++);
	cr_expect_eq(frames, (room - 48) / (32 + FRAME));
	snprintf(says, sizeof says, "%s: what comes after offset %lu is not shown: "
		"%s/iriscope, where it is kept: File too large", path, (unsigned long)room, folder);
	cr_assert(capture_error(f));
	cr_expect_str_eq(capture_error(f), says);
	expect_frame(f, 48, 0);
	capture_close(f);
}

/* A limit for files stands for a full disk: far into the file, and in what opening reads. */
Test(spool, full_disk, .init = make_folder, .fini = remove_folder)
{
	static const rlim_t rooms[] = { 1000000, 1000 };
	struct draft d = capture(), p = { .bytes = malloc(2 << 20) };
	struct memory_file m;

	pack_gzip(&p, d.bytes, d.len);
	m = memory_file(p.bytes, p.len);
	signal(SIGXFSZ, SIG_IGN);
	for (size_t i = 0; i < COUNT(rooms); i++) {
		cr_assert(setrlimit(RLIMIT_FSIZE, &(struct rlimit){ rooms[i], rooms[i] }) == 0);
		read_until_full(m.path, rooms[i]);
	}
	memory_file_close(m);
	free(p.bytes);
	free(d.bytes);
}

/* ---- what a killed program leaves ---- */

static unsigned left;
static char left_path[PATH_MAX];

static void
count_left(const char *path)
{
	left += !strncmp(path, folder, strlen(folder));		/* the temporary folder may have others */
	snprintf(left_path, sizeof left_path, "%s", path);
}

/* A program that records until it is killed; its file's path goes to path. */
static pid_t
record(char path[PATH_MAX])
{
	int ready[2];

	cr_assert(pipe(ready) == 0);
	pid_t pid = fork();

	if (!pid) {
		int fd = spool_named(path);

		if (fd < 0 || write(fd, "packets", 7) != 7 || write(ready[1], path, PATH_MAX) != PATH_MAX)
			_exit(1);
		for (;;)
			pause();
	}
	cr_assert(read(ready[0], path, PATH_MAX) == PATH_MAX);
	return pid;
}

/* U03: a recording that nobody saved is found again, but not one that goes on. */
Test(spool, left_behind, .init = make_folder, .fini = remove_folder)
{
	char path[PATH_MAX];
	pid_t pid = record(path);

	setenv("TMPDIR", folder, 1);
	spool_find_left(count_left);
	cr_expect_eq(left, 0, "%s", left_path);
	kill(pid, SIGKILL);
	cr_assert(waitpid(pid, NULL, 0) == pid);
	spool_find_left(count_left);
	cr_expect_eq(left, 1);
	cr_expect_str_eq(left_path, path);
	cr_assert(unlink(path) == 0);
	spool_find_left(count_left);
	cr_expect_eq(left, 1);
}

Test(spool, no_place_for_it)
{
	struct draft d = capture(), p = { .bytes = malloc(2 << 20) };
	struct memory_file m;
	char error[256];

	pack_gzip(&p, d.bytes, d.len);
	m = memory_file(p.bytes, p.len);
	setenv("XDG_CACHE_HOME", "/proc/nowhere", 1);
	setenv("TMPDIR", "/proc/nowhere", 1);
	cr_expect_null(capture_open_spooled(m.path, error, sizeof error));
	cr_expect(strstr(error, ": there is no place to keep it, to be read again: "
		"No such file or directory"), "%s", error);
	memory_file_close(m);
	free(p.bytes);
	free(d.bytes);
}
