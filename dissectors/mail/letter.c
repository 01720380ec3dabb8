/* Letters, on their way from the protocol that carries them to the layer imf. */

#include <string.h>
#include "dissectors/engine/registry.h"
#include "dissectors/engine/session.h"
#include "dissectors/mail/dots.h"
#include "dissectors/mail/imf.h"

/* The layer at hand is all of its scope; the next one has n bytes from here. */
static void
go_on(struct dissection *d, uint32_t scope, size_t n)
{
	d->nodes[d->self_first].len = scope;
	enter(d, n);
	d->next = &registry.entries[ENTRY_imf];
}

static uint32_t
scope_of(const struct dissection *d)
{
	return (uint32_t)(d->end - d->base) - d->nodes[d->self_first].off;
}

void
hand_over_letter(struct dissection *d, size_t n)
{
	if (!n)
		take(d, left(d));
	if (n && !d->fault)
		go_on(d, scope_of(d), n);
}

/* A line that is only a dot, and does not end the letter, stays in it.  Gives the bytes of the letter. */
static size_t
take_dots_away(const uint8_t *p, size_t n, uint8_t *letter)
{
	struct dots dots = { 0 };
	size_t got = 0, more;

	for (size_t at = 0; at < n; got += more) {
		at += dots_take(&dots, p + at, n - at, letter + got, &more);
		if (!dots.ended)
			continue;
		size_t dot = p[at - 2] == '\r' ? 3 : 2;

		memcpy(letter + got + more, p + at - dot, dot);
		more += dot;
		dots = (struct dots){ .ends = dots.ends };
	}
	return got;
}

bool
hand_over_dotted(struct dissection *d, size_t n)
{
	uint32_t scope = scope_of(d);
	size_t got = n;

	if (d->fault || !n || (*d->p != '.' && !memmem(d->p, n, "\n.", 2))) {
		hand_over_letter(d, n);
		return true;
	}
	uint8_t *letter = d->session ? session_scratch(d->session, n + 1) : NULL;

	if (letter)
		got = take_dots_away(d->p, n, letter);
	if (got && got < n && enter_source(d, letter, got, "Letter"))
		go_on(d, scope, got);
	else
		hand_over_letter(d, n);
	return letter != NULL;
}
