/* Templates filled with the values of a packet's nodes. */

#include "ui/text/template.h"
#include "ui/text/translate.h"
#include "ui/text/value.h"

/* The field's row in the layer: of x, then of x->also, and so on; SIZE_MAX: none. */
static size_t
row_of(const struct entry *e, const struct field *f)
{
	const struct dissector *x = e->x;
	size_t row = (size_t)(f - x->fields), before = x->field_count;

	if (row < x->field_count)
		return e->same[row];
	for (x = x->also; x; before += x->field_count, x = x->also) {
		row = (size_t)(f - x->fields);
		if (row < x->field_count)
			return before + row;
	}
	return SIZE_MAX;
}

/* By row: its first node in the layer; 0: none. */
static void
find_rows(const struct dissection *d, const struct entry *e, uint32_t first, uint16_t at[ROWS_MAX])
{
	uint16_t depth = d->nodes[first].depth;

	memset(at, 0, e->rows * sizeof *at);
	for (uint32_t i = first + 1; i < d->count && d->nodes[i].depth > depth; i++) {
		size_t row = row_of(e, d->nodes[i].field);

		if (row < e->rows && !at[row])
			at[row] = (uint16_t)i;
	}
}

/* A field of a layer around this one: the nearest before it. */
static const struct node *
find_outer(const struct dissection *d, const struct field *f, uint32_t first)
{
	for (uint32_t i = first; i-- > 0; )
		if (d->nodes[i].field == f)
			return &d->nodes[i];
	return NULL;
}

static void
put_template(struct out *o, const struct dissection *d, const struct entry *e,
    const struct part *p, uint32_t first)
{
	uint16_t at[ROWS_MAX];

	find_rows(d, e, first, at);
	for (;; p++) {
		const struct node *n = p->row == PART_OTHER ? find_outer(d, p->other, first) :
		    p->row >= 0 && at[p->row] ? &d->nodes[at[p->row]] : NULL;
		struct node bits;

		if (n || !p->optional)
			out_text(o, p->text, p->len);
		if (n && p->bits) {
			bits = node_part(n, p->bits - 1);
			n = &bits;
		}
		if (n && p->form != MEANING)
			put_value(o, d, n, p->form == VALUE ? EXACT : HEXADECIMAL);
		else if (n && !p->silent)
			put_meaning(o, d, n);
		if (p->last)
			return;
	}
}

void
put_summary(struct out *o, const struct dissection *d)
{
	const struct listing *list = &d->list;

	put_template(o, d, list->of, list->of->summaries[list->summary], list->first);
}

void
put_title(struct out *o, const struct dissection *d, const struct node *layer)
{
	const struct entry *e = &registry.entries[layer->number];

	if (e->title)
		put_template(o, d, e, e->title, (uint32_t)(layer - d->nodes));
	else
		out_string(o, _(layer->field->name));
}
