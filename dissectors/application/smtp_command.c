/* Commands of SMTP.  RFC 5321 section 4.1, RFC 821; BDAT: RFC 3030; AUTH: RFC 4954. */

#include <string.h>
#include "dissectors/application/smtp_rows.h"
#include "dissectors/coding/sasl.h"
#include "dissectors/coding/typed.h"
#include "dissectors/engine/session.h"

static const struct value purposes[] = {	/* enum smtp_command */
	{ SMTP_HELO, "The client names itself" },
	{ SMTP_EHLO, "The client names itself, and asks for extensions" },
	{ SMTP_LHLO, "The same as EHLO, in LMTP: local delivery" },
	{ SMTP_MAIL, "A mail begins, from" }, { SMTP_RCPT, "One who shall get it" },
	{ SMTP_DATA, "The text of the mail shall follow" }, { SMTP_BDAT, "So many bytes of the mail follow" },
	{ SMTP_RSET, "Forget the mail, its sender and recipients" }, { SMTP_NOOP, "Nothing; changes nothing" },
	{ SMTP_QUIT, "Close the connection" }, { SMTP_VRFY, "Is there such a user?" },
	{ SMTP_EXPN, "Who is on the mailing list?" }, { SMTP_HELP, "Explain, perhaps the command named" },
	{ SMTP_SEND, "A message to the user's terminal" },
	{ SMTP_SOML, "Send to the terminal or, if the user is not there, mail" },
	{ SMTP_SAML, "Send to the terminal and mail as well" },
	{ SMTP_TURN, "Change roles: the server shall send its mails" },
	{ SMTP_ETRN, "Begin to deliver what waits for the node" },
	{ SMTP_ATRN, "Change roles, once authenticated" }, { SMTP_AUTH, "Authenticate, by the mechanism" },
	{ SMTP_STARTTLS, "Encrypt from here on" }, { SMTP_XCLIENT, "A proxy tells who the client is" },
	{ SMTP_XFORWARD, "A relay tells who the client was" }, { 0, NULL },
};

enum {
	COMMAND_LINE, COMMAND, PARAMETER, PURPOSE, DOMAIN, CHUNK, LAST, TYPED, SPACE_BEFORE, SPACES, UNKNOWN, HELLO,
	NOT_BRACKETED, FALLBACK, NO_NUMBER,
};

static const struct field fields[] = {
	[COMMAND_LINE] = { "smtp.command_line", "Command Line", TEXT },
	[COMMAND]      = { "smtp.req.command", "Command", TEXT },
	[PARAMETER]    = { "smtp.req.parameter", "Request parameter", TEXT },
	[PURPOSE]      = { "smtp.req.purpose", "Purpose", UINT, .values = purposes, .generated = true },
	[DOMAIN]       = { "smtp.req.domain", "The client's name", TEXT },
	[CHUNK]        = { "smtp.bdat.size", "Bytes that follow", UINT, .unit = "bytes" },
	[LAST]         = { "smtp.bdat.last", "They are the last ones of the mail", NOTE },
	[TYPED]        = { "smtp.typed", "Typed by hand: what was rubbed out is left out in what follows", NOTE },
	[SPACE_BEFORE] = { "smtp.req.space_before", "Spaces stand before the command", NOTE, .severity = WARNING },
	[SPACES]       = { "smtp.req.spaces", "More than one space behind the command", NOTE },
	[UNKNOWN]      = { "smtp.req.unknown", "SMTP has no such command", NOTE, .severity = WARNING },
	[HELLO]        = { "smtp.req.hello", "SMTP has no such command: probably HELO was meant", NOTE, .severity = WARNING },
	[NOT_BRACKETED] = { "smtp.req.bare_address", "A bare address: it should be in [] (RFC 5321 section 4.1.3)", NOTE },
	[FALLBACK]     = { "smtp.req.fallback", "HELO because the server refused EHLO: it knows no extensions", NOTE },
	[NO_NUMBER]    = { "smtp.bdat.no_size", "It does not say how many bytes follow", NOTE, .severity = ERROR },
};

