/* What POP3's messages say, and what is wrong with them. */

#include <stdio.h>
#include <stdlib.h>
#include "tests/dissectors/wire.h"

enum { TURNS = 10, LINES = 24 };

/* What is said, C: by the client, S: by the server; lines that must come of it, in order; one that must not. */
static const struct talk_sample {
	const char *name;
	const char *turns[TURNS];
	const char *lines[LINES];
	const char *never;
} samples[] = {
	{ "P32, P39, U16: a greeting with a timestamp",
	  { "S+OK mPOP POP3 server ready <21874.951843201@pop.mail.example>\r\n" },
	  { "pop.response.to 1", "pop.state 0", "pop.server.software mPOP", "pop.timestamp <21874.951843201@pop.mail.example>",
	    "pop.timestamp.process 21874", "pop.timestamp.clock 951843201", "pop.timestamp.host pop.mail.example",
	    "pop.apop 1" }, "pop.server.version" },
	{ "P39, U16: one without", { "S+OK QPOP (version 2.52) at mail.computerra.ru starting.\r\n" },
	  { "pop.server.software QPOP", "pop.server.version 2.52", "pop.server.host mail.computerra.ru", "pop.apop 0" },
	  "pop.timestamp" },
	{ "U16: the host first", { "S+OK ladymacbeth.local Cyrus POP3 v2.3.16 server ready <1.2@ladymacbeth.local>\r\n" },
	  { "pop.server.software Cyrus", "pop.server.version 2.3.16", "pop.server.host ladymacbeth.local", "pop.apop 1" }, NULL },
	{ "U16: nothing is guessed", { "S+OK POP3 server ready\r\n" }, { "pop.apop 0" }, "pop.server.software" },
	{ "P15, P02: a greeting that refuses", { "S-ERR Unable to service you now. Try again later...\r\n", "CUSER x\r\n" },
	  { "pop.response.to 1", "pop.state 5", "pop.failure 5", "pop.request.state 1" }, NULL },
	{ "P03: words of commands",
	  { "S+OK\r\n", "CUS\r\nHELLO\r\nUSER  a\r\nUSER 0123456789012345678901234567890123456789X\r\nUSER \xe4\r\nNOOP\n" },
	  { "pop.request.command US", "pop.request.keyword 1", "pop.request.command HELLO", "pop.request.meaning 2",
	    "pop.request.keyword 1", "pop.request.command USER", "pop.request.spaces 1", "pop.request.command USER",
	    "pop.request.argument_long 1", "pop.request.command USER", "pop.request.not_printable 1",
	    "pop.request.bare_lf 1", "pop.request.command NOOP" }, NULL },
	{ "P03: forty characters and one space are right", { "S+OK\r\n", "Cuser 0123456789012345678901234567890123456789\r\n" },
	  { "pop.request.command user", "pop.user 0123456789012345678901234567890123456789" }, "pop.request.argument_long" },
	{ "P04: indicators", { "S+ok\r\n", "CDELE 1\r\nDELE 2\r\nDELE 3\r\n", "S+ERR no\r\nwhat\r\n-err no such message\n" },
	  { "pop.response.case 1", "pop.response.to 6", "pop.response.indicator +ERR", "pop.response.plus_err 1",
	    "pop.response.to 6", "pop.response what", "pop.response.no_indicator 1",
	    "pop.response.to 6", "pop.response.indicator -err", "pop.response.case 1", "pop.failure 6", "pop.response.bare_lf 1" },
	  "pop.response.indicator what" },
	{ "P06-P08, P11: states, and what they allow",
	  { "S+OK\r\n", "CSTAT\r\n", "S-ERR no\r\n", "CPASS x\r\n", "S-ERR no\r\n", "CUSER u\r\nPASS p w\r\nSTAT\r\nQUIT\r\n",
	    "S+OK\r\n+OK\r\n+OK 1 2\r\n+OK bye\r\n", "CNOOP\r\n" },
	  { "pop.request STAT", "pop.request.state 1", "pop.state 0", "pop.request PASS x", "pop.password.cleartext 1",
	    "pop.request.pass_order 1", "pop.request USER u", "pop.request PASS p w", "pop.password p w", "pop.state 0",
	    "pop.request STAT", "pop.request QUIT", "pop.state 1", "pop.response +OK", "pop.state 1", "pop.response +OK 1 2",
	    "pop.state 2", "pop.response +OK bye", "pop.request NOOP", "pop.request.state 1" }, "pop.request.spaces" },
	{ "P11: USER was refused", { "S+OK\r\n", "CUSER u\r\n", "S-ERR\r\n", "CPASS p\r\n" }, { "pop.request.pass_order 1" }, NULL },
	{ "P08: QUIT before a login is no UPDATE", { "S+OK\r\n", "CQUIT\r\n", "S+OK bye\r\n" },
	  { "pop.state 0", "pop.request QUIT", "pop.state 0", "pop.response +OK bye" }, "pop.state 2" },
	{ "P10, P13, P14: why a login fails",
	  { "S+OK\r\n", "CUSER a\r\nUSER b\r\nPASS c\r\nPASS d\r\nPASS e\r\nPASS f\r\n",
	    "S-ERR sorry, no mailbox for frated here\r\n-ERR never heard of mailbox name\r\n-ERR invalid password\r\n"
	    "-ERR maildrop already locked\r\n-ERR [IN-USE] go away\r\n-ERR\r\n" },
	  { "pop.failure 2", "pop.failure 2", "pop.failure 3", "pop.failure 4", "pop.failure 4", "pop.failure 3" }, NULL },
	{ "P12: counts in words",
	  { "S+OK\r\n", "CAPOP u 0123456789abcdef0123456789ABCDEF\r\nLIST\r\nRSET\r\nSTAT\r\n",
	    "S+OK ORION's maildrop has 4 messages (789046 octets)\r\n+OK 1 visible message, 7 bytes\r\n.\r\n"
	    "+OK maildrop has 2 messages (320 octets)\r\n+OK 196 2097988\r\n" },
	  { "pop.apop.digest 0123456789abcdef0123456789ABCDEF", "pop.count 4", "pop.octets 789046", "pop.count 1", "pop.octets 7",
	    "pop.response.end .", "pop.mark 2", "pop.count 2", "pop.octets 320", "pop.count 196", "pop.octets 2097988" },
	  "pop.apop.digest.length" },
	{ "P34: a digest of 24 digits", { "S+OK\r\n", "CAPOP ORION d373e6c3a7c6d9c5a2d6c2a1\r\n" },
	  { "pop.user ORION", "pop.apop.digest d373e6c3a7c6d9c5a2d6c2a1", "pop.apop.digest.length 1" }, NULL },
	{ "P18, P21: numbers of messages",
	  { "S+OK\r\n", "CLIST 2\r\nUIDL 2\r\nUIDL\r\nDELE 1\r\nDELE 2\r\n",
	    "S+OK 2 200\r\n+OK 2 QhdPYR:00WBw1Ph7x7\r\n+OK\r\n1 whqtswO\r\n.\r\n+OK message 1 deleted\r\n-ERR message 2 already deleted\r\n" },
	  { "pop.response.to 9", "pop.message 2", "pop.octets 200", "pop.message 2", "pop.uid QhdPYR:00WBw1Ph7x7",
	    "pop.response.data 1 whqtswO", "pop.message 1", "pop.uid whqtswO", "pop.message 1", "pop.mark 1", "pop.failure 7" }, NULL },
	{ "P20, X11: octets as announced, without the dots",
	  { "S+OK\r\n", "CRETR 1\r\nRETR 2\r\n", "S+OK 9 octets\r\nTo: a\r\n\r\n..x\r\n.\r\n+OK 14\r\nTo: a\r\n\r\n..x\r\n.\r\n" },
	  { "pop.announced 9", "pop.letter.octets 13", "pop.announced 9", "pop.announced.differs 1", "imf.to a", "imf.body .x\\r\\n",
	    "pop.announced 14", "pop.letter.octets 13", "pop.announced 14", "pop.announced.differs 1" }, NULL },
	{ "P20: and when they agree", { "S+OK\r\n", "CRETR 1\r\n", "S+OK 13 octets\r\nTo: a\r\n\r\n..x\r\n.\r\n" },
	  { "pop.letter.octets 13", "pop.announced 13", "imf.body .x\\r\\n" }, "pop.announced.differs" },
	{ "P25: as many lines as asked for", { "S+OK\r\n", "CTOP 1 2\r\nTOP 1 1\r\n", "S+OK\r\nTo: a\r\n\r\nx\r\ny\r\n.\r\n" },
	  { "pop.top.lines 2", "imf.body.lines 2" }, "pop.top.more" },
	{ "P30, X1: commands that there are not, in no order", { "S+OK\r\n", "C\r\nXTND XLST\r\n", "S-ERR\r\n+OK\r\nFrom: a\r\n.\r\n" },
	  { "pop.request ", "pop.request XTND XLST", "pop.failure 8", "pop.response.to 2", "pop.response.data From: a\\r\\n", "pop.response.end ." },
	  NULL },
	{ "U12, X1: a line with Backspace and Delete", { "S+OK\r\n", "CUXX\b\x7fSER ORx\bION\r\n", "S+OK\r\n" },
	  { "pop.request.typed UXX\\x08\\x7fSER ORx\\x08ION", "pop.request.typed.note 1", "pop.request USER ORION",
	    "pop.request.command USER", "pop.user ORION", "pop.response.to 20" }, NULL },
	{ "CAPA", { "S+OK\r\n", "CCAPA\r\n", "S+OK\r\nTOP\r\nSASL PLAIN\r\n.\r\n" },
	  { "pop.capability TOP", "pop.capability SASL PLAIN", "pop.response.end ." }, NULL },
	/* RFC 4616 section 4 and RFC 2195 section 2: their examples */
	{ "P36: AUTH with the answer behind it", { "S+OK\r\n", "CAUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm\r\n", "S+OK\r\n" },
	  { "pop.auth.mechanism PLAIN", "pop.auth.initial AHRpbQB0YW5zdGFhZnRhbnN0YWFm", "pop.user tim",
	    "pop.password tanstaaftanstaaf", "pop.password.cleartext 1", "pop.state 1" }, "pop.request.argument_long" },
	{ "P36: a challenge, and its answer",
	  { "S+OK\r\n", "CAUTH CRAM-MD5\r\n", "S+ PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+\r\n",
	    "CdGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw\r\n", "S+OK\r\n" },
	  { "pop.auth.challenge <1896.697170952@postoffice.reston.mci.net>", "pop.auth.answers 4", "pop.user tim",
	    "pop.auth.digest b913a602c7eda7a495b4e6e7334d3890", "pop.response.to 4", "pop.state 1" }, "pop.password.cleartext" },
	{ "P36: LOGIN in two steps, broken off the second time",
	  { "S+OK\r\n", "CAUTH LOGIN\r\n", "S+ VXNlcm5hbWU6\r\n", "Cb3Jpb24=\r\n", "S+ UGFzc3dvcmQ6\r\n", "CTTQy\r\n", "S-ERR\r\n",
	    "CAUTH LOGIN\r\n", "S+ \r\n", "C*\r\n" },
	  { "pop.auth.challenge Username:", "pop.user orion", "pop.auth.challenge Password:", "pop.password M42",
	    "pop.password.cleartext 1", "pop.failure 3", "pop.request.data *", "pop.auth.cancelled 1" }, NULL },
};

