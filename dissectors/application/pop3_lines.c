/* POP3: words of lines, and what is packed into a message's fact.  RFC 1939 section 3. */

#include <string.h>
#include "dissectors/application/pop3.h"
#include "dissectors/coding/line.h"

static const struct {
	const char *name;
	bool alone, with_argument;	/* lines follow +OK */
} commands[POP3_ALL] = {
#define X(name, alone, with_argument, states) [POP3_##name] = { #name, alone, with_argument },
	POP3_COMMANDS(X)
#undef X
};

/* From bit 0 on: command 5, kind 3, state 3, odd or goes_on 1, amount 20. */
uint32_t
pop3_pack(const struct pop3_fact *fact)
{
	uint32_t amount = fact->amount < POP3_AMOUNT_MAX ? fact->amount : 0;

	return (uint32_t)fact->command | (uint32_t)fact->kind << 5 | (uint32_t)fact->state << 8 |
	    (uint32_t)(fact->odd || fact->goes_on) << 11 | amount << 12;
}

struct pop3_fact
pop3_unpack(uint32_t fact)
{
	enum pop3_kind kind = (enum pop3_kind)(fact >> 5 & 7);
	bool bit = fact >> 11 & 1;

	return (struct pop3_fact){ .kind = kind, .command = (enum pop3_command)(fact & 31),
	    .state = (enum pop3_state)(fact >> 8 & 7), .odd = bit && kind == POP3_COMMAND,
	    .goes_on = bit && kind == POP3_LINES, .amount = fact >> 12 };
}

size_t
pop3_word(const uint8_t *p, size_t n)
{
	size_t i = 0;

	while (i < n && p[i] != ' ' && p[i] != '\r' && p[i] != '\n')
		i++;
	return i;
}

/* RFC 1939 section 3: keywords are case-insensitive. */
enum pop3_command
pop3_command(const uint8_t *p, size_t n, bool *lines)
{
	size_t len = pop3_word(p, n), at = len;

	while (at < n && p[at] == ' ')
		at++;
	bool argument = pop3_word(p + at, n - at) > 0;

	*lines = false;
	for (unsigned i = POP3_OTHER + 1; i < POP3_ALL; i++) {
		if (!text_is(p, len, commands[i].name))
			continue;
		*lines = argument ? commands[i].with_argument : commands[i].alone;
		return (enum pop3_command)i;
	}
	return POP3_OTHER;
}

char
pop3_status(const uint8_t *p, size_t n)
{
	size_t len = pop3_word(p, n);

	if (text_is(p, len, "+OK"))
		return '+';
	return text_is(p, len, "-ERR") || text_is(p, len, "+ERR") ? '-' : 0;
}

uint32_t
pop3_number(const uint8_t *p, size_t n, size_t *digits)
{
	uint64_t v = 0;
	size_t i = 0;

	while (i < n && p[i] >= '0' && p[i] <= '9' && v <= UINT32_MAX)
		v = v * 10 + (p[i++] - '0');
	*digits = v <= UINT32_MAX ? i : 0;
	return *digits ? (uint32_t)v : 0;
}

bool
pop3_announced(const uint8_t *line, size_t n, uint32_t *octets)
{
	size_t at = pop3_word(line, n), digits;

	if (pop3_status(line, n) != '+' || at == n || line[at] != ' ')
		return false;
	at++;
	*octets = pop3_number(line + at, n - at, &digits);
	at += digits;
	if (!digits)
		return false;
	bool alone = at == n || line[at] == '\r' || line[at] == '\n';

	return alone || (n - at > 5 && (!memcmp(line + at, " octe", 5) || !memcmp(line + at, " byte", 5)));
}

/* A word in capitals, and a space or the line's end. */
static bool
begins(const struct window *w, const char *word)
{
	size_t n = strlen(word);

	return w->n > n && !memcmp(w->bytes, word, n) && strchr(" \r\n", w->bytes[n]) && w->bytes[n];
}

/* Arguments are numbers, or there is none: FTP has some of these commands, too, with names of files. */
static bool
numbers_follow(const struct window *w, size_t at)
{
	while (at < w->n && (w->bytes[at] == ' ' || (w->bytes[at] >= '0' && w->bytes[at] <= '9')))
		at++;
	return at < w->n && (w->bytes[at] == '\r' || w->bytes[at] == '\n');
}

/*
 * Not USER, which FTP has as well; not a bare "+OK" and "-ERR", which Redis and
 * NATS say.  The server's greeting tells anyway.
 */
bool
pop3_recognises(const struct window *w)
{
	static const char *const words[] = { "CAPA", "STLS", "UIDL", "TOP", "DELE", "RETR" };

	if (w->from == FROM_SERVER)
		return (begins(w, "+OK") && w->n > 6) || (begins(w, "-ERR") && w->n > 6 && w->bytes[5] == '[');
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (begins(w, words[i]))
			return numbers_follow(w, strlen(words[i]));
	return begins(w, "APOP");
}
