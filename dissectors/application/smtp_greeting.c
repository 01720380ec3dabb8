/*
 * A server's greeting: its name, and what many servers put behind it: the
 * software, its version, the date.  RFC 5321 section 4.2: that text is free.
 */

#include <string.h>
#include "dissectors/application/smtp_rows.h"
#include "dissectors/coding/date.h"

enum { HOST, SOFTWARE, VERSION, DATE };

static const struct field fields[] = {
	[HOST]     = { "smtp.greeting.host", "The server's name", TEXT },
	[SOFTWARE] = { "smtp.greeting.software", "Software", TEXT },
	[VERSION]  = { "smtp.greeting.version", "Version", TEXT },
	[DATE]     = { "smtp.greeting.date", "Date", TIME },
};

/* As they call themselves; a longer name before one that it begins with. */
static const char *const names[] = {
	"Microsoft ESMTP MAIL Service", "Microsoft SMTP MAIL", "Postfix", "Sendmail", "Exim", "OpenSMTPD", "qmail", "Courier",
	"Haraka", "hMailServer", "MailEnable", "MDaemon", "Dovecot", "Zimbra", "Kerio", "CommuniGate Pro", "Lotus Domino",
	"Domino", "PowerMTA", "MERCUR", "Mercury", "NTMail", "IMail", "Merak", "IceWarp", "Smail", "ZMailer", "PMDF", "MMDF",
	"GroupWise", "InterMail", "InterScan", "XMail", "Sun Java System Messaging Server", "aiosmtpd", "Python SMTP", "nullmailer",
	"msmtpd", "gsmtp", "esmtpd", "Stalwart", "Maddy", "James", "Halon", "Symantec", "Barracuda", "IronPort", "Cyrus LMTP",
};

static bool
is_letter(uint8_t c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* A name at a word's beginning, and not inside of a longer word.  Gives its bytes, or 0. */
static size_t
software_at(const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t len = strlen(names[i]);

		if (len <= n && !strncasecmp((const char *)p, names[i], len) && (len == n || !is_letter(p[len])))
			return len;
	}
	return 0;
}

/* The version behind a name: the next word that begins with a digit, "Version:" and the like left out. */
static size_t
version_behind(const uint8_t *p, size_t n, size_t *start)
{
	size_t i = 0, len = 0;

	if (n > 9 && !strncasecmp((const char *)p, ", version", 9))
		i = 9;
	else if (n > 8 && !strncasecmp((const char *)p, " version", 8))
		i = 8;
	while (i < n && (p[i] == ' ' || p[i] == ':' || p[i] == '/' || p[i] == '-' || p[i] == '(' || p[i] == 'v'))
		i++;
	while (i + len < n && p[i + len] != ' ' && p[i + len] != ';' && p[i + len] != ')' && p[i + len] != ',')
		len++;
	*start = i;
	return i < n && p[i] >= '0' && p[i] <= '9' && memchr(p + i, '.', len) ? len : 0;
}

void
dissect_smtp_greeting(struct dissection *d)
{
	const uint8_t *p = d->p;
	size_t n = left(d), host = 0, used;
	bool named = false, dated = false;

	while (host < n && p[host] != ' ')
		host++;
	if (host)
		add_value(d, HOST, 0, p, host);
	for (size_t i = host; i < n; i++) {
		int64_t time;
		bool begins = i && !is_letter(p[i - 1]) && p[i] != ' ';
		size_t name = begins && !named ? software_at(p + i, n - i) : 0;

		if (name) {
			size_t start, len = version_behind(p + i + name, n - i - name, &start);

			named = true;
			add_value(d, SOFTWARE, 0, p + i, name);
			if (len)
				add_value(d, VERSION, 0, p + i + name + start, len);
		} else if (begins && !dated && (used = mail_date(p + i, n - i, &time))) {
			dated = true;
			add_value(d, DATE, (uint64_t)time, p + i, used);
		}
	}
}

const struct dissector dissector_smtp_greeting = {
	.proto = { "smtp.greeting", "Greetings of SMTP", PROTOCOL },
	ROWS(fields),
};
