/* IMAP.  RFC 9051; IDLE: RFC 2177. */

#include "dissectors/application/imap.h"
#include "dissectors/coding/line.h"
#include "dissectors/engine/exchange_rows.h"
#include "dissectors/mail/imf.h"

enum {
	IS_REQUEST, RESPONSE_IN, RESPONSE_TO, DELAY, LINE, LINE_SECRET, REQUEST_TAG, REQUEST, UID, COMMAND,
	FOLDER, USERNAME, PASSWORD, CLEARTEXT, RESPONSE_TAG, RESPONSE, STATUS, MECHANISM, AUTH, LITERAL, LITERAL_SECRET, SEQUEL,
};

static const struct field fields[] = {
	[IS_REQUEST]  = { "imap.isrequest", "Request", BOOL, .generated = true },
	[RESPONSE_IN] = { "imap.response_in", "Answered in frame", FRAME, .generated = true },
	[RESPONSE_TO] = { "imap.response_to", "Answers the command in frame", FRAME, .generated = true },
	[DELAY]       = { "imap.time", "Time from the command", DURATION, .generated = true },
	[LINE]        = { "imap.line", "Line", TEXT },
	[LINE_SECRET] = { "imap.line", "Line", TEXT, .secret = true },	/* behind a literal */
	[REQUEST_TAG] = { "imap.request_tag", "Request Tag", TEXT, .also = "imap.tag" },
	[REQUEST]     = { "imap.request", "Request", TEXT },
	[UID]         = { "imap.request.command.uid", "Request by UID", BOOL },
	[COMMAND]     = { "imap.request.command", "Request Command", TEXT, .also = "imap.command" },
	[FOLDER]      = { "imap.request.folder", "Request Folder", TEXT },
	[USERNAME]    = { "imap.request.username", "Request Username", TEXT },
	[PASSWORD]    = { "imap.request.password", "Request Password", TEXT, .secret = true },
	[CLEARTEXT]   = { "imap.password.cleartext", "The password passes in cleartext: whoever hears this knows it", NOTE, .severity = WARNING },
	[RESPONSE_TAG] = { "imap.response_tag", "Response Tag", TEXT, .also = "imap.tag" },
	[RESPONSE]    = { "imap.response", "Response", TEXT },
	[STATUS]      = { "imap.response.status", "Response Status", TEXT },
	[MECHANISM]   = { "imap.request.mechanism", "Mechanism of the login", TEXT },
	[AUTH]        = { "imap.request.authentication", "Answer to the challenge", TEXT, .secret = true },
	[LITERAL]     = { "imap.literal", "Literal", TEXT },
	[LITERAL_SECRET] = { "imap.literal", "Literal", TEXT, .secret = true },
	[SEQUEL]      = { "imap.sequel", "What follows in a message of more than 1 MB", TEXT },
};

static const struct exchange_rows exchange = {
	.response_in = &fields[RESPONSE_IN], .request_in = &fields[RESPONSE_TO], .delay = &fields[DELAY],
};

enum { PARTS_SHOWN = 1000, TAG_MAX = 31 };	/* literals of a message; bytes of a tag that count */

/* RFC 9051 section 6: these name a mailbox first. */
static const char *const of_folders[] = {
	"SELECT", "EXAMINE", "CREATE", "DELETE", "RENAME", "SUBSCRIBE", "UNSUBSCRIBE", "STATUS", "APPEND",
};

/* A command and its response have the same tag: RFC 9051 section 2.2.1. */
static void
pair(struct dissection *d, bool asks, const uint8_t *tag, size_t n)
{
	uint8_t key[sizeof(uint32_t) + TAG_MAX];

	if (!d->message || !n)
		return;
	n = n < TAG_MAX ? n : TAG_MAX;
	memcpy(key, &d->message->stream, sizeof(uint32_t));
	memcpy(key + sizeof(uint32_t), tag, n);
	add_exchange(d, &exchange, EXCHANGE_TURN, asks, key, sizeof(uint32_t) + n);
}

