/* T11: IMAP as lines, and the literals in them.  RFC 9051; DONE: RFC 2177. */

#include <stdlib.h>
#include "tests/dissectors/wire.h"

static struct wire wire;
static struct dialogue g;

/* Literals that look like commands, or are empty, or are announced in vain; pipelining; a last line without its end. */
static const struct {
	enum sender from;
	const char *text;
} lines[] = {
	{ FROM_SERVER, "* OK IMAP4rev1 ready\r\n" },
	{ FROM_CLIENT, "a1 LOGIN \"b \\\"o\" pa{2}ss\r\na2 select INBOX\r\n" },
	{ FROM_SERVER, "* 2 EXISTS\r\na1 OK in\r\na2 NO such\r\n" },
	{ FROM_CLIENT, "a3 APPEND Drafts (\\Seen) {14}\r\na4 LOGOUT\r\n{3}(x) {0}\r\n\r\na5 UID FETCH 1 (BODY[])\r\n" },
	{ FROM_SERVER, "+ go on\r\n* 1 FETCH (BODY[] {9+}\r\na3 OK\r\n{9}\r\n)\r\na5 BAD {x}\r\n" },
	{ FROM_CLIENT, "a6 LOGIN {3+}\r\nbob {4+}\r\npass\r\na7 IDLE\r\nDONE\r\na8 AUTHENTICATE PLAIN\r\n" },
	{ FROM_SERVER, "+ \r\n" },
	{ FROM_CLIENT, "AGIAcA==\r\na9 NOOP\n" },
	{ FROM_SERVER, "a8 OK in\r\n" },
	{ FROM_CLIENT, "b1 AUTHENTICATE PLAIN AGM=\r\n" },
	{ FROM_SERVER, "b1 OK in\r\n" },
	{ FROM_CLIENT, "a10 LOGOUT" },
};

#define ASKS(line) "imap\n  imap.isrequest 1\n  imap.line " line "\n"
#define TELLS(line) "imap\n  imap.isrequest 0\n  imap.line " line "\n"
#define TAG(tag, rest, command) "    imap.request_tag " tag "\n    imap.request " rest "\n    imap.request.command " command "\n"
#define COMMAND(tag, command) ASKS(tag " " command) TAG(tag, command, command)
#define REPLY(tag, status, rest) TELLS(tag " " status " " rest) \
	"    imap.response_tag " tag "\n    imap.response " status " " rest "\n    imap.response.status " status "\n"
#define LETTER(body, octets, lines) "imf\n  imf.no_header 1\n  imf.body " body "\n  imf.body.length " octets "\n    imf.body.lines " lines "\n" \
	"    imf.mime_version.absent 1\n    mime.text " body "\n"
#define UNTAGGED(mark, rest) TELLS(mark " " rest) "    imap.response " rest "\n"

static const char text[] =
    UNTAGGED("*", "OK IMAP4rev1 ready")
    ASKS("a1 LOGIN \"b \\\"o\" pa{2}ss") TAG("a1", "LOGIN \"b \\\"o\" pa{2}ss", "LOGIN")
    "    imap.request.username b \\\"o\n    imap.request.password pa{2}ss\n    imap.password.cleartext 1\n"
    ASKS("a2 select INBOX") TAG("a2", "select INBOX", "select") "    imap.request.folder INBOX\n"
    UNTAGGED("*", "2 EXISTS") REPLY("a1", "OK", "in") REPLY("a2", "NO", "such")
    ASKS("a3 APPEND Drafts (\\Seen) {14}") TAG("a3", "APPEND Drafts (\\Seen) {14}", "APPEND") "    imap.request.folder Drafts\n"
    "  imap.line (x) {0}\n" LETTER("a4 LOGOUT\\r\\n{3}", "14", "2")
    ASKS("a5 UID FETCH 1 (BODY[])") "    imap.request_tag a5\n    imap.request UID FETCH 1 (BODY[])\n"
    "    imap.request.command.uid 1\n    imap.request.command FETCH\n"
    UNTAGGED("+", "go on") UNTAGGED("*", "1 FETCH (BODY[] {9+}") "  imap.line }\n" LETTER("a3 OK\\r\\n{9", "9", "2")
    TELLS(")") REPLY("a5", "BAD", "{x}")
    ASKS("a6 LOGIN {3+}") TAG("a6", "LOGIN {3+}", "LOGIN") "    imap.password.cleartext 1\n"
    "  imap.literal bob\n  imap.line  {4+}\n  imap.literal pass\n"
    COMMAND("a7", "IDLE") ASKS("DONE") "    imap.request DONE\n    imap.request.command DONE\n"
    ASKS("a8 AUTHENTICATE PLAIN") TAG("a8", "AUTHENTICATE PLAIN", "AUTHENTICATE") "    imap.request.mechanism PLAIN\n"
    TELLS("+ ")
    "imap\n  imap.isrequest 1\n  imap.request.authentication AGIAcA==\n"
    "imap\n  imap.isrequest 1\n  imap.request.authentication a9 NOOP\n"	/* no reply to AUTHENTICATE came yet */
    REPLY("a8", "OK", "in")
    ASKS("b1 AUTHENTICATE PLAIN AGM=") TAG("b1", "AUTHENTICATE PLAIN AGM=", "AUTHENTICATE")
    "    imap.request.mechanism PLAIN\n    imap.request.authentication AGM=\n" REPLY("b1", "OK", "in") COMMAND("a10", "LOGOUT");

