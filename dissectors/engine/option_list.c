/* Lists of options.  RFC 791 section 3.1, RFC 9293 section 3.1. */

#include "dissectors/engine/option_list.h"

enum { END_OF_LIST, NO_OPERATION };

void
dissect_option_list(struct dissection *d, size_t n, const struct option_rows *rows,
    void (*value)(struct dissection *d, uint64_t kind, size_t len))
{
	struct scope list = enter(d, n);

	while (left(d)) {
		struct node *option = open_group_row(d, rows->option, *d->p);
		uint64_t kind = add_uint_row(d, rows->kind);

		if (kind > NO_OPERATION) {
			size_t len = fits(d, 1) ? add_uint_row(d, rows->len) : 0;

			bool sound = len >= 2 && fits(d, len - 2);

			if (!sound)
				add_note_row(d, rows->len_bad);
			struct scope outer = enter(d, sound ? len - 2 : left(d) + d->uncaptured);

			if (sound)
				value(d, kind, len);
			if (left(d))
				add_bytes_row(d, rows->data, left(d));
			leave(d, outer);
		}
		close_group(d, option);
		if (kind == END_OF_LIST && left(d))
			add_bytes_row(d, rows->padding, left(d));
	}
	leave(d, list);
}
