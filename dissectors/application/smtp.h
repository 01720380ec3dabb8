/* What SMTP's splitter and its dissector share: commands, and the meaning of a message's fact. */
#ifndef DISSECTORS_APPLICATION_SMTP_H
#define DISSECTORS_APPLICATION_SMTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a message is. */
enum smtp_kind {
	SMTP_COMMAND,
	SMTP_REPLY,		/* all lines of it */
	SMTP_TEXT,		/* a mail, up to CRLF.CRLF */
	SMTP_CHUNK,		/* the bytes that BDAT announced */
	SMTP_ANSWER,		/* a line that answers a challenge: RFC 4954 section 4 */
	SMTP_NOISE,		/* of the server: a line without a code */
};

/* Commands, and what follows them: that sets them apart from a line of a letter that begins alike. */
enum smtp_argument { SMTP_NOTHING, SMTP_ANYTHING, SMTP_WORD, SMTP_FROM, SMTP_TO, SMTP_NUMBER };

#define SMTP_COMMANDS(X) \
	X(HELO, WORD) X(EHLO, WORD) X(LHLO, WORD) X(MAIL, FROM) X(RCPT, TO) X(DATA, NOTHING) X(BDAT, NUMBER) \
	X(RSET, NOTHING) X(NOOP, NOTHING) X(QUIT, NOTHING) X(VRFY, WORD) X(EXPN, WORD) X(HELP, ANYTHING) \
	X(SEND, FROM) X(SOML, FROM) X(SAML, FROM) X(TURN, ANYTHING) X(ETRN, ANYTHING) X(ATRN, ANYTHING) \
	X(AUTH, WORD) X(STARTTLS, NOTHING) X(XCLIENT, ANYTHING) X(XFORWARD, ANYTHING)

/* What a line asks, or a reply is to. */
enum smtp_command {
	SMTP_UNSEEN,		/* a command that was not captured, or none */
	SMTP_GREETING,		/* none: the connection itself */
	SMTP_UNASKED,		/* none: the server says it all the same */
	SMTP_OTHER,		/* a word that is none of these */
	SMTP_MAIL_TEXT,		/* the end of a mail */
#define X(name, argument) SMTP_##name,
	SMTP_COMMANDS(X)
#undef X
	SMTP_COMMANDS_END,
};

/* RFC 5321 section 4.1.4: how far a session is, after a message. */
enum smtp_stage { SMTP_GREETED, SMTP_READY, SMTP_SENDER, SMTP_RECIPIENTS, SMTP_DATA_STAGE, SMTP_CLOSED };

/*
 * The fact, from its low bits on: kind, command, stage, flags, and two numbers:
 * of recipients that were accepted and refused; or, in an authentication, the
 * mechanism (enum sasl_mechanism) and which of the client's lines it is.
 */
enum {
	SMTP_INFERRED = 1,	/* a text that nobody asked for by 354 */
	SMTP_FALLBACK = 2,	/* HELO, because EHLO was refused */
	SMTP_LAST = 4,		/* the last chunk */
	SMTP_EARLY = 8,		/* a reply before the text that is asked for came */
	SMTP_FIRST = 16,	/* the first chunk */
	SMTP_COUNT_MAX = 127,
};

struct smtp_fact {
	enum smtp_kind kind;
	enum smtp_command command;
	enum smtp_stage stage;
	unsigned flags;
	unsigned first, second;
};

static inline uint32_t
smtp_pack(const struct smtp_fact *f)
{
	return (uint32_t)f->kind | (uint32_t)f->command << 3 | (uint32_t)f->stage << 9 | f->flags << 12 |
	    f->first << 17 | f->second << 24;
}

static inline struct smtp_fact
smtp_unpack(uint32_t fact)
{
	return (struct smtp_fact){ (enum smtp_kind)(fact & 7), (enum smtp_command)(fact >> 3 & 63),
	    (enum smtp_stage)(fact >> 9 & 7), fact >> 12 & 31, fact >> 17 & 127, fact >> 24 & 127 };
}

/* ---- smtp_lines.c: what lines say ---- */

/* A command line without its end, its rubbed-out characters gone. */
struct smtp_line {
	enum smtp_command command;	/* SMTP_OTHER, if it is none */
	size_t start, word;		/* its first word, behind spaces: where it begins, its bytes */
	size_t rest;			/* where what follows it begins, behind spaces */
	bool proper;			/* what follows it is as enum smtp_argument says: hardly a letter's line */
};
struct smtp_line smtp_line(const uint8_t *p, size_t n);

/* Bytes of a mail that BDAT announces, in what follows it; *last: no more follow.  False: it says no number. */
bool smtp_chunk_size(const uint8_t *rest, size_t n, uint64_t *size, bool *last);

/* The code that a line begins with, or 0; *more: the reply goes on behind it. */
unsigned smtp_code(const uint8_t *p, size_t n, bool *more);

extern const struct splitter smtp_splitter;

#endif
