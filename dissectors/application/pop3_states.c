/* POP3's states: which commands they allow, and what leads from one to another.  RFC 1939 sections 4 to 6. */

#include "dissectors/application/pop3.h"

enum { A = 1 << POP3_AUTHORIZATION, T = 1 << POP3_TRANSACTION };

static const uint8_t states_of[POP3_ALL] = {	/* 0: of what is no command, nothing is known */
#define X(name, alone, with_argument, states) [POP3_##name] = states,
	POP3_COMMANDS(X)
#undef X
};

static bool
is_transaction(enum pop3_state state)
{
	return state == POP3_TRANSACTION || state == POP3_INFERRED;
}

bool
pop3_logs_in(enum pop3_command command)
{
	return command == POP3_PASS || command == POP3_APOP || command == POP3_AUTH || command == POP3_RPOP;
}

bool
pop3_allowed(enum pop3_state state, enum pop3_command command)
{
	uint8_t states = states_of[command];

	if (!states || state == POP3_NOT_KNOWN)
		return true;
	return state == POP3_AUTHORIZATION ? states & A : is_transaction(state) && states & T;
}

enum pop3_state
pop3_accepted(enum pop3_state state, enum pop3_command command)
{
	bool before = state == POP3_AUTHORIZATION || state == POP3_NOT_KNOWN;

	if (command == POP3_QUIT && is_transaction(state))
		return POP3_UPDATE;
	if (!before)
		return state;
	if (pop3_logs_in(command))
		return POP3_TRANSACTION;
	if (states_of[command] == T)
		return POP3_INFERRED;
	return states_of[command] == A ? POP3_AUTHORIZATION : state;
}
