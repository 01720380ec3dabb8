/*
 * SMTP: where replies end, and what each one answers.  RFC 5321 sections
 * 4.2.1 and 4.3; pipelined commands: RFC 2920; a reply for each recipient:
 * RFC 2033 section 4.2.
 *
 * Commands without a reply queue up.  A reply is for the oldest one, but some
 * codes say themselves what they answer: then older commands go without.
 */

#include <string.h>
#include "dissectors/application/smtp_state.h"
#include "dissectors/engine/registry.h"

/* The first of a command in the queue, or -1. */
static int
find(const struct smtp_state *s, enum smtp_command command)
{
	for (int i = 0; i < s->queued; i++)
		if ((s->queue[i] & ~SMTP_LAST_CHUNK) == command)
			return i;
	return -1;
}

/* What only these replies say, and to whom.  RFC 5321 section 4.3.2, RFC 4954 section 6. */
static const struct {
	uint16_t code;
	uint8_t command;
} telling[] = {
	{ 354, SMTP_DATA }, { 221, SMTP_QUIT }, { 334, SMTP_AUTH }, { 235, SMTP_AUTH },
};

/* The place in the queue that a reply is for; -1: none. */
static int
addressee(struct smtp_state *s, unsigned code)
{
	for (size_t i = 0; i < sizeof telling / sizeof *telling; i++) {
		int place = telling[i].code == code ? find(s, telling[i].command) : -1;

		if (place < 0)
			continue;
		s->blurred = false;
		return place;
	}
	if (!s->queued || s->blurred)
		return -1;
	/* DATA is never done by 2xx: its 354 was not sent, or not captured, and the text came all the same */
	return s->queue[0] == SMTP_DATA && s->queued > 1 && s->queue[1] == SMTP_MAIL_TEXT && code < 300;
}

struct addressed {
	enum smtp_command command;
	bool last_chunk;
	bool ends_mail;		/* it is the last reply to one */
	uint32_t turn;
};

/* Take what a reply is for out of the queue, and all that is older. */
static struct addressed
take_from_queue(struct smtp_state *s, unsigned code)
{
	int place = addressee(s, code);
	struct addressed to = { .command = SMTP_UNSEEN };

	if (place < 0) {
		if (s->overflow && !s->blurred)
			to.turn = s->turn - --s->overflow;
		s->replied = true;
		return to;
	}
	to.turn = s->turn - s->overflow - s->queued + 1 + (uint32_t)place;
	to.command = (enum smtp_command)(s->queue[place] & ~SMTP_LAST_CHUNK);
	to.last_chunk = s->queue[place] & SMTP_LAST_CHUNK;
	if (to.command == SMTP_MAIL_TEXT && s->replies > 1) {
		s->replies--;
		return to;
	}
	to.ends_mail = to.command == SMTP_MAIL_TEXT || to.last_chunk;
	s->queued = (uint8_t)(s->queued - place - 1);
	memmove(s->queue, s->queue + place + 1, s->queued);
	return to;
}

/* Nothing of an earlier mail counts any more. */
static void
begin_mail(struct smtp_state *s, enum smtp_stage stage)
{
	s->stage = (uint8_t)stage;
	s->accepted = s->refused = 0;
	s->later_chunk = false;
}

/* 354: what the client says next is a text, unless it has begun, or is over. */
static void
ask_for_text(struct smtp_state *s)
{
	s->stage = SMTP_DATA_STAGE;
	if (s->in_text || (s->queued && s->queue[0] == SMTP_MAIL_TEXT))
		return;
	s->client = CLIENT_TEXT;
	s->answered = false;
	s->queued = 0;
	s->overflow = 0;
}

/* A reply of 2xx moves the session on: RFC 5321 section 4.1.4. */
static void
follow_success(struct smtp_state *s, const struct addressed *to, unsigned code)
{
	switch (to->command) {
	case SMTP_HELO:
	case SMTP_EHLO:
	case SMTP_LHLO:
		s->lmtp = to->command == SMTP_LHLO;
		begin_mail(s, SMTP_READY);
		break;
	case SMTP_OTHER:		/* "HELLO", say, and the server is friendly */
		if (s->stage == SMTP_GREETED)
			s->stage = SMTP_READY;
		break;
	case SMTP_RSET:
		if (s->stage != SMTP_GREETED)
			begin_mail(s, SMTP_READY);
		break;
	case SMTP_MAIL:
	case SMTP_SEND:
	case SMTP_SOML:
	case SMTP_SAML:
		begin_mail(s, SMTP_SENDER);
		break;
	case SMTP_RCPT:
		s->stage = SMTP_RECIPIENTS;
		s->accepted += s->accepted < SMTP_COUNT_MAX;
		break;
	case SMTP_STARTTLS:
	case SMTP_XCLIENT:
		s->secret = to->command == SMTP_STARTTLS && code == 220;
		if (code == 220)
			begin_mail(s, SMTP_GREETED);
		break;
	case SMTP_QUIT:
		s->stage = SMTP_CLOSED;
		break;
	default:
		break;
	}
}

