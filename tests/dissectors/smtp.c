/* S02-S24, U05, U07, U12, U16, X1, X2: SMTP's dialogues, however they are cut into segments. */

#include "tests/dissectors/smtp_exchange.h"

static const struct exchange mails[] = {
	{ "pipelined",	/* RFC 2920, RFC 5321 appendix D */
	  { "S220 a.example ESMTP Postfix 3.7.1\r\n", "CEHLO b.example\r\n",
	    "S250-a.example\r\n250-PIPELINING\r\n250-SIZE 1000\r\n250 AUTH PLAIN LOGIN\r\n",
	    "CMAIL FROM:<x@b.example> SIZE=40 BODY=8BITMIME\r\nRCPT TO:<y@a.example>\r\nRCPT TO:<nobody@a.example>\r\nDATA\r\n",
	    "S250 2.1.0 ok\r\n250 2.1.5 ok\r\n550 5.1.1 unknown\r\n354 go\r\n",
	    "CSubject: a\r\n\r\n..b\r\n.c\r\n.\r\nQUIT\r\n", "S250 ok\r\n221 bye\r\n" },
	  { "to GREETING", "smtp.response 220 a.example ESMTP Postfix 3.7.1", "smtp.response.code 220",
	    "smtp.greeting.host a.example", "smtp.greeting.software Postfix", "smtp.greeting.version 3.7.1", "smtp.state 0",
	    "smtp.req.command EHLO", "smtp.req.domain b.example", "to EHLO", "smtp.response 250-a.example",
	    "smtp.response.lines 4", "smtp.ehlo.keyword PIPELINING", "smtp.ehlo.size 1000", "smtp.ehlo.parameter PLAIN LOGIN",
	    "smtp.state 1", "smtp.command_line MAIL FROM:<x@b.example> SIZE=40 BODY=8BITMIME", "smtp.mail.path x@b.example",
	    "smtp.mail.size 40", "smtp.path.parameter BODY=8BITMIME", "smtp.rcpt.path y@a.example", "smtp.req.command DATA",
	    "to MAIL", "smtp.response.detail 0", "smtp.state 2", "to RCPT", "smtp.recipients.accepted 1", "smtp.state 3", "to RCPT",
	    "smtp.response.enhanced 5.1.1", "smtp.recipients.accepted 1", "smtp.recipients.refused 1", "to DATA", "smtp.state 4",
	    "smtp.message.size 23", "smtp.eom .\\r\\n", "imf.subject a", "smtp.req.command QUIT", "to TEXT",
	    "smtp.recipients.accepted 1", "smtp.recipients.refused 1", "smtp.state 1", "to QUIT", "smtp.state 5" } },
	{ "DATA refused: no text follows",
	  { "S220 a\r\n", "CHELO b\r\n", "S250 a\r\n", "CMAIL FROM:<>\r\nDATA\r\n", "S250 ok\r\n503 who gets it?\r\n",
	    "CHello you\r\n.\r\nRSET\r\n", "S500 what\r\n500 what\r\n250 ok\r\n" },
	  { "smtp.mail.null_path", "to DATA", "smtp.req.command Hello", "smtp.req.command .", "smtp.req.unknown", "smtp.req.command RSET",
	    "to OTHER", "to OTHER", "to RSET", "smtp.state 1", "never imf", "never smtp.message.size 0" } },
	{ "the text does not wait for 354",
	  { "S220 a\r\n", "CHELO b\r\nMAIL FROM:<c>\r\nRCPT TO:<d>\r\nDATA\r\nTo: d\r\n\r\nQUIT\r\n.\r\nQUIT\r\n",
	    "S250 a\r\n250 ok\r\n250 ok\r\n354 go\r\n250 taken\r\n221 bye\r\n" },
	  { "smtp.message.size 15", "smtp.message.inferred", "imf.to d", "smtp.req.command QUIT", "to HELO", "to MAIL", "to RCPT", "to DATA",
	    "to TEXT", "smtp.response.code 250", "to QUIT" } },
	{ "no 354 and no reply at all",	/* S02, S19: expected/smtp-cern.tsv */
	  { "S220 a\r\n", "CHELO b\r\n", "S250 a\r\n", "CDATA\r\n", "Cnu-i-nu...\r\n", "C.\r\n", "CQUIT\r\n", "S221 bye\r\n" },
	  { "smtp.message.size 12", "smtp.message.inferred", "smtp.req.command QUIT", "to QUIT" } },
	{ "250 instead of 354",
	  { "S220 a\r\n", "CDATA\r\n", "Cx\r\n.\r\n", "S250 taken\r\n", "CNOOP\r\n", "S250 ok\r\n" },
	  { "smtp.message.size 3", "to TEXT", "to NOOP" } },
	{ "a reply before the text", /* S21 */
	  { "S220 a\r\n", "CDATA\r\n", "S354 go\r\n", "S250 OK\r\n", "Cx\r\n.\r\n", "S250 taken\r\n", "CQUIT\r\n", "S221 bye\r\n" },
	  { "to DATA", "to UNASKED", "smtp.response.early", "smtp.state 4", "smtp.message.size 3", "never smtp.message.inferred", "to TEXT",
	    "to QUIT" } },
	{ "an empty mail, and 421 in the middle of one",
	  { "S220 a\r\n", "CDATA\r\n", "S354 go\r\n", "C.\r\n", "S250 taken\r\n", "CDATA\r\n", "S354 go\r\n", "Cab\r\nc",
	    "S421 going down\r\n" },
	  { "smtp.message.size 0", "smtp.eom .\\r\\n", "to TEXT", "to DATA", "to TEXT", "smtp.response.code 421", "smtp.state 5",
	    "smtp.message.size 5" } },
	{ "421 that nobody asked for",
	  { "S220 a\r\n", "CHELO b\r\n", "S250 a\r\n", "S421 timeout\r\n" },
	  { "to HELO", "to UNASKED", "smtp.response.code 421", "smtp.state 5" } },
};

