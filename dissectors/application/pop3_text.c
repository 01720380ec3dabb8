/* What follows POP3's status lines: lists, and letters.  RFC 1939 section 3 and 5, RFC 2449 section 6. */

#include <string.h>
#include "dissectors/application/pop3_rows.h"
#include "dissectors/coding/line.h"
#include "dissectors/engine/session.h"
#include "dissectors/mail/imf.h"

enum {
	LINE, CAPABILITY, MORE, LINES, NUMBER, OCTETS, UID, END, LETTER_OCTETS, ANNOUNCED, DIFFERS, ASKED, TOO_MANY, GOES_ON, CUT_OFF,
	DOTS_STAY,
};

static const struct field fields[] = {
	[LINE]       = { "pop.response.data", "Line", TEXT },
	[CAPABILITY] = { "pop.capability", "Capability", TEXT },
	[MORE]       = { "pop.response.data", "More lines, too many to show one by one", TEXT },
	[LINES]      = { "pop.response.data", "Lines", TEXT },
	[NUMBER]     = { "pop.message", "Message", UINT },
	[OCTETS]     = { "pop.octets", "Octets", UINT },
	[UID]        = { "pop.uid", "Lasting name", TEXT },
	[END]        = { "pop.response.end", "End of the lines", TEXT },
	[LETTER_OCTETS] = { "pop.letter.octets", "Octets of the letter", UINT, .generated = true },
	[ANNOUNCED]  = { "pop.announced", "Octets announced", UINT, .generated = true },
	[DIFFERS]    = { "pop.announced.differs", "The letter has not as many octets as announced", NOTE, .severity = WARNING },
	[ASKED]      = { "pop.top.lines", "Lines of the body asked for", UINT, .generated = true },
	[TOO_MANY]   = { "pop.top.more", "More lines of the body came than were asked for", NOTE, .severity = WARNING },
	[GOES_ON]    = { "pop.response.goes_on", "These lines go on from a message before", NOTE },
	[CUT_OFF]    = { "pop.response.cut_off", "The lines end here without a dot: the rest is missing, or comes in another message", NOTE },
	[DOTS_STAY]  = { "pop.letter.dots", "No memory to take away the dots that lines got on the way", NOTE, .severity = WARNING },
};

enum { LINES_SHOWN = 1000 };		/* of a list; those behind them are one node */

/* A number, a space, and what it is said of. */
static void
add_pair(struct dissection *d, const uint8_t *p, size_t n, bool uid)
{
	size_t digits, more;
	uint32_t number = pop3_number(p, n, &digits), octets;

	if (!digits || digits == n || p[digits] != ' ')
		return;
	const uint8_t *second = p + digits + 1;
	size_t len = pop3_word(second, n - digits - 1);

	add_value(d, NUMBER, number, p, digits);
	octets = pop3_number(second, len, &more);
	if (uid)
		add_value(d, UID, 0, second, len);
	else if (more)
		add_value(d, OCTETS, octets, second, more);
}

static void
add_list_line(struct dissection *d, enum pop3_command of)
{
	struct line line = line_at(d->p, left(d));
	const uint8_t *p = take(d, line.whole);

	if (!p)
		return;
	add_value(d, of == POP3_CAPA ? CAPABILITY : LINE, 0, p, line.len);
	d->depth++;
	if (of == POP3_LIST || of == POP3_UIDL)
		add_pair(d, p, line.len, of == POP3_UIDL);
	d->depth--;
}

static void
dissect_list(struct dissection *d, enum pop3_command of)
{
	for (int i = 0; left(d) && i < LINES_SHOWN; i++)
		add_list_line(d, of);
	if (left(d))
		add_bytes(d, MORE, left(d));
}

/* P20: the octets announced are those of the letter as it is stored, without what was added on the way. */
static void
compare(struct dissection *d, const struct pop3_fact *f)
{
	size_t n = left(d);

	add_value(d, LETTER_OCTETS, n, d->p, n);
	if (f->command == POP3_RETR && f->amount) {
		add_value(d, ANNOUNCED, f->amount - 1, d->p, 0);
		if (f->amount - 1 != n)
			add_value(d, DIFFERS, 0, d->p, n);
	}
	if (f->command != POP3_TOP || !f->amount)
		return;
	size_t header = imf_header_length(d->p, n);

	add_value(d, ASKED, f->amount - 1, d->p, 0);
	if (imf_lines(d->p + header, n - header).count > f->amount - 1)
		add_value(d, TOO_MANY, 0, d->p + header, n - header);
}

/* The message's end: the line that is only a dot, of so many bytes; 0: it is not there. */
static size_t
end_length(const struct dissection *d, const struct pop3_fact *f)
{
	struct dots dots = pop3_dots(f);
	size_t n = left(d);

	dots_take(&dots, d->p, n, NULL, NULL);
	return !dots.ended ? 0 : n >= 3 && d->p[n - 2] == '\r' ? 3 : 2;
}

/* The line that is only a dot, of n bytes; of 0, it is not there. */
static void
add_end(struct dissection *d, const uint8_t *p, size_t n)
{
	if (n)
		add_value(d, END, 0, p, *p == '.');
	else
		add_value(d, CUT_OFF, 0, p, 0);
}

/* What of the final line's bytes lies in this message: a limit may have cut it. */
static size_t
dot_line(const struct dissection *d, const struct pop3_fact *f)
{
	size_t n = end_length(d, f);

	return n < left(d) ? n : left(d);
}

static void
dissect_letter(struct dissection *d, const struct pop3_fact *f, size_t n)
{
	bool whole = d->message && d->message->ended == MESSAGE_WHOLE;

	if (!hand_over_dotted(d, n))
		add_value(d, DOTS_STAY, 0, d->p, n);
	if (n && whole)
		compare(d, f);
}

void
dissect_pop3_lines(struct dissection *d, const struct pop3_fact *f)
{
	bool letter = f->command == POP3_RETR || f->command == POP3_TOP;
	size_t end = dot_line(d, f), n = left(d) - end;

	if (f->goes_on)
		add_value(d, GOES_ON, 0, d->p, 0);
	if (letter && !f->goes_on) {
		add_end(d, d->p + n, end);
		dissect_letter(d, f, n);
		return;
	}
	struct scope lines = enter(d, n);

	if (!letter && f->command != POP3_UNKNOWN && f->command != POP3_OTHER)
		dissect_list(d, f->command);
	else if (left(d))
		add_bytes(d, LINES, left(d));
	leave(d, lines);
	add_end(d, d->p, end);
	take(d, end);
}

const struct dissector dissector_pop3_lines = {
	.proto = { "pop.lines", "Lists and letters of POP3", PROTOCOL },
	ROWS(fields),
};
