/* FTP, its control connection.  RFC 959; EPRT and EPSV: RFC 2428; codes of TLS: RFC 4217. */

#include "dissectors/application/ftp.h"
#include "dissectors/coding/line.h"
#include "dissectors/engine/exchange_rows.h"
#include "dissectors/engine/registry.h"

static const struct value codes[] = {	/* RFC 959 section 4.2.2 */
	{ 110, "Restart marker" }, { 120, "Ready in some minutes" }, { 125, "Data connection is open, transfer starts" },
	{ 150, "File is fine, data connection will be opened" }, { 200, "Command done" }, { 202, "Command not needed here" },
	{ 211, "System status, or help" }, { 212, "Directory status" }, { 213, "File status" }, { 214, "Help" },
	{ 215, "Type of the system" }, { 220, "Ready for a new user" }, { 221, "Goodbye: control connection closes" },
	{ 225, "Data connection is open, no transfer" }, { 226, "Done: data connection closes" }, { 227, "Passive mode" },
	{ 228, "Long passive mode" }, { 229, "Extended passive mode" }, { 230, "User is logged in" },
	{ 232, "User is logged in, by the security exchange" }, { 234, "Security exchange is done" },
	{ 250, "File action done" }, { 257, "Path name" }, { 331, "User name is fine, password is needed" },
	{ 332, "Account is needed to log in" }, { 334, "Security data are needed" }, { 350, "File action waits for another command" },
	{ 421, "Service ends: control connection closes" }, { 425, "Data connection cannot be opened" },
	{ 426, "Data connection broke, transfer given up" }, { 430, "Wrong user name or password" },
	{ 431, "A resource for security is not there" }, { 450, "File is busy" }, { 451, "Error in the server, given up" },
	{ 452, "No room for the file" }, { 500, "Command not understood" }, { 501, "Argument not understood" },
	{ 502, "Command not implemented" }, { 503, "Commands in a wrong order" }, { 504, "Argument not implemented" },
	{ 521, "Data connection cannot be opened so" }, { 522, "Network protocol not supported" }, { 530, "Not logged in" },
	{ 532, "Account is needed to store files" }, { 533, "Refused for reasons of policy" }, { 534, "Refused for reasons of policy" },
	{ 550, "File not found, or no right to it" }, { 551, "Type of page unknown" }, { 552, "More than may be stored" },
	{ 553, "File name not allowed" }, { 0, NULL },
};

enum {
	IS_REQUEST, IS_RESPONSE, RESPONSE_IN, REQUEST_IN, DELAY, LINE, SIGNALS, COMMAND, ARG, PASSWORD, CLEARTEXT,
	ACTIVE_PORT, EPRT_PORT, CODE, RESPONSE_ARG, PASSIVE_PORT, EPSV_PORT, FURTHER, CODE_BAD,
};

static const struct field fields[] = {
	[IS_REQUEST]  = { "ftp.request", "Request", BOOL, .generated = true },
	[IS_RESPONSE] = { "ftp.response", "Response", BOOL, .generated = true },
	[RESPONSE_IN] = { "ftp.response_in", "Answered in frame", FRAME, .generated = true },
	[REQUEST_IN]  = { "ftp.request_in", "Answers the command in frame", FRAME, .generated = true },
	[DELAY]       = { "ftp.time", "Time from the command", DURATION, .generated = true },
	[LINE]        = { "ftp.line", "Line", TEXT },
	[SIGNALS]     = { "ftp.request.signals", "Telnet signals", BYTES },
	[COMMAND]     = { "ftp.request.command", "Request command", TEXT },
	[ARG]         = { "ftp.request.arg", "Request arg", TEXT },
	[PASSWORD]    = { "ftp.request.arg", "Request arg: password", TEXT, .secret = true },
	[CLEARTEXT]   = { "ftp.password.cleartext", "The password passes in cleartext: whoever hears this knows it", NOTE, .severity = WARNING },
	[ACTIVE_PORT] = { "ftp.active.port", "Active port", UINT, .generated = true },
	[EPRT_PORT]   = { "ftp.eprt.port", "Extended active port", UINT, .generated = true },
	[CODE]        = { "ftp.response.code", "Response code", UINT, .values = codes },
	[RESPONSE_ARG] = { "ftp.response.arg", "Response arg", TEXT },
	[PASSIVE_PORT] = { "ftp.passive.port", "Passive port", UINT, .generated = true },
	[EPSV_PORT]   = { "ftp.epsv.port", "Extended passive port", UINT, .generated = true },
	[FURTHER]     = { "ftp.response.line", "Further line", TEXT },
	[CODE_BAD]    = { "ftp.response.code.invalid", "The line begins with no code: it is no reply, or its beginning is missing", NOTE, .severity = WARNING },
};

static const struct exchange_rows exchange = {
	.response_in = &fields[RESPONSE_IN], .request_in = &fields[REQUEST_IN], .delay = &fields[DELAY],
};

enum { LINES_SHOWN = 1000 };		/* of a reply; those behind them are one node */

