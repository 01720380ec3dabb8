/*
 * Summaries and titles: a text with values of rows, taken apart once.
 *
 *   plain text      as it is
 *   {name}          what the row's value means, else the value
 *   {name#}         the value, whatever it means
 *   {name%}         the same, in hexadecimal
 *   {text|name}     text and value, both only if the row has a node
 *   {text|name|}    text alone, if the row has a node
 *   {...}           every node of the layer whose row is listed, in order:
 *                   the text that its row gives for that, and what it means
 *
 * A name is looked for in the layer that the template belongs to; a name of
 * another protocol ({ip.ttl} in ICMP) in the layers around it.
 */
#ifndef DISSECTORS_ENGINE_TEMPLATE_H
#define DISSECTORS_ENGINE_TEMPLATE_H

#include "dissectors/engine/dissect.h"

/* A text, then the value of a row.  A template is some of them. */
struct part {
	const char *text;
	uint16_t len;
	int16_t row;			/* of x, then of x->also; PART_TEXT: none; PART_OTHER: see other;
					 * PART_LIST: {...} */
	uint8_t bits;			/* the row is that part of row's number, + 1; 0: row itself */
	bool optional;			/* nothing at all when the row has no node */
	bool silent;			/* the text alone, not the value */
	enum { MEANING, VALUE, VALUE_HEX } form;	/* of the value */
	bool last;
	const struct field *other;	/* of another protocol */
};
enum { PART_TEXT = -1, PART_OTHER = -2, PART_LIST = -3 };

/*
 * Take a template apart.  x: whose it is; find: gives the row of another
 * protocol by name, or NULL.  Gives the first part (static), or NULL with
 * *wrong set to the place that is not understood.
 */
const struct part *template_compile(const struct dissector *x, const char *template,
    const struct field *(*find)(const char *name, size_t len), const char **wrong);

/* Forget all parts: the registry starts again. */
void template_reset(void);

#endif
