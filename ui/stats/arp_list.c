/* Lists of ARP as tables, one below the other for each wire. */

#include <stdlib.h>
#include "ui/stats/arp_list.h"
#include "ui/text/escape.h"
#include "ui/text/translate.h"
#include "ui/text/width.h"

enum { NOTE_INDENT = 16 };	/* below the second column */

int
arp_wire_order(const void *a, const void *b)
{
	arp_wire x = **(const arp_wire *const *)a, y = **(const arp_wire *const *)b;

	return x < y ? -1 : x > y;
}

void
put_arp_note(struct out *o, const char *text)
{
	out_spaces(o, NOTE_INDENT);
	out_string(o, text);
}

/* Names of vendors and titles need not be ASCII. */
static void
end_cell(struct out *o, char *start, const struct arp_column *column)
{
	size_t n = (size_t)(o->p - start), shown = (size_t)text_width(start, n);

	out_pad(o, start, column->width + n - shown, column->right);
	out_char(o, ' ');
}

static void
end_row(struct out *o)
{
	while (o->p[-1] == ' ')
		o->p--;
	out_char(o, '\n');
}

static void
put_titles(struct out *o, const struct arp_kind *kind)
{
	out_room(o);
	for (unsigned c = 0; c < kind->column_count; c++) {
		char *start = o->p;

		out_string(o, _(kind->columns[c].title));
		end_cell(o, start, &kind->columns[c]);
	}
	end_row(o);
}

static void
put_row(struct out *o, const struct arp_kind *kind, const struct arp_view *v, const void *thing)
{
	out_room(o);
	for (unsigned c = 0; c < kind->column_count; c++) {
		char *start = o->p;

		kind->put_cell(o, v, thing, c);
		end_cell(o, start, &kind->columns[c]);
	}
	end_row(o);
}

static const struct arp_interface *
find_interface(const struct flows *interfaces, uint32_t number)
{
	uint32_t place = 0;

	for (const struct flow *flow; (flow = flow_next(interfaces, &place)); ) {
		const struct arp_interface *x = (const struct arp_interface *)flow->state;

		if (x->number == number)
			return x;
	}
	return NULL;
}

/* Nothing where there is nothing to tell apart: a capture of one nameless interface. */
static void
put_wire(struct out *o, const struct flows *interfaces, arp_wire wire)
{
	const struct arp_interface *x = find_interface(interfaces, (uint32_t)(wire >> 32));
	uint32_t vlan = wire & ARP_VLAN, outer = wire >> ARP_VLAN_BITS & ARP_VLAN;

	if (!wire && !(x && x->len))
		return;
	out_string(o, _("Interface "));
	out_uint(o, wire >> 32);
	if (x && x->len) {
		out_string(o, " (");
		put_escaped(o, x->name, x->len);
		out_char(o, ')');
	}
	if (wire & ARP_TUNNEL)
		out_string(o, _(", in a tunnel"));
	if (vlan) {
		out_string(o, _(", VLAN "));
		out_uint(o, outer ? outer : vlan);
	}
	if (outer) {
		out_char(o, '.');
		out_uint(o, vlan);
	}
	out_string(o, ":\n");
}

static void
put_things(struct out *o, const struct arp_kind *kind, const struct flows *list, const struct arp_view *v)
{
	const void **things = malloc((list->alive + 1) * sizeof *things);
	size_t n = 0;
	uint32_t place = 0;

	if (!things) {
		out_string(o, _("no memory to show them\n"));
		return;
	}
	for (const struct flow *flow; (flow = flow_next(list, &place)); )
		things[n++] = flow->state;
	qsort(things, n, sizeof *things, kind->compare);
	for (size_t i = 0; i < n; i++) {
		if (!i || arp_wire_order(&things[i - 1], &things[i]))
			put_wire(o, v->interfaces, *(const arp_wire *)things[i]);
		put_row(o, kind, v, things[i]);
		kind->put_notes(o, v, things, i, n);
	}
	free(things);
}

void
put_arp_list(struct out *o, const struct arp_kind *kind, const struct flows *list, const struct arp_view *v)
{
	out_room(o);
	out_char(o, '\n');
	out_string(o, _(kind->title));
	out_char(o, '\n');
	if (list->alive) {
		put_titles(o, kind);
		put_things(o, kind, list, v);
	} else {
		out_string(o, _("none\n"));
	}
	if (list->forgotten) {
		out_room(o);
		out_string(o, _(kind->forgotten));
		out_uint(o, list->forgotten);
		out_char(o, '\n');
	}
}
