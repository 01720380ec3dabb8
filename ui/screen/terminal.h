/*
 * The terminal.  Only terminal.c knows ncurses; only here does anything
 * reach the user's terminal.  There is one terminal, so there is no handle.
 *
 * However the program ends, the terminal is as it was: at exit(), when a
 * signal says so, and (as far as a signal handler can) after a crash.
 */
#ifndef UI_SCREEN_TERMINAL_H
#define UI_SCREEN_TERMINAL_H

#include "ui/screen/action.h"
#include "ui/screen/grid.h"

/*
 * Learn from files and from the terminal what it can do, and leave it as it
 * is.  setlocale() must have run.  False: it cannot be used.
 */
bool terminal_prepare(bool color);

/* Take it over, prepared. */
void terminal_start(void);

/* Give it back.  If a signal told us to end, the program dies by it here. */
void terminal_end(void);

void terminal_size(int *rows, int *columns);

/* The next key: a character or one of enum key.  wait: until there is one; else K_NONE. */
int terminal_key(bool wait);

/* Wait for a key, a signal, something to read at fd (-1: nothing), or so long (-1: for ever). */
void terminal_wait(int fd, int64_t nanoseconds);

/* Show the cells; anew: as if the terminal's content were unknown. */
void terminal_show(const struct grid *g, bool anew);

#endif
