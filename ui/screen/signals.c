/* Signals while the terminal is ours. */

#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "ui/screen/signals.h"

enum { RESTORE_SIZE = 256 };

static const int fatal[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM };
static const int taken[] = { SIGINT, SIGTERM, SIGTSTP, SIGWINCH };	/* by ncurses, as soon as it looks */
static const int crashes[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS };
#define COUNT(array) (sizeof(array) / sizeof *(array))

static volatile sig_atomic_t ended_by, stopped, resized;
static sigset_t blocked, before;
static struct termios modes;
static bool have_modes;
static struct sigaction kept[COUNT(taken)];
static char restoring[RESTORE_SIZE];	/* what a crash writes */
static size_t restoring_len;

static void
note(int number)
{
	if (number == SIGTSTP)
		stopped = 1;
	else if (number == SIGWINCH)
		resized = 1;
	else
		ended_by = number;
}

void
signals_keep(void)
{
	have_modes = tcgetattr(STDIN_FILENO, &modes) == 0;
	for (size_t i = 0; i < COUNT(taken); i++)
		sigaction(taken[i], NULL, &kept[i]);
}

static void
restore_modes(void)
{
	if (have_modes)
		tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

void
signals_restore(void)
{
	restore_modes();
	for (size_t i = 0; i < COUNT(taken); i++)
		sigaction(taken[i], &kept[i], NULL);
}

/* Only calls that POSIX allows in a handler.  Afterwards the signal comes again, unhandled. */
static void
crash(int number)
{
	ssize_t ignored = write(STDOUT_FILENO, restoring, restoring_len);

	(void)ignored;
	restore_modes();
	raise(number);
}

/* tigetstr() gives (char *)-1 for what is no text; delays ($<5>) are for printing terminals. */
static void
add_restoring(const char *text)
{
	size_t n = text && text != (const char *)-1 ? strcspn(text, "$") : 0;

	if (n && restoring_len + n <= sizeof restoring) {
		memcpy(restoring + restoring_len, text, n);
		restoring_len += n;
	}
}

/* A signal that was ignored (nohup) stays so. */
static void
handle(int number, void (*handler)(int))
{
	struct sigaction old, new = { .sa_handler = handler };

	sigemptyset(&new.sa_mask);
	if (sigaction(number, NULL, &old) == 0 && old.sa_handler != SIG_IGN) {
		sigaction(number, &new, NULL);
		sigaddset(&blocked, number);
	}
}

/* Sanitizers have handlers of their own, which say more than we can. */
static void
handle_crash(int number)
{
	struct sigaction old, new = { .sa_handler = crash, .sa_flags = SA_RESETHAND | SA_NODEFER };

	sigemptyset(&new.sa_mask);
	if (sigaction(number, NULL, &old) == 0 && old.sa_handler == SIG_DFL)
		sigaction(number, &new, NULL);
}

void
signals_start(const char *screen, const char *cursor, const char *colors, const char *keys)
{
	restoring_len = 0;
	add_restoring(colors);
	add_restoring(keys);
	add_restoring(cursor);
	add_restoring(screen);
	ended_by = stopped = resized = 0;
	sigemptyset(&blocked);
	for (size_t i = 0; i < COUNT(fatal); i++)
		handle(fatal[i], note);
	handle(SIGTSTP, note);
	handle(SIGWINCH, note);
	for (size_t i = 0; i < COUNT(crashes); i++)
		handle_crash(crashes[i]);
	sigprocmask(SIG_BLOCK, &blocked, &before);
}

void
signals_end(void)
{
	for (int number = 1; number < NSIG; number++)
		if (sigismember(&blocked, number) == 1)
			signal(number, SIG_DFL);
	for (size_t i = 0; i < COUNT(crashes); i++) {
		struct sigaction old;

		if (sigaction(crashes[i], NULL, &old) == 0 && old.sa_handler == crash)
			signal(crashes[i], SIG_DFL);
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (ended_by)
		raise(ended_by);
}

int
signals_poll(struct pollfd *fds, nfds_t count, int64_t nanoseconds)
{
	struct timespec time = { nanoseconds / 1000000000, nanoseconds % 1000000000 };

	return ppoll(fds, count, nanoseconds < 0 ? NULL : &time, &before);
}

bool
signals_fatal(void)
{
	return ended_by != 0;
}

bool
signals_stop(void)
{
	bool was = stopped;

	stopped = 0;
	return was;
}

bool
signals_resized(void)
{
	bool was = resized;

	resized = 0;
	return was;
}

void
signals_stop_now(void)
{
	sigset_t stop;

	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	signal(SIGTSTP, SIG_DFL);
	raise(SIGTSTP);			/* blocked: comes when we let it */
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
	sigprocmask(SIG_BLOCK, &stop, NULL);
	handle(SIGTSTP, note);
}