static void
say_all(struct dialogue *g, const char *const *turns)
{
	for (int i = 0; i < TURNS && turns[i]; i++)
		say(g, turns[i][0] == 'C' ? FROM_CLIENT : FROM_SERVER, turns[i] + 1, strlen(turns[i] + 1));
}

/* What is decoded when a dialogue goes in segments of that size. */
static const struct decoded *
decode_dialogue(const struct dialogue *g, size_t size)
{
	static struct decoded got;
	struct wire wire = { .frames = NULL };

	transmit(&wire, g, size, IN_ORDER);
	char *text = messages_of(&wire);

	cr_assert_lt(strlen(text), sizeof got.tree);
	strcpy(got.tree, text);
	free(text);
	wire_free(&wire);
	return &got;
}

/* A line that is read in one source and what it encodes in another: the layer is still the line as it was sent. */
Test(pop3, layer_is_its_line)
{
	static const char line[] = "AUTH PLAIX\bN AHRpbQB0YW5zdGFhZnRhbnN0YWFm\r\n";
	struct wire wire = { .frames = NULL };
	struct node nodes[128];
	struct session *s = NULL;

	open_connection(&wire);
	send_segment(&wire, FROM_SERVER, ACK, "+OK\r\n", 5);
	send_segment(&wire, FROM_CLIENT, ACK, line, sizeof line - 1);
	struct dissection d = { .nodes = nodes, .capacity = COUNT(nodes), .session = s = observed_wire(&wire) };

	dissect_wire(&d, &wire, wire.count);
	cr_expect_eq(d.source_count, 3);
	for (uint32_t i = 0; i < d.count; i++)
		if (nodes[i].field->type == PROTOCOL && !strcmp(nodes[i].field->abbrev, "pop"))
			cr_expect_eq(nodes[i].len, sizeof line - 1, "%u", nodes[i].len);
	session_free(s);
	wire_free(&wire);
}

