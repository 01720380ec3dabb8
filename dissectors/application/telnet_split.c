/*
 * Telnet: a message is what came at once, but for a command at its end that is
 * not whole.  RFC 854, 855.  Behind a prompt for a password the client's next
 * line is one.
 */

#include <string.h>
#include "dissectors/application/telnet.h"

enum { SUBOPTION_MAX = 4096 };		/* bytes; a longer one has lost its end */

struct state {
	uint8_t matched;	/* bytes of a prompt that the server has just sent */
	bool hidden;		/* the client answers one */
};

static size_t
text_length(const uint8_t *p, size_t n)
{
	size_t i = 0;

	while (i < n) {
		const uint8_t *iac = memchr(p + i, TELNET_IAC, n - i);

		i = iac ? (size_t)(iac - p) : n;
		if (!iac || i + 1 == n || p[i + 1] != TELNET_IAC)
			break;
		i += 2;
	}
	return i;
}

/* RFC 855: IAC SB, the option, its parameters with each IAC doubled, IAC SE.  Any other command ends it as well. */
static size_t
suboption_length(const uint8_t *p, size_t n)
{
	size_t i = 2;

	while (i + 1 < n && i < SUBOPTION_MAX) {
		if (p[i] != TELNET_IAC)
			i++;
		else if (p[i + 1] == TELNET_IAC)
			i += 2;
		else
			return p[i + 1] == TELNET_SE ? i + 2 : i;
	}
	return i < SUBOPTION_MAX ? 0 : i;
}

size_t
telnet_unit(const uint8_t *p, size_t n)
{
	size_t text = text_length(p, n);

	if (text)
		return text;
	if (n < 2)
		return 0;
	if (p[1] == TELNET_SB)
		return suboption_length(p, n);
	if (p[1] >= TELNET_WILL)
		return n < 3 ? 0 : 3;
	return 2;
}

/* Bytes of both sides, in the order in which they were said.  Gives whether a password was being told. */
static bool
follow_prompt(struct state *s, const struct window *w, size_t n)
{
	static const char prompt[] = "assword:";
	bool hidden = s->hidden && w->from == FROM_CLIENT;

	for (size_t i = 0; i < n && w->from == FROM_SERVER; i++) {
		uint8_t c = w->bytes[i] | 0x20;

		s->matched = c == prompt[s->matched] ? s->matched + 1 : c == 'a';
		s->hidden |= s->matched == sizeof prompt - 1;
		if (s->matched == sizeof prompt - 1)
			s->matched = 0;
	}
	if (hidden && (memchr(w->bytes, '\r', n) || memchr(w->bytes, '\n', n)))
		s->hidden = false;
	return hidden;
}

static struct cut
cut(void *state, const struct window *w)
{
	size_t n = 0;

	while (n < w->n) {
		size_t unit = telnet_unit(w->bytes + n, w->n - n);

		if (!unit)
			break;
		n += unit;
	}
	if (!n)
		return (struct cut){ .what = CUT_MORE, .fact = TELNET_TALK };
	return (struct cut){ CUT_END, n, follow_prompt(state, w, n) ? TELNET_PASSWORD : TELNET_TALK };
}

static void
resync(void *state, enum sender from)
{
	struct state *s = state;

	(void)from;
	s->matched = 0;
	s->hidden = false;
}

const struct splitter telnet_splitter = { sizeof(struct state), cut, resync, NULL };
