/* What a decoder that was taken over might try, and what a sound one needs. */
#ifndef TESTS_ROLES_BREAKOUT_ATTEMPTS_H
#define TESTS_ROLES_BREAKOUT_ATTEMPTS_H

#include <stddef.h>

/* What was opened before confinement, as the decoder has it. */
struct opened {
	int file;		/* /etc/passwd */
	int folder;		/* of the user's, to make new files in */
	int terminal;		/* the controlling one */
	int udp, tcp;		/* sockets, not connected */
	int pair[2];		/* connected to each other */
	int port;		/* of TCP on 127.0.0.1, where somebody listens */
	char old[96];		/* a file in that folder */
	char outside[96];	/* a folder that nobody has opened */
};

struct attempt {
	const char *name;
	long (*try)(const struct opened *o);	/* -1: errno says what stopped it */
};

extern const struct attempt attempts[];
extern const size_t attempt_count;

#endif
