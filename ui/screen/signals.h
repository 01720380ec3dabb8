/*
 * Signals while the terminal is ours.
 *
 * Those that ask for something (end, stop, another size) are blocked except
 * while we wait for keys; handlers only set flags, and the main loop acts:
 * nothing is interrupted, and no signal is lost between a look and a wait.
 * Those that report a crash restore the terminal from within the handler.
 */
#ifndef UI_SCREEN_SIGNALS_H
#define UI_SCREEN_SIGNALS_H

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>

/* Remember the terminal's modes and who handles signals: before ncurses changes them. */
void signals_keep(void);

/* Have both again as they were. */
void signals_restore(void);

/* From now on.  Texts that restore the terminal's screen, cursor, colours and keys; NULL: none. */
void signals_start(const char *screen, const char *cursor, const char *colors, const char *keys);

/* As before; and if one told us to end, end by it. */
void signals_end(void);

/* poll(), during which signals come in; so many nanoseconds, -1: until something happens. */
int signals_poll(struct pollfd *fds, nfds_t count, int64_t nanoseconds);

bool signals_fatal(void);	/* we are to end */
bool signals_stop(void);	/* we are to stop; asking forgets it */
bool signals_resized(void);	/* the terminal has another size; asking forgets it */
void signals_stop_now(void);	/* returns when we go on */

#endif
