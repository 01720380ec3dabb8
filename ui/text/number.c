/* Numbers of nodes as text. */

#include <string.h>
#include "ui/text/number.h"
#include "ui/text/translate.h"

enum { MS_A_DAY = 86400000 };

void
put_flag_names(struct out *o, const struct node *n)
{
	uint64_t bits = node_bits(n);
	bool any = false;

	for (int i = n->field->parts; i > 0; i--) {
		if (!(bits & n->field[i].mask))
			continue;
		if (any)
			out_text(o, ", ", 2);
		any = true;
		out_string(o, n->field[i].brief ? n->field[i].brief : _(n->field[i].name));
	}
	if (!any)
		out_string(o, _("none"));
}

static void
put_hexadecimal(struct out *o, const struct node *n)
{
	out_text(o, "0x", 2);
	out_hex(o, n->number, n->field->size ? n->field->size : 4);
}

/* Milliseconds since midnight as a time; more than a day has is no time. */
static void
put_clock(struct out *o, uint64_t ms)
{
	const uint64_t parts[] = { ms / 3600000, ms / 60000 % 60, ms / 1000 % 60 };

	for (int i = 0; i < 3; i++) {
		if (i)
			out_char(o, ':');
		out_char(o, (char)('0' + parts[i] / 10));
		out_char(o, (char)('0' + parts[i] % 10));
	}
	out_char(o, '.');
	out_char(o, (char)('0' + ms / 100 % 10));
	out_char(o, (char)('0' + ms / 10 % 10));
	out_char(o, (char)('0' + ms % 10));
	out_char(o, ' ');
	out_string(o, _("after midnight UTC"));
}

static void
put_signed(struct out *o, const struct node *n)
{
	int unused = 64 - n->field->size * 8;
	int64_t v = (int64_t)(n->number << unused) >> unused;

	if (v < 0)
		out_char(o, '-');
	out_uint(o, v < 0 ? -(uint64_t)v : (uint64_t)v);
}

void
put_number(struct out *o, const struct node *n, enum form form)
{
	enum base base = n->field->type == FLAGS || form == HEXADECIMAL ? HEX : n->field->base;
	bool both = form == SHOWN && (base == HEX_DEC || base == DEC_HEX);

	if (base == SIGNED)
		put_signed(o, n);
	else if (base == CLOCK && form == SHOWN && n->number < MS_A_DAY)
		put_clock(o, n->number);
	else if (base == DEC || base == DEC_HEX || base == CLOCK)
		out_uint(o, n->number);
	else
		put_hexadecimal(o, n);
	if (!both)
		return;
	out_text(o, " (", 2);
	if (base == DEC_HEX)
		put_hexadecimal(o, n);
	else
		out_uint(o, n->number);
	out_char(o, ')');
}

void
put_unit(struct out *o, const struct node *n)
{
	const struct field *f = n->field;

	if (!f->unit)
		return;
	out_char(o, ' ');
	out_string(o, n->number == 1 && !strcmp(f->unit, "bytes") ? _("byte") : _(f->unit));
	if (f->scale > 1) {
		out_text(o, " (", 2);
		out_uint(o, n->number / f->scale);
		out_char(o, ')');
	}
}
