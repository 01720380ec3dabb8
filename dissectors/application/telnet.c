/*
 * Telnet.  RFC 854: text, and between it commands that begin with IAC (255);
 * options: RFC 855, and IANA telnet-options, which names the RFC of each.
 */

#include "dissectors/application/telnet.h"
#include "dissectors/coding/line.h"
#include "dissectors/engine/session.h"

static const struct value commands[] = {	/* RFC 854; 236 to 239: RFC 885, 1184 */
	{ 236, "End of File" }, { 237, "Suspend Current Process" }, { 238, "Abort Process" }, { 239, "End of Record" },
	{ TELNET_SE, "Suboption End" }, { 241, "No Operation" }, { 242, "Data Mark" }, { 243, "Break" },
	{ 244, "Interrupt Process" }, { 245, "Abort Output" }, { 246, "Are You There?" }, { 247, "Erase Character" },
	{ 248, "Erase Line" }, { 249, "Go Ahead" }, { TELNET_SB, "Suboption" }, { TELNET_WILL, "Will" },
	{ TELNET_WONT, "Won't" }, { TELNET_DO, "Do" }, { TELNET_DONT, "Don't" }, { 0, NULL },
};

enum { TERMINAL_TYPE = 24, WINDOW_SIZE = 31, TERMINAL_SPEED = 32, X_DISPLAY = 35 };

static const struct value options[] = {
	{ 0, "Binary Transmission" }, { 1, "Echo" }, { 2, "Reconnection" }, { 3, "Suppress Go Ahead" },
	{ 4, "Approximate Message Size" }, { 5, "Status" }, { 6, "Timing Mark" }, { 7, "Remote Controlled Transmission and Echo" },
	{ 8, "Output Line Width" }, { 9, "Output Page Size" }, { 10, "Output Carriage-Return Disposition" },
	{ 11, "Output Horizontal Tab Stops" }, { 12, "Output Horizontal Tab Disposition" }, { 13, "Output Formfeed Disposition" },
	{ 14, "Output Vertical Tabstops" }, { 15, "Output Vertical Tab Disposition" }, { 16, "Output Linefeed Disposition" },
	{ 17, "Extended ASCII" }, { 18, "Logout" }, { 19, "Byte Macro" }, { 20, "Data Entry Terminal" }, { 21, "SUPDUP" },
	{ 22, "SUPDUP Output" }, { 23, "Send Location" }, { TERMINAL_TYPE, "Terminal Type" }, { 25, "End of Record" },
	{ 26, "TACACS User Identification" }, { 27, "Output Marking" }, { 28, "Terminal Location Number" },
	{ 29, "Telnet 3270 Regime" }, { 30, "X.3 PAD" }, { WINDOW_SIZE, "Negotiate About Window Size" },
	{ TERMINAL_SPEED, "Terminal Speed" }, { 33, "Remote Flow Control" }, { 34, "Linemode" },
	{ X_DISPLAY, "X Display Location" }, { 36, "Environment" }, { 37, "Authentication" }, { 38, "Encryption" },
	{ 39, "New Environment" }, { 40, "TN3270E" }, { 41, "XAUTH" }, { 42, "Charset" }, { 44, "Com Port Control" },
	{ 45, "Suppress Local Echo" }, { 46, "Start TLS" }, { 47, "Kermit" }, { 255, "Extended Options List" }, { 0, NULL },
};

static const struct value string_commands[] = {	/* RFC 1091, 1079, 1096 */
	{ 0, "Here's my" }, { 1, "Send your" }, { 0, NULL },
};

enum {
	DATA, DATA_SECRET, CLEARTEXT, CMD, SUBOPTION_END, SUBCMD, WIDTH, HEIGHT, STRING_CMD, STRING, OPTION_DATA, NO_END, PART,
};

