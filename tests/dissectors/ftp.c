/* T09: FTP's control connection.  RFC 959, 2428, 4217. */

#include <stdlib.h>
#include "tests/dissectors/wire.h"

static struct wire wire;
static struct dialogue g;

/* Replies of several lines, some of which imitate their end; a late reply; signals; a lone LF; an end too soon. */
static const struct {
	enum sender from;
	const char *text;
} lines[] = {
	{ FROM_SERVER, "220-FTP\r\n220 is here\r\n" },
	{ FROM_CLIENT, "user bob\r\nPASS a b\r\n" },
	{ FROM_SERVER, "331 Password?\r\n230 In\r\n" },
	{ FROM_CLIENT, "FEAT\r\n" },
	{ FROM_SERVER, "211-Features:\r\n SIZE\r\n212 no end\r\n211-nor this\r\n 211 nor this\r\n211 End\r\n" },
	{ FROM_CLIENT, "PORT 192,0,2,10,4,1\r\nEPRT |2|2001:db8::1|54135|\r\nPASV\nEPSV\r\nRETR x\r\n" },
	{ FROM_SERVER, "200 ok\r\n200\r\n227 Passive (192,0,2,20,255,254).\r\n229 Passive (|||6446|)\r\n150 Open\r\n226_done\r\n" },
	{ FROM_CLIENT, "\xff\xf4\xff\xf2" "ABOR\r\n\r\nQUIT" },
	{ FROM_SERVER, "what\r\n221-Bye\r\n" },
};

#define ASKS "ftp\n  ftp.request 1\n  ftp.response 0\n"
#define TELLS "ftp\n  ftp.request 0\n  ftp.response 1\n"
#define COMMAND(command) ASKS "  ftp.line " command "\n    ftp.request.command " command "\n"
#define WITH(command, arg) ASKS "  ftp.line " command " " arg "\n    ftp.request.command " command "\n    ftp.request.arg " arg "\n"
#define CODE(code, arg) TELLS "  ftp.line " code " " arg "\n    ftp.response.code " code "\n    ftp.response.arg " arg "\n"

static const char text[] =
    TELLS "  ftp.line 220-FTP\n    ftp.response.code 220\n    ftp.response.arg FTP\n  ftp.response.line 220 is here\n"
    WITH("user", "bob") WITH("PASS", "a b") "    ftp.password.cleartext 1\n"
    CODE("331", "Password?") CODE("230", "In") COMMAND("FEAT")
    TELLS "  ftp.line 211-Features:\n    ftp.response.code 211\n    ftp.response.arg Features:\n"
    "  ftp.response.line  SIZE\n  ftp.response.line 212 no end\n  ftp.response.line 211-nor this\n"
    "  ftp.response.line  211 nor this\n  ftp.response.line 211 End\n"
    /* 4 * 256 + 1 and 255 * 256 + 254 */
    WITH("PORT", "192,0,2,10,4,1") "    ftp.active.port 1025\n"
    WITH("EPRT", "|2|2001:db8::1|54135|") "    ftp.eprt.port 54135\n" COMMAND("PASV") COMMAND("EPSV") WITH("RETR", "x")
    CODE("200", "ok") TELLS "  ftp.line 200\n    ftp.response.code 200\n"
    CODE("227", "Passive (192,0,2,20,255,254).") "    ftp.passive.port 65534\n"
    CODE("229", "Passive (|||6446|)") "    ftp.epsv.port 6446\n" CODE("150", "Open")
    TELLS "  ftp.line 226_done\n    ftp.response.code 226\n    ftp.response.arg done\n"
    ASKS "  ftp.request.signals fff4fff2\n  ftp.line ABOR\n    ftp.request.command ABOR\n"
    ASKS "  ftp.line \n"
    TELLS "  ftp.line what\n  ftp.response.code.invalid 1\n    ftp.response.arg what\n"	/* as tshark shows such lines */
    /* the FINs end what is left; the client's comes first */
    COMMAND("QUIT") TELLS "  ftp.line 221-Bye\n    ftp.response.code 221\n    ftp.response.arg Bye\n";

static void
make(void)
{
	dialogue_free(&g);
	g.port = 21;
	for (size_t i = 0; i < COUNT(lines); i++)
		say(&g, lines[i].from, lines[i].text, strlen(lines[i].text));
}

Test(ftp, segmentations)
{
	make();
	check_segmentations(&g, text, "dialogue");
	/* Found by its greeting as well, on a port that tells nothing. */
	g.port = 2121;
	transmit(&wire, &g, 1460, IN_ORDER);
	char *got = messages_of(&wire);

	cr_expect_str_eq(got, text, "%s", got);
	free(got);
	wire_free(&wire);
	dialogue_free(&g);
}

/* Frames 4 to 12 are the turns, one segment each. */
Test(ftp, replies)
{
	make();
	transmit(&wire, &g, 1460, IN_ORDER);
	struct session *s = observed_wire(&wire);

	cr_expect_eq(number_in(s, &wire, 4, "ftp.request_in", 0), 0, "a greeting answers nothing");
	for (unsigned i = 0; i < 2; i++) {
		cr_expect_eq(number_in(s, &wire, 5, "ftp.response_in", i), 6);
		cr_expect_eq(number_in(s, &wire, 6, "ftp.request_in", i), 5);
	}
	cr_expect_eq(number_in(s, &wire, 7, "ftp.response_in", 0), 8);
	cr_expect_eq(number_in(s, &wire, 8, "ftp.request_in", 0), 7);
	cr_expect_eq(number_in(s, &wire, 8, "ftp.time", 0), 1000000);
	session_free(s);
	wire_free(&wire);
	dialogue_free(&g);
}

