/*
 * SMTP: how mail is sent.  RFC 5321, and RFC 821 before it; LMTP: RFC 2033;
 * chunks: RFC 3030.
 */

#include "dissectors/application/smtp_rows.h"
#include "dissectors/coding/line.h"
#include "dissectors/engine/exchange_rows.h"
#include "dissectors/mail/imf.h"

static const struct value replies_to[] = {	/* enum smtp_command */
	{ SMTP_UNSEEN, "no command that was captured" }, { SMTP_GREETING, "the connection: a greeting" },
	{ SMTP_UNASKED, "nothing" }, { SMTP_OTHER, "a command that SMTP does not have" },
	{ SMTP_MAIL_TEXT, "the end of the mail" },
#define X(name, argument) { SMTP_##name, #name },
	SMTP_COMMANDS(X)
#undef X
	{ 0, NULL },
};

static const struct value stages[] = {	/* enum smtp_stage */
	{ SMTP_GREETED, "connected, no HELO so far" }, { SMTP_READY, "ready for a mail" },
	{ SMTP_SENDER, "mail begun: sender known" }, { SMTP_RECIPIENTS, "sender and recipients known" },
	{ SMTP_DATA_STAGE, "the mail is sent" }, { SMTP_CLOSED, "closed" }, { 0, NULL },
};

/* RFC 821 section 3: the procedures. */
enum step { OTHER_STEP, OPENING, MAILING, SENDING, VERIFYING, EXPANDING, AUTHENTICATING, CLOSING };

static const struct value steps[] = {
	{ OPENING, "opening the channel" }, { MAILING, "mail" }, { SENDING, "sending to a terminal" },
	{ VERIFYING, "verifying a user" }, { EXPANDING, "expanding a mailing list" }, { AUTHENTICATING, "authentication" },
	{ CLOSING, "closing the channel" }, { 0, NULL },
};

static const uint8_t step_of[SMTP_COMMANDS_END] = {
	[SMTP_GREETING] = OPENING, [SMTP_HELO] = OPENING, [SMTP_EHLO] = OPENING, [SMTP_LHLO] = OPENING, [SMTP_MAIL] = MAILING,
	[SMTP_RCPT] = MAILING, [SMTP_DATA] = MAILING, [SMTP_BDAT] = MAILING, [SMTP_MAIL_TEXT] = MAILING, [SMTP_SEND] = SENDING,
	[SMTP_SOML] = SENDING, [SMTP_SAML] = SENDING, [SMTP_VRFY] = VERIFYING, [SMTP_EXPN] = EXPANDING,
	[SMTP_AUTH] = AUTHENTICATING, [SMTP_QUIT] = CLOSING,
};

enum {
	REQUEST, RESPONSE, TO, STEP, STATE, ACCEPTED, REFUSED, MESSAGE, SIZE, END, RESPONSE_IN, NO_RESPONSE, REQUEST_IN,
	DELAY, EARLY, INFERRED, LOOSE_DOT, BARE_LF, CUT_OFF, DOTS_STAY,
};