static const struct field fields[] = {
	[DATA]        = { "telnet.data", "Data", TEXT, .listed = " " },
	[DATA_SECRET] = { "telnet.data", "Data: a password, or a part of one", TEXT, .listed = " ", .secret = true },
	[CLEARTEXT]   = { "telnet.password.cleartext", "The password passes in cleartext: whoever hears this knows it", NOTE, .severity = WARNING },
	[CMD]         = { "telnet.cmd", "Command", UINT, 1, DEC, commands, .listed = " " },
	[SUBOPTION_END] = { "telnet.cmd", "Command", UINT, 1, DEC, commands },
	[SUBCMD]      = { "telnet.subcmd", "Subcommand", UINT, 1, DEC, options, .listed = " " },
	[WIDTH]       = { "telnet.naws_subopt.width", "Width", UINT, 2, .unit = "characters" },
	[HEIGHT]      = { "telnet.naws_subopt.height", "Height", UINT, 2, .unit = "characters" },
	[STRING_CMD]  = { "telnet.string_subopt.cmd", "Command of the option", UINT, 1, DEC, string_commands },
	[STRING]      = { "telnet.string_subopt.value", "Value", TEXT },
	[OPTION_DATA] = { "telnet.option_data", "Option data", BYTES },
	[NO_END]      = { "telnet.suboption_length.invalid", "The suboption has no end: another command, or too much data, stands there", NOTE, .severity = WARNING },
	[PART]        = { "telnet.cmd.part", "A command that is not whole: bytes are missing, or the connection ends", BYTES },
};

enum { LINES_SHOWN = 1000 };		/* of a message; those behind them are one node */

/* A node for each line, with its end, as Wireshark shows them. */
static void
dissect_text(struct dissection *d, size_t n, bool secret)
{
	struct scope outer = enter(d, n);
	const struct field *row = &fields[secret ? DATA_SECRET : DATA];

	for (int i = 0; left(d) && i < LINES_SHOWN; i++)
		add_bytes_row(d, row, line_at(d->p, left(d)).whole);
	if (left(d))
		add_bytes_row(d, row, left(d));
	if (secret)
		add_note(d, CLEARTEXT);
	leave(d, outer);
}

static void
dissect_option_data(struct dissection *d, uint64_t option)
{
	if (option == WINDOW_SIZE && left(d) == 4) {	/* RFC 1073 */
		add_uint(d, WIDTH);
		add_uint(d, HEIGHT);
	} else if ((option == TERMINAL_TYPE || option == TERMINAL_SPEED || option == X_DISPLAY) && left(d)) {
		add_uint(d, STRING_CMD);
		if (left(d))
			add_bytes(d, STRING, left(d));
	} else if (left(d)) {
		add_bytes(d, OPTION_DATA, left(d));
	}
}

/* The option and its parameters: n bytes, of which the last two are IAC SE if it has an end. */
static void
dissect_suboption(struct dissection *d, size_t n)
{
	bool ends = n >= 2 && d->p[n - 2] == TELNET_IAC && d->p[n - 1] == TELNET_SE;
	struct scope outer = enter(d, ends ? n - 2 : n);

	d->depth++;
	if (left(d))
		dissect_option_data(d, add_uint(d, SUBCMD));
	d->depth--;
	leave(d, outer);
	if (!ends) {
		add_note(d, NO_END);
		return;
	}
	take(d, 1);
	add_uint(d, SUBOPTION_END);
}

/* n bytes from IAC on. */
static void
dissect_command(struct dissection *d, size_t n)
{
	take(d, 1);
	uint64_t command = add_uint(d, CMD);

	if (command == TELNET_SB) {
		dissect_suboption(d, n - 2);
	} else if (n > 2) {
		d->depth++;
		add_uint(d, SUBCMD);
		d->depth--;
	}
}

static void
dissect(struct dissection *d)
{
	bool secret = d->message && d->message->fact == TELNET_PASSWORD;
	bool whole = d->message && d->message->ended == MESSAGE_WHOLE;

	summary(d, 0);
	while (left(d)) {
		size_t n = telnet_unit(d->p, left(d));

		if (!n && whole)	/* a suboption without an end: the command that says so is the next message's */
			n = left(d);
		bool text = n && (*d->p != TELNET_IAC || d->p[1] == TELNET_IAC);

		if (!n)
			add_bytes(d, PART, left(d));
		else if (text)
			dissect_text(d, n, secret);
		else
			dissect_command(d, n);
	}
}

const struct dissector dissector_telnet = {
	.proto = { "telnet", "Telnet", PROTOCOL },
	.column = "TELNET",
	ROWS(fields),
	.dissect = dissect,
	.splitter = &telnet_splitter,
	.summaries = { "Telnet{...}" },
	.on = { { TCP_PORT, 23 } },
};
