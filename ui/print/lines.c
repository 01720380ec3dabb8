/* Lines of the list. */

#include "ui/print/lines.h"
#include "ui/text/style.h"

/* How wide tshark makes its columns at least, and on which side it pads them. */
static const struct {
	uint8_t width;
	bool right;
	enum style style;
	const char *after;
} layout[COLUMN_COUNT] = {
	[COLUMN_NUMBER] = { 5, true, STYLE_NUMBERS, " " },
	[COLUMN_TIME] = { 10, true, STYLE_NUMBERS, " " },
	[COLUMN_SOURCE] = { 12, true, STYLE_ADDRESSES, " → " },
	[COLUMN_DESTINATION] = { 12, false, STYLE_ADDRESSES, " " },
	[COLUMN_PROTOCOL] = { 0, false, STYLE_LAYER, " " },
	[COLUMN_LENGTH] = { 0, false, STYLE_PLAIN, " " },
	[COLUMN_INFO] = { 0, false, STYLE_PLAIN, "\n" },
};

void
put_line(struct out *o, const struct dissection *d, const struct time_style *times)
{
	out_room(o);
	for (enum column c = 0; c < COLUMN_COUNT; c++) {
		bool styled = layout[c].style != STYLE_PLAIN;

		if (styled)
			put_style(o, layout[c].style);
		char *start = o->p;

		put_column(o, d, c, times);
		out_pad(o, start, layout[c].width, layout[c].right);
		if (styled)
			put_style_end(o);
		out_string(o, layout[c].after);
	}
}