/* Whether a connection to that port, of which data come from its server, is FTP's. */
static bool
has_data(struct session *s, uint16_t port)
{
	static struct node nodes[256];
	struct dissection d = { .nodes = nodes, .capacity = COUNT(nodes), .session = s };
	bool found = false;

	wire.port = port;
	wire.seq[0] = wire.seq[1] = 0;
	open_connection(&wire);
	send_segment(&wire, FROM_SERVER, PSH | ACK, "EHLO x\r\n", 8);
	for (uint32_t i = wire.count - 3; i <= wire.count; i++)
		dissect_wire(&d, &wire, i);
	for (uint32_t i = 0; i < d.count; i++)
		found |= nodes[i].field == &registry.entries[ENTRY_ftp_data].x->proto;
	return found;
}

/* T09: RFC 959 section 3.2, RFC 2428 section 3: who is asked for the data tells where, whatever they look like. */
Test(ftp, passive_data)
{
	make();
	transmit(&wire, &g, 1460, IN_ORDER);
	struct session *s = observed_wire(&wire);

	cr_expect(has_data(s, 65534), "PASV");
	cr_expect(has_data(s, 6446), "EPSV");
	cr_expect_not(has_data(s, 6447));
	cr_expect_not(has_data(s, 1025), "PORT is the client's");
	session_free(s);
	wire_free(&wire);
	dialogue_free(&g);
}

/* RFC 959 section 4.2: 1xx answers the same command as the reply after it. */
Test(ftp, preliminary)
{
	dialogue_free(&g);
	g.port = 21;
	say(&g, FROM_SERVER, "220 x\r\n", 7);
	say(&g, FROM_CLIENT, "RETR a\r\n", 8);		/* frame 5 */
	say(&g, FROM_SERVER, "150 x\r\n226 x\r\n", 14);	/* frames 6 and 7 */
	say(&g, FROM_CLIENT, "NOOP 1\r\n", 8);
	say(&g, FROM_SERVER, "200 x\r\n", 7);
	transmit(&wire, &g, 8, IN_ORDER);
	struct session *s = observed_wire(&wire);

	cr_expect_eq(number_in(s, &wire, 6, "ftp.request_in", 0), 5);
	cr_expect_eq(number_in(s, &wire, 7, "ftp.request_in", 0), 5);
	cr_expect_eq(number_in(s, &wire, 9, "ftp.request_in", 0), 8);
	session_free(s);
	wire_free(&wire);
	dialogue_free(&g);
}

/* RFC 4217 section 4: both sides speak TLS behind 234. */
Test(ftp, secured)
{
	static const char plain[] = "AUTH TLS\r\n", refused[] = "500 no\r\n", accepted[] = "234 ok\r\n";

	for (int yes = 0; yes < 2; yes++) {
		dialogue_free(&g);
		g.port = 21;
		say(&g, FROM_SERVER, "220 x\r\n", 7);
		say(&g, FROM_CLIENT, plain, sizeof plain - 1);
		say(&g, FROM_SERVER, yes ? accepted : refused, 8);
		say(&g, FROM_CLIENT, "\x16\x03\x01\r\n", 5);
		say(&g, FROM_SERVER, "\x16\x03\x03\r\n", 5);
		transmit(&wire, &g, 1460, IN_ORDER);
		char *got = messages_of(&wire);

		cr_expect_eq(strstr(got, "tls\n  tls.payload 1603010d0a\ntls\n  tls.payload 1603030d0a\n") != NULL, yes, "%s", got);
		free(got);
		wire_free(&wire);
	}
	dialogue_free(&g);
}

/* Who begins with what: only the first is FTP. */
Test(ftp, recognised)
{
	static const struct {
		enum sender from;
		const char *line;
		bool ftp;
	} first[] = {
		{ FROM_SERVER, "220 Welcome to the ftp service\r\n", true }, { FROM_SERVER, "220 ftp.example ESMTP\r\n", false },
		{ FROM_SERVER, "220 Welcome\r\n", false }, { FROM_SERVER, "+OK ftp\r\n", false }, { FROM_CLIENT, "220 ftp\r\n", false },
	};

	for (size_t i = 0; i < COUNT(first); i++)
		cr_expect_eq(recognises(&registry.entries[ENTRY_ftp], first[i].from, first[i].line), first[i].ftp, "%s", first[i].line);
}

/* What is missing hides only what it is part of, and no reply is taken for another's. */
Test(ftp, gap)
{
	make();
	for (uint32_t lost = 4; lost <= 12; lost++) {
		transmit(&wire, &g, 1460, IN_ORDER);
		lose(&wire, lost);
		check_explained(&wire, "gap");
		char *got = messages_of(&wire);

		cr_expect(lost == 6 || strstr(got, CODE("331", "Password?")), "%u:\n%s", lost, got);
		cr_expect(lost == 9 || strstr(got, WITH("RETR", "x")), "%u:\n%s", lost, got);
		free(got);
		struct session *s = observed_wire(&wire);

		/*
		 * The command's own reply, or none: frames behind the lost one are one less.  Behind the
		 * fifth the command waits, until its reply's acknowledgment says that none will come.
		 */
		uint64_t to = number_in(s, &wire, 8 - (lost < 8), "ftp.request_in", 0);

		cr_expect(lost == 8 || to == (lost == 5 ? 7u : 7u - (lost < 7)) || to == 0, "%u: %u", lost, (unsigned)to);
		session_free(s);
		wire_free(&wire);
	}
	dialogue_free(&g);
}
