/* -z follow,PROTOCOL,MODE,STREAM: what the two ends of a conversation said, in the order of capture, as tshark's. */

#include <errno.h>
#include <stdlib.h>
#include "ui/stats/follow_text.h"
#include "ui/stats/statistics.h"
#include "ui/text/translate.h"

enum { MODE_MOST = 64 };		/* bytes of a mode's name, with its end */

struct follow {
	enum conversation_kind kind;
	char mode[MODE_MOST];
	struct follow_form form;
	uint32_t stream;
	struct conversation *conversation;
};

static void
free_follow(void *of)
{
	struct follow *f = of;

	if (!f)
		return;
	follow_form_close(&f->form);
	conversation_free(f->conversation);
	free(f);
}

/* "PROTOCOL,MODE,STREAM" */
static bool
read_arguments(struct follow *f, const char *s)
{
	char *end;
	size_t n = strcspn(s, ",");

	while (f->kind < CONVERSATION_KINDS && (strlen(conversation_names[f->kind]) != n ||
	    memcmp(conversation_names[f->kind], s, n)))
		f->kind++;
	if (f->kind == CONVERSATION_KINDS || !s[n])
		return false;
	s += n + 1;
	n = strcspn(s, ",");
	if (n >= MODE_MOST || s[n] != ',' || s[n + 1] < '0' || s[n + 1] > '9')
		return false;
	memcpy(f->mode, s, n);
	errno = 0;
	unsigned long number = strtoul(s + n + 1, &end, 10);

	f->stream = (uint32_t)number;
	return !*end && !errno && number < UINT32_MAX && follow_form_open(&f->form, f->mode);
}

static const char *
open_follow(void **of, const char *arguments)
{
	struct follow *f = calloc(1, sizeof *f);

	if (!f)
		return _("-z follow: no memory");
	if (!read_arguments(f, arguments)) {
		free_follow(f);
		return _("-z takes follow,PROTOCOL,MODE,STREAM: tcp, udp or http; ascii, hex, raw or a character set "
		    "(utf-8, koi8-r, windows-1251, cp866, ... as iconv -l lists them); and a number as tcp.stream or "
		    "udp.stream shows it");
	}
	f->conversation = conversation_new(f->kind, f->stream, CONVERSATION_MEMORY);
	if (!f->conversation) {
		free_follow(f);
		return _("-z follow: no memory");
	}
	*of = f;
	return NULL;
}

static void
add(void *of, const struct dissection *d)
{
	struct follow *f = of;

	conversation_add(f->conversation, d);
}

static bool
listens(const void *of)
{
	const struct follow *f = of;

	return f->kind == CONVERSATION_HTTP;
}

static void
hear(void *of, const struct heard *h)
{
	struct follow *f = of;

	conversation_hear(f->conversation, h);
}

static void
put_end(struct out *o, const char *name, const struct endpoint *end)
{
	out_string(o, name);
	put_endpoint(o, end);
	out_char(o, '\n');
}

static void
put_head(struct out *o, const struct follow *f)
{
	const struct endpoint *ends = conversation_ends(f->conversation);

	out_string(o, "Follow: ");
	out_string(o, conversation_names[f->kind]);
	out_char(o, ',');
	out_string(o, f->mode);
	out_string(o, "\nFilter: ");
	out_string(o, conversation_fields[f->kind]);
	out_string(o, " eq ");
	out_uint(o, f->stream);
	out_char(o, '\n');
	put_end(o, "Node 0: ", &ends[0]);
	put_end(o, "Node 1: ", &ends[1]);
}

static void
put_remark(struct out *o, const char *remark, uint32_t count)
{
	if (!count)
		return;
	out_string(o, remark);
	out_uint(o, count);
	out_char(o, '\n');
}

static void
put_follow(struct out *o, const void *of)
{
	static const char line[] = "===================================================================\n";
	const struct follow *f = of;
	struct place at = { 0 };
	struct said said;

	conversation_end(f->conversation);
	out_room(o);
	out_char(o, '\n');
	out_string(o, line);
	put_head(o, f);
	while (conversation_next(f->conversation, &at, true, &said))
		put_follow_run(o, &f->form, &said);
	out_room(o);
	out_string(o, line);
	put_remark(o, _("Segments that repeat bytes differently (the first copy is shown): "),
	    conversation_conflicts(f->conversation));
	put_remark(o, _("Bodies that are not whole, or do not unpack to their end: "),
	    conversation_damaged(f->conversation));
}

const struct statistic statistic_follow = {
	"follow", "follow,PROTOCOL,MODE,STREAM", open_follow, add, put_follow, free_follow, listens, hear,
};
