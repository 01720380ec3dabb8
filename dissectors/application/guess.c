/*
 * Which protocol a conversation speaks whose ports tell nothing: by what each
 * side says first.  A first line, or the first bytes of one that does not end
 * soon, is shown to all who recognise theirs; both sides must have spoken, or
 * one have said a lot, before it is given up.  Of what is no text a few bytes
 * decide.  What is asked about depends on the bytes alone, not on how they were
 * cut into segments.
 * What nobody knows stays plain data.
 */

#include <string.h>
#include "dissectors/engine/registry.h"
#include "dissectors/engine/splitter.h"

enum {
	FIRST = 256,		/* bytes that are enough to tell */
	BINARY_FIRST = 8,	/* bytes, where the first is no text's */
	PATIENCE = 4096,	/* bytes of one side, while the other one is silent */
};

struct state {
	bool unknown[2];	/* by sender: asked, and nobody knew */
};

/* A text begins so: with a character, or an end of line. */
static bool
is_text(uint8_t c)
{
	return (c >= ' ' && c < 0x7f) || c == '\r' || c == '\n' || c == '\t' || c == '\b';
}

/* Who recognises the window's first n bytes; 0: nobody. */
static uint8_t
ask(const struct window *w, size_t n)
{
	struct window first = { .from = w->from, .bytes = w->bytes, .n = n, .after = w->after };

	for (uint8_t i = 1; i < ENTRIES; i++) {
		const struct splitter *splitter = registry.entries[i].x->splitter;

		if (splitter && splitter->recognises && splitter->recognises(&first))
			return i;
	}
	return 0;
}

/* What is asked about; 0: wait for more. */
static size_t
first_bytes(const struct window *w)
{
	bool text = is_text(*w->bytes);
	size_t enough = text ? FIRST : BINARY_FIRST, most = w->n < enough ? w->n : enough;
	const uint8_t *lf = text ? memchr(w->bytes, '\n', most) : NULL;

	if (lf)
		return (size_t)(lf + 1 - w->bytes);
	return most == enough || w->after != STREAM_OPEN ? most : 0;
}

static struct cut
cut(void *state, const struct window *w)
{
	struct state *s = state;
	size_t n = s->unknown[w->from] ? 0 : first_bytes(w);
	uint8_t of = n ? ask(w, n) : 0;

	s->unknown[w->from] |= n > 0;
	if (of)
		return (struct cut){ .what = CUT_CHANGE, .then = of };
	if ((n && !is_text(*w->bytes)) || w->n > PATIENCE || w->after != STREAM_OPEN || (s->unknown[0] && s->unknown[1]))
		return (struct cut){ .what = CUT_CHANGE };
	return (struct cut){ .what = CUT_MORE };
}

/* The beginning is not needed: whoever recognises a line does so in the middle, too. */
static void
resync(void *state, enum sender from)
{
	((struct state *)state)->unknown[from] = false;
}

static const struct splitter splitter = { sizeof(struct state), cut, resync, NULL };

/* It never ends a message, so there is nothing to dissect. */
const struct dissector dissector_guess = {
	.proto = { "guess", "Guess", PROTOCOL },
	.splitter = &splitter,
};