Test(pop3, messages)
{
	for (size_t i = 0; i < COUNT(samples); i++) {
		static struct dialogue g;

		say_all(&g, samples[i].turns);
		const struct decoded *got = decode_dialogue(&g, 1460);

		expect_lines(samples[i].name, got, samples[i].lines);
		if (samples[i].never)
			cr_expect_null(strstr(got->tree, samples[i].never), "%s: %s in\n%s", samples[i].name, samples[i].never, got->tree);
		check_segmentations(&g, got->tree, samples[i].name);
		dialogue_free(&g);
	}
}

/* RFC 2595 section 4: TLS begins behind +OK to STLS, not behind -ERR; it is shown by segments. */
Test(pop3, stls)
{
	static const char *const turns[TURNS] = { "S+OK\r\n", "CSTLS\r\n", "S-ERR\r\n", "CSTLS\r\n", "S+OK\r\n", "CUSER x\r\n" };
	static const char *const lines[] = { "pop.response.to 17", "pop.failure 1", "pop.request STLS", "pop.response.to 17",
		"pop.response +OK", "tls", NULL };
	static struct dialogue g;

	say_all(&g, turns);
	for (size_t size = 1; size <= 1460; size += 1459) {
		const struct decoded *got = decode_dialogue(&g, size);

		expect_lines("STLS", got, lines);
		cr_expect_null(strstr(got->tree, "pop.request USER"), "%s", got->tree);
	}
	dialogue_free(&g);
}

