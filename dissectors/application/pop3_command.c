/* POP3's commands, and what stands behind them.  RFC 1939 sections 3, 5 to 7. */

#include "dissectors/application/pop3_rows.h"
#include "dissectors/coding/line.h"
#include "dissectors/coding/sasl.h"
#include "dissectors/coding/typed.h"
#include "dissectors/engine/session.h"

static const struct value meanings[] = {	/* of enum pop3_command */
	{ POP3_OTHER, "POP3 has no such command" },
	{ POP3_APOP, "log in: a name, and a digest that proves the password" },
	{ POP3_AUTH, "log in by a mechanism of SASL; alone: list the mechanisms" },
	{ POP3_CAPA, "list what the server can do" },
	{ POP3_DELE, "mark a message as deleted" },
	{ POP3_LANG, "choose the language of replies; alone: list the languages" },
	{ POP3_LAST, "tell the highest message that was read (RFC 1225)" },
	{ POP3_LIST, "tell the size of one message, or of all" },
	{ POP3_NOOP, "do nothing" },
	{ POP3_PASS, "log in: the password" },
	{ POP3_QUIT, "end; what is marked is deleted now" },
	{ POP3_RETR, "send a message" },
	{ POP3_RPOP, "log in: a user of a trusted host (RFC 1081)" },
	{ POP3_RSET, "take all marks off" },
	{ POP3_STAT, "tell how many messages there are, and their size" },
	{ POP3_STLS, "go on in TLS" },
	{ POP3_TOP, "send a message's header, and so many lines of its body" },
	{ POP3_UIDL, "tell the lasting name of one message, or of all" },
	{ POP3_USER, "log in: the name of a mailbox" },
	{ POP3_UTF8, "names, passwords and headers are in UTF-8" },
	{ 0, NULL },
};

enum {
	REQUEST, COMMAND, PARAMETER, PASSWORD_PARAMETER, MEANING, TYPED, TYPED_PASSWORD, IS_TYPED,
	USER, PASSWORD, DIGEST, NUMBER, LINES, MECHANISM, INITIAL,
	CLEARTEXT, DIGEST_LENGTH, ODD, PASS_ALONE, KEYWORD, ARGUMENT_LONG, NOT_PRINTABLE, SPACES, BARE_LF, LINE_LONG,
};

static const struct field fields[] = {
	[REQUEST]       = { "pop.request", "Request", TEXT },
	[COMMAND]       = { "pop.request.command", "Request command", TEXT },
	[PARAMETER]     = { "pop.request.parameter", "Request parameter", TEXT },
	[PASSWORD_PARAMETER] = { "pop.request.parameter", "Request parameter", TEXT, .secret = true },
	[MEANING]       = { "pop.request.meaning", "It asks to", UINT, .values = meanings, .generated = true },
	[TYPED]         = { "pop.request.typed", "Line as typed", TEXT },
	[TYPED_PASSWORD] = { "pop.request.typed", "Line as typed", TEXT, .secret = true },
	[IS_TYPED]      = { "pop.request.typed.note", "Backspace was typed: it is read as the line that this leaves", NOTE },
	[USER]          = { "pop.user", "User", TEXT },
	[PASSWORD]      = { "pop.password", "Password", TEXT, .secret = true },
	[DIGEST]        = { "pop.apop.digest", "Digest", TEXT, .secret = true },
	[NUMBER]        = { "pop.message", "Message", UINT },
	[LINES]         = { "pop.top.lines", "Lines of the body", UINT },
	[MECHANISM]     = { "pop.auth.mechanism", "Mechanism", TEXT },
	[INITIAL]       = { "pop.auth.initial", "Initial response", TEXT, .secret = true },
	[CLEARTEXT]     = { "pop.password.cleartext", "The password passes in cleartext: whoever hears this knows it", NOTE, .severity = WARNING },
	[DIGEST_LENGTH] = { "pop.apop.digest.length", "An MD5 digest has 32 hexadecimal digits, this is none", NOTE, .severity = WARNING },
	[ODD]           = { "pop.request.state", "The command is not allowed in this state", NOTE, .severity = WARNING },
	[PASS_ALONE]    = { "pop.request.pass_order", "PASS is allowed only right after an accepted USER", NOTE, .severity = WARNING },
	[KEYWORD]       = { "pop.request.keyword", "A keyword has three or four letters or digits", NOTE, .severity = WARNING },
	[ARGUMENT_LONG] = { "pop.request.argument_long", "An argument has more than 40 characters", NOTE, .severity = WARNING },
	[NOT_PRINTABLE] = { "pop.request.not_printable", "Arguments are printable ASCII characters", NOTE, .severity = WARNING },
	[SPACES]        = { "pop.request.spaces", "Words are separated by a single space", NOTE, .severity = WARNING },
	[BARE_LF]       = { "pop.request.bare_lf", "The line ends with LF alone", NOTE, .severity = WARNING },
	[LINE_LONG]     = { "pop.request.long", "The line has more than 255 octets", NOTE, .severity = WARNING },
};

