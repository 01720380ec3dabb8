/*
 * POP3: where commands and replies end, and in which state they are.  RFC 1939
 * sections 3 to 6.
 *
 * Commands may be pipelined (RFC 2449 section 6.8), so those without a reply
 * queue up.  A reply is a status line; after +OK to some commands lines follow,
 * up to one that is only a dot, and are a message of their own.  Where the
 * command was not seen, or POP3 does not have it, the line after +OK decides: it
 * is the first of such lines, unless it looks like another status.
 */

#include <string.h>
#include "dissectors/application/pop3.h"
#include "dissectors/coding/sasl.h"
#include "dissectors/coding/typed.h"
#include "dissectors/engine/registry.h"
#include "dissectors/engine/splitter.h"

enum { QUEUE = 24, LINES_FOLLOW = 0x80, TYPED_MAX = 512 };

struct state {
	uint8_t queue[QUEUE];		/* enum pop3_command, oldest first; | LINES_FOLLOW */
	uint8_t queued;
	uint16_t dropped;		/* behind these, so many more */
	uint8_t now;			/* enum pop3_state */
	bool greeted;
	bool challenged;		/* the client's next line is no command */
	bool named;			/* the command before was USER, and was not refused */
	uint8_t mechanism, step;	/* enum sasl_mechanism; the number of its next line */
	uint8_t server;			/* enum expected */
	uint8_t lines_of;		/* enum pop3_command */
	struct dots dots;
	uint8_t part;			/* what dots was where the message at hand began; | GOES_ON */
	uint32_t turn;			/* of the last command */
	uint32_t announced;		/* what the last status line told of, and */
	uint32_t asked;			/* what TOP asked for, both as a fact's amount */
};
_Static_assert(sizeof(struct state) <= SPLITTER_STATE_MAX, "state fits");

/* Of the server. */
enum expected { STATUS, EITHER, LINES };

enum { GOES_ON = 0x80 };

/* Bytes of the line at the window's start with its LF, or 0. */
static size_t
line(const struct window *w)
{
	const uint8_t *lf = memchr(w->bytes + w->seen, '\n', w->n - w->seen);

	return lf ? (size_t)(lf + 1 - w->bytes) : w->after == STREAM_OPEN ? 0 : w->n;
}

/* Whether the state may be another one by now: who logs in is not answered yet. */
static bool
login_pending(const struct state *s)
{
	for (int i = 0; i < s->queued; i++)
		if (pop3_logs_in((enum pop3_command)(s->queue[i] & ~LINES_FOLLOW)))
			return true;
	return s->dropped > 0;
}

static void
queue_up(struct state *s, enum pop3_command command, bool lines)
{
	if (s->queued < QUEUE && !s->dropped)
		s->queue[s->queued++] = (uint8_t)(command | (lines ? LINES_FOLLOW : 0));
	else if (s->dropped < UINT16_MAX)
		s->dropped++;
}

/* The second word of a line of n bytes; *len: its length. */
static const uint8_t *
argument(const uint8_t *p, size_t n, size_t *len)
{
	size_t at = pop3_word(p, n);

	while (at < n && p[at] == ' ')
		at++;
	*len = pop3_word(p + at, n - at);
	return p + at;
}

/* TOP n m: remember m.  Where several are under way, and differ, it is not known whose is which. */
static void
remember_top(struct state *s, const uint8_t *p, size_t n)
{
	size_t len, digits;
	const uint8_t *message = argument(p, n, &len), *end = message + len;
	const uint8_t *count = argument(message, n - (size_t)(message - p), &len);
	uint32_t asked = pop3_number(count, len, &digits) + 1;
	bool under_way = s->server == LINES && s->lines_of == POP3_TOP;

	for (int i = 0; i < s->queued; i++)
		under_way |= (s->queue[i] & ~LINES_FOLLOW) == POP3_TOP;
	if (count == end || !digits || digits != len || (under_way && asked != s->asked))
		asked = 0;
	s->asked = asked;
}

static void
remember(struct state *s, enum pop3_command command, const uint8_t *p, size_t n)
{
	size_t len, more;
	const uint8_t *word = argument(p, n, &len);

	if (command == POP3_TOP)
		remember_top(s, p, n);
	if (command == POP3_AUTH) {
		argument(word, n - (size_t)(word - p), &more);
		s->mechanism = (uint8_t)sasl_mechanism(word, len);
		s->step = more > 0;	/* RFC 5034 section 4: the first line may stand behind it */
	}
}

static struct cut
command(struct state *s, const uint8_t *p, size_t n)
{
	bool lines;
	enum pop3_command c = pop3_command(p, n, &lines);
	enum pop3_state now = (enum pop3_state)s->now;
	struct pop3_fact f = { .kind = POP3_COMMAND, .command = c, .odd = !login_pending(s) && !pop3_allowed(now, c),
	    .amount = c == POP3_PASS && !s->named && now != POP3_NOT_KNOWN };

	remember(s, c, p, n);
	queue_up(s, c, lines);
	s->named = c == POP3_USER;
	f.state = c == POP3_QUIT ? pop3_accepted(now, c) : now;
	return (struct cut){ .what = CUT_END, .fact = pop3_pack(&f), .turn = ++s->turn };
}