static void
make(void)
{
	dialogue_free(&g);
	g.port = 143;
	for (size_t i = 0; i < COUNT(lines); i++)
		say(&g, lines[i].from, lines[i].text, strlen(lines[i].text));
}

Test(imap, segmentations)
{
	make();
	check_segmentations(&g, text, "dialogue");
	/* Found by its greeting as well, on a port that tells nothing. */
	g.port = 1430;
	transmit(&wire, &g, 1460, IN_ORDER);
	char *got = messages_of(&wire);

	cr_expect_str_eq(got, text, "%s", got);
	free(got);
	wire_free(&wire);
	dialogue_free(&g);
}

/* What FETCH and APPEND bring is a letter where it is whole, or begins: RFC 9051 sections 6.3.12 and 7.5.2. */
Test(imap, letters)
{
	static const struct {
		const char *line;
		bool letter;
	} announced[] = {
		{ "* 1 FETCH (UID 7 BODY[] {14}\r\n", true }, { "* 1 FETCH (body[header] {14}\r\n", true },
		{ "* 1 FETCH (RFC822 {14}\r\n", true }, { "* 1 FETCH (RFC822.HEADER {14}\r\n", true },
		{ "* 1 FETCH (BINARY[] ~{14}\r\n", true }, { "* 1 FETCH (BODY[]<0> {14}\r\n", true },
		{ "* 1 FETCH (BODY[]<99> {14}\r\n", false }, { "* 1 FETCH (BODY[TEXT] {14}\r\n", false },
		{ "* 1 FETCH (RFC822.TEXT {14}\r\n", false }, { "* 1 FETCH (BODY[1] {14}\r\n", false },
		{ "* LIST () \"/\" {14}\r\n", false }, { "a append x {14}\r\n", true }, { "a APPEND {14}\r\n", false },
		{ "a LOGIN {14}\r\n", false },
	};

	for (size_t i = 0; i < COUNT(announced); i++) {
		dialogue_free(&g);
		g.port = 143;
		say(&g, announced[i].line[0] == 'a' ? FROM_CLIENT : FROM_SERVER, announced[i].line, strlen(announced[i].line));
		say(&g, g.turns[0].from, "Subject: Hi\r\n\r\n", 15);
		transmit(&wire, &g, 1460, IN_ORDER);
		char *got = messages_of(&wire);

		cr_expect_eq(strstr(got, "imf.subject Hi\n") != NULL, announced[i].letter, "%s%s", announced[i].line, got);
		cr_expect_eq(strstr(got, "imap.literal ") != NULL, !announced[i].letter, "%s%s", announced[i].line, got);
		free(got);
		wire_free(&wire);
	}
	dialogue_free(&g);
}

