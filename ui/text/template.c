/* Templates filled with the values of a packet's nodes. */

#include "ui/text/template.h"
#include "ui/text/translate.h"
#include "ui/text/value.h"

enum { ROWS_MAX = 512 };

/* By row of x, then of x->also: its first node in the layer; 0: none. */
static void
find_rows(const struct dissection *d, const struct entry *e, uint32_t first, uint16_t at[ROWS_MAX])
{
	const struct dissector *x = e->x, *also = x->also;
	uint16_t depth = d->nodes[first].depth;

	memset(at, 0, (x->field_count + (also ? also->field_count : 0)) * sizeof *at);
	for (uint32_t i = first + 1; i < d->count && d->nodes[i].depth > depth; i++) {
		size_t row = (size_t)(d->nodes[i].field - x->fields);

		if (row < x->field_count) {
			row = e->same[row];
		} else {
			row = also ? (size_t)(d->nodes[i].field - also->fields) : SIZE_MAX;
			if (!also || row >= also->field_count)
				continue;
			row += x->field_count;
		}
		if (!at[row])
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