static struct cut
client(struct state *s, const struct window *w)
{
	uint8_t meant[TYPED_MAX];
	size_t n = line(w);

	if (!n)
		return (struct cut){ .what = CUT_MORE };
	if (s->challenged) {
		struct pop3_fact f = { .kind = POP3_AUTHENTICATION, .command = POP3_AUTH,
		    .state = (enum pop3_state)s->now, .amount = (uint32_t)s->step << 8 | s->mechanism };

		s->challenged = false;
		s->step += s->step < UINT8_MAX;
		return (struct cut){ .what = CUT_END, .len = n, .fact = pop3_pack(&f) };
	}
	bool typed = n <= sizeof meant && typed_over(w->bytes, n);
	struct cut c = typed ? command(s, meant, typed_line(w->bytes, n, meant)) : command(s, w->bytes, n);

	c.len = n;
	return c;
}

/* The command that a status line answers; *turn: its number, 0 if it is not known. */
static uint8_t
next_in_queue(struct state *s, uint32_t *turn)
{
	uint8_t next = s->greeted ? POP3_UNKNOWN : POP3_GREETING;

	*turn = 0;
	if (s->greeted && s->queued) {
		*turn = s->turn - s->queued - s->dropped + 1;
		next = s->queue[0];
		memmove(s->queue, s->queue + 1, --s->queued);
	} else if (s->greeted && s->dropped) {
		*turn = s->turn - s->dropped + 1;
		s->dropped--;
	}
	s->greeted = true;
	return next;
}

/* RFC 5034 section 4: "+ " asks the client to go on; the reply proper comes later. */
static bool
is_challenge(const struct state *s, const struct window *w, size_t n)
{
	return n >= 2 && w->bytes[0] == '+' && (w->bytes[1] == ' ' || w->bytes[1] == '\r' || w->bytes[1] == '\n') &&
	    (!s->queued || (s->queue[0] & ~LINES_FOLLOW) == POP3_AUTH);
}

static void
refuse(struct state *s, enum pop3_command to)
{
	if (to == POP3_GREETING)
		s->now = POP3_REFUSED;
	else if (to == POP3_USER)
		s->named = false;
}

/* Lines may follow the status: to which command, and how they are to be read. */
static void
expect_lines(struct state *s, enum pop3_command to, bool follow)
{
	bool unsure = to == POP3_UNKNOWN || to == POP3_OTHER;

	s->server = follow ? LINES : unsure ? EITHER : STATUS;
	s->dots = (struct dots){ 0 };
	s->part = 0;
}

static struct cut
status(struct state *s, const struct window *w, size_t n)
{
	char sign = pop3_status(w->bytes, n);
	uint32_t octets, turn;

	if (is_challenge(s, w, n)) {
		s->challenged = true;
		return (struct cut){ .what = CUT_END, .len = n, .fact = pop3_pack(&(struct pop3_fact){
		    .kind = POP3_CHALLENGE, .command = POP3_AUTH, .state = (enum pop3_state)s->now }) };
	}
	uint8_t next = next_in_queue(s, &turn);
	enum pop3_command to = (enum pop3_command)(next & ~LINES_FOLLOW);

	s->challenged = false;
	s->lines_of = (uint8_t)to;
	s->server = STATUS;
	s->announced = pop3_announced(w->bytes, n, &octets) && octets < POP3_AMOUNT_MAX ? octets + 1 : 0;
	if (sign == '+') {
		s->now = (uint8_t)pop3_accepted((enum pop3_state)s->now, to);
		expect_lines(s, to, next & LINES_FOLLOW);
	} else if (sign == '-') {
		refuse(s, to);
	}
	struct pop3_fact f = { .kind = POP3_REPLY, .command = to, .state = (enum pop3_state)s->now,
	    .amount = s->server == LINES };

	return (struct cut){ .what = CUT_END, .len = n, .fact = pop3_pack(&f), .turn = turn,
	    .then = sign == '+' && to == POP3_STLS ? ENTRY_tls : 0 };	/* RFC 2595 section 4 */
}

/* RFC 1939 section 3: lines, until one that is only a dot. */
static struct cut
lines(struct state *s, const struct window *w)
{
	enum pop3_command of = (enum pop3_command)s->lines_of;
	struct pop3_fact f = { .kind = POP3_LINES, .command = of, .state = (enum pop3_state)s->now,
	    .goes_on = s->part, .amount = s->part ? s->part & ~GOES_ON : of == POP3_RETR ? s->announced :
	    of == POP3_TOP ? s->asked : 0 };
	size_t used = dots_take(&s->dots, w->bytes, w->n, NULL, NULL);

	if (s->dots.ended)
		s->server = STATUS;
	else if (w->after != STREAM_OPEN)	/* the message ends here, but not the lines */
		s->part = (uint8_t)(GOES_ON | s->dots.ends << 3 | s->dots.at);
	return (struct cut){ .what = s->dots.ended ? CUT_END : CUT_PART, .len = used, .fact = pop3_pack(&f) };
}

static struct cut
server(struct state *s, const struct window *w)
{
	if (s->server == LINES)
		return lines(s, w);
	size_t n = line(w);

	if (!n)
		return (struct cut){ .what = CUT_MORE };
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

	if (from == FROM_SERVER && s->server == LINES) {
		s->dots.at = DOTS_IN_LINE;
		s->part = (uint8_t)(GOES_ON | s->dots.ends << 3 | s->dots.at);
	} else if (from == FROM_SERVER) {
		expect_lines(s, POP3_UNKNOWN, false);	/* the status line may be among what is missing */
	}
	if (s->now == POP3_AUTHORIZATION)
		s->now = POP3_NOT_KNOWN;
	s->queued = s->dropped = 0;	/* which reply is whose is not known any more */
	s->challenged = s->named = false;
	s->greeted = true;
	s->mechanism = SASL_NONE;
}

const struct splitter pop3_splitter = { sizeof(struct state), cut, resync, pop3_recognises };