/* RFC 9051 section 5.5: replies come in any order, and belong together by the tag. */
Test(imap, replies)
{
	dialogue_free(&g);
	g.port = 143;
	say(&g, FROM_CLIENT, "a NOOP\r\nb NOOP\r\n", 16);		/* frames 4 and 5 */
	say(&g, FROM_SERVER, "b OK x\r\na OK x\r\nc OK x\r\n", 24);	/* 6 to 8 */
	transmit(&wire, &g, 8, IN_ORDER);
	struct session *s = observed_wire(&wire);

	cr_expect_eq(number_in(s, &wire, 4, "imap.response_in", 0), 7);
	cr_expect_eq(number_in(s, &wire, 5, "imap.response_in", 0), 6);
	cr_expect_eq(number_in(s, &wire, 6, "imap.response_to", 0), 5);
	cr_expect_eq(number_in(s, &wire, 7, "imap.response_to", 0), 4);
	cr_expect_eq(number_in(s, &wire, 7, "imap.time", 0), 3000000);
	cr_expect_eq(number_in(s, &wire, 8, "imap.response_to", 0), 0);
	session_free(s);
	wire_free(&wire);
	dialogue_free(&g);
}

/* RFC 9051 section 6.2.1: TLS behind the tagged OK to STARTTLS, and behind no other. */
Test(imap, secured)
{
	static const char *const replies[] = { "t OK go\r\n", "t NO no\r\n", "u OK go\r\n" };

	for (size_t i = 0; i < COUNT(replies); i++) {
		dialogue_free(&g);
		g.port = 143;
		say(&g, FROM_CLIENT, "t STARTTLS\r\n", 12);
		say(&g, FROM_SERVER, replies[i], strlen(replies[i]));
		say(&g, FROM_CLIENT, "\x16\x03\x01\r\n", 5);
		transmit(&wire, &g, 1460, IN_ORDER);
		char *got = messages_of(&wire);

		cr_expect_eq(strstr(got, "tls\n  tls.payload 1603010d0a\n") != NULL, i == 0, "%s", got);
		free(got);
		wire_free(&wire);
	}
	dialogue_free(&g);
}

/* A literal of more than a message holds: what follows in the next one is no command. */
Test(imap, long_literal)
{
	static char letter[(1 << 20) + 5000];

	memset(letter, 'x', sizeof letter);
	for (size_t i = 0; i + 16 < sizeof letter; i += 16)
		memcpy(letter + i, "a NOOP\r\n* OK no\r", 16);
	dialogue_free(&g);
	g.port = 143;
	say(&g, FROM_SERVER, "* 1 FETCH (BODY[] {1053576}\r\n", 29);	/* 2^20 + 5000 */
	say(&g, FROM_SERVER, letter, sizeof letter);
	say(&g, FROM_SERVER, ")\r\na OK done\r\n", 14);
	for (size_t size = 1460; size < 65000; size += 58540) {
		transmit(&wire, &g, size, IN_ORDER);
		char *got = messages_of(&wire);
		const char *sequel = strstr(got, "imap\n  imap.sequel "), *end = sequel ? strstr(sequel + 4, "imap\n") : NULL;

		cr_expect(sequel && end && !strcmp(end, REPLY("a", "OK", "done")), "%.100s", end ? end : got);
		cr_expect(sequel && !strstr(got, "imap.line a NOOP"), "a letter's lines are no commands");
		free(got);
		wire_free(&wire);
	}
	dialogue_free(&g);
}

Test(imap, recognised)
{
	static const struct {
		enum sender from;
		const char *line;
		bool imap;
	} first[] = {
		{ FROM_SERVER, "* OK [CAPABILITY IMAP4rev1]\r\n", true }, { FROM_SERVER, "* preauth imap ready\r\n", true },
		{ FROM_SERVER, "* OK ready\r\n", false }, { FROM_SERVER, "+OK IMAP\r\n", false }, { FROM_CLIENT, "* OK IMAP\r\n", false },
	};

	for (size_t i = 0; i < COUNT(first); i++)
		cr_expect_eq(recognises(&registry.entries[ENTRY_imap], first[i].from, first[i].line), first[i].imap, "%s", first[i].line);
}

/* A frame that is missing hides what it is part of; explained again, all is the same. */
Test(imap, gap)
{
	make();
	for (uint32_t lost = 4; lost < 14; lost++) {
		transmit(&wire, &g, 1460, IN_ORDER);
		lose(&wire, lost);
		check_explained(&wire, "gap");
		char *got = messages_of(&wire);

		cr_expect(lost == 6 || strstr(got, REPLY("a2", "NO", "such")), "%u:\n%s", lost, got);
		cr_expect(lost == 9 || strstr(got, COMMAND("a7", "IDLE")), "%u:\n%s", lost, got);
		free(got);
		wire_free(&wire);
	}
	dialogue_free(&g);
}
