/* Nodes and their numbers. */

#include "dissectors/engine/field.h"

uint64_t
node_bits(const struct node *n)
{
	const struct field *f = n->field;
	uint64_t v = f->scale ? n->number / f->scale : n->number;

	return f->mask ? v << __builtin_ctz(f->mask) : v;
}

struct node
node_part(const struct node *n, int i)
{
	const struct field *f = n->field + 1 + i;
	struct node part = *n;

	part.field = f;
	part.number = (node_bits(n) & f->mask) >> __builtin_ctz(f->mask);
	if (f->scale)
		part.number *= f->scale;
	part.depth++;
	return part;
}

const char *
meaning(const struct value *v, uint64_t number)
{
	for (; v && v->meaning; v++)
		if (v->number == number)
			return v->meaning;
	return NULL;
}
