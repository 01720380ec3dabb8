/* The program on a terminal of our own, which understands what it writes: libvterm. */
#ifndef TESTS_SCREEN_PTY_H
#define TESTS_SCREEN_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

struct pty {
	int fd, rows, columns;
	pid_t pid;
	VTerm *vterm;
	VTermScreen *screen;
	struct termios modes;		/* before the program began */
	bool alternate, hidden_cursor;	/* as the program left them so far */
	char *raw;			/* all that it wrote, terminated */
	size_t raw_len, raw_room;
};

/*
 * Run the program on a file; locale and no_color go into its environment.
 * False: there is no program, and the test is skipped.  Ends the test when
 * there is no pty.
 */
bool pty_start(struct pty *t, int rows, int columns, const char *path, const char *locale,
    bool no_color);

void pty_send(struct pty *t, const char *keys);
void pty_resize(struct pty *t, int rows, int columns);

/* Wait until a text is on the screen, but not for ever; false: it never was. */
bool pty_shows(struct pty *t, const char *text);

/* A row as UTF-8, until the next call. */
const char *pty_row(const struct pty *t, int row);
VTermScreenCell pty_cell(const struct pty *t, int row, int column);

/* Wait for the end; gives waitpid()'s status. */
int pty_end(struct pty *t);
void pty_free(struct pty *t);

#endif