static const struct field fields[] = {
	[REQUEST]   = { "smtp.req", "Request", BOOL, .generated = true },
	[RESPONSE]  = { "smtp.rsp", "Response", BOOL, .generated = true },
	[TO]        = { "smtp.response.to", "In reply to", UINT, .values = replies_to, .generated = true },
	[STEP]      = { "smtp.step", "Step", UINT, .values = steps, .generated = true },
	[STATE]     = { "smtp.state", "Session then", UINT, .values = stages, .generated = true },
	[ACCEPTED]  = { "smtp.recipients.accepted", "Recipients accepted so far", UINT, .generated = true },
	[REFUSED]   = { "smtp.recipients.refused", "Recipients refused so far", UINT, .generated = true },
	[MESSAGE]   = { "smtp.message", "Message", TEXT },
	[SIZE]      = { "smtp.message.size", "Bytes of the mail, as sent", UINT, .unit = "bytes" },
	[END]       = { "smtp.eom", "End of the mail", TEXT },
	[RESPONSE_IN] = { "smtp.response_in", "Replied to in frame", FRAME, .generated = true },
	[NO_RESPONSE] = { "smtp.no_response", "Nobody replied", NOTE, .severity = WARNING },
	[REQUEST_IN]  = { "smtp.request_in", "Reply to frame", FRAME, .generated = true },
	[DELAY]     = { "smtp.time", "Time to reply", DURATION, .generated = true },
	[EARLY]     = { "smtp.response.early", "The mail that was asked for by 354 has not begun: this reply answers nothing", NOTE, .severity = WARNING },
	[INFERRED]  = { "smtp.message.inferred", "No 354 asked for a mail: these lines are one by what they look like", NOTE, .severity = WARNING },
	[LOOSE_DOT] = { "smtp.message.loose_dot", "A line is only a dot and ends with LF alone: some servers take it for the mail's end, and what follows for commands", NOTE, .severity = WARNING },
	[BARE_LF]   = { "smtp.line.bare_lf", "The line ends with LF alone", NOTE, .severity = WARNING },
	[CUT_OFF]   = { "smtp.message.cut_off", "The mail ends here without its end: the rest is missing", NOTE, .severity = WARNING },
	[DOTS_STAY] = { "smtp.message.dots", "No memory to take doubled dots away", NOTE, .severity = WARNING },
};

static const struct exchange_rows exchange_rows = {
	.response_in = &fields[RESPONSE_IN], .no_response = &fields[NO_RESPONSE], .request_in = &fields[REQUEST_IN],
	.delay = &fields[DELAY],
};

static void
add_state(struct dissection *d, const struct smtp_fact *f)
{
	if (step_of[f->command])
		add_value(d, STEP, step_of[f->command], d->p, 0);
	add_value(d, STATE, f->stage, d->p, 0);
}

/* A line, by its dissector or as a row of its own. */
static void
dissect_line(struct dissection *d, const struct smtp_fact *f, void (*dissect)(struct dissection *, const struct smtp_fact *))
{
	struct line line = line_at(d->p, left(d));
	struct scope all = enter(d, line.whole), text = enter(d, line.len);

	dissect(d, f);
	leave(d, text);
	if (line.bare)
		add_value(d, BARE_LF, 0, d->p, 1);
	leave(d, all);
}

static void
dissect_request(struct dissection *d, const struct smtp_fact *f)
{
	add_value(d, REQUEST, 1, d->p, 0);
	dissect_line(d, f, f->kind == SMTP_COMMAND ? dissect_smtp_command : dissect_smtp_answer);
	add_state(d, f);
}

static void
dissect_response(struct dissection *d, const struct smtp_fact *f)
{
	bool counts = f->command == SMTP_RCPT || f->command == SMTP_DATA || f->command == SMTP_MAIL_TEXT ||
	    (f->command == SMTP_BDAT && f->flags & SMTP_LAST);

	add_value(d, RESPONSE, 1, d->p, 0);
	add_value(d, TO, f->command, d->p, 0);
	if (f->flags & SMTP_EARLY)
		add_value(d, EARLY, 0, d->p, 0);
	dissect_smtp_reply(d, f);
	if (counts && f->first)
		add_value(d, ACCEPTED, f->first, d->p, 0);
	if (counts && f->second)
		add_value(d, REFUSED, f->second, d->p, 0);
	add_state(d, f);
}

/* ---- mails ---- */

/* The line that ends n bytes is only a dot: its length with its end, or 0. */
static size_t
dot_line(const uint8_t *p, size_t n)
{
	size_t dot = n >= 3 && p[n - 2] == '\r' ? 3 : 2;

	return n >= dot && p[n - 1] == '\n' && p[n - dot] == '.' && (n == dot || p[n - dot - 1] == '\n') ? dot : 0;
}

