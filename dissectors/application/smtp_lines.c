/* Lines of SMTP: commands, and the codes of replies.  RFC 5321 sections 4.1.1 and 4.2. */

#include <string.h>
#include "dissectors/application/smtp.h"

static const struct {
	const char *name;
	enum smtp_argument argument;
} commands[SMTP_COMMANDS_END] = {
#define X(name, argument) [SMTP_##name] = { #name, SMTP_##argument },
	SMTP_COMMANDS(X)
#undef X
};

/* RFC 5321 section 2.4: letters of any case. */
static bool
begins(const uint8_t *p, size_t n, const char *name)
{
	size_t i = 0;

	while (i < n && name[i] && (p[i] == name[i] || (p[i] >= 'a' && p[i] <= 'z' && p[i] - 32 == name[i])))
		i++;
	return !name[i];
}

static size_t
word_length(const uint8_t *p, size_t n)
{
	size_t i = 0;

	while (i < n && p[i] != ' ' && p[i] != '\t')
		i++;
	return i;
}

static size_t
spaces(const uint8_t *p, size_t n)
{
	size_t i = 0;

	while (i < n && (p[i] == ' ' || p[i] == '\t'))
		i++;
	return i;
}

static bool
is_proper(enum smtp_argument argument, const uint8_t *p, size_t n)
{
	switch (argument) {
	case SMTP_NOTHING: return !n;
	case SMTP_WORD: return n && p[word_length(p, n) - 1] != ':';
	case SMTP_FROM: return begins(p, n, "FROM:");
	case SMTP_TO: return begins(p, n, "TO:");
	case SMTP_NUMBER: return n && *p >= '0' && *p <= '9';
	default: return false;
	}
}

struct smtp_line
smtp_line(const uint8_t *p, size_t n)
{
	struct smtp_line line = { .command = SMTP_OTHER, .start = spaces(p, n) };

	line.word = word_length(p + line.start, n - line.start);
	line.rest = line.start + line.word;
	line.rest += spaces(p + line.rest, n - line.rest);
	for (int i = SMTP_HELO; i < SMTP_COMMANDS_END; i++)
		if (line.word == strlen(commands[i].name) && begins(p + line.start, line.word, commands[i].name))
			line.command = (enum smtp_command)i;
	if (line.command != SMTP_OTHER)
		line.proper = is_proper(commands[line.command].argument, p + line.rest, n - line.rest);
	return line;
}

bool
smtp_chunk_size(const uint8_t *p, size_t n, uint64_t *size, bool *last)
{
	size_t i = 0;

	*size = 0;
	for (; i < n && i < 18 && p[i] >= '0' && p[i] <= '9'; i++)
		*size = *size * 10 + (p[i] - '0');
	size_t rest = i + spaces(p + i, n - i);

	*last = n - rest == 4 && begins(p + rest, n - rest, "LAST");
	return i > 0 && (rest == n || (*last && rest > i));
}

unsigned
smtp_code(const uint8_t *p, size_t n, bool *more)
{
	*more = false;
	for (size_t i = 0; i < 3; i++)
		if (n <= i || p[i] < '0' || p[i] > '9')
			return 0;
	if (p[0] < '1' || p[0] > '5' || (n > 3 && p[3] >= '0' && p[3] <= '9'))
		return 0;
	*more = n > 3 && p[3] == '-';
	return (p[0] - '0') * 100u + (p[1] - '0') * 10u + (p[2] - '0');
}