Test(smtp, mails)
{
	check_exchanges(mails, COUNT(mails));
}

static const struct exchange dots[] = {
	{ "only CRLF . CRLF ends a mail",	/* RFC 5321 section 4.1.1.4 */
	  { "S220 a\r\n", "CDATA\r\n", "S354 go\r\n", "Ca\n.\nb\n.\r\nc\r\n.\nd\r\n.e\r\n\r.\r\n.\rf\r\n.\r\nNOOP\r\n",
	    "S250 taken\r\n250 ok\r\n" },
	  { "smtp.message.size 30", "smtp.message.loose_dot", "smtp.eom .\\r\\n", "smtp.req.command NOOP", "to TEXT", "to NOOP" } },
	{ "unless the server takes LF for the end",	/* S23 */
	  { "S220 a\n", "CHELO b\n", "S250 a\n", "CDATA\n", "S354 go\n", "Ca\n\nb\n.\n", "S250 taken\n", "CQUIT\n", "S221 bye\n" },
	  { "smtp.response.bare_lf", "smtp.line.bare_lf", "smtp.message.size 5", "smtp.eom .\\n", "smtp.req.command QUIT", "to QUIT" } },
	{ "and it does not where it says nothing",
	  { "S220 a\r\n", "CDATA\r\n", "S354 go\r\n", "Ca\n.\n", "Cb\r\n.\r\n", "S250 taken\r\n" },
	  { "smtp.message.size 7", "smtp.message.loose_dot", "to TEXT" } },
};

Test(smtp, dots)
{
	check_exchanges(dots, COUNT(dots));
}

