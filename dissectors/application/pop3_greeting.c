/*
 * POP3's greeting: the server's software, and the timestamp by which APOP is
 * known to be there.  RFC 1939 sections 4 and 7.
 *
 * What servers say of themselves follows no rule.  A word is taken for the
 * software's name if a version stands behind it, or if it is one of those
 * that are known; no name is better than a wrong one.
 */

#include <string.h>
#include "dissectors/application/pop3_rows.h"
#include "dissectors/coding/digit.h"
#include "dissectors/coding/line.h"

enum { TIMESTAMP, PROCESS, SECONDS, HOST, APOP, SOFTWARE, VERSION, SERVER_HOST };

static const struct value answers[] = { { 0, "no: there is no timestamp" }, { 1, "yes" }, { 0, NULL } };

static const struct field fields[] = {
	[TIMESTAMP]   = { "pop.timestamp", "Timestamp", TEXT },
	[PROCESS]     = { "pop.timestamp.process", "Process", TEXT },
	[SECONDS]     = { "pop.timestamp.clock", "Clock", TEXT },
	[HOST]        = { "pop.timestamp.host", "Host", TEXT },
	[APOP]        = { "pop.apop", "APOP supported", UINT, .values = answers, .generated = true },
	[SOFTWARE]    = { "pop.server.software", "Software", TEXT },
	[VERSION]     = { "pop.server.version", "Version", TEXT },
	[SERVER_HOST] = { "pop.server.host", "Server's name", TEXT },
};

enum { TEXT_MAX = 512 };

static const char *const names[] = {
	"QPOP", "Qpopper", "mPOP", "Dovecot", "Cyrus", "Courier", "Microsoft", "Exchange", "InterMail", "popgate", "Zimbra",
	"hMailServer", "MDaemon", "CMailServer", "IMail", "Kerio", "CommuniGate", "Teapop", "popa3d", "tpop3d", "Citadel",
	"MailEnable", "MERCUR", "Mercury", "GroupWise", "Domino", "Gpop", "James", "Xmail", NULL,
};

/* Words that stand between a name and its version. */
static const char *const fillers[] = { "POP3", "POP", "server", "version", "service", NULL };

struct word {
	const uint8_t *p;
	size_t n;
};

static bool
is_letter(uint8_t c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool
is_one_of(const struct word *w, const char *const *list)
{
	for (; *list; list++)
		if (text_is(w->p, w->n, *list))
			return true;
	return false;
}

/* The word behind p, of those up to end. */
static struct word
next_word(const uint8_t *p, const uint8_t *end)
{
	struct word w;

	while (p < end && memchr(" ()<>[],;", *p, 9))
		p++;
	w.p = p;
	while (p < end && !memchr(" ()<>[],;", *p, 9))
		p++;
	w.n = (size_t)(p - w.p);
	while (w.n && w.p[w.n - 1] == '.')
		w.n--;
	return w;
}

/* 2.52, v2.3.16, 6.5.7638.1: digits with a dot between. */
static bool
is_version(struct word *w)
{
	bool v = w->n > 1 && (*w->p | 0x20) == 'v' && is_digit(w->p[1]);
	bool dot = false;

	w->p += v;
	w->n -= v;
	if (!w->n || !is_digit(*w->p))
		return false;
	for (size_t i = 1; i < w->n; i++) {
		dot |= w->p[i] == '.' && is_digit(w->p[i - 1]);
		if (!is_digit(w->p[i]) && !is_letter(w->p[i]) && !memchr(".-_+", w->p[i], 4))
			return false;
	}
	return dot;
}

/* mail.computerra.ru: labels with dots between, the last one of letters. */
static bool
is_host(const struct word *w)
{
	size_t label = 0;
	bool dot = false;

	for (size_t i = 0; i < w->n; i++) {
		uint8_t c = w->p[i];

		if (!is_digit(c) && !is_letter(c) && c != '-' && (c != '.' || !label))
			return false;
		dot |= c == '.';
		label = c == '.' ? 0 : label + 1;
	}
	return dot && label > 1 && is_letter(w->p[w->n - 1]);
}

static bool
is_name(const struct word *w)
{
	return w->n && is_letter(*w->p) && !is_host(w) && !is_one_of(w, fillers);
}

/* The version that stands behind a name, with fillers between or not. */
static struct word
version_behind(const struct word *name, const uint8_t *end)
{
	struct word w = next_word(name->p + name->n, end);

	while (w.n && is_one_of(&w, fillers))
		w = next_word(w.p + w.n, end);
	return is_version(&w) ? w : (struct word){ 0 };
}

static void
add_software(struct dissection *d, const uint8_t *p, const uint8_t *end)
{
	for (struct word w = next_word(p, end); w.n; w = next_word(w.p + w.n, end)) {
		struct word version = version_behind(&w, end);

		if (!is_name(&w) || (!version.n && !is_one_of(&w, names)))
			continue;
		add_value(d, SOFTWARE, 0, w.p, w.n);
		if (version.n)
			add_value(d, VERSION, 0, version.p, version.n);
		return;
	}
}

static void
add_host(struct dissection *d, const uint8_t *p, const uint8_t *end)
{
	for (struct word w = next_word(p, end); w.n; w = next_word(w.p + w.n, end)) {
		if (!is_host(&w))
			continue;
		add_value(d, SERVER_HOST, 0, w.p, w.n);
		return;
	}
}

/* RFC 1939 section 7: <process-ID.clock@hostname>, the usual form of RFC 822's msg-id. */
static void
add_timestamp(struct dissection *d, const uint8_t *p, size_t n)
{
	const uint8_t *at = memchr(p, '@', n), *dot = memchr(p, '.', n);
	bool two = dot && dot < at && !memchr(dot + 1, '.', (size_t)(at - dot) - 1);

	add_value(d, TIMESTAMP, 0, p, n);
	d->depth++;
	if (two) {	/* some servers have others, which RFC 1939 allows */
		add_value(d, PROCESS, 0, p + 1, (size_t)(dot - p) - 1);
		add_value(d, SECONDS, 0, dot + 1, (size_t)(at - dot) - 1);
	}
	add_value(d, HOST, 0, at + 1, (size_t)(p + n - 1 - at) - 1);
	d->depth--;
}

/* Where the timestamp begins in n bytes, and *len, how long it is; NULL: there is none. */
static const uint8_t *
find_timestamp(const uint8_t *p, size_t n, size_t *len)
{
	const uint8_t *open = memchr(p, '<', n);
	const uint8_t *close = open ? memchr(open, '>', n - (size_t)(open - p)) : NULL;

	*len = close ? (size_t)(close - open) + 1 : 0;
	return close && memchr(open, '@', *len) && !memchr(open, ' ', *len) ? open : NULL;
}

void
dissect_pop3_greeting(struct dissection *d, const uint8_t *p, size_t n)
{
	size_t most = n < TEXT_MAX ? n : TEXT_MAX, len;
	const uint8_t *timestamp = most ? find_timestamp(p, most, &len) : NULL;
	const uint8_t *end = timestamp ? timestamp : p + most;

	add_software(d, p, end);
	add_host(d, p, end);
	if (timestamp)
		add_timestamp(d, timestamp, len);
	add_value(d, APOP, timestamp != NULL, timestamp ? timestamp : p, timestamp ? len : 0);
}

const struct dissector dissector_pop3_greeting = {
	.proto = { "pop.greeting", "Greetings of POP3", PROTOCOL },
	ROWS(fields),
	.also = &dissector_pop3_lines,
};