/* The number that stands between separators, so many of them before it; -1: none. */
static long
number_behind(const uint8_t *p, size_t n, const char *separators, int count)
{
	size_t i = 0;
	long number = -1;

	for (; count && i < n; i++)
		count -= strchr(separators, p[i]) != NULL && p[i];
	for (; !count && i < n && p[i] >= '0' && p[i] <= '9' && number < 100000; i++)
		number = (number < 0 ? 0 : number) * 10 + (p[i] - '0');
	return number;
}

/* Whoever names a port waits there for the connection that has the data. */
static void
add_data_port(struct dissection *d, int row, long port)
{
	add_derived(d, row, (uint64_t)port);
	if (d->session)
		session_expect(d->session, d, (uint16_t)port, &registry.entries[ENTRY_ftp_data]);
}

/* RFC 959 section 5.3.2: h1,h2,h3,h4,p1,p2, the port's bytes last. */
static void
add_port(struct dissection *d, int row, const uint8_t *p, size_t n)
{
	long high = number_behind(p, n, ",", 4), low = number_behind(p, n, ",", 5);

	if (high >= 0 && high < 256 && low >= 0 && low < 256)
		add_data_port(d, row, high << 8 | low);
}

/* RFC 2428 section 2: |protocol|address|port|; section 3: (|||port|). */
static void
add_long_port(struct dissection *d, int row, const uint8_t *p, size_t n)
{
	long port = number_behind(p, n, "|", 3);

	if (port >= 0 && port < 65536)
		add_data_port(d, row, port);
}

static void
dissect_arg(struct dissection *d, const uint8_t *command, size_t word, size_t n)
{
	bool secret = is_word(command, word, "PASS");
	const uint8_t *p = add_bytes(d, secret ? PASSWORD : ARG, n);

	if (secret)
		add_note(d, CLEARTEXT);
	else if (is_word(command, word, "PORT"))
		add_port(d, ACTIVE_PORT, p, n);
	else if (is_word(command, word, "EPRT"))
		add_long_port(d, EPRT_PORT, p, n);
}

static void
dissect_request(struct dissection *d)
{
	struct line line = line_at(d->p, left(d));
	size_t signals = ftp_signals(d->p, line.len);

	if (signals)
		add_bytes(d, SIGNALS, signals);
	line.len -= signals;
	line.whole -= signals;
	const uint8_t *start = d->p;
	size_t word = word_length(start, line.len);

	add_value(d, LINE, 0, start, line.len);
	d->depth++;
	if (word)
		add_bytes(d, COMMAND, word);
	if (line.len > word)
		take(d, 1);
	if (line.len > word + 1)
		dissect_arg(d, start, word, line.len - word - 1);
	d->depth--;
	take(d, line.whole - line.len);
}

static void
dissect_reply_line(struct dissection *d)
{
	struct line line = line_at(d->p, left(d));
	bool more;
	unsigned code = ftp_code(d->p, line.len, &more);
	size_t head = code ? 3 : 0;

	add_value(d, LINE, 0, d->p, line.len);
	if (!code)
		add_note(d, CODE_BAD);
	d->depth++;
	if (code)
		add_value(d, CODE, code, take(d, 3), 3);
	if (code && line.len > head)
		take(d, ++head - 3);
	if (line.len > head) {
		const uint8_t *p = add_bytes(d, RESPONSE_ARG, line.len - head);

		if (code == 227)
			add_port(d, PASSIVE_PORT, p, line.len - head);
		else if (code == 229)
			add_long_port(d, EPSV_PORT, p, line.len - head);
	}
	d->depth--;
	take(d, line.whole - line.len);
}

static void
dissect_response(struct dissection *d)
{
	dissect_reply_line(d);
	for (int i = 0; left(d) && i < LINES_SHOWN; i++) {
		struct line line = line_at(d->p, left(d));

		add_bytes(d, FURTHER, line.len);
		take(d, line.whole - line.len);
	}
	if (left(d))
		add_bytes(d, FURTHER, left(d));
}

static void
dissect(struct dissection *d)
{
	bool asks = !d->message || d->message->fact == FTP_REQUEST;

	summary(d, asks ? FTP_REQUEST : FTP_RESPONSE);
	add_value(d, IS_REQUEST, asks, d->p, 0);
	add_value(d, IS_RESPONSE, !asks, d->p, 0);
	add_turn(d, &exchange);
	if (asks)
		dissect_request(d);
	else
		dissect_response(d);
}

const struct dissector dissector_ftp = {
	.proto = { "ftp", "File Transfer Protocol (FTP)", PROTOCOL },
	.column = "FTP",
	ROWS(fields),
	.dissect = dissect,
	.splitter = &ftp_splitter,
	.summaries = {
		[FTP_REQUEST] = "Request: {ftp.request.command}{ |ftp.request.arg}",
		[FTP_RESPONSE] = "Response: {ftp.line}",
	},
	.on = { { TCP_PORT, 21 } },
};