static void
skip_spaces(struct dissection *d)
{
	while (left(d) && *d->p == ' ')
		take(d, 1);
}

/* An atom, or what stands between quotes.  A literal comes behind the line. */
static void
add_string(struct dissection *d, int row)
{
	size_t n = 1;

	skip_spaces(d);
	if (!left(d) || *d->p == '{')
		return;
	if (*d->p != '"') {
		add_bytes(d, row, word_length(d->p, left(d)));
		return;
	}
	for (; n < left(d) && d->p[n] != '"'; n++)
		n += d->p[n] == '\\';
	n = n < left(d) ? n : left(d);
	take(d, 1);
	add_bytes(d, row, n - 1);
	if (left(d))
		take(d, 1);
}

/* Behind the tag: the command, and what some of them are about. */
static void
dissect_command(struct dissection *d)
{
	const uint8_t *p = d->p;
	size_t n = word_length(p, left(d));

	if (is_word(p, n, "UID")) {
		add_value(d, UID, 1, take(d, n), n);
		skip_spaces(d);
		p = d->p;
		n = word_length(p, left(d));
	}
	if (n)
		add_bytes(d, COMMAND, n);
	for (size_t i = 0; i < sizeof of_folders / sizeof *of_folders; i++)
		if (is_word(p, n, of_folders[i]))
			add_string(d, FOLDER);
	if (is_word(p, n, "LOGIN")) {
		add_string(d, USERNAME);
		add_string(d, PASSWORD);
		add_note(d, CLEARTEXT);
	} else if (is_word(p, n, "AUTHENTICATE")) {		/* RFC 4959 */
		add_string(d, MECHANISM);
		skip_spaces(d);
		if (left(d))
			add_bytes(d, AUTH, left(d));
	}
}

/* LOGIN has a password, AUTHENTICATE may have one: RFC 4959. */
static bool
tells_password(const uint8_t *p, size_t n)
{
	return begins_with(p, n, "LOGIN ") || begins_with(p, n, "AUTHENTICATE ");
}

/* The first line of a command, of n bytes.  Gives whether it tells a password. */
static bool
dissect_request(struct dissection *d, size_t n)
{
	struct scope outer = enter(d, n);
	const uint8_t *p = d->p;
	size_t tag = word_length(p, n), at = tag + (tag < n);
	bool secret = tells_password(p + at, n - at), alone = at == n;	/* DONE has no tag: RFC 2177 */

	if (!alone)
		pair(d, true, p, tag);
	add_value(d, LINE, 0, p, n);
	d->depth++;
	if (!alone) {
		add_bytes(d, REQUEST_TAG, tag);
		take(d, 1);
	}
	if (left(d))
		add_value(d, REQUEST, 0, d->p, left(d));
	if (left(d))
		dissect_command(d);
	d->depth--;
	leave(d, outer);
	return secret;
}

/* The first line of a response. */
static void
dissect_response(struct dissection *d, size_t n)
{
	struct scope outer = enter(d, n);
	const uint8_t *p = d->p;
	size_t tag;
	bool tagged = imap_tagged(p, n, &tag);
	bool plain = !tagged && !(tag == 1 && (*p == '*' || *p == '+'));	/* of a literal that is not whole */

	if (tagged)
		pair(d, false, p, tag);
	add_value(d, LINE, 0, p, n);
	d->depth++;
	if (tagged)
		add_bytes(d, RESPONSE_TAG, tag);
	else
		take(d, plain ? 0 : tag);
	skip_spaces(d);
	if (left(d) && !plain)
		add_value(d, RESPONSE, 0, d->p, left(d));
	if (tagged)
		add_bytes(d, STATUS, word_length(d->p, left(d)));
	d->depth--;
	leave(d, outer);
}

/*
 * Whether the literal that a line announces is a letter, or its beginning: RFC
 * 9051 section 7.5.2, RFC 3501 section 7.4.2.  What APPEND brings is one (section
 * 6.3.12), but for a mailbox's name.
 */
