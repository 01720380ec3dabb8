/* What POP3's splitter and its dissector share: commands, and the meaning of a message's fact. */
#ifndef DISSECTORS_APPLICATION_POP3_H
#define DISSECTORS_APPLICATION_POP3_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a message is.  The names are given by what stood before, not by its bytes. */
enum pop3_kind {
	POP3_COMMAND,
	POP3_AUTHENTICATION,	/* of the client: a line that answers a challenge */
	POP3_REPLY,		/* a status line */
	POP3_CHALLENGE,		/* of the server: RFC 5034 section 4 */
	POP3_LINES,		/* what follows a status line, up to CRLF.CRLF */
};

/* LIST and UIDL have lines only without an argument. */
#define POP3_COMMANDS(X) \
	X(APOP, false, false) X(AUTH, true, false) X(CAPA, true, true) X(DELE, false, false) \
	X(LIST, true, false) X(NOOP, false, false) X(PASS, false, false) X(QUIT, false, false) \
	X(RETR, true, true) X(RSET, false, false) X(STAT, false, false) X(STLS, false, false) \
	X(TOP, true, true) X(UIDL, true, false) X(USER, false, false)

/* What a reply is to. */
enum pop3_command {
	POP3_UNKNOWN,		/* the command was not captured */
	POP3_GREETING,
	POP3_OTHER,		/* none of these */
#define X(name, alone, with_argument) POP3_##name,
	POP3_COMMANDS(X)
#undef X
};

static inline uint32_t
pop3_fact(enum pop3_kind kind, unsigned command)
{
	return (uint32_t)kind << 8 | command;
}

/* The command on a line of n bytes; *lines: whether +OK to it is followed by lines. */
enum pop3_command pop3_command(const uint8_t *line, size_t n, bool *lines);

/* '+' or '-' if the line is a status line, 0 if not. */
char pop3_status(const uint8_t *line, size_t n);

/* Length of the word that the line begins with. */
size_t pop3_word(const uint8_t *line, size_t n);

extern const struct splitter pop3_splitter;

#endif
