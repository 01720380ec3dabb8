/* Why a POP3 server says no.  RFC 1939, RFC 2449 section 8, RFC 3206. */

#include "dissectors/application/pop3_rows.h"
#include "dissectors/coding/line.h"

enum { TEXT_MAX = 512 };	/* bytes of a reply that are looked into */

enum failure {
	OTHER_FAILURE = 1, NO_MAILBOX, WRONG_PASSWORD, BUSY, OVERLOAD, NO_MESSAGE, ALREADY_DELETED, NO_COMMAND, TOO_SOON,
	SERVER_FAULT,
};

const struct value pop3_failures[] = {
	{ OTHER_FAILURE, "another reason" }, { NO_MAILBOX, "no such mailbox" },
	{ WRONG_PASSWORD, "password or name refused" }, { BUSY, "the mailbox is in use" },
	{ OVERLOAD, "the server is overloaded, or out of service for now" }, { NO_MESSAGE, "no such message" },
	{ ALREADY_DELETED, "the message is marked as deleted" }, { NO_COMMAND, "command unknown, or not allowed now" },
	{ TOO_SOON, "too soon after the last login" }, { SERVER_FAULT, "a lasting fault of the server" },
	{ 0, NULL },
};

/*
 * What servers write, the more telling first; RFC 2449 and 3206 give it codes in brackets.
 * RFC 1939 fixes no words: these are its examples, and those of common servers.
 */
static const struct {
	const char *phrase;
	enum failure failure;
} phrases[] = {
	{ "[in-use]", BUSY }, { "[login-delay]", TOO_SOON }, { "[sys/temp]", OVERLOAD }, { "[sys/perm]", SERVER_FAULT },
	{ "[auth]", WRONG_PASSWORD },
	{ "already locked", BUSY }, { "unable to lock", BUSY }, { "in use", BUSY }, { "is busy", BUSY }, { "is locked", BUSY },
	{ "unable to service", OVERLOAD }, { "try again later", OVERLOAD }, { "overload", OVERLOAD }, { "too many", OVERLOAD },
	{ "already deleted", ALREADY_DELETED }, { "is deleted", ALREADY_DELETED }, { "been deleted", ALREADY_DELETED },
	{ "no such message", NO_MESSAGE }, { "no message", NO_MESSAGE }, { "only have", NO_MESSAGE },
	{ "never heard", NO_MAILBOX }, { "no mailbox", NO_MAILBOX }, { "no such user", NO_MAILBOX },
	{ "unknown user", NO_MAILBOX }, { "user unknown", NO_MAILBOX }, { "no such mailbox", NO_MAILBOX },
	{ "password", WRONG_PASSWORD }, { "authentication", WRONG_PASSWORD }, { "login", WRONG_PASSWORD },
	{ "denied", WRONG_PASSWORD },
	{ "unknown command", NO_COMMAND }, { "invalid command", NO_COMMAND }, { "unrecognized", NO_COMMAND },
	{ "not implemented", NO_COMMAND }, { "not supported", NO_COMMAND }, { "syntax", NO_COMMAND },
};

/* Where the words tell nothing, the command does. */
static const uint8_t failures_of[POP3_ALL] = {
	[POP3_OTHER] = NO_COMMAND, [POP3_USER] = NO_MAILBOX, [POP3_PASS] = WRONG_PASSWORD, [POP3_APOP] = WRONG_PASSWORD,
	[POP3_AUTH] = WRONG_PASSWORD, [POP3_LIST] = NO_MESSAGE, [POP3_UIDL] = NO_MESSAGE, [POP3_RETR] = NO_MESSAGE,
	[POP3_TOP] = NO_MESSAGE, [POP3_DELE] = NO_MESSAGE,
};

/* Whether the text has a phrase in it, in letters of any case. */
static bool
says(const uint8_t *p, size_t n, const char *phrase)
{
	for (size_t i = 0; i < n && i < TEXT_MAX; i++)
		if (text_begins(p + i, n - i, phrase))
			return true;
	return false;
}

unsigned
pop3_failure(enum pop3_command command, const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		if (says(p, n, phrases[i].phrase))
			return phrases[i].failure;
	return failures_of[command] ? failures_of[command] : OTHER_FAILURE;
}
