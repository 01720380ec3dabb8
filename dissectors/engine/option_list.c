/* Lists of options.  RFC 791 section 3.1, RFC 9293 3.1, RFC 8200 4.2, RFC 4861 4.6. */

#include "dissectors/engine/option_list.h"

/* The length as a node; gives the whole option's.  0: it is none, or not all there. */
static size_t
read_length(struct dissection *d, const struct option_rows *rows)
{
	size_t len = fits(d, 1) ? add_uint_row(d, rows->len) : 0;

	len = len * (rows->unit ? rows->unit : 1u) + rows->uncounted;
	return len >= 2 && fits(d, len - 2) ? len : 0;
}

static void
dissect_rest(struct dissection *d, uint64_t kind, const struct option_rows *rows,
    void (*value)(struct dissection *d, uint64_t kind, size_t len))
{
	size_t len = read_length(d, rows);

	if (!len)
		add_note_row(d, rows->len_bad);
	struct scope outer = enter(d, len ? len - 2 : left(d) + d->uncaptured);

	if (len)
		value(d, kind, len);
	if (left(d))
		add_bytes_row(d, rows->data, left(d));
	leave(d, outer);
}

void
dissect_option_list(struct dissection *d, size_t n, const struct option_rows *rows,
    void (*value)(struct dissection *d, uint64_t kind, size_t len))
{
	struct scope list = enter(d, n);

	while (left(d)) {
		struct node *option = open_group_row(d, rows->option, *d->p);
		const uint8_t *kind_at = take(d, 1);
		uint64_t kind = kind_at ? *kind_at : 0;

		if (kind_at)
			add_value_row(d, rows->kind, kind, kind_at, 1);
		if (kind >= rows->singles)
			dissect_rest(d, kind, rows, value);
		close_group(d, option);
		if (kind == 0 && rows->ends && left(d))
			add_bytes_row(d, rows->padding, left(d));
	}
	leave(d, list);
}
