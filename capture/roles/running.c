/* A capture as the launcher sees it, see running.h. */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "capture/roles/capturer.h"
#include "capture/roles/running.h"
#include "capture/spool.h"

/* The descriptors of one start: for the capturer, and for who decodes. */
struct ends {
	int feed, reader;
	int capturer, control;
};

static const struct ends no_ends = { -1, -1, -1, -1 };

static void
close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void
close_ends(struct ends *e)
{
	close_end(&e->feed);
	close_end(&e->reader);
	close_end(&e->capturer);
	close_end(&e->control);
}

/* Whether the decoder reads the file that the user named, while it is written. */
static bool
reads_users_file(const struct launch_setting *s)
{
	return s->feed == FEED_FILE && s->recording.path && !recording_is_ring(&s->recording);
}

/* NAME.pcapng, and when the screen starts again NAME_2.pcapng: what was captured before stays. */
static void
name_file(struct running *r)
{
	const char *path = r->setting->recording.path, *slash = strrchr(path, '/');
	const char *dot = strrchr(slash ? slash : path, '.');
	int stem = (int)(dot ? (size_t)(dot - path) : strlen(path));

	if (r->files++ == 0)
		snprintf(r->file, sizeof r->file, "%s", path);
	else
		snprintf(r->file, sizeof r->file, "%.*s_%u%s", stem, path, r->files, path + stem);
}

static bool
open_ends(struct running *r, struct ends *e)
{
	int pair[2], pipe_ends[2];

	*e = no_ends;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
		return false;
	e->capturer = pair[0];
	e->control = pair[1];
	if (r->setting->feed == FEED_PIPE) {
		if (pipe2(pipe_ends, O_CLOEXEC) < 0)
			return false;
		e->reader = pipe_ends[0];
		e->feed = pipe_ends[1];
	} else if (r->setting->feed == FEED_FILE && !reads_users_file(r->setting)) {
		r->spool = e->feed = spool_named(r->path);
		if (r->spool < 0)
			return false;
		e->reader = open(r->path, O_RDONLY | O_CLOEXEC);
	}
	return true;
}

/* In the new process: only what it needs is open. */
static void
be_capturer(struct running *r, const struct launch_request *request, struct ends *e)
{
	struct capturer setting = {
		.request = *request, .recording = r->setting->recording, .feed = e->feed,
		.feed_limit = r->setting->spool_limit, .launcher = e->capturer, .counts = r->counts,
	};

	if (reads_users_file(r->setting))
		setting.recording.path = r->file;
	close_end(&e->reader);
	close_end(&e->control);
	close_end(&r->decoder_socket);
	_exit(capturer_run(&setting));
}

static int
status_of(int status)
{
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* The capturer is gone: how? */
static void
ended(struct running *r, int status)
{
	r->status = status_of(status);
	r->capturer = 0;
	close_end(&r->control);
	if (!WIFSIGNALED(status))
		return;
	snprintf(r->counts->reason, sizeof r->counts->reason,
		"the process that captures was killed by signal %d; what it had written is safe",
		WTERMSIG(status));
	atomic_store(&r->counts->state, CAPTURE_BROKEN);
}

static bool
reap(struct running *r, int how)
{
	int status;
	pid_t pid;

	if (!r->capturer)
		return false;
	do
		pid = waitpid(r->capturer, &status, how);
	while (pid < 0 && errno == EINTR);
	if (pid == r->capturer)
		ended(r, status);
	return pid == r->capturer;
}

/* Wait for the capturer's word that frames are being taken. */
static bool
is_ready(struct running *r)
{
	char word;
	ssize_t got;

	do
		got = read(r->control, &word, 1);
	while (got < 0 && errno == EINTR);
	if (got == 1)
		return true;
	reap(r, 0);
	return false;
}

static void
forget_counts(struct capture_counts *c)
{
	atomic_store(&c->state, CAPTURE_IDLE);
	atomic_store(&c->packets, 0);
	atomic_store(&c->dropped, 0);
	atomic_store(&c->dropped_by_interface, 0);
	atomic_store(&c->not_shown, 0);
	atomic_store(&c->bytes, 0);
	c->devices[0] = c->reason[0] = '\0';
}

static bool
fork_capturer(struct running *r, const struct launch_request *request, struct ends *e)
{
	r->capturer = fork();
	if (r->capturer < 0) {
		r->capturer = 0;
		return false;
	}
	if (!r->capturer)
		be_capturer(r, request, e);
	r->control = e->control;
	e->control = -1;
	close_end(&e->capturer);
	if (e->feed != r->spool)
		close_end(&e->feed);
	e->feed = -1;
	return true;
}

/* What the decoder reads, once the capturer has made it. */
static bool
open_reader(struct running *r, struct ends *e, int *reader, char *text, size_t size)
{
	bool users = reads_users_file(r->setting);

	if (users)
		e->reader = open(r->file, O_RDONLY | O_CLOEXEC);
	if (users && e->reader < 0) {
		snprintf(text, size, "%s: %s", r->file, strerror(errno));
		return false;
	}
	*reader = e->reader;
	e->reader = -1;
	snprintf(text, size, "%s", users ? r->file :
		r->spool >= 0 ? r->path : r->counts->devices);
	r->unsaved = r->spool >= 0 && !r->setting->recording.path;
	return true;
}

bool
running_start(struct running *r, const struct launch_request *request, int *reader,
    char *text, size_t size)
{
	struct ends e;

	running_stop(r);
	running_end(r, false);
	forget_counts(r->counts);
	if (reads_users_file(r->setting))
		name_file(r);
	if (!open_ends(r, &e) || !fork_capturer(r, request, &e)) {
		snprintf(text, size, "nothing can be captured: %s", strerror(errno));
	} else if (!is_ready(r)) {
		snprintf(text, size, "%s", r->counts->reason);
		atomic_store(&r->counts->state, CAPTURE_IDLE);
	} else if (open_reader(r, &e, reader, text, size)) {
		close_ends(&e);
		return true;
	}
	close_ends(&e);
	running_stop(r);
	running_end(r, false);
	return false;
}

void
running_stop(struct running *r)
{
	close_end(&r->control);
	reap(r, 0);
}

bool
running_has_ended(struct running *r)
{
	return reap(r, WNOHANG);
}

void
running_end(struct running *r, bool keep)
{
	if (r->spool >= 0 && !keep)
		unlink(r->path);
	close_end(&r->spool);
	r->unsaved = false;
}
