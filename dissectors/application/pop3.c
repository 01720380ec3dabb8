/* POP3.  RFC 1939; extensions: RFC 2449; TLS: RFC 2595; AUTH: RFC 5034. */

#include "dissectors/application/pop3_rows.h"
#include "dissectors/engine/exchange_rows.h"

static const struct value replies_to[] = {	/* enum pop3_command */
	{ POP3_UNKNOWN, "a command that was not captured" }, { POP3_GREETING, "the connection: a greeting" },
	{ POP3_OTHER, "a command that POP3 does not have" },
#define X(name, alone, with_argument, states) { POP3_##name, #name },
	POP3_COMMANDS(X)
#undef X
	{ 0, NULL },
};

static const struct value states[] = {
	{ POP3_AUTHORIZATION, "AUTHORIZATION" }, { POP3_TRANSACTION, "TRANSACTION" }, { POP3_UPDATE, "UPDATE" },
	{ POP3_INFERRED, "TRANSACTION, though no login was seen" },
	{ POP3_NOT_KNOWN, "not known: the beginning was not captured" },
	{ POP3_REFUSED, "none: the server serves nobody" },
	{ 0, NULL },
};

enum { TO, STATE, RESPONSE_IN, NO_RESPONSE, REQUEST_IN, DELAY };

static const struct field fields[] = {
	[TO]          = { "pop.response.to", "In reply to", UINT, .values = replies_to, .generated = true },
	[STATE]       = { "pop.state", "State behind it", UINT, .values = states, .generated = true },
	[RESPONSE_IN] = { "pop.response_in", "Answered in frame", FRAME, .generated = true },
	[NO_RESPONSE] = { "pop.no_response", "No answer was captured", NOTE },
	[REQUEST_IN]  = { "pop.request_in", "Answers the command in frame", FRAME, .generated = true },
	[DELAY]       = { "pop.time", "Time since that command", DURATION, .generated = true },
};

static const struct exchange_rows exchange = {
	.response_in = &fields[RESPONSE_IN], .no_response = &fields[NO_RESPONSE], .request_in = &fields[REQUEST_IN],
	.delay = &fields[DELAY],
};

static void
dissect(struct dissection *d)
{
	struct pop3_fact f = { .kind = POP3_COMMAND, .command = POP3_OTHER };

	if (d->message)
		f = pop3_unpack(d->message->fact);
	if (f.kind == POP3_REPLY || f.kind == POP3_LINES)
		add_value(d, TO, f.command, d->p, 0);
	add_value(d, STATE, f.state, d->p, 0);
	add_turn(d, &exchange);
	summary(d, (int)f.kind);
	switch (f.kind) {
	case POP3_COMMAND: dissect_pop3_command(d, &f); break;
	case POP3_REPLY: dissect_pop3_reply(d, &f); break;
	case POP3_AUTHENTICATION: dissect_pop3_answer(d, &f); break;
	case POP3_CHALLENGE: dissect_pop3_challenge(d); break;
	case POP3_LINES: dissect_pop3_lines(d, &f); break;
	}
}

const struct dissector dissector_pop3 = {
	.proto = { "pop", "Post Office Protocol", PROTOCOL },
	.column = "POP",
	ROWS(fields),
	.also = &dissector_pop3_command,
	.dissect = dissect,
	.splitter = &pop3_splitter,
	.summaries = {
		[POP3_COMMAND] = "C: {pop.request}",
		[POP3_AUTHENTICATION] = "C: {pop.request.data}",
		[POP3_REPLY] = "S: {pop.response}",
		[POP3_CHALLENGE] = "S: {pop.response.data}",
		[POP3_LINES] = "S: the lines of the reply to {pop.response.to}",
	},
	.on = { { TCP_PORT, 110 } },
};
