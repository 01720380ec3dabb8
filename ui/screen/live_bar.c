/* The status line of a recording.  What matters most stays when there is not room for all. */

#include "ui/screen/view.h"
#include "ui/text/escape.h"
#include "ui/text/translate.h"
#include "ui/text/width.h"

enum { BETWEEN = 2, LEAST = 12, WIDE = 100, REASON_MOST = 512 };

/* What stands in the line, from left to right. */
enum piece { STATE, REASON, HINT, CONDITIONS, PACKETS, RATE, DROPS, PIECES };

static void
put_list(struct out *o, const char *text, bool *first)
{
	if (!*first)
		out_text(o, ", ", 2);
	*first = false;
	put_escaped(o, text, strlen(text));
}

static void
put_devices(struct out *o, const struct launch_request *r)
{
	bool first = true;

	for (uint32_t i = 0; i < r->device_count; i++)
		put_list(o, r->devices[i], &first);
}

/* What is recorded of the packets that pass. */
static void
put_conditions(struct out *o, const struct launch_request *r)
{
	out_string(o, r->no_promiscuous ? _("not promiscuous") : _("promiscuous"));
	out_text(o, ", ", 2);
	if (r->filter[0]) {
		out_string(o, _("only "));
		put_escaped(o, r->filter, strlen(r->filter));
	} else {
		out_string(o, _("no filter"));
	}
	out_text(o, ", ", 2);
	if (r->snaplen) {
		out_uint(o, r->snaplen);
		out_string(o, _(" bytes of each"));
	} else {
		out_string(o, _("whole packets"));
	}
}

static void
put_state(struct out *o, const struct live *l, int state)
{
	out_string(o, l->running ? _("Recording ") : state != CAPTURE_BROKEN ? _("Stopped ") :
	    _("Broken off "));
	put_devices(o, &l->current);
}

static void
put_drops(struct out *o, const struct capture_counts *counts)
{
	uint64_t kernel = counts->dropped, device = counts->dropped_by_interface;

	if (!kernel && !device)
		return;
	out_string(o, _("dropped: "));
	if (kernel) {
		out_uint(o, kernel);
		out_string(o, device ? _(" by the kernel, ") : _(" by the kernel"));
	}
	if (device) {
		out_uint(o, device);
		out_string(o, _(" by the interface"));
	}
}

/* Its text, if it has something to say now. */
static void
put_piece(struct out *o, const struct screen *s, const char *wrong, enum piece piece)
{
	const struct live *l = &s->live;
	const struct capture_counts *counts = l->calls->counts(l->launcher);
	uint64_t packets = counts->packets;
	int state = counts->state;
	bool unrestricted = !l->current.no_promiscuous && !l->current.filter[0];

	switch (piece) {
	case STATE: put_state(o, l, state); break;
	case REASON:
		if (!wrong && !l->running && state == CAPTURE_BROKEN)
			wrong = counts->reason;
		if (wrong)
			put_escaped(o, wrong, strnlen(wrong, REASON_MOST));
		break;
	case HINT:
		if (l->running && unrestricted && switched_seems(&l->switched))
			out_string(o, s->grid.columns >= WIDE ?
			    _("on a switch you see your own traffic: use a mirror port") :
			    _("your own traffic only: use a mirror port"));
		break;
	case CONDITIONS: put_conditions(o, &l->current); break;
	case PACKETS:
		out_uint(o, packets);
		out_string(o, packets == 1 ? _(" packet") : _(" packets"));
		break;
	case RATE:
		if (l->running) {
			out_uint(o, l->rate);
			out_string(o, _("/s"));
		}
		break;
	case DROPS: put_drops(o, counts); break;
	case PIECES: break;
	}
}

static int
used(const int widths[PIECES])
{
	int sum = 0;

	for (int i = 0; i < PIECES; i++)
		sum += widths[i] ? widths[i] + BETWEEN : 0;
	return sum;
}

/* Cells of each piece: what is least needed is cut, or left out, until all fit. */
static void
fit(int widths[PIECES], int room)
{
	static const enum piece least[] = { CONDITIONS, RATE, HINT, REASON, STATE };

	if (used(widths) > room)
		widths[PACKETS] = 0;		/* the line ends with their number anyway */
	for (size_t i = 0; i < sizeof least / sizeof *least; i++) {
		int *width = &widths[least[i]], over = used(widths) - room;

		if (over > 0 && *width)
			*width = *width - over >= LEAST ? *width - over : 0;
	}
}

static const enum style styles[PIECES] = {
	[STATE] = STYLE_TITLES, [REASON] = STYLE_WRONG, [HINT] = STYLE_WARNED,
	[CONDITIONS] = STYLE_TITLES, [PACKETS] = STYLE_TITLES, [RATE] = STYLE_TITLES,
	[DROPS] = STYLE_WARNED,
};

void
live_draw_status(struct screen *s, struct area a, const char *wrong)
{
	int widths[PIECES], at = a.column + 1;

	for (int i = 0; i < PIECES; i++) {
		struct out *o = screen_text(s);

		put_piece(o, s, wrong, (enum piece)i);
		widths[i] = text_width(o->start, (size_t)(o->p - o->start));
	}
	fit(widths, a.columns);
	for (int i = 0; i < PIECES; i++) {
		put_piece(screen_text(s), s, wrong, (enum piece)i);
		if (widths[i])
			at += screen_put(s, a.row, at, widths[i], styles[i]) + BETWEEN;
	}
}
