/* The value of a node, as text. */
#ifndef UI_TEXT_VALUE_H
#define UI_TEXT_VALUE_H

#include "dissectors/engine/dissect.h"
#include "ui/text/out.h"

enum form {
	SHOWN,		/* for people: units of the field, long values cut with an ellipsis */
	EXACT,		/* for programs, as tshark's -T fields writes it: nothing cut */
	HEXADECIMAL,	/* the same, a number whatever its base is in hexadecimal */
};

/*
 * Add the value, without its meaning.  SHOWN fits in half of what out_room()
 * gave; EXACT makes room by itself where the value is long.
 */
void put_value(struct out *o, const struct dissection *d, const struct node *n, enum form form);

/* Add what the number means, or, if that is not known, its value; of an address with a name, both. */
void put_meaning(struct out *o, const struct dissection *d, const struct node *n);

/* Add an address for a list: by its name, if it has one and o->names. */
void put_address(struct out *o, const struct dissection *d, const struct node *n);

void put_ipv4(struct out *o, const uint8_t *address);
void put_ipv6(struct out *o, const uint8_t *address);
/* n bytes in hexadecimal; between: a character between them, or 0. */
void put_bytes(struct out *o, const uint8_t *bytes, size_t n, char between);

#endif