static const struct exchange chunks[] = {
	{ "binary, of several",	/* RFC 3030 */
	  { "S220 a\r\n", "CEHLO b\r\n", "S250-a\r\n250 CHUNKING\r\n",
	    "CMAIL FROM:<c@d>\r\nRCPT TO:<e@f>\r\nBDAT 20\r\nSubject: g\r\n\r\n.\r\nh\r\nBDAT 3 LAST\r\nxyzNOOP\r\n",
	    "S250 ok\r\n250 ok\r\n250 got 20\r\n250 taken\r\n250 ok\r\n", "CBDAT 0 LAST\r\nQUIT\r\n", "S503 no\r\n221 bye\r\n" },
	  { "smtp.bdat.size 20", "smtp.message.size 20", "smtp.message Subject: g\\r\\n\\r\\n.\\r\\nh\\r\\n", "smtp.bdat.size 3",
	    "smtp.bdat.last", "smtp.message.size 23", "imf.subject g", "imf.body .\\r\\nh\\r\\nxyz", "smtp.req.command NOOP", "to MAIL", "to RCPT", "to BDAT", "smtp.response.code 250",
	    "smtp.state 3", "to BDAT", "smtp.recipients.accepted 1", "smtp.state 1", "to NOOP", "smtp.bdat.size 0", "to BDAT", "to QUIT" } },
	{ "ended by a chunk of nothing, and another mail behind it",
	  { "S220 a\r\n", "CBDAT 5\r\nSubje", "CBDAT 4\r\nct: BDAT 13\r\nb\r\n\r\nBDAT 9\r\n", "S250 5\r\n250 4\r\n250 13\r\n",
	    "CBDAT 0 LAST\r\nBDAT 14 LAST\r\nSubject: c\r\n\r\n", "S250 taken\r\n250 taken\r\n" },
	  { "smtp.message Subje", "smtp.message ct: ", "smtp.message b\\r\\n\\r\\nBDAT 9\\r\\n", "smtp.bdat.size 0", "smtp.message.size 22",
	    "imf.subject b", "imf.body BDAT 9\\r\\n", "smtp.bdat.size 14", "smtp.message.size 14", "imf.subject c", "never smtp.message.cut_off" } },
	{ "of several, and the connection ends before the mail does",
	  { "S220 a\r\n", "CBDAT 14\r\nSubject: b\r\n\r\nBDAT 10\r\nabc", "S250 14\r\n" },
	  { "smtp.message.size 14", "smtp.message.size 3", "smtp.message.cut_off", "smtp.message abc", "smtp.message.size 17",
	    "smtp.message.cut_off", "imf.subject b", "imf.body abc" } },
	{ "given up, and sent anew",
	  { "S220 a\r\n", "CBDAT 14\r\nSubject: b\r\n\r\n", "S250 14\r\n", "CRSET\r\n", "S250 ok\r\n", "CMAIL FROM:<a>\r\n", "S250 ok\r\n",
	    "CBDAT 14\r\nSubject: c\r\n\r\n", "S250 14\r\n", "CBDAT 1 LAST\r\nd", "S250 ok\r\n" },
	  { "smtp.req.command RSET", "smtp.req.command MAIL", "imf.subject b", "smtp.bdat.size 1", "imf.subject c", "imf.body d" } },
	{ "refused before it is sent, and not sent",
	  { "S220 a\r\n", "CBDAT 100 LAST\r\n", "S503 no\r\n", "CMAIL FROM:<a>\r\n", "S250 ok\r\n" },
	  { "to BDAT", "smtp.req.command MAIL", "to MAIL" } },
	{ "refused before it is sent, and sent all the same",
	  { "S220 a\r\n", "CBDAT 4 LAST\r\n", "S503 no\r\n", "Cab\r\nRSET\r\n", "S250 ok\r\n" },
	  { "to BDAT", "smtp.message.size 4", "smtp.req.command RSET", "to RSET" } },
	{ "without a size",
	  { "S220 a\r\n", "CBDAT\r\nBDAT x LAST\r\nBDAT 5 X\r\nBDAT 99999999999999999999\r\nNOOP\r\n",
	    "S501 no\r\n501 no\r\n501 no\r\n501 no\r\n250 ok\r\n" },
	  { "smtp.req.parameter x LAST", "smtp.bdat.no_size", "smtp.bdat.no_size", "smtp.bdat.no_size", "smtp.req.command NOOP", "to BDAT",
	    "to BDAT", "to BDAT", "to BDAT", "to NOOP" } },
};

Test(smtp, chunks)
{
	check_exchanges(chunks, COUNT(chunks));
}

/* Of a mail that is longer than a message can be, the last chunk shows the beginning, and says so. */
Test(smtp, long_chunks)
{
	enum { CHUNK = 400000, CHUNKS = 3 };
	static char text[CHUNK];
	static struct wire wire;
	struct dialogue g = { .port = 25 };

	memset(text, 'x', sizeof text);
	memcpy(text, "Subject: a\r\n\r\n", 14);
	say(&g, FROM_SERVER, "220 a\r\n", 7);
	for (int i = 0; i < CHUNKS; i++) {
		const char *command = i < CHUNKS - 1 ? "BDAT 400000\r\n" : "BDAT 400000 LAST\r\n";

		say(&g, FROM_CLIENT, command, strlen(command));
		say(&g, FROM_CLIENT, text, sizeof text);
	}
	transmit(&wire, &g, 60000, IN_ORDER);
	char *all = messages_of(&wire);

	expect_in_order("long", all, (const char *const[]){ "smtp.message.size 400000 bytes", "smtp.message.size 400000 bytes",
	    "smtp.message.size 1048576 bytes", "imf.subject a", "imf.goes_on", NULL });
	check_explained(&wire, "long chunks");
	free(all);
	wire_free(&wire);
	dialogue_free(&g);
}

