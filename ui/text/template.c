/* Templates filled with the values of a packet's nodes. */

#include "ui/text/template.h"
#include "ui/text/translate.h"
#include "ui/text/value.h"

enum { LIST_MAX = 2000 };	/* characters after which a list ends */

/* The field's row in the layer: of its dissector, then of that one's also, and so on; SIZE_MAX: none. */
static size_t
row_of(const struct entry *e, const struct field *f)
{
	for (size_t before = 0; e; before += e->x->field_count, e = e->also) {
		size_t row = (size_t)(f - e->x->fields);

		if (row < e->x->field_count)
			return before + e->same[row];
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

/* A listed node. */
static void
put_listed(struct out *o, const struct dissection *d, const struct node *n)
{
	const struct field *f = n->field;

	if (f->type == BOOL) {
		out_string(o, n->number ? _(f->listed) : "");
		return;
	}
	out_string(o, _(f->listed));
	if (f->type == GROUP && !meaning(f->values, n->number)) {
		out_string(o, _("Unknown"));
		out_text(o, " (", 2);
		out_uint(o, n->number);
		out_char(o, ')');
	} else {
		put_meaning(o, d, n);
	}
}

void
put_list(struct out *o, const struct dissection *d, uint32_t at)
{
	uint16_t depth = d->nodes[at].depth;
	const char *start = o->p;

	while (++at < d->count && d->nodes[at].depth > depth) {
		if (!d->nodes[at].field->listed)
			continue;
		if (o->p - start > LIST_MAX) {
			out_string(o, " …");
			return;
		}
		put_listed(o, d, &d->nodes[at]);
	}
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
		if (p->row == PART_LIST)
			put_list(o, d, first);
		else if (n && p->form != MEANING)
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