/* P01, X14: on a port that tells nothing, but not for who says less than POP3 does. */
static const struct {
	const char *turns[3];
	bool found;
} strangers[] = {
	{ { "S+OK hello\r\n", "CUSER x\r\n" }, true },
	{ { "CCAPA\r\n", "S+OK\r\n" }, true },
	{ { "S-ERR [SYS/TEMP] later\r\n" }, true },
	{ { "C*1\r\n$4\r\nPING\r\n", "S+OK\r\n" }, false },		/* Redis */
	{ { "SINFO {}\r\n", "CCONNECT {}\r\n", "S+OK\r\n" }, false },	/* NATS */
	{ { "S220 hello\r\n", "CUSER x\r\n" }, false },			/* FTP */
	{ { "CRETR a.txt\r\n", "S+OK\r\n" }, false },
	{ { "C+OK I am here\r\n" }, false },
};

Test(pop3, recognised)
{
	for (size_t i = 0; i < COUNT(strangers); i++) {
		static struct dialogue g;

		g.port = 2110;
		for (int k = 0; k < 3 && strangers[i].turns[k]; k++)
			say(&g, strangers[i].turns[k][0] == 'C' ? FROM_CLIENT : FROM_SERVER, strangers[i].turns[k] + 1,
			    strlen(strangers[i].turns[k] + 1));
		for (size_t size = 1; size <= 1460; size += 1459)
			cr_expect_eq(strstr(decode_dialogue(&g, size)->tree, "pop\n") != NULL, strangers[i].found, "%zu by %zu", i, size);
		dialogue_free(&g);
	}
}

/* A capture that begins in the middle: states and commands are not known, and no rule is broken. */
Test(pop3, from_the_middle)
{
	static const char *const lines[] = { "pop.state 4", "pop.request PASS x", "pop.response.to 11", "pop.state 1",
		"pop.response.to 0", "pop.state 1", "pop.response.data 1 2\\r\\n", NULL };
	struct wire wire = { .frames = NULL };
	static struct decoded got;

	wire.seq[0] = wire.seq[1] = 100;
	send_segment(&wire, FROM_CLIENT, PSH | ACK, "PASS x\r\n", 8);
	send_segment(&wire, FROM_SERVER, PSH | ACK, "+OK\r\n+OK\r\n1 2\r\n.\r\n", 18);
	char *text = messages_of(&wire);

	strcpy(got.tree, text);
	expect_lines("middle", &got, lines);
	cr_expect_null(strstr(text, "pass_order"));
	cr_expect_null(strstr(text, "pop.request.state"));
	check_explained(&wire, "middle");
	free(text);
	wire_free(&wire);
}

