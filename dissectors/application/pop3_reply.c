/* POP3's status lines, and what servers say in them.  RFC 1939 sections 3 and 5. */

#include <string.h>
#include "dissectors/application/pop3_rows.h"
#include "dissectors/coding/line.h"

enum mark { MARKED = 1, MARKS_OFF };
static const struct value marks[] = {
	{ MARKED, "marked as deleted" }, { MARKS_OFF, "no message is marked any more" }, { 0, NULL },
};

enum {
	RESPONSE, INDICATOR, DESCRIPTION, FAILURE, COUNT, OCTETS, NUMBER, UID, ANNOUNCED, MARK,
	NO_INDICATOR, WRONG_CASE, PLUS_ERR, LINE_LONG, BARE_LF,
};

static const struct field fields[] = {
	[RESPONSE]     = { "pop.response", "Response", TEXT },
	[INDICATOR]    = { "pop.response.indicator", "Response indicator", TEXT },
	[DESCRIPTION]  = { "pop.response.description", "Response description", TEXT },
	[FAILURE]      = { "pop.failure", "Why not", UINT, .values = pop3_failures, .generated = true },
	[COUNT]        = { "pop.count", "Messages in the maildrop", UINT },
	[OCTETS]       = { "pop.octets", "Octets", UINT },
	[NUMBER]       = { "pop.message", "Message", UINT },
	[UID]          = { "pop.uid", "Lasting name", TEXT },
	[ANNOUNCED]    = { "pop.announced", "Octets announced", UINT },
	[MARK]         = { "pop.mark", "Deletion", UINT, .values = marks, .generated = true },
	[NO_INDICATOR] = { "pop.response.no_indicator", "No reply: it begins with neither +OK nor -ERR", NOTE, .severity = WARNING },
	[WRONG_CASE]   = { "pop.response.case", "Indicators are in capitals", NOTE, .severity = WARNING },
	[PLUS_ERR]     = { "pop.response.plus_err", "There is no such indicator: it is taken for -ERR", NOTE, .severity = WARNING },
	[LINE_LONG]    = { "pop.response.long", "The line has more than 512 octets", NOTE, .severity = WARNING },
	[BARE_LF]      = { "pop.response.bare_lf", "The line ends with LF alone", NOTE, .severity = WARNING },
};

enum { REPLY_MAX = 512 };	/* RFC 1939 section 3, with CRLF */

/* A reply's text, n bytes at p, as words; those that are looked into. */
struct words {
	const uint8_t *p;
	size_t n, at, len;	/* the word at hand; len 0: there are no more */
};

/* Brackets and punctuation stand between words, too. */
static bool
next_word(struct words *w)
{
	w->at += w->len;
	while (w->at < w->n && memchr(" ()<>[],;:\t", w->p[w->at], 11))
		w->at++;
	w->len = 0;
	while (w->at + w->len < w->n && !memchr(" ()<>[],;:\t", w->p[w->at + w->len], 11))
		w->len++;
	return w->len > 0;
}

static struct words
words_of(const uint8_t *p, size_t n)
{
	return (struct words){ .p = p, .n = n < REPLY_MAX ? n : REPLY_MAX };
}

/* Whether the word begins so, in letters of any case. */
static bool
word_begins(const struct words *w, const char *with)
{
	return text_begins(w->p + w->at, w->len, with);
}

/* The word as a number, in a node.  False: it is none. */
static bool
add_number(struct dissection *d, int row, const struct words *w)
{
	size_t digits;
	uint32_t number = pop3_number(w->p + w->at, w->len, &digits);

	if (!digits || digits != w->len)
		return false;
	add_value(d, row, number, w->p + w->at, w->len);
	return true;
}

/* "2 messages (320 octets)", with a word between ("4 visible messages"); "STAT"'s and bare numbers come elsewhere. */
static void
add_counted(struct dissection *d, const uint8_t *p, size_t n)
{
	struct words number = { 0 }, w = words_of(p, n);
	int behind = 0;		/* words behind the number */

	while (next_word(&w)) {
		size_t digits;

		pop3_number(w.p + w.at, w.len, &digits);
		if (digits && digits == w.len) {
			number = w;
			behind = 0;
			continue;
		}
		behind++;
		if (number.len && behind <= 2 && (word_begins(&w, "message") || word_begins(&w, "msg")))
			add_number(d, COUNT, &number);
		else if (number.len && behind == 1 && (word_begins(&w, "octet") || word_begins(&w, "byte")))
			add_number(d, OCTETS, &number);
		else
			continue;
		number.len = 0;
	}
}