/* A part that the limit cuts is not said to be in no transfer encoding. */
Test(smtp, long_part)
{
	enum { LINES = 15000 };
	static const char line[] = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0\r\n";
	static struct wire wire;
	struct dialogue g = { .port = 25 };

	say(&g, FROM_SERVER, "220 a\r\n", 7);
	say(&g, FROM_CLIENT, "DATA\r\n", 6);
	say(&g, FROM_SERVER, "354 b\r\n", 7);
	say(&g, FROM_CLIENT, "Content-Type: a/b\r\nContent-Transfer-Encoding: base64\r\n\r\n", 56);
	for (int i = 0; i < LINES; i++)
		say(&g, FROM_CLIENT, line, sizeof line - 1);
	say(&g, FROM_CLIENT, ".\r\n", 3);
	transmit(&wire, &g, 60000, IN_ORDER);
	char *all = messages_of(&wire);

	expect_in_order("long part", all, (const char *const[]){ "imf.goes_on", "mime.encoding 3", "mime.cut",
	    "never mime.encoding.damaged", NULL });
	free(all);
	wire_free(&wire);
	dialogue_free(&g);
}

static const struct exchange credentials[] = {
	{ "PLAIN at once",	/* RFC 4954 section 4.1 */
	  { "S220 a\r\n", "CAUTH PLAIN dGVzdAB0ZXN0ADEyMzQ=\r\n", "S235 2.7.0 ok\r\n" },
	  { "smtp.req.parameter PLAIN dGVzdAB0ZXN0ADEyMzQ=", "smtp.auth.mechanism 2", "smtp.auth.username_password dGVzdAB0ZXN0ADEyMzQ=",
	    "smtp.auth.authorization test", "smtp.auth.username test", "smtp.auth.password 1234", "smtp.auth.cleartext", "to AUTH" } },
	{ "PLAIN later",	/* RFC 4954 section 4.3 */
	  { "S220 a\r\n", "CAUTH PLAIN\r\n", "S334 \r\n", "CdGVzdAB0ZXN0ADEyMzQ=\r\n", "S535 5.7.8 no\r\n", "CNOOP\r\n", "S250 ok\r\n" },
	  { "to AUTH", "smtp.response.code 334", "smtp.auth.password 1234", "to AUTH", "smtp.response.code 535", "to NOOP" } },
	{ "LOGIN",	/* U17: smtp.pcap */
	  { "S220 a\r\n", "CAUTH LOGIN\r\n", "S334 VXNlcm5hbWU6\r\n", "Cb3Jpb24=\r\n", "S334 UGFzc3dvcmQ6\r\n", "CTTQy\r\n", "S235 ok\r\n" },
	  { "smtp.auth.challenge Username:", "smtp.auth.answer b3Jpb24=", "smtp.auth.username orion", "never smtp.auth.unknown",
	    "smtp.auth.challenge Password:", "smtp.auth.password M42", "smtp.auth.cleartext", "to AUTH", "smtp.response.code 235" } },
	{ "LOGIN with the name at once",
	  { "S220 a\r\n", "CAUTH login b3Jpb24=\r\n", "S334 UGFzc3dvcmQ6\r\n", "CTTQy\r\n", "S235 ok\r\n" },
	  { "smtp.auth.username orion", "smtp.auth.password M42" } },
	{ "CRAM-MD5",	/* RFC 2195 section 2 */
	  { "S220 a\r\n", "CAUTH CRAM-MD5\r\n", "S334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+\r\n",
	    "CdGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw\r\n", "S235 ok\r\n" },
	  { "smtp.auth.challenge <1896.697170952@postoffice.reston.mci.net>", "smtp.auth.username tim",
	    "smtp.auth.digest b913a602c7eda7a495b4e6e7334d3890", "never smtp.auth.cleartext" } },
	{ "given up, then no base64, then unknown",
	  { "S220 a\r\n", "CAUTH PLAIN\r\n", "S334 \r\n", "C*\r\n", "S501 stopped\r\n", "CAUTH PLAIN %%%\r\n", "S501 no\r\n",
	    "CAUTH GSSAPI\r\n", "S334 \r\n", "CAAEC\r\n", "S535 no\r\n" },
	  { "smtp.auth.cancel", "to AUTH", "smtp.base64_decode", "to AUTH", "smtp.auth.answer AAEC", "smtp.auth.decoded 000102", "to AUTH" } },
};

