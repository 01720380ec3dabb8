/* What the ends of a conversation said, as lines. */

#include <stdio.h>
#include "ui/screen/spoken.h"
#include "ui/stats/follow_text.h"
#include "ui/text/translate.h"

enum {
	BETWEEN_LOOKS = 32,		/* packets between two looks at the clock */
	HEX_LINE = 96,
};

#define X(row, name) name,
const char *const spoken_forms[] = { SPOKEN_FORMS(X) };
#undef X

static struct decoder *decoders[SPOKEN_HEX][2];

void
spoken_prepare(void)
{
	for (int i = 0; i < SPOKEN_HEX; i++)
		for (int k = 0; k < 2; k++)
			if (!decoders[i][k])
				decoders[i][k] = decoder_new(i == SPOKEN_ASCII ? NULL : spoken_forms[i]);
}

static void
hear(void *of, const struct heard *h)
{
	conversation_hear(of, h);
}

bool
spoken_begin(struct spoken *t, enum conversation_kind kind, uint32_t number, uint64_t seed)
{
	spoken_end(t);
	t->conversation = conversation_new(kind, number, CONVERSATION_MEMORY);
	t->kind = kind;
	t->number = number;
	if (!t->conversation || kind != CONVERSATION_HTTP)
		return t->conversation;
	t->hearing = session_new(&(struct session_setting){ .seed = seed });
	if (t->hearing)
		session_listen(t->hearing, hear, t->conversation);
	else
		spoken_end(t);
	return t->hearing;
}

void
spoken_end(struct spoken *t)
{
	enum spoken_form form = t->form;

	session_free(t->hearing);
	conversation_free(t->conversation);
	explanation_free(&t->packet);
	wrapped_free(&t->wrapped);
	*t = (struct spoken){ .form = form };
}

bool
spoken_reads(const struct spoken *t, const struct packets *p)
{
	return t->conversation && !t->ended && (t->read < packets_count(p) || !packets_loading(p));
}

static bool
explain_next(struct spoken *t, struct packets *p)
{
	t->read++;
	return t->hearing ? packets_explain_in(p, t->hearing, t->read, &t->packet) :
	    packets_explain(p, t->read, &t->packet);
}

bool
spoken_read(struct spoken *t, struct packets *p, int64_t nanoseconds)
{
	int64_t end = nanoseconds_now() + nanoseconds;

	if (!spoken_reads(t, p))
		return false;
	do
		for (int i = 0; i < BETWEEN_LOOKS && t->read < packets_count(p); i++)
			if (explain_next(t, p))
				conversation_add(t->conversation, &t->packet.d);
	while (t->read < packets_count(p) && nanoseconds_now() < end);
	if (t->read == packets_count(p) && !packets_loading(p)) {
		conversation_end(t->conversation);
		t->ended = true;
	}
	return true;
}

void
spoken_change(struct spoken *t)
{
	do
		t->form = (t->form + 1) % SPOKEN_FORM_COUNT;
	while (t->form != SPOKEN_HEX && t->form != SPOKEN_ASCII && !decoders[t->form][0]);
	t->wrapped.columns = 0;
}

/* ---- lines ---- */

static void
add_hex(struct spoken *t, enum spoken_kind kind, const struct stream_run *run)
{
	char line[HEX_LINE];

	for (size_t at = 0; at < run->len && !t->wrapped.full; at += FOLLOW_PER_LINE) {
		struct out o = { .p = line, .start = line, .fd = -1 };
		size_t left = run->len - at;

		put_follow_hex(&o, run->offset - 1 + at, run->bytes + at, left < FOLLOW_PER_LINE ? left : FOLLOW_PER_LINE);
		wrapped_line(&t->wrapped, kind, line, (size_t)(o.p - line));
	}
}

static void
add_gap(struct spoken *t, const struct stream_run *run)
{
	char line[128];
	int n = snprintf(line, sizeof line, run->let_go ? _("[%llu bytes left out: no memory for them]") :
	    _("[%llu bytes are missing in the capture]"), (unsigned long long)run->len);

	wrapped_line(&t->wrapped, SPOKEN_REMARK, line, (size_t)n < sizeof line ? (size_t)n : sizeof line - 1);
}

static void
add_run(struct spoken *t, const struct said *said)
{
	enum spoken_kind kind = said->server ? SPOKEN_SERVER : SPOKEN_CLIENT;
	struct decoder *d = t->form == SPOKEN_HEX ? NULL : decoders[t->form][said->server];
	const uint8_t *bytes = said->run.bytes;
	size_t n = said->run.len;

	t->wrapped.open &= t->kind != CONVERSATION_UDP;		/* each datagram begins a line */
	if (!bytes && d)
		decoder_reset(d);
	if (!bytes)
		add_gap(t, &said->run);
	else if (!d)
		add_hex(t, kind, &said->run);
	while (bytes && d && n && !t->wrapped.full) {
		char text[DECODER_ROOM];
		size_t len = decoder_next(d, &bytes, &n, text);

		wrapped_add(&t->wrapped, kind, text, len);
	}
}

static void
begin_anew(struct spoken *t, int columns)
{
	t->place = (struct place){ 0 };
	wrapped_begin(&t->wrapped, columns);
	for (int i = 0; t->form != SPOKEN_HEX && i < 2; i++)
		if (decoders[t->form][i])
			decoder_reset(decoders[t->form][i]);
}

void
spoken_lay_out(struct spoken *t, int columns)
{
	struct said said;

	if (columns != t->wrapped.columns)
		begin_anew(t, columns);
	while (!t->wrapped.full && conversation_next(t->conversation, &t->place, t->ended, &said))
		add_run(t, &said);
}
