/*
 * What was said as text, as tshark's -z follow prints it, but that a gap is
 * one line in all modes, and in hex offsets are the stream's and each first
 * line says the frame.
 *
 * Nothing of the bytes can steer a terminal: see decoder.h.
 */
#ifndef UI_STATS_FOLLOW_TEXT_H
#define UI_STATS_FOLLOW_TEXT_H

#include "ui/stats/conversation.h"
#include "ui/text/decoder.h"
#include "ui/text/out.h"

/* tshark's names. */
#define FOLLOW_MODES(X) \
	X(ASCII, "ascii")	/* a line with the length, then the text */ \
	X(HEX, "hex")		/* a dump */ \
	X(RAW, "raw")		/* one line of hexadecimal */

enum follow_mode {
#define X(name, word) FOLLOW_##name,
	FOLLOW_MODES(X)
#undef X
	FOLLOW_TEXT,		/* as ascii, in a character set; tshark 4.2 and later have "utf-8" */
};

struct follow_form {
	enum follow_mode mode;
	const char *name;		/* of the mode, as it was asked for */
	struct decoder *decoders[2];	/* of what each end says: of ascii and text */
};

/* By a mode's name, or a character set's; name has to outlive it.  False: it is neither, or no memory. */
bool follow_form_open(struct follow_form *f, const char *name);
void follow_form_close(struct follow_form *f);		/* zeros are fine */

/* The run; indented by a tab: the server's.  Makes room itself. */
void put_follow_run(struct out *o, const struct follow_form *f, const struct said *said);

/* "192.0.2.1:80", "[2001:db8::1]:80"; of one without an address the port alone. */
void put_endpoint(struct out *o, const struct endpoint *end);

/* A line of a dump, without its end: at most 16 bytes from an offset on. */
enum { FOLLOW_PER_LINE = 16 };
void put_follow_hex(struct out *o, uint64_t offset, const uint8_t *bytes, size_t n);

#endif