Test(smtp, credentials)
{
	check_exchanges(credentials, COUNT(credentials));
}

static const struct exchange sessions[] = {
	{ "commands of RFC 821",	/* S11-S16, S18 */
	  { "S220 a\r\n", "CHELO b\r\n", "S250 a\r\n", "CSEND FROM:<c@d>\r\n", "S250 ok\r\n", "CRSET\r\n", "S250 ok\r\n", "CSOML FROM:<c@d>\r\n",
	    "S250 ok\r\n", "CSAML FROM:<c@d>\r\n", "S502 no\r\n", "CVRFY drol\r\n", "S250 Drol <drol@e>\r\n", "CEXPN staff\r\n",
	    "S250-A <a@e>\r\n250 B <b@e>\r\n", "CHELP MAIL\r\nNOOP\r\nTURN\r\nETRN e\r\n", "S214 no help\r\n250 ok\r\n502 no\r\n250 ok\r\n" },
	  { "smtp.req.purpose 18", "smtp.mail.path c@d", "smtp.step 3", "to SEND", "smtp.state 2", "to RSET", "smtp.state 1", "to SOML", "to SAML",
	    "smtp.state 2", "smtp.step 4", "to VRFY", "smtp.vrfy.user Drol <drol@e>", "smtp.step 5", "to EXPN", "smtp.expn.member A <a@e>",
	    "smtp.expn.member B <b@e>", "to HELP", "to NOOP", "to TURN", "to ETRN" } },
	{ "unknown words disturb nothing",	/* S20, X2 */
	  { "S220 a\r\n", "CHELLO 195.161.101.33\r\n", "S500 what\r\n", "CXYZZY\r\n\r\nNOOP\r\n", "S500 what\r\n500 what\r\n250 ok\r\n" },
	  { "smtp.req.command HELLO", "smtp.req.hello", "smtp.req.bare_address", "to OTHER", "smtp.req.command XYZZY", "smtp.req.unknown",
	    "smtp.command_line", "smtp.req.command NOOP", "to OTHER", "to OTHER", "to NOOP" } },
	{ "EHLO refused",	/* S05, S06, S24, U16 */
	  { "S220 dxmint.cern.ch sendmail ready at sun, 9 jul 1995 11:13:57 +0200\r\n", "CEHLO x\r\n", "S500 what\r\n", "CHELO 10.0.0.1\r\n",
	    "S250 ok\r\n" },
	  { "smtp.greeting.host dxmint.cern.ch", "smtp.greeting.software sendmail", "smtp.greeting.date 805281237.000000000", "to EHLO",
	    "smtp.req.fallback", "smtp.req.domain 10.0.0.1", "smtp.req.bare_address", "to HELO", "smtp.state 1" } },
	{ "odd lines",	/* S03, S04, S07, S08, S23 */
	  { "S220-a\r\n221-b\r\n c\r\n220 d\r\n", "C  MAIL   FROM: <c@d>\r\nRCPT TO:e@f\r\nRCPT <g>\r\nRCPT TO:<@a,@b:\"h>\"@i\r\n",
	    "S250... ok\r\n250\r\nnoise\r\n250ok\r\n553 no\r\n" },
	  { "to GREETING", "smtp.response.lines 4", "smtp.response.code 221", "smtp.response.code.unexpected", "smtp.response.no_code",
	    "smtp.rsp.parameter d", "smtp.req.space_before", "smtp.req.spaces", "smtp.path.spaces", "smtp.mail.path c@d",
	    "smtp.rcpt.path e@f", "smtp.path.no_brackets", "smtp.path.no_label", "smtp.rcpt.path g", "smtp.path.no_domain",
	    "smtp.path.route @a,@b", "smtp.rcpt.path \"h>\"@i", "smtp.path.no_end", "to MAIL", "smtp.rsp.parameter ... ok",
	    "smtp.response.no_space", "to RCPT", "smtp.response noise", "smtp.response.no_code", "to RCPT", "smtp.rsp.parameter ok", "to RCPT" } },
	{ "typed by hand",	/* U12, X1 */
	  { "S220 a\r\n", "CHEK\bLO mx\x7f" "e\r\n", "S250 hi\r\n", "CDATe\bA\r\n", "S354 go\r\n", "Cx\b\r\n.\r\n", "S250 ok\r\n" },
	  { "smtp.typed", "smtp.req.command HELO", "smtp.req.domain me", "to HELO", "smtp.req.command DATA", "to DATA", "smtp.message.size 4",
	    "to TEXT" } },
	{ "the client speaks first",
	  { "CEHLO b\r\n", "S220 a\r\n250 a\r\n", "CNOOP", },
	  { "smtp.req.command EHLO", "to GREETING", "to EHLO", "smtp.req.command NOOP" } },
	{ "no greeting",
	  { "CHELLO b\r\n", "S250 a\r\n", "CMAIL FROM:<c>\r\n", "S250 ok\r\n" },
	  { "to OTHER", "smtp.state 1", "to MAIL" } },
	{ "a reply for each recipient",	/* RFC 2033 section 4.2 */
	  { "S220 a LMTP\r\n", "CLHLO b\r\nMAIL FROM:<>\r\nRCPT TO:<c>\r\nRCPT TO:<d>\r\nDATA\r\n", "S250 a\r\n250 ok\r\n250 ok\r\n250 ok\r\n354 go\r\n",
	    "Cx\r\n.\r\nQUIT\r\n", "S250 ok c\r\n452 full d\r\n221 bye\r\n" },
	  { "to LHLO", "to TEXT", "smtp.rsp.parameter ok c", "smtp.state 4", "to TEXT", "smtp.rsp.parameter full d", "smtp.state 1", "to QUIT" } },
};

