/*
 * What can be saved of the letters that a packet brings: a letter as it was
 * sent, a part as it was before it was encoded, a file that stands in a text.
 *
 * They are numbered from 0 in the packet's order: a letter, its parts, or the
 * body of one without parts, the next letter.  So 0 is the first letter.
 */
#ifndef UI_SCREEN_LETTER_PART_H
#define UI_SCREEN_LETTER_PART_H

#include "ui/export/names.h"
#include "ui/screen/letter.h"

struct letter_part {
	char name[EXPORT_NAME_MAX];	/* that the sender gave it, made safe, or one by its type */
	uint8_t *bytes;			/* the caller's, to free */
	size_t n;
	bool whole;			/* not cut, since its letter goes on behind what is here, or was not captured to its end */
};

/* The number of a node that has one, and how many there are. */
unsigned letter_part_number(const struct dissection *d, uint32_t node);
unsigned letter_parts(const struct dissection *d);

/* One of them.  False: no memory. */
bool letter_part(const struct dissection *d, unsigned number, struct letter_part *to);

#endif
