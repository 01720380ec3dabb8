/* The terminal, through ncurses.  Signals: see signals.c. */

#include <curses.h>
#include <langinfo.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "ui/screen/signals.h"
#include "ui/screen/terminal.h"

/* action.h has names for keys; these are ncurses' for some of them. */
enum { ESCAPE_DELAY = 25, ESCAPE = 27, DELETE = 127 };

static SCREEN *terminal;
static bool started, utf8;		/* started: it is ours */
static struct {
	attr_t attributes;
	short pair;
} styles[STYLE_COUNT];

static void
start_styles(bool color)
{
	for (int i = 0; i < STYLE_COUNT; i++) {
		const struct look *look = style_look((enum style)i, color);

		styles[i].attributes = (look->bold ? A_BOLD : 0) | (look->dim ? A_DIM : 0) |
		    (look->reverse ? A_REVERSE : 0) | (look->underline ? A_UNDERLINE : 0);
		styles[i].pair = 0;
		if (color && (look->foreground >= 0 || look->background >= 0)) {
			styles[i].pair = (short)(i + 1);
			init_pair(styles[i].pair, (short)look->foreground, (short)look->background);
		}
	}
}

/* https://no-color.org: set, to anything but nothing. */
static bool
can_color(bool wanted)
{
	const char *no = getenv("NO_COLOR");

	return wanted && !(no && *no) && has_colors() && start_color() == OK &&
	       COLORS >= 8 && COLOR_PAIRS > STYLE_COUNT && use_default_colors() == OK;
}

static void
restore(void)
{
	if (started && !isendwin())
		endwin();
}

/* As if there had never been one. */
static void
forget(void)
{
	delscreen(terminal);
	terminal = NULL;
}

bool
terminal_prepare(bool color)
{
	signals_keep();
	terminal = newterm(NULL, stdout, stdin);
	if (!terminal)
		return false;
	if (!tigetstr("cup")) {			/* it cannot move its cursor: TERM=dumb */
		endwin();
		forget();
		return false;
	}
	utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	start_styles(can_color(color));
	signals_restore();
	return true;
}

void
terminal_start(void)
{
	static bool registered;

	if (!registered)
		registered = atexit(restore) == 0;
	started = true;
	reset_prog_mode();
	set_escdelay(ESCAPE_DELAY);
	cbreak();
	noecho();
	nonl();
	intrflush(stdscr, FALSE);
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	curs_set(0);
	signals_start(tigetstr("rmcup"), tigetstr("cnorm"), tigetstr("sgr0"), tigetstr("rmkx"));
}

void
terminal_end(void)
{
	if (!started)
		return;
	restore();
	forget();
	started = false;
	signals_end();
}

void
terminal_size(int *rows, int *columns)
{
	getmaxyx(stdscr, *rows, *columns);
}

/* What the terminal's size is now; ncurses is told. */
static void
ask_size(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col)
		resizeterm(size.ws_row, size.ws_col);
}

static int
translate_key(int code)
{
	static const struct {
		int from, to;
	} keys[] = {
		{ KEY_UP, K_UP }, { KEY_DOWN, K_DOWN }, { KEY_LEFT, K_LEFT }, { KEY_RIGHT, K_RIGHT },
		{ KEY_PPAGE, K_PAGE_UP }, { KEY_NPAGE, K_PAGE_DOWN }, { KEY_HOME, K_HOME },
		{ KEY_END, K_END }, { KEY_ENTER, K_ENTER }, { KEY_BTAB, K_BACK_TAB },
		{ KEY_BACKSPACE, K_BACKSPACE }, { KEY_DC, K_DELETE },
		{ KEY_F(1), K_F1 }, { KEY_F(6), K_F6 }, { KEY_RESIZE, K_RESIZED },
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i].from == code)
			return keys[i].to;
	return K_FIRST;			/* a key that does nothing */
}

static int
translate_character(wint_t c)
{
	switch (c) {
	case '\r': case '\n': return K_ENTER;
	case '\t': return K_TAB;
	case '\b': case DELETE: return K_BACKSPACE;
	case ESCAPE: return K_ESCAPE;
	default: return (int)c;
	}
}

