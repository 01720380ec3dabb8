/*
 * breakout MODE [FOLDER]: each attempt in a process of its own, confined as
 * MODE says (free: not at all; landlock; seccomp; both; folder: both, but new
 * files may be made in FOLDER).  A line for each: its name, and "done", the
 * name of the error, or the signal that ended it.  Built without sanitizers,
 * with which nobody can be confined.
 *
 * breakout rights none|files: what /proc says of a process after rights_drop().
 */

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "capture/roles/confine.h"
#include "capture/roles/landlock.h"
#include "capture/roles/rights.h"
#include "capture/roles/syscalls.h"
#include "tests/roles/breakout/attempts.h"

/* 0, or errno of why it is not. */
static int
confined(const char *mode, const struct opened *o)
{
	char said[256];

	if (!strcmp(mode, "landlock"))
		return landlock_enter(-1);
	if (!strcmp(mode, "seccomp"))
		return syscalls_limit(-1);
	if (!strcmp(mode, "both"))
		return confine(-1, said, sizeof said) ? 0 : ENOSYS;
	if (!strcmp(mode, "folder"))
		return confine(o->folder, said, sizeof said) ? 0 : ENOSYS;
	return 0;
}

static int
listener(int *port)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	bind(fd, (struct sockaddr *)&at, sizeof at);
	listen(fd, 8);
	getsockname(fd, (struct sockaddr *)&at, &size);
	*port = ntohs(at.sin_port);
	return fd;
}

/* In the attempt's own process: the terminal becomes its controlling one. */
static void
open_all(struct opened *o, const char *folder)
{
	int master;

	setsid();
	openpty(&master, &o->terminal, NULL, NULL, NULL);
	ioctl(o->terminal, TIOCSCTTY, 0);
	o->file = open("/etc/passwd", O_RDONLY);
	o->folder = open(folder, O_PATH | O_DIRECTORY);
	o->udp = socket(AF_INET, SOCK_DGRAM, 0);
	o->tcp = socket(AF_INET, SOCK_STREAM, 0);
	socketpair(AF_UNIX, SOCK_SEQPACKET, 0, o->pair);
	snprintf(o->old, sizeof o->old, "%s/old", folder);
	snprintf(o->outside, sizeof o->outside, "%s/../outside/", folder);
}

enum { UNCONFINABLE = 255 };

static int
attempt(const struct attempt *a, const char *mode, const char *folder, struct opened o)
{
	open_all(&o, folder);
	setrlimit(RLIMIT_CORE, &(struct rlimit){ 0 });
	if (confined(mode, &o) != 0)
		return UNCONFINABLE;
	errno = 0;
	return a->try(&o) >= 0 ? 0 : errno;
}

static void
report(const struct attempt *a, int status)
{
	if (WIFSIGNALED(status))
		printf("%s SIG%s\n", a->name, sigabbrev_np(WTERMSIG(status)));
	else if (WEXITSTATUS(status) == UNCONFINABLE)
		printf("%s unconfined\n", a->name);
	else
		printf("%s %s\n", a->name, WEXITSTATUS(status) ? strerrorname_np(WEXITSTATUS(status)) : "done");
}

static int
try_all(const char *mode, const char *folder)
{
	struct opened o = { .port = 0 };
	int fd = listener(&o.port), status;

	for (size_t i = 0; i < attempt_count; i++) {
		fflush(stdout);
		pid_t pid = fork();

		if (pid == 0)
			_exit(attempt(&attempts[i], mode, folder, o));
		if (pid < 0 || waitpid(pid, &status, 0) != pid)
			return 1;
		report(&attempts[i], status);
	}
	close(fd);
	return 0;
}

static int
show_rights(enum rights_kept kept)
{
	static char text[1 << 14];
	FILE *f = fopen("/proc/self/status", "r");	/* what it says is of when it is read */
	int fd = socket(AF_PACKET, SOCK_RAW, 0);
	bool could = rights_to_capture(), dropped = rights_drop(kept);

	if (!f || !dropped)
		return 1;
	printf("packet socket %s, right %d, then %d\n", fd >= 0 ? "open" : "refused", could, rights_to_capture());
	printf("another %s\n", socket(AF_PACKET, SOCK_RAW, 0) >= 0 ? "open" : strerrorname_np(errno));
	printf("read of the open one: %s\n", fd < 0 ? "-" : recv(fd, text, 1, MSG_DONTWAIT) >= 0 ? "done" :
	    strerrorname_np(errno));
	fwrite(text, 1, fread(text, 1, sizeof text, f), stdout);
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc == 3 && !strcmp(argv[1], "rights"))
		return show_rights(strcmp(argv[2], "files") ? RIGHTS_NONE : RIGHTS_FILES);
	return argc == 3 ? try_all(argv[1], argv[2]) : 2;
}