/* Two words at the beginning: numbers, or, of UIDL, a number and a name.  False: it is another text. */
static bool
add_pair(struct dissection *d, const uint8_t *p, size_t n, int first, int second)
{
	size_t one = pop3_word(p, n), at = one + (one < n), two = pop3_word(p + at, n - at), digits, more;
	uint32_t number = pop3_number(p, one, &digits), other = pop3_number(p + at, two, &more);

	if (!digits || digits != one || !two || (second != UID && more != two))
		return false;
	add_value(d, first, number, p, one);
	add_value(d, second, second == UID ? 0 : other, p + at, two);
	return true;
}

/* DELE: "message 1 deleted". */
static void
add_message_number(struct dissection *d, const uint8_t *p, size_t n)
{
	struct words w = words_of(p, n);
	bool named = false;

	while (next_word(&w)) {
		if (named && add_number(d, NUMBER, &w))
			return;
		named = word_begins(&w, "message") || word_begins(&w, "msg");
	}
}

static void
add_announced(struct dissection *d, const uint8_t *line, size_t n, const uint8_t *text)
{
	uint32_t octets;
	size_t digits;

	if (!pop3_announced(line, n, &octets))
		return;
	pop3_number(text, n - (size_t)(text - line), &digits);
	add_value(d, ANNOUNCED, octets, text, digits);
}

/* A status line of n bytes, whose text begins at text. */
static void
add_success(struct dissection *d, const struct pop3_fact *f, const uint8_t *line, size_t n, const uint8_t *text)
{
	size_t len = n - (size_t)(text - line);

	switch (f->command) {
	case POP3_GREETING:
		dissect_pop3_greeting(d, text, len);
		break;
	case POP3_RETR: case POP3_TOP:
		add_announced(d, line, n, text);
		break;
	case POP3_UIDL:
		if (!f->amount)
			add_pair(d, text, len, NUMBER, UID);
		break;
	case POP3_DELE:
		add_message_number(d, text, len);
		add_value(d, MARK, MARKED, text, 0);
		break;
	case POP3_RSET:
		add_value(d, MARK, MARKS_OFF, text, 0);
		add_counted(d, text, len);
		break;
	case POP3_LIST: case POP3_STAT:
		if (add_pair(d, text, len, f->command == POP3_LIST && !f->amount ? NUMBER : COUNT, OCTETS))
			break;
		__attribute__((fallthrough));
	case POP3_PASS: case POP3_APOP: case POP3_AUTH:
		add_counted(d, text, len);
		break;
	default:
		break;
	}
}

/* RFC 1939 section 3: "+OK" and "-ERR", in capitals. */
static void
check_indicator(struct dissection *d, const uint8_t *p, size_t n)
{
	bool err = n == 4;

	if (err && *p == '+')
		add_value(d, PLUS_ERR, 0, p, n);
	else if (memcmp(p + 1, err ? "ERR" : "OK", n - 1))
		add_value(d, WRONG_CASE, 0, p, n);
}

static void
add_status(struct dissection *d, const struct pop3_fact *f, const uint8_t *p, size_t n, char sign)
{
	size_t word = pop3_word(p, n), behind = word + (n > word);	/* RFC 1939 section 3: a single space */

	add_value(d, INDICATOR, 0, p, word);
	if (n > behind)
		add_value(d, DESCRIPTION, 0, p + behind, n - behind);
	check_indicator(d, p, word);
	if (sign == '+')
		add_success(d, f, p, n, p + behind);
	else
		add_value(d, FAILURE, pop3_failure(f->command, p + behind, n - behind), p + behind, n - behind);
}

void
dissect_pop3_reply(struct dissection *d, const struct pop3_fact *f)
{
	struct line line = line_at(d->p, left(d));
	const uint8_t *p = take(d, line.whole);

	if (!p)
		return;
	char sign = pop3_status(p, line.len);

	add_value(d, RESPONSE, 0, p, line.len);
	d->depth++;
	if (sign)
		add_status(d, f, p, line.len, sign);
	else
		add_value(d, NO_INDICATOR, 0, p, line.len);
	if (line.whole > REPLY_MAX)
		add_value(d, LINE_LONG, 0, p, line.len);
	if (line.bare)
		add_value(d, BARE_LF, 0, p, line.whole);
	d->depth--;
}

const struct dissector dissector_pop3_reply = {
	.proto = { "pop.replies", "Replies of POP3", PROTOCOL },
	ROWS(fields),
	.also = &dissector_pop3_greeting,
};
