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

#include <stdbool.h>
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
		CUT_CHANGE,	/* no message: the window is for the protocol in `then` */
	} what;
	size_t len;			/* 1 to n, of CUT_PART and CUT_END */
	uint32_t fact;			/* for the dissector; its meaning is theirs */
	uint32_t turn;			/* the request of the conversation, from 1, that this is or answers; 0: none */
	uint8_t then;			/* ENTRY_... (registry.h) that both directions speak from here on; 0: the same,
					 * but of CUT_CHANGE: nobody knows */
	/*
	 * Of CUT_PART and CUT_END: it is a piece of something larger, between whose pieces other messages stand,
	 * and that is told as a message, too, when its last piece came.  That one is not told alone.
	 */
	enum {
		CUT_ALONE,
		CUT_PIECES_END,		/* it is no piece, but says that there are no more: they are told behind it */
		CUT_PIECE_FIRST, CUT_PIECE, CUT_PIECE_LAST,
	} piece;
	uint32_t whole;			/* of a piece: the fact of it all */
};

/*
 * cut() is called while a window has bytes.  With STREAM_OPEN any answer is
 * right.  With STREAM_GAP or STREAM_END nothing can be waited for: CUT_MORE
 * then means CUT_END after all n bytes, and a message that went on (CUT_PART)
 * ends with the fact given last.  A message of MESSAGE_MAX bytes (session.h)
 * is cut as if a gap followed, and goes on as the next one, without resync().
 * Where the protocol changes, what the other side said and was not cut yet is
 * shown to the new one first; one without a splitter has no messages.  One that
 * was guessed by what the other side says is not asked about again: where it
 * gives CUT_CHANGE to ENTRY_guess, resync() is called, and has to accept the
 * window as damage.
 */
struct splitter {
	size_t state_size;		/* at most SPLITTER_STATE_MAX */
	struct cut (*cut)(void *state, const struct window *w);
	/* Bytes are missing here, or the beginning is: nothing is known of where the next window starts. */
	void (*resync)(void *state, enum sender from);
	/*
	 * Whether what one side says first, on a port that tells nothing, is of
	 * this protocol: its first line, or so many bytes of it as guess.c asks
	 * about.  Strict: others speak in lines, too.  NULL: found by port alone.
	 */
	bool (*recognises)(const struct window *w);
};

#endif
