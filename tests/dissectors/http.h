/* Conversations of HTTP, and what must become of them. */
#ifndef TESTS_DISSECTORS_HTTP_H
#define TESTS_DISSECTORS_HTTP_H

#include "tests/dissectors/wire.h"

enum { CONVERSATION_TURNS = 8 };

struct conversation {
	const char *name;
	struct {
		enum sender from;
		const char *text;
	} turns[CONVERSATION_TURNS];
	const char *expected;		/* see http_text() */
};

/*
 * What tells messages apart, a line each: method, uri, code, numbers, bodies
 * and notes, without "http." and "mime_"; no versions, header fields, frames and times.
 * The caller frees it.
 */
char *http_text(const struct wire *w);

/* However it is cut into segments: see check_segmentations(). */
void check_conversation(const struct conversation *c);

#endif
