/* What POP3's splitter and its dissector share: commands, states, and the meaning of a message's fact. */
#ifndef DISSECTORS_APPLICATION_POP3_H
#define DISSECTORS_APPLICATION_POP3_H

#include "dissectors/engine/dissect.h"
#include "dissectors/engine/splitter.h"
#include "dissectors/mail/dots.h"

/* What a message is.  The names are given by what stood before, not by its bytes. */
enum pop3_kind {
	POP3_COMMAND,
	POP3_AUTHENTICATION,	/* of the client: a line that answers a challenge */
	POP3_REPLY,		/* a status line */
	POP3_CHALLENGE,		/* of the server: RFC 5034 section 4 */
	POP3_LINES,		/* what follows a status line, up to CRLF.CRLF */
};

/*
 * Name; whether lines follow +OK to the command alone, and with an argument;
 * in which states it may be given: A(UTHORIZATION), T(RANSACTION).
 * RFC 1939; RFC 2449: CAPA; RFC 2595: STLS; RFC 5034: AUTH; RFC 6856: LANG,
 * UTF8; what RFC 1081 and 1225 had: LAST, RPOP.
 */
#define POP3_COMMANDS(X) \
	X(APOP, 0, 0, A) X(AUTH, 1, 0, A) X(CAPA, 1, 1, A | T) X(DELE, 0, 0, T) X(LANG, 1, 0, A | T) \
	X(LAST, 0, 0, T) X(LIST, 1, 0, T) X(NOOP, 0, 0, T) X(PASS, 0, 0, A) X(QUIT, 0, 0, A | T) \
	X(RETR, 1, 1, T) X(RPOP, 0, 0, A) X(RSET, 0, 0, T) X(STAT, 0, 0, T) X(STLS, 0, 0, A) \
	X(TOP, 1, 1, T) X(UIDL, 1, 0, T) X(USER, 0, 0, A) X(UTF8, 0, 0, A)

/* What a reply is to. */
enum pop3_command {
	POP3_UNKNOWN,		/* the command was not captured */
	POP3_GREETING,
	POP3_OTHER,		/* none of these */
#define X(name, alone, with_argument, states) POP3_##name,
	POP3_COMMANDS(X)
#undef X
	POP3_ALL,
};

/* RFC 1939 sections 4 to 6. */
enum pop3_state {
	POP3_AUTHORIZATION, POP3_TRANSACTION, POP3_UPDATE,
	POP3_INFERRED,		/* TRANSACTION: a command of it was accepted, though no login was seen */
	POP3_NOT_KNOWN,		/* the beginning was not captured */
	POP3_REFUSED,		/* none: the greeting was negative */
};

/* A message's fact, taken apart. */
struct pop3_fact {
	enum pop3_kind kind;
	enum pop3_command command;	/* or to which one it is */
	enum pop3_state state;		/* behind the message */
	bool odd;			/* COMMAND: it is not allowed in this state */
	bool goes_on;			/* LINES: they began in a message before; amount: see pop3_dots() */
	uint32_t amount;		/* see below; at most POP3_AMOUNT_MAX */
};

/*
 * The amount is, for
 * COMMAND: 1 if it is a PASS that does not follow an accepted USER;
 * REPLY: 1 if lines follow;
 * AUTHENTICATION: enum sasl_mechanism, and behind that 8 bits the line's number, from 0;
 * LINES, to RETR: the octets that the status line announced, + 1;
 * LINES, to TOP: the lines asked for, + 1.
 * The last two are 0 where they are not known, or too large.
 */
enum { POP3_AMOUNT_MAX = (1 << 20) - 1 };

uint32_t pop3_pack(const struct pop3_fact *fact);
struct pop3_fact pop3_unpack(uint32_t fact);

/* How the dots of lines that go on were read up to here. */
static inline struct dots
pop3_dots(const struct pop3_fact *fact)
{
	struct dots dots = { .at = fact->amount & 7, .ends = (uint8_t)(fact->amount >> 3) };

	return fact->goes_on ? dots : (struct dots){ 0 };
}

/* Whether it may be given in that state; of a state that is not known, and of what is no command: true. */
bool pop3_allowed(enum pop3_state state, enum pop3_command command);

/* The state behind a positive reply to it; QUIT's begins with the command. */
enum pop3_state pop3_accepted(enum pop3_state state, enum pop3_command command);

/* Whether a positive reply to it opens the maildrop. */
bool pop3_logs_in(enum pop3_command command);

/* The command on a line of n bytes; *lines: whether +OK to it is followed by lines. */
enum pop3_command pop3_command(const uint8_t *line, size_t n, bool *lines);

/* '+' or '-' if the line is a status line, in letters of any case; "+ERR" is a '-'.  0: it is none. */
char pop3_status(const uint8_t *line, size_t n);

/* Length of the word that the line begins with. */
size_t pop3_word(const uint8_t *line, size_t n);

/* The number that n bytes begin with; *digits: how many, 0 if none, or too many. */
uint32_t pop3_number(const uint8_t *p, size_t n, size_t *digits);

/* The octets that the status line before a letter tells of: "1254 octets".  False: it does not. */
bool pop3_announced(const uint8_t *line, size_t n, uint32_t *octets);

/* Whether a first line is POP3's: for struct splitter. */
bool pop3_recognises(const struct window *w);

extern const struct splitter pop3_splitter;

#endif