enum {
	ARGUMENT_MAX = 40,	/* RFC 1939 section 3 */
	COMMAND_MAX = 255,	/* RFC 2449 section 4, with CRLF */
	KEYWORD_MIN = 3, KEYWORD_MAX = 4, DIGEST_DIGITS = 32, ARGUMENTS = 2,
};

/* What the arguments of a command are. */
static const uint8_t arguments[POP3_ALL][ARGUMENTS] = {
	[POP3_USER] = { USER }, [POP3_PASS] = { PASSWORD }, [POP3_APOP] = { USER, DIGEST }, [POP3_RPOP] = { USER },
	[POP3_LIST] = { NUMBER }, [POP3_UIDL] = { NUMBER }, [POP3_RETR] = { NUMBER }, [POP3_DELE] = { NUMBER },
	[POP3_TOP] = { NUMBER, LINES }, [POP3_AUTH] = { MECHANISM, INITIAL },
};

/* A command's line, taken apart: n bytes at p. */
struct command_line {
	const uint8_t *p;
	size_t n, keyword;
	enum pop3_command command;
	bool whole;		/* what is behind the keyword is one argument, spaces and all */
};

static bool
is_digest(const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!((p[i] >= '0' && p[i] <= '9') || ((p[i] | 0x20) >= 'a' && (p[i] | 0x20) <= 'f')))
			return false;
	return n == DIGEST_DIGITS;
}

static void
add_argument(struct dissection *d, uint8_t row, const uint8_t *p, size_t n)
{
	size_t digits;
	uint32_t number = pop3_number(p, n, &digits);

	if (fields[row].type != UINT)
		add_value(d, row, 0, p, n);
	else if (digits && digits == n)
		add_value(d, row, number, p, n);
	if (row == PASSWORD)
		add_value(d, CLEARTEXT, 0, p, n);
	else if (row == DIGEST && !is_digest(p, n))
		add_value(d, DIGEST_LENGTH, 0, p, n);
}

/* The next argument behind at; gives its length, and moves at to its beginning. */
static size_t
next_argument(const struct command_line *line, size_t *at)
{
	*at += *at < line->n;	/* over the space */
	return line->whole ? line->n - *at : pop3_word(line->p + *at, line->n - *at);
}

static void
add_arguments(struct dissection *d, const struct command_line *line)
{
	const uint8_t *rows = arguments[line->command];
	size_t at = line->keyword, n;

	for (int i = 0; i < ARGUMENTS && rows[i] && at < line->n; i++, at += n) {
		n = next_argument(line, &at);
		if (n)
			add_argument(d, rows[i], line->p + at, n);
	}
}

/* RFC 1939 section 3. */
static void
check_keyword(struct dissection *d, const struct command_line *line)
{
	bool sound = line->keyword >= KEYWORD_MIN && line->keyword <= KEYWORD_MAX;

	for (size_t i = 0; i < line->keyword; i++)
		sound &= (line->p[i] >= '0' && line->p[i] <= '9') || ((line->p[i] | 0x20) >= 'a' && (line->p[i] | 0x20) <= 'z');
	if (!sound)
		add_value(d, KEYWORD, 0, line->p, line->keyword);
}

