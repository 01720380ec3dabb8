/*
 * Colours name meanings, in one table with a monochrome column.  Code that
 * draws says what a text is; what that looks like stands in style.c.
 */
#ifndef UI_TEXT_STYLE_H
#define UI_TEXT_STYLE_H

#include "ui/text/out.h"

#define STYLES(X) \
	X(PLAIN)	/* values */ \
	X(LABEL)	/* what stands before a value */ \
	X(LAYER)	/* a protocol's line in the tree */ \
	X(GENERATED)	/* what was worked out, not read */ \
	X(REMARKED)	/* notes, by severity */ \
	X(WARNED) \
	X(WRONG) \
	X(NUMBERS)	/* frame numbers, times, offsets */ \
	X(ADDRESSES) \
	X(KEYS)		/* on the screen: names of keys, titles, ... */ \
	X(TITLES) \
	X(CURSOR)	/* ... the line or byte that the cursor is on, */ \
	X(CURSOR_ELSEWHERE)	/* in a pane that has not the keyboard, */ \
	X(LIT)		/* and the bytes of the selected field */ \
	X(CLIENT)	/* what each end of a conversation said */ \
	X(SERVER)

enum style {
#define X(name) STYLE_##name,
	STYLES(X) STYLE_COUNT
#undef X
};

/* How a style looks: colours as terminals number them (0 to 7), -1: the terminal's own. */
struct look {
	int foreground, background;
	bool bold, dim, reverse, underline;
};

/* The look of a style; without colours, the monochrome one. */
const struct look *style_look(enum style style, bool color);

/* Begin and end a style in printed text; nothing where o->color is not set. */
void put_style(struct out *o, enum style style);
void put_style_end(struct out *o);

#endif
