/*
 * How one application protocol cuts a TCP conversation into messages.
 *
 * A splitter makes no nodes.  It is shown the bytes of both directions in the
 * order in which they became known, and says where messages end and what
 * each one is: a number, the message's `fact`, which is all that the protocol's
 * dissector will know of it besides its bytes.  What must be remembered
 * between messages lies in a state that the session keeps, one for each
 * conversation, zeros at its start.
 *
 * The rule that makes segmentation harmless: decide only at the end of a
 * unit (a line, a header block), never by what else lies in the window.
 */
#ifndef DISSECTORS_ENGINE_SPLITTER_H
#define DISSECTORS_ENGINE_SPLITTER_H

#include <stddef.h>
#include <stdint.h>

enum { SPLITTER_STATE_MAX = 64 };

enum sender { FROM_CLIENT, FROM_SERVER };	/* who opened the connection, and who was asked */

/* What is known of one direction's bytes behind the last cut. */
struct window {
	enum sender from;
	const uint8_t *bytes;
	size_t n;			/* at least 1 */
	size_t seen;			/* of these, shown before: no need to search them again */
	enum { STREAM_OPEN, STREAM_GAP, STREAM_END } after;	/* what follows the n bytes */
};

struct cut {
	enum {
		CUT_MORE,	/* keep the window; show it again with more bytes */
		CUT_PART,	/* len bytes are inside a message that goes on; show what is behind them */
		CUT_END,	/* the message ends after len bytes */
	} what;
	size_t len;			/* 1 to n; unless CUT_MORE */
	uint32_t fact;			/* for the dissector; its meaning is theirs */
};

/*
 * cut() is called while a window has bytes.  With STREAM_OPEN any answer is
 * right.  With STREAM_GAP or STREAM_END nothing can be waited for: CUT_MORE
 * then means CUT_END after all n bytes, and a message that went on (CUT_PART)
 * ends with the fact given last.  A message of MESSAGE_MAX bytes (session.h)
 * is cut as if a gap followed, and goes on as the next one, without resync().
 */
struct splitter {
	size_t state_size;		/* at most SPLITTER_STATE_MAX */
	struct cut (*cut)(void *state, const struct window *w);
	/* Bytes are missing here, or the beginning is: nothing is known of where the next window starts. */
	void (*resync)(void *state, enum sender from);
};

#endif
