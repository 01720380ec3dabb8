/* Columns of the list. */

#include "dissectors/engine/registry.h"
#include "ui/text/column.h"
#include "ui/text/template.h"
#include "ui/text/value.h"

#define X(name, title) title,
const char *const column_titles[] = { COLUMNS(X) };
#undef X

static void
put_time_column(struct out *o, const struct dissection *d, const struct time_style *times)
{
	const struct packet *k = d->packet;

	switch (times->form) {
	case TIME_RELATIVE: put_duration(o, k->since_first, times->digits); break;
	case TIME_DELTA: put_duration(o, k->since_previous, times->digits); break;
	case TIME_DELTA_SHOWN: put_duration(o, times->since_shown, times->digits); break;
	default: put_time(o, k->time, times->form, times->digits);
	}
}

void
put_column(struct out *o, const struct dissection *d, enum column column,
    const struct time_style *times)
{
	switch (column) {
	case COLUMN_NUMBER: out_uint(o, d->packet->number); break;
	case COLUMN_TIME: put_time_column(o, d, times); break;
	case COLUMN_SOURCE:
		if (d->list.src)
			put_address(o, d, &d->nodes[d->list.src]);
		break;
	case COLUMN_DESTINATION:
		if (d->list.dst)
			put_address(o, d, &d->nodes[d->list.dst]);
		break;
	case COLUMN_PROTOCOL: out_string(o, d->list.of->x->column); break;
	case COLUMN_LENGTH: out_uint(o, d->packet->wire); break;
	case COLUMN_INFO: put_summary(o, d); break;
	case COLUMN_COUNT: break;
	}
}
