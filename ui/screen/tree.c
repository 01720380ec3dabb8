/* The tree of fields of the packet that is open. */

#include <stdlib.h>

#include "ui/screen/fold.h"
#include "ui/screen/view.h"
#include "ui/text/label.h"

enum { INDENT = 2, UNFOLDED = 0x25be, FOLDED = 0x25b8 };

static bool
has_below(const struct dissection *d, uint32_t node)
{
	const struct node *n = &d->nodes[node];

	return n->field->parts || (node + 1 < d->count && n[1].depth > n->depth);
}

static struct node
node_of(const struct screen *s, const struct tree_row *r)
{
	const struct node *n = &s->opened.d.nodes[r->node];

	return r->part < 0 ? *n : node_part(n, r->part);
}

static void
add_row(struct tree_state *t, struct tree_row row)
{
	if (t->count == t->room) {
		size_t more = t->room * 2 + 64;
		struct tree_row *rows = realloc(t->rows, more * sizeof *rows);

		if (!rows)
			return;
		t->rows = rows;
		t->room = more;
	}
	t->rows[t->count++] = row;
}

/* Which lines there are, for the fields that are unfolded now. */
static void
lay_out(struct screen *s)
{
	struct tree_state *t = &s->tree;
	const struct dissection *d = &s->opened.d;
	unsigned folded_at = UINT16_MAX;		/* depth of the line whose insides are hidden */

	t->count = 0;
	for (uint32_t i = 0; s->readable && i < d->count; i++) {
		const struct node *n = &d->nodes[i];
		bool below = has_below(d, i), open = below && fold_is_open(t, n->field);

		if (n->depth > folded_at || n->field->hidden)
			continue;
		folded_at = open ? UINT16_MAX : n->depth;
		add_row(t, (struct tree_row){ i, -1, n->depth, below, open });
		for (int part = 0; open && part < n->field->parts; part++)
			add_row(t, (struct tree_row){ i, part, (uint16_t)(n->depth + 1), false, false });
	}
}

static void
select_row(struct screen *s, size_t row)
{
	struct node field = { 0 };

	s->tree.selected = row;
	if (row < s->tree.count)
		field = node_of(s, &s->tree.rows[row]);
	screen_select(s, &field);
}

/* The line of a node or part; folded away: of the nearest line before it. */
static size_t
row_of(const struct tree_state *t, uint32_t node, int part)
{
	size_t at = 0;

	for (size_t i = 0; i < t->count && t->rows[i].node <= node; i++)
		if (t->rows[i].node < node || t->rows[i].part <= part)
			at = i;
	return at;
}

/* Another packet: the same field, or else the innermost layer. */
static void
packet(struct screen *s)
{
	struct tree_state *t = &s->tree;
	const struct field *wanted = s->field.field;
	size_t row = 0;

	lay_out(s);
	for (size_t i = 0; i < t->count; i++)
		if (t->rows[i].depth == 0 && s->opened.d.nodes[t->rows[i].node].field->type == PROTOCOL)
			row = i;
	for (size_t i = t->count; i-- > 0; )
		if (node_of(s, &t->rows[i]).field == wanted)
			row = i;
	select_row(s, row);
}

static void
lay_out_again(struct screen *s)
{
	struct tree_row old = s->tree.rows[s->tree.selected];

	lay_out(s);
	select_row(s, row_of(&s->tree, old.node, old.part));
}

static void
set_open(struct screen *s, const struct tree_row *r, bool open)
{
	const struct field *f = s->opened.d.nodes[r->node].field;

	if (open)
		fold_open(&s->tree, f);
	else
		fold_close(&s->tree, f);
	lay_out_again(s);
}

static void
set_all_open(struct screen *s, bool open)
{
	const struct dissection *d = &s->opened.d;

	if (!open)
		fold_close_all(&s->tree);
	for (uint32_t i = 0; open && i < d->count; i++)
		if (has_below(d, i))
			fold_open(&s->tree, d->nodes[i].field);
	lay_out_again(s);
}

static void
go_out(struct screen *s)
{
	const struct tree_state *t = &s->tree;
	size_t i = t->selected;

	while (i > 0 && t->rows[i].depth >= t->rows[t->selected].depth)
		i--;
	if (t->rows[i].depth < t->rows[t->selected].depth)
		select_row(s, i);
}

