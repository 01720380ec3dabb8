/*
 * SMTP: where mails end, and lines of which nobody knows what they are.  RFC
 * 5321 sections 4.1.1.4 and 4.5.2.
 *
 * A text ends with CRLF.CRLF and with nothing else; but where the server takes a
 * dot on a line that ends with a lone LF for its end, and replies, so do we.
 */

#include <string.h>
#include "dissectors/application/smtp_state.h"

/* Where a text is. */
enum { LINE_START, BARE_START /* behind a lone LF */, IN_LINE, AT_CR, AT_DOT, AT_DOT_CR };

void
smtp_begin_text(struct smtp_state *s, bool inferred)
{
	s->client = CLIENT_TEXT;
	s->in_text = true;
	s->inferred = inferred;
	s->answered = s->held = false;
	s->stage = SMTP_DATA_STAGE;
	s->at = LINE_START;
	s->replies = s->lmtp && s->accepted ? s->accepted : 1;
	smtp_ask(s, SMTP_MAIL_TEXT);
}

static struct cut
cut_text(struct smtp_state *s, int what, size_t n)
{
	struct smtp_fact f = { .kind = SMTP_TEXT, .command = SMTP_DATA, .flags = s->inferred ? SMTP_INFERRED : 0,
	    .first = s->accepted, .second = s->refused };
	struct cut c = smtp_end(s, n, f, s->turn);

	c.what = what;
	if (what == CUT_END) {
		s->client = CLIENT_COMMANDS;
		s->in_text = false;
	}
	return c;
}

/* Bytes of a line that is only a dot, with its end; 0: it is none; MAYBE: so far. */
enum { MAYBE = 1 };

static size_t
dot_line(const uint8_t *p, size_t n)
{
	if (p[0] != '.')
		return 0;
	if (n == 1 || (n == 2 && p[1] == '\r'))
		return MAYBE;
	return p[1] == '\n' ? 2 : p[1] == '\r' && p[2] == '\n' ? 3 : 0;
}

/* A line begins at i.  False: it is decided, see *c; else *i moves on. */
static bool
text_line(struct smtp_state *s, const struct window *w, size_t *i, struct cut *c)
{
	size_t dot = dot_line(w->bytes + *i, w->n - *i);
	bool proper = dot == 3 && s->at == LINE_START, last = dot && (dot == MAYBE || *i + dot == w->n);

	if (proper || (dot > MAYBE && !last && s->held && s->answered)) {
		*c = cut_text(s, CUT_END, *i + dot);
		return false;
	}
	if (last && w->after == STREAM_OPEN) {	/* wait for what comes behind it */
		if (dot > MAYBE && !*i && !s->held) {
			s->held = true;
			s->answered = false;
		}
		*c = cut_text(s, *i ? CUT_PART : CUT_MORE, *i);
		return false;
	}
	s->held = false;
	if (dot == MAYBE && s->at == LINE_START) {
		s->at = w->n - *i == 1 ? AT_DOT : AT_DOT_CR;
		*i = w->n;
	} else {
		s->at = IN_LINE;
	}
	return true;
}

/* To the end of the line that i is in. */
static size_t
skip_line(struct smtp_state *s, const struct window *w, size_t i)
{
	const uint8_t *lf = memchr(w->bytes + i, '\n', w->n - i);

	if (!lf) {
		s->at = w->bytes[w->n - 1] == '\r' ? AT_CR : IN_LINE;
		return w->n;
	}
	s->at = lf > w->bytes && lf[-1] == '\r' ? LINE_START : BARE_START;
	return (size_t)(lf + 1 - w->bytes);
}

struct cut
smtp_text_cut(struct smtp_state *s, const struct window *w)
{
	struct cut c;

	for (size_t i = 0; i < w->n; ) {
		uint8_t b = w->bytes[i];

		switch (s->at) {
		case LINE_START:
		case BARE_START:
			if (!text_line(s, w, &i, &c))
				return c;
			break;
		case AT_DOT:
			s->at = b == '\r' ? AT_DOT_CR : IN_LINE;
			i += b == '\r';
			break;
		case AT_DOT_CR:
			if (b == '\n')
				return cut_text(s, CUT_END, i + 1);
			s->at = IN_LINE;
			break;
		case AT_CR:
			s->at = b == '\n' ? LINE_START : IN_LINE;
			i += b == '\n';
			break;
		default:
			i = skip_line(s, w, i);
		}
	}
	return cut_text(s, CUT_PART, w->n);
}


/* The line of n bytes ends what nobody knew; where it begins, and whether it is a command. */
static struct cut
end_unsure(struct smtp_state *s, const struct window *w, size_t start, size_t n, bool command)
{
	if (command && !start)
		return smtp_command_cut(s, w, n);
	bool text = s->in_text || (!command && !s->replied);

	if (text && !s->in_text)
		smtp_ask(s, SMTP_MAIL_TEXT);
	struct cut c = cut_text(s, CUT_END, command ? start : start + n);

	if (!text)
		c.turn = 0;
	return c;
}

struct cut
smtp_unsure_cut(struct smtp_state *s, const struct window *w)
{
	uint8_t room[SMTP_LINE_ROOM];
	const uint8_t *lf, *p = w->bytes + w->seen, *all = w->bytes + w->n;

	s->inferred = !s->in_text;
	for (; p < all && (lf = memchr(p, '\n', (size_t)(all - p))); p = lf + 1) {
		size_t start = smtp_line_start(w, lf), n = (size_t)(lf + 1 - w->bytes) - start, len;
		struct smtp_line line = smtp_read_line(w->bytes + start, n, room, &len);
		bool command = line.proper || (!start && line.command != SMTP_OTHER);
		bool dot = dot_line(w->bytes + start, n) == 3;

		if (dot || (command && (!s->in_text || s->answered)))
			return end_unsure(s, w, start, n, !dot);
	}
	return cut_text(s, CUT_MORE, 0);
}