static void
check_arguments(struct dissection *d, const struct command_line *line)
{
	bool printable = true, spaced = true, fit = true;
	size_t at = line->keyword, n;

	for (; at < line->n; at += n) {
		n = next_argument(line, &at);
		spaced &= n > 0;
		fit &= n <= ARGUMENT_MAX || line->command == POP3_AUTH;		/* RFC 5034 section 4 */
		for (size_t i = 0; i < n; i++)
			printable &= line->p[at + i] >= ' ' && line->p[at + i] < 0x7f;
	}
	const uint8_t *p = line->p + line->keyword;

	if (!printable)
		add_value(d, NOT_PRINTABLE, 0, p, line->n - line->keyword);
	if (!spaced)
		add_value(d, SPACES, 0, p, line->n - line->keyword);
	if (!fit)
		add_value(d, ARGUMENT_LONG, 0, p, line->n - line->keyword);
}

static void
add_command(struct dissection *d, const struct command_line *line, const struct pop3_fact *f)
{
	const uint8_t *p = line->p;

	add_value(d, REQUEST, 0, p, line->n);
	d->depth++;
	if (line->keyword)
		add_value(d, COMMAND, 0, p, line->keyword);
	if (line->n > line->keyword + 1)	/* RFC 1939 section 3: a single space */
		add_value(d, line->command == POP3_PASS ? PASSWORD_PARAMETER : PARAMETER, 0, p + line->keyword + 1,
		    line->n - line->keyword - 1);
	add_value(d, MEANING, line->command, p, line->keyword);
	add_arguments(d, line);
	if (f->odd)
		add_value(d, ODD, 0, p, line->keyword);
	if (line->command == POP3_PASS && f->amount)
		add_value(d, PASS_ALONE, 0, p, line->keyword);
	check_keyword(d, line);
	check_arguments(d, line);
	d->depth--;
}

/* RFC 5034 section 4: AUTH MECHANISM may have the first answer behind it, "=" being an empty one. */
static void
add_initial(struct dissection *d, const struct command_line *line)
{
	size_t at = line->keyword, n = next_argument(line, &at);
	enum sasl_mechanism mechanism = sasl_mechanism(line->p + at, n);

	at += n;
	n = next_argument(line, &at);
	if (line->command == POP3_AUTH && n)
		dissect_pop3_credentials(d, mechanism, 0, line->p + at, n);
}

/* U12: a line typed by hand is read as what its Backspaces leave, in a source of its own. */
static const uint8_t *
as_meant(struct dissection *d, const struct pop3_fact *f, const uint8_t *p, size_t *n)
{
	uint8_t *meant = typed_over(p, *n) && d->session ? session_scratch(d->session, *n) : NULL;

	if (!meant)
		return p;
	size_t len = typed_line(p, *n, meant);

	add_value(d, pop3_logs_in(f->command) ? TYPED_PASSWORD : TYPED, 0, p, *n);
	add_value(d, IS_TYPED, 0, p, *n);
	if (!len || !enter_source(d, meant, len, "Line as meant"))
		return p;
	*n = len;
	return take(d, len);
}

void
dissect_pop3_command(struct dissection *d, const struct pop3_fact *f)
{
	struct line line = line_at(d->p, left(d));
	const uint8_t *p = take(d, line.whole);

	if (!p)
		return;
	if (line.bare)
		add_value(d, BARE_LF, 0, p, line.whole);
	if (line.whole > COMMAND_MAX)
		add_value(d, LINE_LONG, 0, p, line.len);
	struct command_line all = { .p = as_meant(d, f, p, &line.len), .command = f->command,
	    .whole = f->command == POP3_PASS };

	all.n = line.len;
	all.keyword = pop3_word(all.p, all.n);
	add_command(d, &all, f);
	add_initial(d, &all);
}

const struct dissector dissector_pop3_command = {
	.proto = { "pop.commands", "Commands of POP3", PROTOCOL },
	ROWS(fields),
	.also = &dissector_pop3_auth,
};