Test(smtp, sessions)
{
	check_exchanges(sessions, COUNT(sessions));
}

/* RFC 3207: what follows is nobody's to read, however much it looks like commands. */
Test(smtp, tls)
{
	static struct dialogue g;
	struct wire wire = { .frames = NULL };

	g.port = 25;
	say(&g, FROM_SERVER, "220 a\r\n", 7);
	say(&g, FROM_CLIENT, "STARTTLS\r\n", 10);
	say(&g, FROM_SERVER, "220 go\r\n", 8);
	say(&g, FROM_CLIENT, "\x16\x03\x01\r\nQUIT\r\n", 11);
	say(&g, FROM_SERVER, "220 \x16\r\n", 7);
	transmit(&wire, &g, 1460, IN_ORDER);
	char *text = messages_of(&wire);

	cr_expect(strstr(text, "smtp.response.to 1") && strstr(text, "\ntls\n"), "%s", text);
	cr_expect_null(strstr(text, "QUIT\n"), "%s", text);
	check_explained(&wire, "tls");
	free(text);
	wire_free(&wire);
	dialogue_free(&g);
}

/* A mail longer than a message goes on as data: it has one header. */
Test(smtp, long_mail)
{
	enum { LEN = (1 << 20) + 5000 };
	static char mail[LEN];
	static struct dialogue g;
	struct wire wire = { .frames = NULL };
	size_t letters = 0;

	g.port = 25;
	memset(mail, 'x', sizeof mail);
	memcpy(mail, "To: a\r\n\r\n", 9);
	memcpy(mail + sizeof mail - 5, "\r\n.\r\n", 5);
	say(&g, FROM_SERVER, "220 a\r\n", 7);
	say(&g, FROM_CLIENT, "DATA\r\n", 6);
	say(&g, FROM_SERVER, "354 go\r\n", 8);
	say(&g, FROM_CLIENT, mail, sizeof mail);
	transmit(&wire, &g, 1460, IN_ORDER);
	char *text = messages_of(&wire);

	for (const char *p = text; (p = strstr(p, "\nimf\n")); p++)
		letters++;
	cr_expect_eq(letters, 1, "%zu letters", letters);
	cr_expect(strstr(text, "\n  smtp.message xxx"), "the rest as data");
	cr_expect(strstr(text, "smtp.eom ."), "its end");
	free(text);
	wire_free(&wire);
	dialogue_free(&g);
}
