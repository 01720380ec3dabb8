/*
 * U02, DESIGN 9: from inside, nothing is left.  Expected errors: landlock(7)
 * (EACCES for files and TCP, EPERM for signals), and EPERM or SIGSYS as
 * confine.h says.
 */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/roles/place.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

/* NULL: as it may be (who runs the test may have no right to it, confined or not). */
static const struct row {
	const char *attempt;
	const char *free, *landlock;	/* not confined; by Landlock alone */
	const char *confined;		/* by seccomp alone, and by both */
	int since;			/* the version of Landlock that forbids it; 0: the first */
	const char *folder;		/* as confined, but with a folder for new files; NULL: the same */
} rows[] = {
	{ "open_file", "done", "EACCES", "EPERM" },
	{ "open_folder", "done", "EACCES", "EPERM" },
	{ "open_device", "done", "EACCES", "EPERM" },
	{ "open_old", "done", "EACCES", "EPERM" },
	{ "openat2_file", "done", "EACCES", "EPERM" },
	{ "create_in_tmp", "done", "EACCES", "EPERM" },
	{ "create_outside", "done", "EACCES", "EPERM" },
	{ "create_in_folder", "done", "EACCES", "EPERM", .folder = "done" },
	{ "create_beside_folder", "done", "EACCES", "EPERM", .folder = "EACCES" },
	{ "create_above_folder", "done", "EACCES", "EPERM", .folder = "EACCES" },
	{ "create_to_read", "done", "EACCES", "EPERM" },
	{ "overwrite_in_folder", "done", "EACCES", "EPERM" },
	{ "follow_link", "EEXIST", "EEXIST", "EPERM", .folder = "EEXIST" },
	{ "read_in_folder", "done", "EACCES", "EPERM" },
	{ "remove_in_folder", "done", "EACCES", "EPERM" },
	{ "rename_in_folder", "done", "EACCES", "EPERM", .folder = "done" },
	{ "rename_out", "done", "EACCES", "EPERM", .folder = "EACCES" },
	{ "replace_in_folder", "done", "EACCES", "EPERM" },
	{ "truncate_file", "done", "EACCES", "EPERM", .since = 3 },
	{ "make_folder", "done", "EACCES", "EPERM" },
	{ "change_mode", "done", "done", "EPERM" },
	{ "socket_inet", "done", "done", "EPERM" },
	{ "socket_inet6", NULL, NULL, "EPERM" },
	{ "socket_unix", "done", "done", "EPERM" },
	{ "socket_packet", NULL, NULL, "EPERM" },
	{ "socket_netlink", "done", "done", "EPERM" },
	{ "connect_tcp", "done", "EACCES", "EPERM", .since = 4 },
	{ "bind_tcp", "done", "EACCES", "EPERM", .since = 4 },
	{ "send_to", "done", "done", "EPERM" },
	{ "run_program", "done", "EACCES", "SIGSYS" },
	{ "run_descriptor", "EACCES", "EACCES", "SIGSYS" },
	{ "fork_process", "done", "done", "EPERM" },
	{ "be_traced", "done", "done", "SIGSYS" },
	{ "read_process", "done", "done", "SIGSYS" },
	{ "signal_other", "done", "EPERM", "EPERM", .since = 6 },
	{ "signal_all", "done", "done", "EPERM" },
	{ "signal_itself", "done", "done", "done" },
	{ "make_executable", "done", "done", "EPERM" },
	{ "map_executable", "done", "done", "EPERM" },
	{ "memory_file", "done", "done", "EPERM" },
	{ "io_uring", NULL, NULL, "EPERM" },
	{ "bpf", NULL, NULL, "EPERM" },
	{ "mount_folder", NULL, "EPERM", "EPERM" },
	{ "new_namespace", NULL, NULL, "EPERM" },
	{ "personality_change", "done", "done", "EPERM" },
	{ "user_faults", NULL, NULL, "EPERM" },
	{ "dump_again", "done", "done", "EPERM" },
	{ "type_on_terminal", NULL, NULL, "EPERM" },
	{ "take_terminal", "done", "done", "EPERM" },
	{ "read_open_file", "done", "done", "done" },
	{ "read_at_offset", "done", "done", "done" },
	{ "seek_open_file", "done", "done", "done" },
	{ "ask_size", "done", "done", "done" },
	{ "write_out", "done", "done", "done" },
	{ "wait_awhile", "done", "done", "done" },
	{ "ask_clock", "done", "done", "done" },
	{ "ask_random", "done", "done", "done" },
	{ "terminal_size", "done", "done", "done" },
	{ "terminal_modes", "done", "done", "done" },
	{ "take_memory", "done", "done", "done" },
	{ "receive_descriptor", "done", "done", "done" },
	{ "give_up", "SIGABRT", "SIGABRT", "SIGABRT" },
};

/* Whether a line of the output is "attempt result". */
static bool
has_line(const char *output, const char *attempt, const char *result)
{
	char line[96];
	const char *at = output;

	snprintf(line, sizeof line, "%s %s\n", attempt, result);
	while ((at = strstr(at, line)) && at > output && at[-1] != '\n')
		at++;
	return at;
}

static const char *
expected(const struct row *r, const char *mode, int version)
{
	if (!strcmp(mode, "free"))
		return r->free;
	if (!strcmp(mode, "landlock"))
		return version >= r->since ? r->landlock : r->free;
	return !strcmp(mode, "folder") && r->folder ? r->folder : r->confined;
}

static void
expect_all(const char *mode)
{
	char path[PLACE_PATH];
	int version = landlock_version();

	place_make(path);
	char *output = output_of("build/test/breakout %s %s/folder", mode, path);
	size_t lines = 0;

	for (const char *p = output; *p; p++)
		lines += *p == '\n';
	if (strstr(output, " unconfined\n")) {
		printf("skipped: breaking out, %s: this kernel cannot confine so\n", mode);
	} else {
		cr_expect_eq(lines, COUNT(rows), "%zu attempts, %zu rows", lines, COUNT(rows));
		for (size_t i = 0; i < COUNT(rows); i++) {
			const char *result = expected(&rows[i], mode, version);

			cr_expect(!result || has_line(output, rows[i].attempt, result),
			    "%s: %s should be %s, in:\n%s", mode, rows[i].attempt, result, output);
		}
	}
	free(output);
	place_remove(path);
}

/* That the attempts are real: without confinement they do what they say. */
Test(breakout, free) { expect_all("free"); }
Test(breakout, landlock_alone) { expect_all("landlock"); }
Test(breakout, seccomp_alone) { expect_all("seccomp"); }
Test(breakout, both) { expect_all("both"); }
Test(breakout, folder_for_new_files) { expect_all("folder"); }
