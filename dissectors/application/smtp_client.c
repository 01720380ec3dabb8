/*
 * SMTP: where the client's commands end.  RFC 5321 sections 2.3.8 and 4.1;
 * chunks: RFC 3030; answers to challenges: RFC 4954.
 *
 * Whether a text follows DATA the server says: 354.  A client that does not
 * wait for it tells by its first line.
 */

#include <string.h>
#include "dissectors/application/smtp_state.h"
#include "dissectors/coding/sasl.h"
#include "dissectors/coding/typed.h"

size_t
smtp_line_end(const struct window *w)
{
	const uint8_t *lf = memchr(w->bytes + w->seen, '\n', w->n - w->seen);

	return lf ? (size_t)(lf + 1 - w->bytes) : w->after == STREAM_OPEN ? 0 : w->n;
}

uint32_t
smtp_ask(struct smtp_state *s, unsigned command)
{
	if (s->queued < SMTP_QUEUE && !s->overflow)
		s->queue[s->queued++] = (uint8_t)command;
	else if (s->overflow < UINT16_MAX)
		s->overflow++;
	s->replied = false;
	return ++s->turn;
}

struct cut
smtp_end(const struct smtp_state *s, size_t len, struct smtp_fact f, uint32_t turn)
{
	f.stage = (enum smtp_stage)s->stage;
	return (struct cut){ CUT_END, len, smtp_pack(&f), turn, 0 };
}

struct smtp_line
smtp_read_line(const uint8_t *p, size_t n, uint8_t room[SMTP_LINE_ROOM], size_t *len)
{
	if (n && p[n - 1] == '\n')
		n -= n > 1 && p[n - 2] == '\r' ? 2 : 1;
	*len = typed_line(p, n < SMTP_LINE_ROOM ? n : SMTP_LINE_ROOM, room);
	return smtp_line(room, *len);
}

/* RFC 4954 section 4: AUTH mechanism [initial-response] */
static void
begin_auth(struct smtp_state *s, const uint8_t *p, size_t n)
{
	size_t word = 0, more;

	while (word < n && p[word] != ' ')
		word++;
	for (more = word; more < n && p[more] == ' '; more++)
		;
	s->mechanism = (uint8_t)sasl_mechanism(p, word);
	s->step = more < n;
}

static struct cut
answer(struct smtp_state *s, size_t n)
{
	struct smtp_fact f = { .kind = SMTP_ANSWER, .command = SMTP_AUTH, .first = s->mechanism, .second = s->step };

	s->client = CLIENT_COMMANDS;
	s->step += s->step < SMTP_COUNT_MAX;
	return smtp_end(s, n, f, smtp_ask(s, SMTP_AUTH));
}

/* What a command changes at once. */
static void
follow_command(struct smtp_state *s, struct smtp_fact *f, const uint8_t *rest, size_t n)
{
	switch (f->command) {
	case SMTP_DATA:
		s->client = CLIENT_AFTER_DATA;
		break;
	case SMTP_BDAT:
		if (!smtp_chunk_size(rest, n, &s->chunk, &s->last_chunk))
			s->chunk = 0;
		if (s->chunk)
			s->client = CLIENT_CHUNK;
		s->chunk_begun = false;
		f->flags = s->last_chunk ? SMTP_LAST : 0;
		break;
	case SMTP_AUTH:
		begin_auth(s, rest, n);
		f->first = s->mechanism;
		break;
	case SMTP_HELO:
		f->flags = s->ehlo_refused ? SMTP_FALLBACK : 0;
		break;
	default:
		break;
	}
}

struct cut
smtp_command_cut(struct smtp_state *s, const struct window *w, size_t n)
{
	uint8_t room[SMTP_LINE_ROOM];
	size_t len;
	struct smtp_line line = smtp_read_line(w->bytes, n, room, &len);
	struct smtp_fact f = { .kind = SMTP_COMMAND, .command = line.command };
	bool auth = s->queued && s->queue[s->queued - 1] == SMTP_AUTH && !s->overflow;

	if (auth && line.command == SMTP_OTHER)	/* the challenge is late, or was not captured */
		return answer(s, n);
	if (s->blurred && s->replied) {
		s->blurred = false;
		s->queued = 0;
		s->overflow = 0;
	}
	s->client = CLIENT_COMMANDS;
	s->last_chunk = false;
	follow_command(s, &f, room + line.rest, len - line.rest);
	struct cut c = smtp_end(s, n, f, smtp_ask(s, line.command | (s->last_chunk ? SMTP_LAST_CHUNK : 0u)));

	/* RFC 3030 section 2: "BDAT 0 LAST" ends a mail as well. */
	if (s->last_chunk && !s->chunk && s->later_chunk) {
		c.piece = CUT_PIECES_END;
		s->later_chunk = false;
	}
	return c;
}

