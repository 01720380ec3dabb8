/*
 * FTP: where commands and replies end, and which belong together.  RFC 959
 * sections 4.2 and 5.4; TLS: RFC 4217 section 4.
 *
 * A reply is a line, or from "123-..." to "123 ..." several.  Replies come in
 * the order of commands; 1xx only says that another one will come.
 */

#include "dissectors/application/ftp.h"
#include "dissectors/engine/registry.h"

struct state {
	uint32_t asked, answered;	/* commands, and those whose last reply came */
	uint32_t auth;			/* the turn of AUTH; 0: none */
	uint16_t code;			/* of the reply at hand, which has more lines; 0: none */
	bool greeted;
};

enum { AUTH_ACCEPTED = 234 };

unsigned
ftp_code(const uint8_t *p, size_t n, bool *more)
{
	unsigned code = 0;

	*more = false;
	for (size_t i = 0; i < 3; i++) {
		if (n <= i || p[i] < '0' || p[i] > '9')
			return 0;
		code = code * 10 + (unsigned)(p[i] - '0');
	}
	if (code < 100 || code > 659 || (n > 3 && p[3] >= '0' && p[3] <= '9'))
		return 0;
	*more = n > 3 && p[3] == '-';
	return code;
}

size_t
ftp_signals(const uint8_t *p, size_t n)
{
	size_t i = 0;

	while (i + 1 < n && p[i] == 0xff)
		i += 2;
	return i < n && p[i] == 0xf2 ? i + 1 : i;	/* the Data Mark, whose IAC came as urgent data */
}

static struct cut
client(struct state *s, const struct window *w)
{
	size_t n = next_line(w);

	if (!n)
		return (struct cut){ .what = CUT_MORE, .fact = FTP_REQUEST, .turn = s->asked + 1 };
	size_t signals = ftp_signals(w->bytes, n);

	s->asked++;
	if (begins_with(w->bytes + signals, n - signals, "AUTH"))
		s->auth = s->asked;
	return (struct cut){ CUT_END, n, FTP_REQUEST, s->asked, 0 };
}

/* A reply is whole: the turn that it answers. */
static uint32_t
answer(struct state *s, unsigned code)
{
	bool last = code >= 200 || !code;

	if (!s->greeted) {
		s->greeted = last;
		return 0;
	}
	if (s->answered >= s->asked)
		return 0;
	s->answered += last;
	return s->answered + !last;
}

static struct cut
server(struct state *s, const struct window *w)
{
	size_t n = next_line(w);
	bool more;

	if (!n)
		return (struct cut){ .what = CUT_MORE, .fact = FTP_RESPONSE };
	unsigned code = ftp_code(w->bytes, n, &more);

	if (s->code && w->after == STREAM_OPEN && (more || code != s->code))
		return (struct cut){ .what = CUT_PART, .len = n, .fact = FTP_RESPONSE };
	if (!s->code && more && w->after == STREAM_OPEN) {
		s->code = (uint16_t)code;
		return (struct cut){ .what = CUT_PART, .len = n, .fact = FTP_RESPONSE };
	}
	s->code = 0;
	uint32_t turn = answer(s, code);
	bool secured = turn && turn == s->auth && code == AUTH_ACCEPTED;

	return (struct cut){ CUT_END, n, FTP_RESPONSE, turn, secured ? ENTRY_tls : 0 };
}

static struct cut
cut(void *state, const struct window *w)
{
	return w->from == FROM_CLIENT ? client(state, w) : server(state, w);
}

/* Which reply is to which command is known again with the next command. */
static void
resync(void *state, enum sender from)
{
	struct state *s = state;

	if (from == FROM_SERVER)
		s->code = 0;
	s->answered = s->asked;
	s->auth = 0;
	s->greeted = true;
}

/* A greeting that names FTP; that of SMTP has the same code. */
static bool
recognises(const struct window *w)
{
	return w->from == FROM_SERVER && w->n > 4 && begins_with(w->bytes, w->n, "220") &&
	    (w->bytes[3] == ' ' || w->bytes[3] == '-') && has_word(w->bytes, w->n, "FTP") && !has_word(w->bytes, w->n, "SMTP");
}

const struct splitter ftp_splitter = { sizeof(struct state), cut, resync, recognises };