/* A letter longer than a message goes on as data; dots are read on over the limit, and what follows is found. */
Test(pop3, long_letter)
{
	enum { LEN = (1 << 20) + 64 };
	static char letter[LEN + 64];
	static const char head[] = "To: a\r\n\r\n";
	static const char *const lines[] = { "imf", "imf.to a", "pop.response.goes_on 1", "pop.response.end .",
		"pop.response.to 10", "pop.response +OK there", NULL };
	static const char *const behind_dot[] = { "imf", "imf.to a", "pop.response.goes_on 1", "pop.response.end ",
		"pop.response.to 10", "pop.response +OK there", NULL };

	for (int shift = 0; shift < 6; shift++) {	/* CRLF . CRLF lies across the limit, in all ways */
		static struct dialogue g;
		static struct decoded got;
		struct wire wire = { .frames = NULL };
		size_t n = (1 << 20) - (size_t)shift;

		memset(letter, 'x', n);
		memcpy(letter, head, sizeof head - 1);
		memcpy(letter + n, "\r\n.\r\n+OK there\r\n", 17);
		say(&g, FROM_SERVER, "+OK\r\n", 5);
		say(&g, FROM_CLIENT, "RETR 1\r\nNOOP\r\n", 14);
		say(&g, FROM_SERVER, "+OK\r\n", 5);
		say(&g, FROM_SERVER, letter, n + 16);
		transmit(&wire, &g, 1460, IN_ORDER);
		char *text = messages_of(&wire), *end = strstr(text, "imf.body ");

		cr_assert(end, "%d: %.3000s", shift, text);
		memmove(end, end + strcspn(end, "\n"), strlen(end + strcspn(end, "\n")) + 1);
		cr_assert_lt(strlen(text), sizeof got.tree);
		strcpy(got.tree, text);
		if (shift < 5)
			expect_lines("long", &got, shift < 3 ? lines : behind_dot);
		else		/* the dot is the message's last line */
			cr_expect(has_line(&got, "pop.letter.octets 1048573") && has_line(&got, "pop.response +OK there"), "%s", text);
		free(text);
		wire_free(&wire);
		dialogue_free(&g);
	}
}

/* A gap in a letter: what came is shown, what comes next is not taken for a letter's beginning. */
Test(pop3, gap)
{
	static const char *const lines[] = { "pop.response.cut_off 1", "imf", "imf.to a", "imf.body one\\r\\n", "pop.response.goes_on 1",
		"pop.response.data three\\r\\n", "pop.response.end .", "pop.response.to 0", "pop.response +OK", NULL };
	struct wire wire = { .frames = NULL };
	static struct decoded got;

	open_connection(&wire);
	send_segment(&wire, FROM_SERVER, PSH | ACK, "+OK\r\n", 5);
	send_segment(&wire, FROM_CLIENT, PSH | ACK, "RETR 1\r\n", 8);
	send_segment(&wire, FROM_SERVER, PSH | ACK, "+OK\r\nTo: a\r\n\r\none\r\n", 19);
	send_segment(&wire, FROM_SERVER, PSH | ACK, "two\r\n", 5);
	lose(&wire, wire.count);
	send_segment(&wire, FROM_SERVER, PSH | ACK, "three\r\n.\r\n+OK\r\n", 15);
	send_segment(&wire, FROM_CLIENT, PSH | ACK, "NOOP\r\n", 6);
	close_connection(&wire);
	char *text = messages_of(&wire);

	strcpy(got.tree, text);
	expect_lines("gap", &got, lines);
	check_explained(&wire, "gap");
	free(text);
	wire_free(&wire);
}

/* Damaged dialogues are cut alike, too, however they come. */
Test(pop3, damaged)
{
	uint32_t seed = 1;

	for (size_t i = 0; i < COUNT(samples); i++) {
		static struct dialogue g;

		say_all(&g, samples[i].turns);
		for (size_t k = 0; k < g.count; k++) {
			seed = seed * 1103515245 + 12345;
			g.turns[k].bytes[(seed >> 8) % g.turns[k].n] ^= (uint8_t)(1 << (seed >> 28) % 8);
		}
		check_segmentations(&g, decode_dialogue(&g, 1460)->tree, "damaged");
		dialogue_free(&g);
	}
}
