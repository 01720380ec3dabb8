/* T09, S02, U07: SMTP where bytes were not captured, from the middle on, on any port, and as garbage. */

#include <stdio.h>
#include <stdlib.h>
#include "tests/dissectors/smtp_exchange.h"

enum { NONE = -1 };

/* Each turn is a frame; the frame of one of them is lost, or all before one. */
struct loss {
	int lost;
	bool middle;		/* no SYN, and nothing before the lost one */
	struct exchange x;
};

static const struct loss losses[] = {
	{ 5, false, { "a command",
	  { "S220 a\r\n", "CHELO b\r\n", "S250 a\r\n", "CMAIL FROM:<c>\r\n", "S250 ok\r\n", "CRCPT TO:<d>\r\n", "S250 ok\r\n", "CDATA\r\n",
	    "S354 go\r\n", "Cx\r\n.\r\n", "S250 taken\r\n", "CQUIT\r\n", "S221 bye\r\n" },
	  { "to MAIL", "to UNSEEN", "smtp.req.command DATA", "to DATA", "smtp.message.size 3", "to TEXT", "smtp.rsp.parameter taken",
	    "to QUIT" } } },
	{ 4, false, { "a reply",
	  { "S220 a\r\n", "CHELO b\r\n", "S250 a\r\n", "CRCPT TO:<d>\r\n", "S250 ok\r\n", "CDATA\r\n", "S354 go\r\n", "Cx\r\n.\r\n",
	    "S250 taken\r\n", "CQUIT\r\n", "S221 bye\r\n" },
	  { "to HELO", "smtp.req.command RCPT", "smtp.req.command DATA", "to DATA", "smtp.message.size 3", "to TEXT", "to QUIT" } } },
	{ 1, false, { "of pipelined commands some",
	  { "S220 a\r\n", "CMAIL FROM:<b>\r\nRCPT TO:<c>\r\n", "CRCPT TO:<d>\r\nDATA\r\n", "S250 b\r\n250 c\r\n250 d\r\n354 go\r\n", "Cx\r\n.\r\n",
	    "S250 taken\r\n" },
	  { "smtp.rcpt.path d", "to UNSEEN", "to UNSEEN", "to UNSEEN", "to DATA", "smtp.message.size 3", "to TEXT" } } },
	{ 4, false, { "the middle of a mail",
	  { "S220 a\r\n", "CDATA\r\n", "S354 go\r\n", "CSubject: b\r\n\r\nc\r\n", "Cd\r\n", "CQUIT\r\n.\r\n", "S250 taken\r\n", "CNOOP\r\n",
	    "S250 ok\r\n" },
	  { "smtp.message.size 17", "imf.subject b", "smtp.message.size 6", "smtp.eom .\\r\\n", "to TEXT", "smtp.req.command NOOP", "to NOOP",
	    "never smtp.message.inferred" } } },
	{ 4, false, { "the end of a mail",
	  { "S220 a\r\n", "CDATA\r\n", "S354 go\r\n", "Cb\r\n", "Cc\r\n.\r\n", "S250 taken\r\n", "CQUIT\r\n", "S221 bye\r\n" },
	  { "to TEXT", "smtp.message.size 3", "smtp.req.command QUIT", "to QUIT" } } },
	{ 3, false, { "a whole mail",
	  { "S220 a\r\n", "CDATA\r\n", "S354 go\r\n", "Cb\r\n.\r\n", "S250 taken\r\n", "CQUIT\r\n", "S221 bye\r\n" },
	  { "to DATA", "smtp.rsp.parameter taken", "smtp.req.command QUIT", "to QUIT", "never smtp.message.size 3" } } },
	{ 3, false, { "lines of a reply",
	  { "S220 a\r\n", "CEHLO b\r\n", "S250-a\r\n", "S250-SIZE\r\n", "S250 HELP\r\n", "CNOOP\r\n", "S250 ok\r\n" },
	  { "to EHLO", "smtp.response 250-a", "to UNSEEN", "smtp.response 250 HELP", "to NOOP" } } },
	{ 3, false, { "the beginning of a chunk",
	  { "S220 a\r\n", "CBDAT 13 LAST\r\n", "S250 early\r\n", "Cabcdef", "Cghijk\r\n", "CQUIT\r\n", "S221 bye\r\n" },
	  { "to BDAT", "smtp.req.command QUIT", "to QUIT" } } },
	{ 1, true, { "all up to a command",
	  { "CHELO b\r\n", "S250 a\r\n", "CNOOP\r\nHELP\r\n", "S250 ok\r\n214 none\r\n", "CHELLO\r\n", "S500 what\r\n", "CRSET\r\n", "S250 ok\r\n" },
	  { "smtp.req.command NOOP", "smtp.req.command HELP", "to NOOP", "to HELP", "smtp.req.command HELLO", "to OTHER", "to RSET" } } },
	{ 1, true, { "all up to the middle of a mail",
	  { "CHELO b\r\n", "S250 a\r\n", "Cb: c\r\nd\r\n.\r\nQUIT\r\n", "S250 taken\r\n221 bye\r\n" },
	  { "smtp.message.size 9", "smtp.message.inferred", "smtp.req.command QUIT", "to TEXT", "to QUIT" } } },
	{ 1, true, { "all up to the last lines of a reply",
	  { "CHELO b\r\n", "S250-a\r\n", "S-b\r\n250 c\r\n", "CNOOP\r\n", "S250 ok\r\n" },
	  { "smtp.response -b", "smtp.response.no_code", "to UNSEEN", "smtp.rsp.parameter c", "to NOOP" } } },
};