/* What any reply changes. */
static void
follow_reply(struct smtp_state *s, const struct addressed *to, unsigned code)
{
	if (code == 421 || code == 221)
		s->stage = SMTP_CLOSED;
	else if (code >= 200 && code < 300)
		follow_success(s, to, code);
	else if (code == 354)
		ask_for_text(s);
	else if (code == 334 && !s->queued)
		s->client = CLIENT_ANSWER;
	if (code < 400)
		return;
	if (to->command == SMTP_EHLO && code >= 500)
		s->ehlo_refused = true;
	else if (to->command == SMTP_RCPT)
		s->refused += s->refused < SMTP_COUNT_MAX;
	else if (to->command == SMTP_DATA && s->client == CLIENT_AFTER_DATA)
		s->client = CLIENT_COMMANDS;
	else if (to->command == SMTP_BDAT && s->client == CLIENT_CHUNK && !s->chunk_begun)
		s->client = CLIENT_REFUSED;
}

/* The first reply of a session greets, unless it is plainly an answer to a client that spoke first. */
static bool
greets(struct smtp_state *s, unsigned code)
{
	bool first = !s->greeted;

	s->greeted = true;
	return first && (!s->queued || code == 220 || code == 554 || code == 421);
}

static struct addressed
address(struct smtp_state *s, unsigned code, unsigned *flags)
{
	bool waits = s->client == CLIENT_TEXT && !s->in_text && !s->queued;

	s->answered = true;
	if (greets(s, code))
		return (struct addressed){ .command = SMTP_GREETING };
	if (waits && code != 421)
		*flags = SMTP_EARLY;
	if (waits || (code == 421 && !s->queued))
		return (struct addressed){ .command = SMTP_UNASKED };
	return take_from_queue(s, code);
}

static struct cut
reply(struct smtp_state *s, size_t n, unsigned code)
{
	struct smtp_fact f = { .kind = SMTP_REPLY };
	struct addressed to = address(s, code, &f.flags);

	follow_reply(s, &to, code);
	f.command = to.command;
	f.first = to.command == SMTP_AUTH ? s->mechanism : s->accepted;
	f.second = to.command == SMTP_AUTH ? s->step : s->refused;
	f.flags |= to.last_chunk ? SMTP_LAST : 0;
	if (to.ends_mail && s->stage != SMTP_CLOSED)
		begin_mail(s, SMTP_READY);
	f.stage = (enum smtp_stage)s->stage;
	return (struct cut){ CUT_END, n, smtp_pack(&f), to.turn, 0 };
}

/* RFC 5321 section 4.2.1: "-" behind the code says that lines follow; the last one's code counts. */
static struct cut
server(struct smtp_state *s, const struct window *w)
{
	const uint8_t *lf, *p = w->bytes + w->seen, *all = w->bytes + w->n;
	bool more;

	for (; p < all && (lf = memchr(p, '\n', (size_t)(all - p))); p = lf + 1) {
		size_t start = smtp_line_start(w, lf), n = (size_t)(lf + 1 - w->bytes);
		unsigned code = smtp_code(w->bytes + start, n - 1 - start, &more);

		if (code && !more)
			return reply(s, n, code);
		if (!code && !start)
			return (struct cut){ CUT_END, n, smtp_pack(&(struct smtp_fact){ .kind = SMTP_NOISE,
			    .stage = (enum smtp_stage)s->stage }), 0, 0 };
	}
	unsigned code = smtp_code(w->bytes, w->n, &more);

	if (w->after != STREAM_OPEN && code)	/* what is missing of the reply does not change whose it is */
		return reply(s, w->n, code);
	return (struct cut){ .what = CUT_MORE, .fact = smtp_pack(&(struct smtp_fact){ .kind = SMTP_NOISE }) };
}

static struct cut
cut(void *state, const struct window *w)
{
	struct smtp_state *s = state;

	if (s->secret)
		return (struct cut){ .what = CUT_CHANGE, .then = ENTRY_tls };
	return w->from == FROM_SERVER ? server(s, w) : smtp_client_cut(s, w);
}

static void
resync(void *state, enum sender from)
{
	struct smtp_state *s = state;

	if (from == FROM_CLIENT)
		smtp_client_resync(s);
	s->greeted = true;
	if (from == FROM_CLIENT)
		return;
	/* Of commands that wait, the last one at least has no reply among what is missing: it was just sent. */
	if (s->queued && !s->overflow) {
		s->queue[0] = s->queue[s->queued - 1];
		s->queued = 1;
	} else {
		s->queued = 0;
		s->overflow = 0;
	}
}

static bool
has(const uint8_t *p, size_t n, const char *word)
{
	size_t len = strlen(word), k;

	for (size_t i = 0; i + len <= n; i++) {
		for (k = 0; k < len && (p[i + k] & ~0x20) == word[k]; k++)
			;
		if (k == len)
			return true;
	}
	return false;
}

/* FTP greets by 220 as well: only who names itself is recognised.  A client is by HELO, EHLO or LHLO. */
static bool
recognises(const struct window *w)
{
	bool more;

	if (w->from == FROM_SERVER)
		return smtp_code(w->bytes, w->n, &more) == 220 &&
		    (has(w->bytes, w->n, "SMTP") || has(w->bytes, w->n, "LMTP") || has(w->bytes, w->n, "SENDMAIL"));
	struct smtp_line line = smtp_line(w->bytes, w->n);

	return line.proper && !line.start && line.command >= SMTP_HELO && line.command <= SMTP_LHLO;
}

const struct splitter smtp_splitter = { sizeof(struct smtp_state), cut, resync, recognises };
