/* The launcher, see launcher.h: it answers the decoder, and ends what it has begun. */

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "capture/file.h"
#include "capture/roles/asking.h"
#include "capture/roles/running.h"

enum { TICK_MS = 1000, BROKEN = 2, KILLED = 128, BEHIND = 10 };

struct server {
	const struct launch_setting *setting;
	struct running running;
	pid_t decoder;			/* 0: none */
	int socket, signals;
	int status;			/* the decoder's, or why there is none */
	int capture_status;
	int interrupted;		/* how often the user said stop */
	sigset_t mask;			/* as it was */
};

static void
say(struct server *s, enum launch_event event, const char *text)
{
	if (s->setting->say)
		s->setting->say(event, s->running.counts, text);
}

/* ---- what the decoder asks ---- */

static void
answer_devices(struct answer *a)
{
	a->count = devices_list(a->devices, DEVICES_MAX, a->text, sizeof a->text);
	a->fine = a->count >= 0;
}

static int
answer_start(struct server *s, const struct ask *ask, struct answer *a)
{
	int reader = -1;

	a->fine = running_start(&s->running, ask->as_said ? &s->setting->request : &ask->request,
		&reader, a->text, sizeof a->text);
	if (a->fine)
		say(s, LAUNCH_CAPTURING, s->running.counts->devices);
	return reader;
}

/* False: the decoder has left. */
static bool
answer(struct server *s)
{
	static struct answer a;		/* 30 KB */
	static struct ask ask;
	int reader = -1;

	if (!message_receive_ask(s->socket, &ask))
		return false;
	memset(&a, 0, sizeof a);
	switch (ask.kind) {
	case ASK_DEVICES: answer_devices(&a); break;
	case ASK_START: reader = answer_start(s, &ask, &a); break;
	case ASK_SAVE:
		a.fine = running_save(&s->running, ask.path, a.text, sizeof a.text);
		break;
	case ASK_STOP:
		running_stop(&s->running);
		a.fine = true;
		break;
	default: break;
	}
	a.unsaved = s->running.unsaved;
	bool sent = message_send(s->socket, &a, sizeof a, reader);

	if (reader >= 0)
		close(reader);
	return sent;
}

/* ---- what happens meanwhile ---- */

static bool
prints(const struct server *s)
{
	return s->setting->feed != FEED_FILE;
}

/* Printing goes on to the last packet captured; a second time is in earnest. */
static void
told_to_end(struct server *s, int signal)
{
	bool again = s->interrupted++ > 0;

	if (prints(s))
		running_stop(&s->running);
	if (s->decoder && (again || !prints(s)))
		kill(s->decoder, prints(s) ? SIGTERM : signal);
}

static bool
is_crash(int signal)
{
	return signal == SIGSEGV || signal == SIGBUS || signal == SIGABRT || signal == SIGFPE ||
	       signal == SIGILL || signal == SIGSYS || signal == SIGKILL;
}

static void
look_at_children(struct server *s)
{
	int status;

	running_has_ended(&s->running);
	if (!s->decoder || waitpid(s->decoder, &status, WNOHANG) != s->decoder)
		return;
	s->decoder = 0;
	s->status = WIFEXITED(status) ? WEXITSTATUS(status) : KILLED + WTERMSIG(status);
	if (WIFSIGNALED(status) && is_crash(WTERMSIG(status)))
		say(s, LAUNCH_DECODER_DIED, strsignal(WTERMSIG(status)));
}

static void
take_signal(struct server *s)
{
	struct signalfd_siginfo info;

	if (read(s->signals, &info, sizeof info) != sizeof info)
		return;
	switch (info.ssi_signo) {
	case SIGCHLD: look_at_children(s); break;
	case SIGUSR1: say(s, LAUNCH_ASKED, NULL); break;
	default: told_to_end(s, (int)info.ssi_signo); break;
	}
}

