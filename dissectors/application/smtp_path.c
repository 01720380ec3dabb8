/*
 * Paths of SMTP: whom a mail is from, and to whom it goes.  RFC 5321 sections
 * 4.1.1.2, 4.1.1.3, 4.1.2; parameters: RFC 1870, RFC 6152, RFC 3461, RFC 6531.
 */

#include <string.h>
#include "dissectors/application/smtp_rows.h"

enum {
	REVERSE, FORWARD, ROUTE, PARAMETER, SIZE, NULL_PATH, NO_LABEL, SPACES, NO_BRACKETS, NO_END, NO_DOMAIN,
};

static const struct field fields[] = {
	[REVERSE]   = { "smtp.mail.path", "Reverse path", TEXT },
	[FORWARD]   = { "smtp.rcpt.path", "Forward path", TEXT },
	[ROUTE]     = { "smtp.path.route", "Route, to be ignored", TEXT },
	[PARAMETER] = { "smtp.path.parameter", "Parameter of an extension", TEXT },
	[SIZE]      = { "smtp.mail.size", "Size announced", UINT, .unit = "bytes" },
	[NULL_PATH] = { "smtp.mail.null_path", "Null path: nobody is to be told if it cannot be delivered; such mails are notices themselves", NOTE },
	[NO_LABEL]  = { "smtp.path.no_label", "FROM: or TO: is missing", NOTE, .severity = WARNING },
	[SPACES]    = { "smtp.path.spaces", "No space is allowed behind the colon", NOTE },
	[NO_BRACKETS] = { "smtp.path.no_brackets", "The path is not in <>", NOTE, .severity = WARNING },
	[NO_END]    = { "smtp.path.no_end", "The path has no >", NOTE, .severity = WARNING },
	[NO_DOMAIN] = { "smtp.path.no_domain", "The mailbox has no @domain", NOTE },
};

static size_t
skip_spaces(struct dissection *d)
{
	size_t n = 0;

	while (left(d) && *d->p == ' ') {
		take(d, 1);
		n++;
	}
	return n;
}

/* Bytes up to c, which does not count in quotes; all, if it is not there. */
static size_t
up_to(const struct dissection *d, uint8_t c)
{
	bool quoted = false;
	size_t i = 0;

	for (; i < left(d); i++) {
		if (d->p[i] == '"')
			quoted = !quoted;
		else if (d->p[i] == '\\' && quoted)
			i += i + 1 < left(d);
		else if (d->p[i] == c && !quoted)
			break;
	}
	return i;
}

static bool
is_postmaster(const uint8_t *p, size_t n)
{
	return n == 10 && !strncasecmp((const char *)p, "postmaster", n);
}

/* The next n bytes: [@one,@two:]mailbox, or nothing. */
static void
dissect_mailbox(struct dissection *d, size_t n, bool from)
{
	struct scope outer = enter(d, n);
	size_t colon = left(d) && *d->p == '@' ? up_to(d, ':') : n;

	if (colon < n) {
		add_bytes(d, ROUTE, colon);
		take(d, 1);
	}
	size_t len = left(d);
	const uint8_t *p = d->p;

	add_value(d, from ? REVERSE : FORWARD, 0, p, len);
	take(d, len);
	if (!len && from)
		add_derived(d, NULL_PATH, 0);
	else if (!memchr(p, '@', len) && !is_postmaster(p, len))
		add_derived(d, NO_DOMAIN, 0);
	leave(d, outer);
}

static void
dissect_parameter(struct dissection *d)
{
	size_t n = up_to(d, ' ');
	const uint8_t *p = add_bytes(d, PARAMETER, n);
	uint64_t size = 0;

	if (n < 6 || strncasecmp((const char *)p, "SIZE=", 5))
		return;
	for (size_t i = 5; i < n; i++) {
		if (p[i] < '0' || p[i] > '9' || i > 22)
			return;
		size = size * 10 + (p[i] - '0');
	}
	d->depth++;
	add_value(d, SIZE, size, p + 5, n - 5);
	d->depth--;
}

void
dissect_smtp_path(struct dissection *d, bool from)
{
	const char *label = from ? "FROM:" : "TO:";
	size_t n = strlen(label);

	if (left(d) < n || strncasecmp((const char *)d->p, label, n))
		add_derived(d, NO_LABEL, 0);
	else
		take(d, n);
	if (skip_spaces(d))
		add_derived(d, SPACES, 0);
	bool brackets = left(d) && *d->p == '<';

	if (brackets)
		take(d, 1);
	n = up_to(d, brackets ? '>' : ' ');
	if (n || brackets)
		dissect_mailbox(d, n, from);
	if (brackets && !left(d))
		add_derived(d, NO_END, 0);
	else if (brackets)
		take(d, 1);
	else
		add_derived(d, NO_BRACKETS, 0);
	while (skip_spaces(d), left(d))
		dissect_parameter(d);
}

const struct dissector dissector_smtp_path = {
	.proto = { "smtp.path", "Paths of SMTP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smtp_auth,
};