static bool
is_address(const uint8_t *p, size_t n)
{
	size_t dots = 0;

	for (size_t i = 0; i < n; i++) {
		dots += p[i] == '.';
		if (p[i] != '.' && (p[i] < '0' || p[i] > '9'))
			return false;
	}
	return dots == 3;
}

static void
dissect_domain(struct dissection *d)
{
	size_t n = 0;

	while (n < left(d) && d->p[n] != ' ')
		n++;
	const uint8_t *p = add_bytes(d, DOMAIN, n);

	if (is_address(p, n))
		add_derived(d, NOT_BRACKETED, 0);
}

/* RFC 3030 section 2: BDAT chunk-size [LAST] */
static void
dissect_chunk_size(struct dissection *d)
{
	uint64_t size;
	bool last;
	size_t n = 0;

	if (!smtp_chunk_size(d->p, left(d), &size, &last)) {
		add_derived(d, NO_NUMBER, 0);
		return;
	}
	while (n < left(d) && d->p[n] != ' ')
		n++;
	add_value(d, CHUNK, size, d->p, n);
	if (last)
		add_derived(d, LAST, 0);
}

/* RFC 4954 section 4: AUTH mechanism [initial-response] */
static void
dissect_auth(struct dissection *d, const struct smtp_fact *f)
{
	size_t n = 0;

	while (n < left(d) && d->p[n] != ' ')
		n++;
	take(d, n);
	while (left(d) && *d->p == ' ')
		take(d, 1);
	if (left(d))
		dissect_smtp_answer(d, f);
}

static void
dissect_parameter(struct dissection *d, const struct smtp_fact *f)
{
	switch (f->command) {
	case SMTP_HELO:
	case SMTP_EHLO:
	case SMTP_LHLO: dissect_domain(d); break;
	case SMTP_MAIL:
	case SMTP_SEND:
	case SMTP_SOML:
	case SMTP_SAML: dissect_smtp_path(d, true); break;
	case SMTP_RCPT: dissect_smtp_path(d, false); break;
	case SMTP_BDAT: dissect_chunk_size(d); break;
	case SMTP_AUTH: dissect_auth(d, f); break;
	case SMTP_OTHER:
		if (is_address(d->p, left(d)))
			add_derived(d, NOT_BRACKETED, 0);
		break;
	default: break;
	}
}

/* The scope is the line as it was meant. */
static void
dissect_parts(struct dissection *d, const struct smtp_fact *f)
{
	struct smtp_line line = smtp_line(d->p, left(d));
	size_t gap = line.rest - line.start - line.word;
	const uint8_t *word = d->p + line.start;
	bool hello = line.word == 5 && !strncasecmp((const char *)word, "HELLO", 5);

	take(d, line.start);
	if (line.word)
		add_bytes(d, COMMAND, line.word);
	if (line.start)
		add_derived(d, SPACE_BEFORE, 0);
	if (f->command == SMTP_OTHER)
		add_value(d, hello ? HELLO : UNKNOWN, 0, word, line.word);
	else
		add_derived(d, PURPOSE, f->command);
	if (f->flags & SMTP_FALLBACK)
		add_derived(d, FALLBACK, 0);
	take(d, gap);
	if (!left(d))
		return;
	add_value(d, PARAMETER, 0, d->p, left(d));
	d->depth++;
	if (gap > 1)
		add_derived(d, SPACES, 0);
	dissect_parameter(d, f);
	d->depth--;
	take(d, left(d));
}

void
dissect_smtp_command(struct dissection *d, const struct smtp_fact *f)
{
	const uint8_t *p = d->p;
	size_t n = left(d);
	bool typed = typed_over(p, n);
	uint8_t *line = typed && d->session ? session_scratch(d->session, n) : NULL;
	struct aside back;

	add_value(d, COMMAND_LINE, 0, p, n);
	d->depth++;
	if (typed)
		add_derived(d, TYPED, 0);
	if (line && go_aside(d, line, typed_line(p, n, line), "Line as it was meant", &back)) {
		dissect_parts(d, f);
		come_back(d, &back);
	} else {
		dissect_parts(d, f);
	}
	d->depth--;
	take(d, left(d));
}

const struct dissector dissector_smtp_command = {
	.proto = { "smtp.command", "Commands of SMTP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smtp_path,
};
