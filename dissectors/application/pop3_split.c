/*
 * POP3: where commands and replies end.  RFC 1939 section 3.
 *
 * Commands may be pipelined (RFC 2449 section 6.8), so those without a reply
 * queue up.  A reply is a status line; after +OK to some commands lines follow,
 * up to one that is only a dot, and are a message of their own.  Where the
 * command was not seen, the line after +OK decides: it is the first of such
 * lines, unless it looks like another status.
 */

#include <string.h>
#include "dissectors/application/pop3.h"
#include "dissectors/engine/splitter.h"

enum { QUEUE = 32, LINES_FOLLOW = 0x80 };

struct state {
	uint8_t queue[QUEUE];		/* enum pop3_command, oldest first; | LINES_FOLLOW */
	uint8_t queued, dropped;	/* dropped: behind these, so many more */
	bool greeted;
	bool challenged;		/* the client's next line is no command */
	enum { STATUS, EITHER, LINES } server;
	enum { LINE_START, DOT, DOT_CR, IN_LINE } at;
	uint8_t lines_of;		/* enum pop3_command */
};
_Static_assert(sizeof(struct state) <= SPLITTER_STATE_MAX, "state fits");

static const struct {
	const char *name;
	bool alone, with_argument;	/* lines follow +OK */
} commands[] = {
#define X(name, alone, with_argument) [POP3_##name] = { #name, alone, with_argument },
	POP3_COMMANDS(X)
#undef X
};

size_t
pop3_word(const uint8_t *p, size_t n)
{
	size_t i = 0;

	while (i < n && p[i] != ' ' && p[i] != '\r' && p[i] != '\n')
		i++;
	return i;
}

/* RFC 1939 section 3: keywords are case-insensitive. */
static bool
is_keyword(const uint8_t *p, size_t n, const char *name)
{
	size_t i = 0;

	while (i < n && name && name[i] && (p[i] & ~0x20) == name[i])
		i++;
	return i == n && name && !name[i];
}

enum pop3_command
pop3_command(const uint8_t *p, size_t n, bool *lines)
{
	size_t len = pop3_word(p, n), at = len;

	while (at < n && p[at] == ' ')
		at++;
	bool argument = pop3_word(p + at, n - at) > 0;

	*lines = false;
	for (unsigned i = POP3_APOP; i < sizeof commands / sizeof *commands; i++) {
		if (!is_keyword(p, len, commands[i].name))
			continue;
		*lines = argument ? commands[i].with_argument : commands[i].alone;
		return (enum pop3_command)i;
	}
	return POP3_OTHER;
}

char
pop3_status(const uint8_t *p, size_t n)
{
	if (n >= 3 && !memcmp(p, "+OK", 3))
		return '+';
	return n >= 4 && !memcmp(p, "-ERR", 4) ? '-' : 0;
}

/* Bytes of the line at the window's start with its LF, or 0. */
static size_t
line(const struct window *w)
{
	const uint8_t *lf = memchr(w->bytes + w->seen, '\n', w->n - w->seen);

	return lf ? (size_t)(lf + 1 - w->bytes) : w->after == STREAM_OPEN ? 0 : w->n;
}

static struct cut
client(struct state *s, const struct window *w)
{
	size_t n = line(w);
	bool lines;

	if (!n)
		return (struct cut){ .what = CUT_MORE, .fact = pop3_fact(POP3_COMMAND, POP3_OTHER) };
	if (s->challenged) {
		s->challenged = false;
		return (struct cut){ CUT_END, n, pop3_fact(POP3_AUTHENTICATION, POP3_AUTH) };
	}
	enum pop3_command command = pop3_command(w->bytes, n, &lines);

	if (s->queued < QUEUE && !s->dropped)
		s->queue[s->queued++] = (uint8_t)(command | (lines ? LINES_FOLLOW : 0));
	else if (s->dropped < UINT8_MAX)
		s->dropped++;
	return (struct cut){ CUT_END, n, pop3_fact(POP3_COMMAND, command) };
}

