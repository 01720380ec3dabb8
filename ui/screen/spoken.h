/*
 * What the two ends of the open packet's conversation said, as lines: read
 * from the file in slices while the screen goes on, and laid out when drawn.
 */
#ifndef UI_SCREEN_SPOKEN_H
#define UI_SCREEN_SPOKEN_H

#include "ui/packets.h"
#include "ui/screen/wrapped.h"
#include "ui/stats/conversation.h"

/* Ways to show it; F6 goes from one to the next. */
#define SPOKEN_FORMS(X) \
	X(UTF_8, "utf-8") X(KOI8_R, "koi8-r") X(WINDOWS_1251, "windows-1251") X(CP866, "cp866") \
	X(ASCII, "ascii") X(HEX, "hex")

enum spoken_form {
#define X(row, name) SPOKEN_##row,
	SPOKEN_FORMS(X) SPOKEN_FORM_COUNT
#undef X
};
extern const char *const spoken_forms[];

enum spoken_kind { SPOKEN_CLIENT, SPOKEN_SERVER, SPOKEN_REMARK };

struct spoken {
	struct conversation *conversation;	/* NULL: none is shown */
	enum conversation_kind kind;
	uint32_t number;
	struct session *hearing;		/* of HTTP, whose messages have to be heard; else NULL */
	uint32_t read;				/* packets */
	bool ended;				/* all that will ever come was read */
	struct explanation packet;
	enum spoken_form form;
	size_t top;				/* lines above the first row */
	int height;				/* when last drawn */
	/* Laid out: */
	struct place place;			/* so much of the conversation, */
	struct wrapped wrapped;			/* in lines; the longest texts are cut: -z follow gives them */
};

/* Open what reads character sets, for all conversations: iconv loads files.  Again is fine. */
void spoken_prepare(void);

/*
 * Show the conversation with that number from the first packet on; HTTP's
 * heads and bodies (the number is TCP's) come with whatever passwords are in
 * them.  seed: as of session_setting.  False: no memory.
 */
bool spoken_begin(struct spoken *t, enum conversation_kind kind, uint32_t number, uint64_t seed);
void spoken_end(struct spoken *t);			/* forgets all but the form; again is fine */

/* Whether there are packets to read. */
bool spoken_reads(const struct spoken *t, const struct packets *p);

/* Read for so many nanoseconds.  True: something is new. */
bool spoken_read(struct spoken *t, struct packets *p, int64_t nanoseconds);

/* The next form that this machine knows. */
void spoken_change(struct spoken *t);

/* Have lines of so many cells for all that was read. */
void spoken_lay_out(struct spoken *t, int columns);

#endif