static bool
announces_letter(const uint8_t *p, size_t n, bool append)
{
	static const char *const items[] = { "BODY[]", "BODY[]<0>", "BODY[HEADER]", "BINARY[]", "RFC822", "RFC822.HEADER" };

	while (n && p[n - 1] != '{')
		n--;
	while (n && strchr("{~ ", p[n - 1]) && p[n - 1])
		n--;
	size_t start = n;

	while (start && p[start - 1] != ' ' && p[start - 1] != '(')
		start--;
	for (size_t i = 0; i < sizeof items / sizeof *items; i++)
		if (is_word(p + start, n - start, items[i]))
			return true;
	return append && !is_word(p + start, n - start, "APPEND");
}

/* A letter, which is the next layer, and so is shown behind all of this one. */
struct letter {
	struct aside at;
	size_t n;		/* 0: there was none so far */
};

static void
dissect_literal(struct dissection *d, size_t n, bool secret, bool is_letter, struct letter *letter)
{
	if (n && is_letter && !letter->n) {
		*letter = (struct letter){ { d->p, d->end, d->base, d->uncaptured, d->source }, n };
		take(d, n);
	} else if (n) {
		add_bytes(d, secret ? LITERAL_SECRET : LITERAL, n);
	}
}

/* Literals, and the lines behind them.  first: the line before the first one. */
static void
dissect_rest(struct dissection *d, bool literal, uint64_t length, bool secret, struct line first, const uint8_t *start)
{
	size_t tag = word_length(start, first.len), at = tag + (tag < first.len);
	bool append = begins_with(start + at, first.len - at, "APPEND "), is_letter = announces_letter(start, first.len, append);
	struct letter letter = { .n = 0 };

	for (int i = 0; literal && left(d) && i < PARTS_SHOWN; i++) {
		dissect_literal(d, length < left(d) ? (size_t)length : left(d), secret, is_letter, &letter);
		struct line line = line_at(d->p, left(d));

		literal = imap_literal(d->p, line.whole, &length);
		is_letter = announces_letter(d->p, line.len, append);
		if (line.len)
			add_bytes(d, secret ? LINE_SECRET : LINE, line.len);
		take(d, line.whole - line.len);
	}
	if (left(d))
		add_bytes(d, secret ? LITERAL_SECRET : LITERAL, left(d));
	if (letter.n) {
		come_back(d, &letter.at);
		hand_over_letter(d, letter.n);
	}
}

static void
dissect(struct dissection *d)
{
	enum imap_kind kind = d->message ? (enum imap_kind)d->message->fact : IMAP_REQUEST;
	struct line line = line_at(d->p, left(d));
	const uint8_t *start = d->p;
	uint64_t length = 0;
	bool literal = imap_literal(d->p, line.whole, &length), secret = kind == IMAP_AUTH;

	summary(d, (int)kind);
	if (kind == IMAP_SEQUEL) {
		add_bytes(d, SEQUEL, left(d));
		return;
	}
	add_value(d, IS_REQUEST, kind != IMAP_RESPONSE, d->p, 0);
	if (kind == IMAP_REQUEST)
		secret = dissect_request(d, line.len);
	else if (kind == IMAP_RESPONSE)
		dissect_response(d, line.len);
	else if (line.len)
		add_bytes(d, AUTH, line.len);
	take(d, line.whole - line.len);
	dissect_rest(d, literal, length, secret, line, start);
}

const struct dissector dissector_imap = {
	.proto = { "imap", "Internet Message Access Protocol", PROTOCOL },
	.column = "IMAP",
	ROWS(fields),
	.dissect = dissect,
	.splitter = &imap_splitter,
	.summaries = {
		[IMAP_REQUEST] = "Request: {imap.line}",
		[IMAP_RESPONSE] = "Response: {imap.line}",
		[IMAP_AUTH] = "Request: {imap.request.authentication}",
		[IMAP_SEQUEL] = "What follows in a message of more than 1 MB",
	},
	.on = { { TCP_PORT, 143 } },
};
