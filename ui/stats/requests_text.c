/* Requests of HTTP as lines, under their servers. */

#include <stdlib.h>
#include "ui/stats/requests.h"
#include "ui/text/escape.h"
#include "ui/text/translate.h"

static int
compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

/* By server, and what was asked: by URI, then method. */
static int
compare(const void *a, const void *b)
{
	const struct request *x = a, *y = b;
	int order = compare_text(x->server, y->server);

	if (!order)
		order = compare_text(x->what ? strchr(x->what, ' ') : NULL, y->what ? strchr(y->what, ' ') : NULL);
	if (!order)
		order = compare_text(x->what, y->what);
	if (!order)
		order = (x->code > y->code) - (x->code < y->code);
	return order ? order : compare_text(x->type, y->type);
}

static void
put_text(struct out *o, const char *text)
{
	if (text)
		put_escaped(o, text, strlen(text));
}

/* What was asked that often, with the same answer. */
static void
put_resource(struct out *o, const struct request *r, size_t times, uint64_t bytes)
{
	out_room(o);
	char *start = o->p;

	out_uint(o, times);
	out_pad(o, start, 10, true);
	out_string(o, "  ");
	start = o->p;
	if (r->code)
		out_uint(o, r->code);
	else
		out_char(o, '-');
	out_pad(o, start, 6, false);
	out_string(o, "  ");
	start = o->p;
	put_text(o, r->type ? r->type : "-");
	out_pad(o, start, 26, false);
	start = o->p;
	out_uint(o, bytes);
	out_pad(o, start, 12, true);
	out_string(o, "  ");
	put_text(o, r->what);
	out_char(o, '\n');
}

void
put_requests(struct out *o, struct request *all, size_t count)
{
	size_t times;

	if (count)
		qsort(all, count, sizeof *all, compare);
	out_room(o);
	out_string(o, _("HTTP requests by server: answered so (-: not at all), bytes of content\n"));
	out_string(o, _("  Requests  Status  Type                             Bytes  Method and URI\n"));
	for (size_t i = 0; i < count; i += times) {
		const struct request *r = &all[i];
		uint64_t bytes = r->bytes;

		for (times = 1; i + times < count && !compare(r, r + times); times++)
			bytes += r[times].bytes;
		if (!i || compare_text(r->server, r[-1].server)) {
			out_room(o);
			put_text(o, r->server);
			out_string(o, ":\n");
		}
		put_resource(o, r, times, bytes);
	}
}