static struct cut
chunk(struct smtp_state *s, const struct window *w)
{
	bool whole = s->chunk <= w->n;
	size_t n = whole ? (size_t)s->chunk : w->n;
	struct smtp_fact f = { .kind = SMTP_CHUNK, .command = SMTP_BDAT,
	    .flags = (s->last_chunk ? SMTP_LAST : 0u) | (s->later_chunk ? 0u : SMTP_FIRST) };
	struct cut c = smtp_end(s, n, f, 0);

	/* A mail in one chunk is a message as it is. */
	if (s->later_chunk || !s->last_chunk)
		c.piece = s->last_chunk ? CUT_PIECE_LAST : s->later_chunk ? CUT_PIECE : CUT_PIECE_FIRST;
	f.flags = SMTP_FIRST | SMTP_LAST;
	c.whole = smtp_pack(&f);
	s->chunk -= n;
	s->chunk_begun = true;
	if (whole) {
		s->client = CLIENT_COMMANDS;
		s->later_chunk = !s->last_chunk;
	} else {
		c.what = CUT_PART;
	}
	return c;
}

/*
 * DATA has no reply yet: its text begins, unless the line is another command.
 * So does a chunk that was refused before it came: it is sent all the same by
 * RFC 3030 section 2, but not by all.
 */
static struct cut
text_or_command(struct smtp_state *s, const struct window *w)
{
	uint8_t room[SMTP_LINE_ROOM];
	size_t n = smtp_line_end(w), len;
	struct smtp_fact f = { .kind = s->client == CLIENT_REFUSED ? SMTP_CHUNK : SMTP_TEXT, .flags = SMTP_INFERRED };

	if (!n && !(s->client == CLIENT_REFUSED && w->n >= s->chunk))
		return (struct cut){ .what = CUT_MORE, .fact = smtp_pack(&f) };
	if (n && smtp_read_line(w->bytes, n, room, &len).proper)
		return smtp_command_cut(s, w, n);
	if (s->client == CLIENT_REFUSED) {
		s->client = CLIENT_CHUNK;
		return chunk(s, w);
	}
	smtp_begin_text(s, true);
	return smtp_text_cut(s, w);
}

struct cut
smtp_client_cut(struct smtp_state *s, const struct window *w)
{
	size_t n;

	switch (s->client) {
	case CLIENT_TEXT:
		if (!s->in_text)
			smtp_begin_text(s, false);
		return smtp_text_cut(s, w);
	case CLIENT_CHUNK: return chunk(s, w);
	case CLIENT_REFUSED:
	case CLIENT_AFTER_DATA: return text_or_command(s, w);
	case CLIENT_UNSURE: return smtp_unsure_cut(s, w);
	default:
		if (!(n = smtp_line_end(w)))
			return (struct cut){ .what = CUT_MORE, .fact = smtp_pack(&(struct smtp_fact){
			    .kind = s->client == CLIENT_ANSWER ? SMTP_ANSWER : SMTP_COMMAND, .command = SMTP_OTHER }) };
		return s->client == CLIENT_ANSWER ? answer(s, n) : smtp_command_cut(s, w, n);
	}
}

void
smtp_client_resync(struct smtp_state *s)
{
	bool waited = s->client == CLIENT_TEXT && !s->in_text, chunk = s->client == CLIENT_CHUNK;

	if (waited && !s->answered)
		smtp_begin_text(s, false);
	s->client = CLIENT_UNSURE;
	if (chunk || (s->in_text && !s->answered))	/* nothing but their own bytes is missing, by all we know */
		return;
	s->in_text = false;
	s->blurred = s->queued || s->overflow || (s->greeted && !s->replied);
	s->queued = 0;
	s->overflow = 0;
}
