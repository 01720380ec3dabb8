/* Dialogues as frames, and checks that how they were cut changes nothing: frames.h makes them. */
#ifndef TESTS_DISSECTORS_WIRE_H
#define TESTS_DISSECTORS_WIRE_H

#include "tests/dissectors/decode.h"
#include "tests/dissectors/frames.h"

/* Dissect a frame, by its number. */
void dissect_wire(struct dissection *d, const struct wire *w, uint32_t frame);

/*
 * All nodes of application layers, a line each, frame by frame, in one pass,
 * but for frames, times and data of nobody, which depend on the segments.
 * Long values are cut.  The caller frees it.
 */
char *messages_of(const struct wire *w);

/* Such a text has these lines, in this order, perhaps with others between; ends at NULL. */
void expect_said(const char *what, const char *said, const char *const *lines);

/*
 * Observe all frames, then explain them in order, in reverse and at random,
 * and in one pass that keeps nothing: always the same nodes over the same bytes.
 */
void check_explained(const struct wire *w, const char *what);

/* What one side says next, in hexadecimal; and the same as a message of a NetBIOS session (RFC 1002 section 4.3.6). */
void say_hex(struct dialogue *g, enum sender from, const char *hex);
void say_in_session(struct dialogue *g, enum sender from, const char *hex);

/* Observe all frames, and know what comes later.  The caller frees it. */
struct session *observed_wire(const struct wire *w);

/* The number of a frame's node of that name, the nth from 0; 0: there is none. */
uint64_t number_in(struct session *s, const struct wire *w, uint32_t frame, const char *name, unsigned nth);

/* Whether a protocol's splitter says that it speaks who begins with that line. */
bool recognises(const struct entry *e, enum sender from, const char *line);

/* A dialogue at 1, 2, 7, 500 and 1460 bytes a segment in each order: always that text, and check_explained(). */
void check_segmentations(const struct dialogue *g, const char *text, const char *name);

#endif