/* The command that a status line answers. */
static uint8_t
next_in_queue(struct state *s)
{
	uint8_t command = s->greeted ? POP3_UNKNOWN : POP3_GREETING;

	if (s->greeted && s->queued) {
		command = s->queue[0];
		memmove(s->queue, s->queue + 1, --s->queued);
	} else if (s->greeted && s->dropped) {
		s->dropped--;
	}
	s->greeted = true;
	return command;
}

/* RFC 5034 section 4: "+ " asks the client to go on; the reply proper comes later. */
static bool
is_challenge(const struct state *s, const struct window *w, size_t n)
{
	return n >= 2 && w->bytes[0] == '+' && (w->bytes[1] == ' ' || w->bytes[1] == '\r' || w->bytes[1] == '\n') &&
	    (!s->queued || (s->queue[0] & ~LINES_FOLLOW) == POP3_AUTH);
}

static struct cut
status(struct state *s, const struct window *w, size_t n)
{
	if (is_challenge(s, w, n)) {
		s->challenged = true;
		return (struct cut){ CUT_END, n, pop3_fact(POP3_CHALLENGE, POP3_AUTH) };
	}
	uint8_t next = next_in_queue(s), command = next & ~LINES_FOLLOW;

	s->at = LINE_START;
	s->lines_of = command;
	s->server = STATUS;
	if (pop3_status(w->bytes, n) == '+' && next & LINES_FOLLOW)
		s->server = LINES;
	else if (pop3_status(w->bytes, n) == '+' && command == POP3_UNKNOWN)
		s->server = EITHER;
	return (struct cut){ CUT_END, n, pop3_fact(POP3_REPLY, command) };
}

/* RFC 1939 section 3: lines, until one that is only a dot.  A lone LF ends a line, too. */
static struct cut
lines(struct state *s, const struct window *w)
{
	uint32_t fact = pop3_fact(POP3_LINES, s->lines_of);

	for (size_t i = 0; i < w->n; i++) {
		uint8_t c = w->bytes[i];

		if (s->at == IN_LINE && c != '\n') {
			const uint8_t *lf = memchr(w->bytes + i, '\n', w->n - i);

			if (!lf)
				break;
			i = (size_t)(lf - w->bytes);
			s->at = LINE_START;
		} else if (c == '\n' && (s->at == DOT || s->at == DOT_CR)) {
			s->server = STATUS;
			return (struct cut){ CUT_END, i + 1, fact };
		} else if (c == '\n') {
			s->at = LINE_START;
		} else if (s->at == LINE_START && c == '.') {
			s->at = DOT;
		} else if (s->at == DOT && c == '\r') {
			s->at = DOT_CR;
		} else {
			s->at = IN_LINE;
		}
	}
	return (struct cut){ CUT_PART, w->n, fact };
}

static struct cut
server(struct state *s, const struct window *w)
{
	if (s->server == LINES)
		return lines(s, w);
	size_t n = line(w);

	if (!n)
		return (struct cut){ .what = CUT_MORE, .fact = pop3_fact(POP3_REPLY, POP3_UNKNOWN) };
	if (s->server == EITHER && !pop3_status(w->bytes, n) && !is_challenge(s, w, n)) {
		s->server = LINES;
		return lines(s, w);
	}
	return status(s, w, n);
}

static struct cut
cut(void *state, const struct window *w)
{
	return w->from == FROM_SERVER ? server(state, w) : client(state, w);
}

static void
resync(void *state, enum sender from)
{
	struct state *s = state;

	if (from == FROM_SERVER && s->server == LINES)
		s->at = IN_LINE;
	else if (from == FROM_SERVER)
		s->server = EITHER;	/* the status line may be among what is missing */
	s->queued = s->dropped = 0;	/* which reply is whose is not known any more */
	s->challenged = false;
	s->greeted = true;
}

const struct splitter pop3_splitter = { sizeof(struct state), cut, resync };