/* A line of n bytes is only a dot, and not by CRLF before and behind it. */
static bool
has_loose_dot(const uint8_t *p, size_t n)
{
	bool loose = false, bare = false;

	for (size_t at = 0; at < n && !loose; ) {
		struct line line = line_at(p + at, n - at);

		loose = line.len == 1 && p[at] == '.' && line.whole > 1 && (bare || line.bare);
		bare = line.bare;
		at += line.whole;
	}
	return loose;
}

static void
add_cut_off(struct dissection *d)
{
	if (d->message && d->message->ended >= MESSAGE_AT_GAP)
		add_value(d, CUT_OFF, 0, d->end, 0);
}

static void
dissect_mail(struct dissection *d, const struct smtp_fact *f)
{
	size_t n = left(d), end = d->message && d->message->ended == MESSAGE_WHOLE ? dot_line(d->p, n) : 0, mail = n - end;
	const uint8_t *p = d->p;

	add_value(d, REQUEST, 1, p, 0);
	add_value(d, SIZE, mail, p, mail);
	if (f->flags & SMTP_INFERRED)
		add_derived(d, INFERRED, 0);
	if (has_loose_dot(p, n))
		add_derived(d, LOOSE_DOT, 0);
	if (end)
		add_value(d, END, 0, p + mail, end);
	add_state(d, f);
	add_turn(d, &exchange_rows);
	add_cut_off(d);
	if (d->message && d->message->sequel)
		add_bytes(d, MESSAGE, mail);	/* the letter goes on */
	else if (!hand_over_dotted(d, mail))
		add_value(d, DOTS_STAY, 0, p, mail);
}

/* A whole mail, in one chunk or put together from several; or a part of one, which is shown as a whole with the last one. */
static void
dissect_chunk(struct dissection *d, const struct smtp_fact *f)
{
	bool whole = f->flags & SMTP_FIRST && f->flags & SMTP_LAST && !(d->message && d->message->sequel);
	size_t n = left(d);

	add_value(d, REQUEST, 1, d->p, 0);
	add_value(d, SIZE, n, d->p, n);
	add_cut_off(d);
	if (whole)
		hand_over_letter(d, n);
	else
		add_bytes(d, MESSAGE, n);
}

static void
dissect(struct dissection *d)
{
	struct smtp_fact f = smtp_unpack(d->message ? d->message->fact : 0);

	if (!d->message)
		f.command = SMTP_OTHER;
	summary(d, (int)f.kind);
	if (!left(d))
		return;
	switch (f.kind) {
	case SMTP_COMMAND:
	case SMTP_ANSWER: dissect_request(d, &f); break;
	case SMTP_REPLY: dissect_response(d, &f); break;
	case SMTP_NOISE: dissect_line(d, &f, dissect_smtp_noise); break;
	case SMTP_TEXT: dissect_mail(d, &f); return;
	case SMTP_CHUNK: dissect_chunk(d, &f); return;
	}
	add_turn(d, &exchange_rows);
}

const struct dissector dissector_smtp = {
	.proto = { "smtp", "Simple Mail Transfer Protocol", PROTOCOL },
	.column = "SMTP",
	ROWS(fields),
	.also = &dissector_smtp_command,
	.dissect = dissect,
	.splitter = &smtp_splitter,
	.summaries = {
		[SMTP_COMMAND] = "C: {smtp.command_line}",
		[SMTP_REPLY] = "S: {smtp.response}{ (|smtp.response.lines}{ lines)|smtp.response.lines|}",
		[SMTP_TEXT] = "C: mail, {smtp.message.size} bytes",
		[SMTP_CHUNK] = "C: part of a mail, {smtp.message.size} bytes",
		[SMTP_ANSWER] = "C: {|smtp.auth.answer}{|smtp.auth.username_password}",
		[SMTP_NOISE] = "S: {smtp.response}",
	},
	.on = { { TCP_PORT, 25 }, { TCP_PORT, 587 } },
};