static void
deliver(struct wire *w, const struct loss *l)
{
	w->port = 25;
	open_connection(w);
	while (l->middle && w->count)
		lose(w, 1);
	for (int i = 0; l->x.said[i]; i++) {
		const char *said = l->x.said[i] + 1;
		enum sender from = said[-1] == 'S' ? FROM_SERVER : FROM_CLIENT;

		if (i == l->lost || (l->middle && i < l->lost))
			w->seq[from] += (uint32_t)strlen(said);
		else
			send_segment(w, from, PSH | ACK, said, strlen(said));
	}
	close_connection(w);
}

Test(smtp, losses)
{
	static struct wire wire;

	for (size_t i = 0; i < COUNT(losses); i++) {
		deliver(&wire, &losses[i]);
		char *text = messages_of(&wire);

		expect_in_order(losses[i].x.name, text, losses[i].x.lines);
		check_explained(&wire, losses[i].x.name);
		free(text);
		wire_free(&wire);
	}
}

static const struct exchange elsewhere[] = {
	{ "char.pcap, stream 2",	/* X14 */
	  { "S220 mail.lab ESMTP\r\n", "CHELO pc5\r\n", "S250 hi\r\n", "CQUIT\r\n", "S221 bye\r\n" },
	  { "to GREETING", "smtp.req.domain pc5", "to HELO", "to QUIT" }, 2525 },
	{ "by HELO alone",
	  { "S220 ready\r\n", "Chelo pc5\r\n", "S250 hi\r\n" },
	  { "smtp.req.domain pc5", "to HELO" }, 2525 },
	{ "FTP", { "S220 (vsFTPd 3.0.3)\r\n", "CUSER a\r\n", "S331 b\r\n", "CQUIT\r\n" }, { "never smtp" }, 2525 },
	{ "a chat", { "CHELO: you\r\n", "SHELO\r\n", "CEHLO\r\n" }, { "never smtp" }, 2525 },
	{ "submission", { "S220 a\r\n", "CNOOP\r\n", "S250 ok\r\n" }, { "to GREETING", "to NOOP" }, 587 },
};

Test(smtp, by_content)
{
	check_exchanges(elsewhere, COUNT(elsewhere));
}

/* What a line, a letter or a chunk may turn into: it ends, and is explained the same again. */
Test(smtp, garbage)
{
	static const char said[] = "EHLO a\r\nMAIL FROM:<b@c> SIZE=1\r\nRCPT TO:<d@e>\r\nDATA\r\nF: g\r\n\r\n..h\r\n.\r\nBDAT 5 LAST\r\n12345"
	    "AUTH PLAIN AGEAYg==\r\nAUTH LOGIN\r\nQUIT\r\n";
	static const char heard[] = "220 a ESMTP Exim 4.9 Sun, 9 Jul 1995 11:13:57 +0200\r\n250-a\r\n250 SIZE 5\r\n250 2.1.0 b\r\n250 c\r\n354 d\r\n"
	    "250 e\r\n250 f\r\n235 g\r\n334 VXNlcm5hbWU6\r\n221 i\r\n";
	static struct dialogue g;
	static struct wire wire;
	uint32_t x = 1;

	for (int round = 0; round < 300; round++) {
		char c[sizeof said], s[sizeof heard];

		memcpy(c, said, sizeof c);
		memcpy(s, heard, sizeof s);
		for (int i = 0; i < 6; i++) {
			static const char odd[] = "\0\r\n.\b \x7f\xff-0=<>:";

			x = x * 1664525 + 1013904223;
			c[(x >> 8) % (sizeof c - 1)] = odd[(x >> 24) % (sizeof odd - 1)];
			s[(x >> 12) % (sizeof s - 1)] = odd[(x >> 25) % (sizeof odd - 1)];
		}
		g.port = 25;
		say(&g, round % 2 ? FROM_CLIENT : FROM_SERVER, round % 2 ? c : s, (round % 2 ? sizeof c : sizeof s) - 1);
		say(&g, round % 2 ? FROM_SERVER : FROM_CLIENT, round % 2 ? s : c, (round % 2 ? sizeof s : sizeof c) - 1);
		transmit(&wire, &g, 1 + round % 50, (enum order)(round % ORDERS));
		check_explained(&wire, "garbage");
		wire_free(&wire);
		dialogue_free(&g);
	}
}

Test(smtp, without_a_session)
{
	check_flips(ENTRY_smtp, "4d41494c2046524f4d3a3c614062203e2053495a453d340d0a");
	check_flips(ENTRY_smtp, "4155544820504c41494e2041474541596738394f513d3d0d0a");
}
