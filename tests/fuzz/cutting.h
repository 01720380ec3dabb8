/* Conversations put on a wire: as they are, and cut, shuffled, doubled and damaged on their way. */
#ifndef TESTS_FUZZ_CUTTING_H
#define TESTS_FUZZ_CUTTING_H

#include "tests/dissectors/frames.h"

enum { TURN_MAX = 20000 };	/* bytes */

/* What was said, and what of it can be known: however it is cut, that has to be decoded from it. */
struct conversation {
	struct dialogue said;	/* turns of at most TURN_MAX bytes */
	bool middle;		/* its beginning was not captured */
	enum ending { BY_FINS, BY_EARLY_FINS, BY_RESET, BY_NOTHING } ending;	/* early: a side's, behind its last turn */
	size_t gap_turn, gap_from, gap_to;	/* bytes of a turn that were not captured; none: gap_to is 0 */
	bool snapped;		/* the snaplen cut them off: it shows that they are missing before the other side does */
};

/* Each turn in one segment, two where bytes are missing. */
void send_whole(struct wire *w, const struct conversation *c);

/*
 * The same, as a network may do it, chance said by seed: segments of any size,
 * in any order within a window, again with other bytes in them, overlapping, with
 * bits turned over (and a good copy later), in fragments, and acknowledged at
 * any time.
 */
void send_cut(struct wire *w, const struct conversation *c, uint64_t seed);

/* fragment.c: the last frame's n last bytes were sent, but the capture did not keep them. */
void cut_last(struct wire *w, size_t n);

/* fragment.c: have the last frame be two: eight times so many bytes of its payload, and the others; if that can be. */
void fragment_last(struct wire *w, uint32_t eights, bool turned);

#endif