/* A key that is there already; K_NONE: none. */
static int
key_at_hand(void)
{
	wint_t c;
	int got = get_wch(&c);

	if (got == KEY_CODE_YES)
		return translate_key((int)c);
	return got == OK ? translate_character(c) : K_NONE;
}

/* Wait for a key or a signal.  False: nobody is there who could press one. */
static bool
wait_for_key(bool wait)
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
	int waiting = 0;

	if (signals_poll(&in, 1, wait ? -1 : 0) <= 0)
		return true;
	if (in.revents & (POLLHUP | POLLERR | POLLNVAL))
		return false;
	return ioctl(STDIN_FILENO, FIONREAD, &waiting) < 0 || waiting > 0;
}

/* What signals ask for, as a key. */
static int
signalled(void)
{
	if (signals_fatal())
		return K_GONE;
	if (signals_stop()) {		/* Ctrl-Z: until somebody brings us back */
		endwin();
		signals_stop_now();
		ask_size();
		clearok(curscr, TRUE);
		return K_RESIZED;
	}
	if (signals_resized()) {
		ask_size();
		return K_RESIZED;
	}
	return K_NONE;
}

int
terminal_key(bool wait)
{
	int key = key_at_hand();

	while (key == K_NONE) {
		bool there = wait_for_key(wait);

		key = signalled();
		if (key == K_NONE)
			key = key_at_hand();
		if (key == K_NONE && !there)
			return K_GONE;
		if (!wait)
			break;
	}
	return key;
}

void
terminal_wait(int fd, int64_t nanoseconds)
{
	struct pollfd fds[] = {
		{ .fd = STDIN_FILENO, .events = POLLIN }, { .fd = fd, .events = POLLIN },
	};

	signals_poll(fds, sizeof fds / sizeof *fds, nanoseconds);
}

/* Whether the locale's character set has it; ncurses would print garbage. */
static bool
encodable(uint32_t c)
{
	return utf8 || c < 0x80 || wctob((wint_t)c) != EOF;
}

/* What stands for a character that the locale lacks. */
static wchar_t
stand_in(uint32_t c)
{
	static const struct {
		uint32_t character;
		char instead;
	} known[] = {
		{ 0x2500, '-' }, { 0x2502, '|' }, { 0x252c, '+' }, { 0x25b8, '+' }, { 0x25be, '-' },
		{ 0x2192, '>' }, { 0x2190, '<' }, { 0x2193, 'v' }, { 0x2194, '=' }, { 0x00b7, '.' },
		{ 0x2026, '~' }, { 0x00d7, 'x' }, { 0x2013, '-' }, { 0x2014, '-' },
		{ 0x2581, '_' }, { 0x2582, '.' }, { 0x2583, ':' }, { 0x2584, '-' }, { 0x2585, '=' },
		{ 0x2586, '+' }, { 0x2587, '*' }, { 0x2588, '#' },
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].character == c)
			return known[i].instead;
	return '?';
}

static void
show_cell(int row, int column, const struct cell *c)
{
	wchar_t text[CELL_CHARACTERS + 1] = { 0 };
	cchar_t cell;

	for (int i = 0; i < CELL_CHARACTERS && c->text[i]; i++)
		if (encodable(c->text[i]) || i == 0)
			text[i] = encodable(c->text[i]) ? (wchar_t)c->text[i] : stand_in(c->text[i]);
	if (setcchar(&cell, text, styles[c->style].attributes, styles[c->style].pair, NULL) == OK)
		mvadd_wch(row, column, &cell);
}

void
terminal_show(const struct grid *g, bool anew)
{
	if (anew)
		clearok(curscr, TRUE);
	erase();
	for (int row = 0; row < g->rows; row++) {
		for (int column = 0; column < g->columns; column++) {
			const struct cell *c = grid_cell(g, row, column);

			if (c->text[0])
				show_cell(row, column, c);
		}
	}
	refresh();
}
