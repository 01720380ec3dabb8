/*
 * A place for live captures: a network namespace of the test's own, with a
 * wire from "near" to "far" on which nobody says anything unasked.
 */
#ifndef TESTS_LIVE_NAMESPACE_H
#define TESTS_LIVE_NAMESPACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Go there, for the rest of the process; Criterion runs each test in one of
 * its own.  False, after a line that says "skipped": this machine has none.
 */
bool enter_namespace(void);

/* Run a shell command, whose exit status is expected to be 0. */
void shell(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Put frames on the far end of the wire; what near gets. */
void send_frame(const uint8_t *bytes, size_t n);
void send_file(const char *path);		/* all frames of a capture, of at most 1514 bytes */

/* Put a frame on it that no capture has: two of them are the ends of what is compared. */
void send_marker(void);
bool is_marker(const uint8_t *bytes, size_t n);

#endif
