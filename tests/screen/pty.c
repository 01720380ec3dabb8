/* The program on a terminal of our own. */

#include <criterion/criterion.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include "tests/screen/pty.h"

enum { PATIENCE = 20 };		/* seconds; with sanitizers and a busy machine it takes one */

static const char *
program(void)
{
	const char *path = getenv("IRISCOPE");

	return path ? path : "build/test/iriscope";
}

static int
changed(VTermProp prop, VTermValue *value, void *user)
{
	struct pty *t = user;

	if (prop == VTERM_PROP_ALTSCREEN)
		t->alternate = value->boolean;
	else if (prop == VTERM_PROP_CURSORVISIBLE)
		t->hidden_cursor = !value->boolean;
	return 1;
}

static void
run(const char *path, const char *locale, bool no_color)
{
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", locale, 1);
	unsetenv("NO_COLOR");
	if (no_color)
		setenv("NO_COLOR", "1", 1);
	execl(program(), "iriscope", path, (char *)NULL);
	_exit(127);
}

bool
pty_start(struct pty *t, int rows, int columns, const char *path, const char *locale, bool no_color)
{
	static const VTermScreenCallbacks callbacks = { .settermprop = changed };
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
	int slave;

	*t = (struct pty){ .rows = rows, .columns = columns };
	if (access(program(), X_OK) != 0) {
		printf("skipped: the screen on a terminal: there is no %s\n", program());
		return false;
	}
	cr_assert_eq(openpty(&t->fd, &slave, NULL, NULL, &size), 0);
	tcgetattr(slave, &t->modes);
	t->pid = fork();
	cr_assert(t->pid >= 0);
	if (t->pid == 0) {
		close(t->fd);
		login_tty(slave);
		run(path, locale, no_color);
	}
	close(slave);
	t->vterm = vterm_new(rows, columns);
	vterm_set_utf8(t->vterm, 1);
	t->screen = vterm_obtain_screen(t->vterm);
	vterm_screen_set_callbacks(t->screen, &callbacks, t);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_reset(t->screen, 1);
	return true;
}

static void
keep_raw(struct pty *t, const char *bytes, size_t n)
{
	if (t->raw_len + n >= t->raw_room) {
		t->raw_room = (t->raw_len + n) * 2 + 1;
		t->raw = realloc(t->raw, t->raw_room);
		cr_assert(t->raw);
	}
	memcpy(t->raw + t->raw_len, bytes, n);
	t->raw_len += n;
	t->raw[t->raw_len] = '\0';
}

/* What the program writes next.  False: nothing more comes, or not until the end. */
static bool
take(struct pty *t, time_t end)
{
	char bytes[4096];
	struct pollfd in = { .fd = t->fd, .events = POLLIN };
	time_t now = time(NULL);
	ssize_t n = now < end && poll(&in, 1, (int)(end - now) * 1000) > 0 ?
	    read(t->fd, bytes, sizeof bytes) : 0;

	if (n <= 0)
		return false;
	keep_raw(t, bytes, (size_t)n);
	vterm_input_write(t->vterm, bytes, (size_t)n);
	vterm_screen_flush_damage(t->screen);
	return true;
}

static bool
is_shown(const struct pty *t, const char *text)
{
	for (int row = 0; row < t->rows; row++)
		if (strstr(pty_row(t, row), text))
			return true;
	return false;
}

bool
pty_shows(struct pty *t, const char *text)
{
	time_t end = time(NULL) + PATIENCE;

	while (!is_shown(t, text))
		if (!take(t, end))
			return false;
	return true;
}

void
pty_send(struct pty *t, const char *keys)
{
	size_t n = strlen(keys);

	cr_assert_eq(write(t->fd, keys, n), (ssize_t)n);
}

void
pty_resize(struct pty *t, int rows, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };

	t->rows = rows;
	t->columns = columns;
	vterm_set_size(t->vterm, rows, columns);
	cr_assert_eq(ioctl(t->fd, TIOCSWINSZ, &size), 0);
}

const char *
pty_row(const struct pty *t, int row)
{
	static char text[4096];
	size_t n = vterm_screen_get_text(t->screen, text, sizeof text - 1,
		(VTermRect){ row, row + 1, 0, t->columns });

	text[n] = '\0';
	return text;
}

VTermScreenCell
pty_cell(const struct pty *t, int row, int column)
{
	VTermScreenCell cell = { 0 };

	vterm_screen_get_cell(t->screen, (VTermPos){ row, column }, &cell);
	return cell;
}

int
pty_end(struct pty *t)
{
	time_t end = time(NULL) + PATIENCE;
	int status = -1;

	while (take(t, end))
		;
	if (time(NULL) >= end)
		kill(t->pid, SIGKILL);
	waitpid(t->pid, &status, 0);
	return status;
}

void
pty_free(struct pty *t)
{
	vterm_free(t->vterm);
	close(t->fd);
	free(t->raw);
}
