/* Received lines.  RFC 5321 section 4.4. */

#include "dissectors/mail/received.h"

static const char *const words[RECEIVED_CLAUSES] = { "from", "by", "via", "with", "id", "for" };

/* A line under way. */
struct reader {
	const uint8_t *p;
	size_t n;
	struct received found;
	int clause;			/* negative: none yet */
};

/* Behind what begins at `at`, up to its closing character; comments nest; n: it has none. */
static size_t
closed_at(const struct reader *r, size_t at, size_t n)
{
	uint8_t opens = r->p[at], closes = opens == '(' ? ')' : opens == '<' ? '>' : opens;
	size_t depth = 1;

	for (size_t i = at + 1; i < n; i++) {
		uint8_t c = r->p[i];

		if (c == closes && --depth == 0)
			return i + 1;
		depth += opens == '(' && c == '(';
		i += c == '\\';
	}
	return n;
}

/* Past a word, a comment, a text in quotes or brackets, and no further than n. */
static size_t
word_end(const struct reader *r, size_t at, size_t n)
{
	if (r->p[at] == '(' || r->p[at] == '"' || r->p[at] == '<')
		return closed_at(r, at, n);
	while (at < n && !is_white(r->p[at]) && r->p[at] != '(')
		at++;
	return at;
}

/* Whether n bytes are digits and dots, three of these: 1.2.3.4; or IPv6:... */
static bool
is_address(const uint8_t *p, size_t n)
{
	size_t dots = 0;

	if (text_begins(p, n, "IPv6:"))
		return true;
	for (size_t i = 0; i < n; i++) {
		if ((p[i] < '0' || p[i] > '9') && p[i] != '.')
			return false;
		dots += p[i] == '.';
	}
	return dots == 3 && n >= 7;
}

/* An address with or without its brackets, if the n bytes at `at` are one and none was found so far. */
static bool
take_ip(struct reader *r, size_t at, size_t n)
{
	bool brackets = n > 2 && r->p[at] == '[' && r->p[at + n - 1] == ']';

	at += brackets;
	n -= brackets ? 2 : 0;
	if (!brackets && !is_address(r->p + at, n))
		return false;
	if (!r->found.ip.n)
		r->found.ip = (struct extent){ at, n };
	return true;
}

/* In a comment behind the name: [1.2.3.4] helo=name, name [1.2.3.4], HELO name, 1.2.3.4. */
static void
read_comment(struct reader *r, size_t from, size_t to)
{
	bool helo = false;

	for (size_t at = from, end; at < to; at = end) {
		while (at < to && (is_white(r->p[at]) || r->p[at] == ','))
			at++;
		for (end = at; end < to && !is_white(r->p[end]) && r->p[end] != ','; )
			end++;
		size_t n = end - at, name = text_begins(r->p + at, n, "helo=") ? 5 : 0;

		if (n > name && (name || helo) && !r->found.helo.n)
			r->found.helo = (struct extent){ at + name, n - name };
		else if (n)
			take_ip(r, at, n);
		helo = text_is(r->p + at, n, "HELO") || text_is(r->p + at, n, "EHLO");
	}
}

/* A word of a clause that is no comment; clauses grow word by word. */
static void
add_word(struct reader *r, size_t at, size_t end)
{
	struct extent *clause = &r->found.clauses[r->clause];

	if (!clause->n && r->clause == RECEIVED_FROM && !take_ip(r, at, end - at))
		r->found.name = (struct extent){ at, end - at };
	if (!clause->n)
		clause->at = at;
	clause->n = end - clause->at;
}

static void
add_comment(struct reader *r, size_t at, size_t end)
{
	size_t inside = at + 1, close = end > inside && r->p[end - 1] == ')' ? end - 1 : end;

	if (r->clause == RECEIVED_FROM)
		read_comment(r, inside, close);
	else if ((r->clause == RECEIVED_BY || r->clause == RECEIVED_WITH) && !r->found.software.n)
		r->found.software = trimmed(r->p, inside, close);
}

/* The clause that a word begins, if it is not there yet; negative: none. */
static int
clause_of(const struct reader *r, size_t at, size_t n)
{
	for (int i = 0; i < RECEIVED_CLAUSES; i++)
		if (text_is(r->p + at, n, words[i]) && !r->found.clauses[i].n && i != r->clause)
			return i;
	return -1;
}

/* Where the date begins: behind the last semicolon that stands in no comment; n: nowhere. */
static size_t
date_at(const struct reader *r)
{
	size_t date = r->n;

	for (size_t at = 0; at < r->n; ) {
		uint8_t c = r->p[at];

		if (c == ';')
			date = at;
		at = c == '(' || c == '"' || c == '<' ? closed_at(r, at, r->n) : at + 1;
	}
	return date;
}

struct received
received_parse(const uint8_t *p, size_t n)
{
	struct reader r = { .p = p, .n = n, .clause = -1 };
	size_t end = date_at(&r), next;

	if (end < n)
		r.found.date = trimmed(p, end + 1, n);
	for (size_t at = 0; at < end; at = next) {
		next = at + 1;
		if (is_white(p[at]))
			continue;
		next = word_end(&r, at, end);
		int clause = clause_of(&r, at, next - at);

		if (clause >= 0)
			r.clause = clause;
		else if (r.clause >= 0 && p[at] == '(')
			add_comment(&r, at, next);
		else if (r.clause >= 0)
			add_word(&r, at, next);
	}
	return r.found;
}