static bool
act(struct screen *s, enum action action)
{
	struct tree_state *t = &s->tree;
	size_t at = t->selected;

	if (!t->count)
		return false;
	const struct tree_row *r = &t->rows[at];

	if (moved(action, &at, t->count, 1, (size_t)t->height)) {
		select_row(s, at);
		return true;
	}
	switch (action) {
	case ACTION_FOLD:
		if (r->foldable)
			set_open(s, r, !r->open);
		else if (s->field.field->type == FRAME)
			screen_follow(s, s->field.number);
		return true;
	case ACTION_LEFT:
		if (r->open)
			set_open(s, r, false);
		else
			go_out(s);
		return true;
	case ACTION_RIGHT:
		if (r->open)
			select_row(s, at + 1);
		else if (r->foldable)
			set_open(s, r, true);
		return true;
	case ACTION_UNFOLD_ALL: set_all_open(s, true); return true;
	case ACTION_FOLD_ALL: set_all_open(s, false); return true;
	default: return false;
	}
}

/* Whether the byte has bits of the field: rows with a mask share their bytes. */
static bool
holds(const struct node *n, size_t source, size_t byte)
{
	if (n->source != source || byte < n->off || byte - n->off >= n->len)
		return false;
	size_t behind = n->off + n->len - 1 - byte;

	return !n->field->mask || behind > 3 || n->field->mask >> 8 * behind & 0xff;
}

/* The deepest field that has bits in the byte.  False: none has. */
static bool
find_holder(const struct dissection *d, size_t source, size_t byte, struct tree_row *best)
{
	bool found = false;

	for (uint32_t i = 0; i < d->count; i++) {
		const struct node *n = &d->nodes[i];

		if (!holds(n, source, byte) || (found && n->depth <= best->depth))
			continue;
		*best = (struct tree_row){ i, -1, n->depth, false, false };
		found = true;
		for (int part = 0; part < n->field->parts && best->part < 0; part++) {
			struct node p = node_part(n, part);

			if (holds(&p, source, byte))
				*best = (struct tree_row){ i, part, p.depth, false, false };
		}
	}
	return found;
}

/* Unfold the lines around a line. */
static void
reveal(struct screen *s, const struct tree_row *r)
{
	const struct node *nodes = s->opened.d.nodes;
	uint16_t depth = nodes[r->node].depth;

	if (r->part >= 0)
		fold_open(&s->tree, nodes[r->node].field);
	for (uint32_t i = r->node; i-- > 0 && depth > 0; ) {
		if (nodes[i].depth < depth) {
			depth = nodes[i].depth;
			fold_open(&s->tree, nodes[i].field);
		}
	}
}

void
tree_select_byte(struct screen *s, size_t source, size_t byte)
{
	struct tree_row r = { 0 };

	if (!find_holder(&s->opened.d, source, byte, &r))
		return;
	reveal(s, &r);
	lay_out(s);
	select_row(s, row_of(&s->tree, r.node, r.part));
}

static void
draw_row(struct screen *s, struct area a, int row, const struct tree_row *r, enum style cursor)
{
	struct node part = node_of(s, r);
	/* A layer's title looks for its values behind the layer's own node. */
	const struct node *n = r->part < 0 ? &s->opened.d.nodes[r->node] : &part;
	enum style style = cursor ? cursor : label_style(n);
	int indent = r->depth * INDENT;

	if (indent > a.columns / 2)
		indent = a.columns / 2;		/* tunnels in tunnels must not push all text out */
	grid_fill(&s->grid, row, a.column, a.columns, ' ', cursor ? cursor : STYLE_PLAIN);
	if (r->foldable)
		grid_fill(&s->grid, row, a.column + indent, 1, r->open ? UNFOLDED : FOLDED, style);
	put_label(screen_text(s), &s->opened.d, n);
	screen_put(s, row, a.column + indent + INDENT, a.columns - indent - INDENT, style);
}

static void
draw(struct screen *s, struct area a, bool focused)
{
	struct tree_state *t = &s->tree;

	t->height = a.rows;
	t->top = t->count ? scrolled(t->top, t->selected, t->count, a.rows) : 0;
	for (int i = 0; i < a.rows; i++) {
		size_t at = t->top + (size_t)i;

		if (at < t->count)
			draw_row(s, a, a.row + i, &t->rows[at], at != t->selected ? STYLE_PLAIN :
			    focused ? STYLE_CURSOR : STYLE_CURSOR_ELSEWHERE);
	}
}

const struct view_ops tree_view = {
	.draw = draw,
	.act = act,
	.packet = packet,
};
