/* Trees as text. */

#include "dissectors/coding/line.h"
#include "dissectors/engine/registry.h"
#include "ui/print/tree.h"
#include "ui/text/escape.h"
#include "ui/text/label.h"
#include "ui/text/translate.h"

enum { INDENT = 4 };

static bool
detail_name(struct detail *detail, const char *name, size_t len)
{
	bool found = false;

	for (size_t i = 1; i < ENTRIES; i++) {
		const char *abbrev = registry.entries[i].x->proto.abbrev;

		if (strlen(abbrev) == len && !memcmp(abbrev, name, len))
			found = detail->of[i] = true;
	}
	return found;
}

const char *
detail_names(struct detail *detail, const char *names, char *wrong, size_t size)
{
	while (*names) {
		size_t n = strcspn(names, ",");

		if (n && !detail_name(detail, names, n)) {
			size_t most = n < size ? n : size - 1;

			memcpy(wrong, names, most);
			wrong[most] = 0;
			return wrong;
		}
		names += n + (names[n] == ',');
	}
	return NULL;
}

/* A text as its reader saw it: the bytes of one node, cut into lines here. */
static void
put_lines(struct out *o, const struct dissection *d, const struct node *n)
{
	const uint8_t *p = node_bytes(d, n), *end = p + n->len;
	struct line line;

	out_room(o);
	out_spaces(o, n->depth * INDENT);
	out_string(o, _(n->field->name));
	out_string(o, ":\n");
	for (; p < end; p += line.whole) {
		line = line_at(p, (size_t)(end - p));
		out_room(o);
		out_spaces(o, (n->depth + 1) * INDENT);
		put_all_escaped(o, (const char *)p, line.len);
		out_char(o, '\n');
	}
}

static void
put_tree_line(struct out *o, const struct dissection *d, const struct node *n)
{
	out_room(o);
	out_spaces(o, n->depth * INDENT);
	put_label(o, d, n);
	out_char(o, '\n');
}

void
put_tree(struct out *o, const struct dissection *d, const struct detail *detail)
{
	bool whole = true;	/* the layer that the node is in */

	for (uint32_t i = 0; i < d->count; i++) {
		const struct node *n = &d->nodes[i];

		if (n->field->type == PROTOCOL)
			whole = detail->all || detail->of[n->number];
		else if (n->field->hidden || (!whole && n->depth))
			continue;
		if (n->field->lines)
			put_lines(o, d, n);
		else
			put_tree_line(o, d, n);
		for (int j = 0; whole && j < n->field->parts; j++) {
			struct node part = node_part(n, j);

			put_tree_line(o, d, &part);
		}
	}
	out_char(o, '\n');
}
