/* POP3.  RFC 1939; extensions: RFC 2449; AUTH: RFC 5034. */

#include <string.h>
#include "dissectors/application/pop3.h"
#include "dissectors/engine/session.h"

static const struct value replies_to[] = {	/* enum pop3_command */
	{ POP3_UNKNOWN, "a command that was not captured" }, { POP3_GREETING, "the connection: a greeting" },
	{ POP3_OTHER, "a command that POP3 does not have" },
#define X(name, alone, with_argument) { POP3_##name, #name },
	POP3_COMMANDS(X)
#undef X
	{ 0, NULL },
};

enum {
	REQUEST, COMMAND, PARAMETER, AUTHENTICATION, RESPONSE, TO, INDICATOR, DESCRIPTION, CHALLENGE,
	LINE, LINES, END,
};

static const struct field fields[] = {
	[REQUEST]        = { "pop.request", "Request", TEXT },
	[COMMAND]        = { "pop.request.command", "Request command", TEXT },
	[PARAMETER]      = { "pop.request.parameter", "Request parameter", TEXT },
	[AUTHENTICATION] = { "pop.request.data", "Answer to the challenge", TEXT },
	[RESPONSE]       = { "pop.response", "Response", TEXT },
	[TO]             = { "pop.response.to", "In reply to", UINT, .values = replies_to, .generated = true },
	[INDICATOR]      = { "pop.response.indicator", "Response indicator", TEXT },
	[DESCRIPTION]    = { "pop.response.description", "Response description", TEXT },
	[CHALLENGE]      = { "pop.response.data", "Challenge", TEXT },
	[LINE]           = { "pop.response.data", "Line", TEXT },
	[LINES]          = { "pop.response.data", "Lines", TEXT },
	[END]            = { "pop.response.end", "End of the lines", TEXT },
};

enum { LINES_SHOWN = 1000 };		/* of a list; those behind them are one node */

/* Bytes of the line at the cursor; *end: with its CRLF. */
static size_t
line_length(const struct dissection *d, size_t *end)
{
	const uint8_t *lf = left(d) ? memchr(d->p, '\n', left(d)) : NULL;
	size_t n = lf ? (size_t)(lf - d->p) : left(d);

	*end = n + !!lf;
	return n && lf && d->p[n - 1] == '\r' ? n - 1 : n;
}

static void
add_line(struct dissection *d, const struct field *row)
{
	size_t end, n = line_length(d, &end);

	add_bytes_row(d, row, n);
	take(d, end - n);
}

/* A line, and under it its first word and what follows that. */
static void
dissect_line(struct dissection *d, int line, int first, int rest)
{
	size_t end, n = line_length(d, &end), word = pop3_word(d->p, n);
	const uint8_t *start = d->p;

	add_value(d, line, 0, start, n);
	d->depth++;
	if (word)
		add_bytes(d, first, word);
	if (n > word)
		take(d, 1);		/* RFC 1939 section 3: a single space */
	if (n > word + 1)
		add_bytes(d, rest, n - word - 1);
	d->depth--;
	take(d, end - n);
}

/* RFC 1939 section 3: the last line is only a dot.  Gives its length; 0: a gap ended the lines. */
static size_t
end_length(const struct dissection *d)
{
	size_t n = left(d), dot = n >= 3 && d->p[n - 2] == '\r' ? 3 : 2;
	bool ends = n >= dot && d->p[n - 1] == '\n' && d->p[n - dot] == '.' &&
	    (n == dot || d->p[n - dot - 1] == '\n');

	return ends ? dot : 0;
}

/* A letter is one node, however many lines it has; lines of a list are one each. */
static void
dissect_lines(struct dissection *d, enum pop3_command of)
{
	size_t end = end_length(d);
	struct scope all = enter(d, left(d) - end);
	bool list = of != POP3_RETR && of != POP3_TOP && of != POP3_UNKNOWN;

	for (int i = 0; list && left(d) && i < LINES_SHOWN; i++)
		add_line(d, &fields[LINE]);
	if (left(d))
		add_bytes(d, LINES, left(d));
	leave(d, all);
	if (end)
		add_line(d, &fields[END]);
}

static void
dissect(struct dissection *d)
{
	uint32_t fact = d->message ? d->message->fact : pop3_fact(POP3_COMMAND, POP3_OTHER);
	enum pop3_kind kind = (enum pop3_kind)(fact >> 8);

	if (kind == POP3_REPLY || kind == POP3_LINES)
		add_value(d, TO, fact & 0xff, d->p, 0);
	switch (kind) {
	case POP3_COMMAND: dissect_line(d, REQUEST, COMMAND, PARAMETER); break;
	case POP3_REPLY: dissect_line(d, RESPONSE, INDICATOR, DESCRIPTION); break;
	case POP3_AUTHENTICATION: add_line(d, &fields[AUTHENTICATION]); break;
	case POP3_CHALLENGE: add_line(d, &fields[CHALLENGE]); break;
	case POP3_LINES: dissect_lines(d, (enum pop3_command)(fact & 0xff)); break;
	}
	summary(d, (int)kind);
}

const struct dissector dissector_pop3 = {
	.proto = { "pop", "Post Office Protocol", PROTOCOL },
	.column = "POP",
	ROWS(fields),
	.dissect = dissect,
	.splitter = &pop3_splitter,
	.summaries = {
		[POP3_COMMAND] = "C: {pop.request}",
		[POP3_AUTHENTICATION] = "C: {pop.request.data}",
		[POP3_REPLY] = "S: {pop.response}",
		[POP3_CHALLENGE] = "S: {pop.response.data}",
		[POP3_LINES] = "S: the lines of the reply to {pop.response.to}",
	},
	.on = { { TCP_PORT, 110 } },
};
