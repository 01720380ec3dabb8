/*
 * The letter that a packet brings, as its reader sees it: who wrote to whom,
 * its parts, its texts.  All of it is made of the packet's fields, so it is
 * decoded as they are.
 */
#ifndef UI_SCREEN_LETTER_H
#define UI_SCREEN_LETTER_H

#include "ui/packets.h"
#include "ui/screen/wrapped.h"

enum letter_kind { LETTER_FIELD, LETTER_TEXT, LETTER_PART, LETTER_REMARK, LETTER_KINDS };

/* What becomes of a packet's fields, by their names. */
enum letter_role {
	LETTER_NO_ROLE, LETTER_LAYER, LETTER_HEADER, LETTER_PART_OF_IT, LETTER_FILE, LETTER_TEXT_OF_IT, LETTER_SIZE,
	LETTER_CONTENT, LETTER_BODY, LETTER_CUT,
};

struct letter {
	uint32_t number;		/* of the packet; 0: none is shown */
	struct explanation packet;
	bool recoded;			/* texts that were misread are shown as they were meant: recode.h */
	bool restored;			/* texts without their eighth bit are, in every reading: restore.h */
	unsigned saved;			/* the number of what a name is asked for: letter_part.h */
	size_t top;			/* lines above the first row */
	int height;			/* when last drawn */
	struct wrapped wrapped;		/* kinds: enum letter_kind */
};

enum letter_role letter_role(const struct node *n);

/* Whether a packet brings a letter. */
bool letter_is_in(const struct dissection *d);

/* Have lines of so many cells, made anew. */
void letter_lay_out(struct letter *l, struct packets *p, int columns);
void letter_free(struct letter *l);

#endif
