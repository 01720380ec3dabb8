/* Lines of the tree. */

#include "ui/text/label.h"
#include "ui/text/template.h"
#include "ui/text/translate.h"
#include "ui/text/value.h"

enum style
label_style(const struct node *n)
{
	static const enum style notes[] = {
		[REMARK] = STYLE_REMARKED, [WARNING] = STYLE_WARNED, [ERROR] = STYLE_WRONG,
	};

	switch (n->field->type) {
	case PROTOCOL: return STYLE_LAYER;
	case NOTE: return notes[n->field->severity];
	default: return n->field->generated ? STYLE_GENERATED : STYLE_PLAIN;
	}
}

/* The bits of a row that shares its bytes with others: .... 0101 = */
static void
put_bits(struct out *o, const struct node *n)
{
	uint64_t bits = node_bits(n);

	for (int i = n->field->size * 8; i-- > 0; ) {
		out_char(o, !(n->field->mask >> i & 1) ? '.' : bits >> i & 1 ? '1' : '0');
		if (i % 4 == 0)
			out_char(o, ' ');
	}
	out_text(o, "= ", 2);
}

/* What stands behind a flag word's or a number's label. */
static void
put_labelled_value(struct out *o, const struct dissection *d, const struct node *n)
{
	const struct field *f = n->field;
	const char *m = f->values ? meaning(f->values, n->number) : NULL;

	if (f->type == MAC || f->type == IPV4 || f->type == IPV6) {
		put_meaning(o, d, n);
		return;
	}
	if (f->type == FLAGS) {
		put_value(o, d, n, EXACT);
		m = "";
	} else if (m) {
		out_string(o, _(m));
	}
	if (m)
		out_text(o, " (", 2);
	put_value(o, d, n, SHOWN);
	if (m)
		out_char(o, ')');
}

static void
put_name_and_value(struct out *o, const struct dissection *d, const struct node *n)
{
	const struct field *f = n->field;

	out_string(o, _(f->name));
	if (f->type == BYTES) {
		out_text(o, " (", 2);
		out_uint(o, n->len);
		out_char(o, ' ');
		out_string(o, n->len == 1 ? _("byte") : _("bytes"));
		out_char(o, ')');
	}
	out_text(o, ": ", 2);
	put_labelled_value(o, d, n);
}

/* An arrow to the layer that the value asks for: the first one behind it, if that is there. */
static void
put_arrow(struct out *o, const struct dissection *d, const struct node *n)
{
	for (uint32_t i = 0; i < d->count; i++) {
		const struct node *next = &d->nodes[i];

		if (next->field->type != PROTOCOL || next->source < n->source || next->depth + 1 < n->depth ||
		    (next->source == n->source && next->off <= n->off))
			continue;
		out_string(o, " → ");
		out_string(o, next->field->abbrev);
		return;
	}
}

static void
put_group(struct out *o, const struct dissection *d, const struct node *n)
{
	const char *m = meaning(n->field->values, n->number);

	out_string(o, _(n->field->name));
	out_text(o, " - ", 3);
	if (m)
		out_string(o, _(m));
	else
		out_uint(o, n->number);
	put_list(o, d, (uint32_t)(n - d->nodes));
}

/* Its text; with a list of meanings, it says one of them. */
static void
put_note(struct out *o, const struct node *n)
{
	const char *m = n->field->values ? meaning(n->field->values, n->number) : NULL;

	out_string(o, _(n->field->name));
	if (m) {
		out_text(o, ": ", 2);
		out_string(o, _(m));
	}
}

void
put_label(struct out *o, const struct dissection *d, const struct node *n)
{
	const struct field *f = n->field;
	bool brackets = f->generated || f->type == NOTE;
	enum style style = label_style(n);

	if (style != STYLE_PLAIN)
		put_style(o, style);
	if (brackets)
		out_char(o, '[');
	if (f->mask)
		put_bits(o, n);
	switch (f->type) {
	case PROTOCOL: put_title(o, d, n); break;
	case NOTE: put_note(o, n); break;
	case GROUP: put_group(o, d, n); break;
	default: put_name_and_value(o, d, n);
	}
	if (f->leads)
		put_arrow(o, d, n);
	if (brackets)
		out_char(o, ']');
	if (style != STYLE_PLAIN)
		put_style_end(o);
}
