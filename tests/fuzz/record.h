/* What became known of a conversation, to be compared with what another way of cutting it gives. */
#ifndef TESTS_FUZZ_RECORD_H
#define TESTS_FUZZ_RECORD_H

#include "dissectors/engine/session.h"

struct list {
	void *all;
	size_t count, room;
};

struct record {
	struct list nodes, messages;	/* of applications */
	struct list heard[2];		/* bytes, by sender */
	struct list hashes;		/* by frame: uint64_t of all its nodes and sources */
	size_t told[2];			/* of heard, belong to messages that ended */
	bool limited;			/* a frame could not show all that it ends */
};

void record_free(struct record *r);

/* A session's listener: session_listen(s, record_message, r). */
void record_message(void *of, const struct heard *h);

/* A frame was dissected. */
void record_nodes(struct record *r, const struct dissection *d);

/* Say what differs, and end, if these are not the same messages, bytes and nodes. */
void check_same(const struct record *whole, const struct record *cut);

/* The same for the hashes of all frames. */
void check_hashes(const struct record *first, const struct record *again, const char *what);

/* Say that something differs, and end. */
_Noreturn void fail(const char *what, size_t at);

#endif
