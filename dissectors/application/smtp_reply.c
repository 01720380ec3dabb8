/*
 * Replies of SMTP, all lines of one together.  RFC 5321 section 4.2; what EHLO
 * lists: section 4.1.1.1; enhanced codes: RFC 2034.
 */

#include <string.h>
#include "dissectors/application/smtp_rows.h"
#include "dissectors/coding/line.h"
#include "dissectors/mail/imf.h"

enum {
	RESPONSE, CODE, PARAMETER, LINES, MORE, KEYWORD, VALUE, SIZE, USER, MEMBER, UNEXPECTED, NO_SPACE, NO_CODE, BARE_LF,
};

static const struct field fields[] = {
	[RESPONSE]   = { "smtp.response", "Response", TEXT },
	[CODE]       = { "smtp.response.code", "Response code", UINT, .values = smtp_codes },
	[PARAMETER]  = { "smtp.rsp.parameter", "Response parameter", TEXT },
	[LINES]      = { "smtp.response.lines", "Lines of the response", UINT, .generated = true },
	[MORE]       = { "smtp.response.more", "More lines, too many to show one by one", TEXT },
	[KEYWORD]    = { "smtp.ehlo.keyword", "Extension", TEXT },
	[VALUE]      = { "smtp.ehlo.parameter", "Its parameter", TEXT },
	[SIZE]       = { "smtp.ehlo.size", "Longest mail", UINT, .unit = "bytes" },
	[USER]       = { "smtp.vrfy.user", "User", TEXT },
	[MEMBER]     = { "smtp.expn.member", "Member of the list", TEXT },
	[UNEXPECTED] = { "smtp.response.code.unexpected", "The code differs from that of the first line", NOTE, .severity = WARNING },
	[NO_SPACE]   = { "smtp.response.no_space", "No space behind the code", NOTE },
	[NO_CODE]    = { "smtp.response.no_code", "The line does not begin with a code", NOTE, .severity = WARNING },
	[BARE_LF]    = { "smtp.response.bare_lf", "The line ends with LF alone", NOTE, .severity = WARNING },
};

enum { LINES_SHOWN = 1000 };

/* RFC 5321 section 4.1.1.1: keyword *( SP parameter ); RFC 1870: SIZE. */
static void
dissect_extension(struct dissection *d)
{
	size_t n = 0;
	uint64_t size = 0;

	while (n < left(d) && d->p[n] != ' ')
		n++;
	if (!n)
		return;
	bool is_size = n == 4 && !strncasecmp((const char *)d->p, "SIZE", 4);

	add_bytes(d, KEYWORD, n);
	if (!left(d))
		return;
	take(d, 1);
	for (size_t i = 0; i < left(d); i++) {
		is_size = is_size && i < 19 && d->p[i] >= '0' && d->p[i] <= '9';
		size = size * 10 + (d->p[i] - '0');
	}
	if (left(d))
		add_value(d, is_size ? SIZE : VALUE, is_size ? size : 0, d->p, left(d));
}

/* What the text of a line says, by what the reply is to.  The scope is the text. */
static void
dissect_text(struct dissection *d, const struct smtp_fact *f, unsigned code, size_t line)
{
	if (f->command == SMTP_GREETING && !line)
		dissect_smtp_greeting(d);
	else if (f->command == SMTP_EHLO && code == 250 && line)
		dissect_extension(d);
	else if (code == 334)
		dissect_smtp_challenge(d);
	else if (f->command == SMTP_EXPN && code == 250)
		add_bytes(d, MEMBER, left(d));
	else if (f->command == SMTP_VRFY && code == 250)
		add_bytes(d, USER, left(d));
	else
		dissect_smtp_enhanced(d);
}

/* One line, without its end: code, "-" or a space, text.  *first: the first one's code. */
static void
dissect_line(struct dissection *d, const struct smtp_fact *f, size_t line, unsigned *first)
{
	const uint8_t *p = d->p;
	size_t n = left(d);
	bool more;
	unsigned code = smtp_code(p, n, &more);

	if (!line) {
		*first = code;
		add_value(d, CODE, code, p, 3);
	} else if (code && code != *first) {
		add_value(d, CODE, code, p, 3);
		add_derived(d, UNEXPECTED, 0);
	}
	bool sign = n > 3 && (p[3] == ' ' || p[3] == '-');

	take(d, code ? 3u + sign : 0);
	size_t len = left(d);

	if (len) {
		add_value(d, PARAMETER, 0, d->p, len);
		d->depth++;
		if (!code)
			add_derived(d, NO_CODE, 0);
		else if (!sign)
			add_derived(d, NO_SPACE, 0);
		dissect_text(d, f, code ? code : *first, line);
		d->depth--;
	}
	take(d, left(d));
}

void
dissect_smtp_reply(struct dissection *d, const struct smtp_fact *f)
{
	size_t count = imf_lines(d->p, left(d)).count;
	unsigned first = 0;

	add_value(d, RESPONSE, 0, d->p, line_at(d->p, left(d)).len);
	d->depth++;
	if (count > 1)
		add_derived(d, LINES, count);
	for (size_t i = 0; left(d) && i < LINES_SHOWN; i++) {
		struct line line = line_at(d->p, left(d));
		struct scope all = enter(d, line.whole), text = enter(d, line.len);

		dissect_line(d, f, i, &first);
		leave(d, text);
		if (line.bare)
			add_value(d, BARE_LF, 0, d->p, 1);
		leave(d, all);
	}
	if (left(d))
		add_bytes(d, MORE, left(d));
	d->depth--;
}

void
dissect_smtp_noise(struct dissection *d, const struct smtp_fact *f)
{
	(void)f;
	add_value(d, RESPONSE, 0, d->p, left(d));
	add_derived(d, NO_CODE, 0);
	take(d, left(d));
}

const struct dissector dissector_smtp_reply = {
	.proto = { "smtp.reply", "Replies of SMTP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smtp_codes,
};
