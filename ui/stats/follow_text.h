/*
 * A run of a followed stream as text, as tshark's -z follow prints it, but
 * that a gap is one line in all modes, and in hex offsets are the stream's
 * and each first line says the frame.
 *
 * Nothing of the run's bytes can steer a terminal: beside printable ASCII only
 * line ends stay, CR only before LF or the run's end.
 */
#ifndef UI_STATS_FOLLOW_TEXT_H
#define UI_STATS_FOLLOW_TEXT_H

#include "dissectors/engine/stream.h"
#include "ui/text/out.h"

/* tshark's names. */
#define FOLLOW_MODES(X) \
	X(ASCII, "ascii")	/* a line with the length, then the text */ \
	X(HEX, "hex")		/* a dump */ \
	X(RAW, "raw")		/* one line of hexadecimal */

enum follow_mode {
#define X(name, word) FOLLOW_##name,
	FOLLOW_MODES(X) FOLLOW_MODE_COUNT
#undef X
};
extern const char *const follow_modes[];

/* The run; indented by a tab: the server's.  Makes room itself. */
void put_follow_run(struct out *o, enum follow_mode mode, bool server, const struct stream_run *run);

#endif