static void
serve(struct server *s)
{
	while (s->decoder || s->running.capturer) {
		struct pollfd fds[] = { { s->signals, POLLIN, 0 }, { s->decoder ? s->socket : -1, POLLIN, 0 } };
		bool idle = s->setting->feed == FEED_NONE;
		int ready = poll(fds, 2, idle ? TICK_MS : -1);

		if (ready == 0)
			say(s, LAUNCH_TICK, NULL);
		if (ready <= 0)
			continue;
		if (fds[1].revents && !answer(s)) {
			close(s->socket);
			s->socket = s->running.decoder_socket = -1;
		}
		if (fds[0].revents)
			take_signal(s);
		if (!s->decoder && s->setting->feed != FEED_NONE)
			running_stop(&s->running);
	}
}

/* ---- beginning and end ---- */

/* In the new process: all that is left of the launcher is a socket. */
static void
be_decoder(struct server *s, int socket, int (*decoder)(struct launcher *l, void *of), void *of)
{
	close(s->socket);
	close(s->signals);
	if (prints(s))
		signal(SIGINT, SIG_IGN);	/* what was captured until then is still printed */
	else
		setpriority(PRIO_PROCESS, 0, BEHIND);	/* eyes can wait, frames cannot */
	sigprocmask(SIG_SETMASK, &s->mask, NULL);
	struct launcher *l = launcher_end(socket, s->running.counts);
	int status = l ? decoder(l, of) : BROKEN;

	launcher_leave(l);
	exit(status);
}

static bool
fork_decoder(struct server *s, int (*decoder)(struct launcher *l, void *of), void *of)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
		return false;
	s->socket = s->running.decoder_socket = pair[0];
	s->decoder = fork();
	if (s->decoder == 0)
		be_decoder(s, pair[1], decoder, of);
	close(pair[1]);
	if (s->decoder < 0)
		s->decoder = 0;
	return s->decoder;
}

static bool
begin(struct server *s, int (*decoder)(struct launcher *l, void *of), void *of)
{
	static const int wanted[] = { SIGCHLD, SIGINT, SIGTERM, SIGHUP, SIGUSR1 };
	char text[LAUNCH_TEXT];
	sigset_t set;
	int none;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		sigaddset(&set, wanted[i]);
	sigprocmask(SIG_BLOCK, &set, &s->mask);
	s->signals = signalfd(-1, &set, SFD_CLOEXEC);
	if (s->signals < 0)
		return false;
	if (s->setting->feed != FEED_NONE)
		return fork_decoder(s, decoder, of);
	if (running_start(&s->running, &s->setting->request, &none, text, sizeof text)) {
		say(s, LAUNCH_CAPTURING, s->running.counts->devices);
		return true;
	}
	say(s, LAUNCH_ENDED, text);
	return true;
}

/* The packets that nobody has said to throw away stay where they are. */
static void
end(struct server *s)
{
	struct running *r = &s->running;
	bool keep = r->unsaved && s->status >= KILLED && atomic_load(&r->counts->packets);

	running_stop(r);
	int state = atomic_load(&r->counts->state);

	/* On the screen one that does not begin can be tried again. */
	s->capture_status = state == CAPTURE_IDLE && !prints(s) ? 0 : r->status;
	if (state != CAPTURE_IDLE)
		say(s, LAUNCH_ENDED, state == CAPTURE_BROKEN ? r->counts->reason : NULL);
	if (keep)
		say(s, LAUNCH_KEPT, r->path);
	running_end(r, keep);
	sigprocmask(SIG_SETMASK, &s->mask, NULL);
	close(s->signals);
	if (s->socket >= 0)
		close(s->socket);
}

int
launcher_run(const struct launch_setting *setting,
    int (*decoder)(struct launcher *l, void *of), void *of)
{
	struct capture_counts *counts = mmap(NULL, sizeof *counts, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct server s = {
		.setting = setting, .socket = -1, .signals = -1,
		.running = { .setting = setting, .counts = counts, .control = -1, .spool = -1,
			.decoder_socket = -1 },
	};

	if (counts == MAP_FAILED || !begin(&s, decoder, of))
		return BROKEN;
	serve(&s);
	end(&s);
	munmap(counts, sizeof *counts);
	return s.capture_status ? s.capture_status : s.status;
}
