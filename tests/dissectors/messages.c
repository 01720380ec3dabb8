/* T07, U12: how bytes were cut into segments, and in which order these came, changes no message. */

#include "tests/dissectors/wire.h"

/* Pipelined commands, lines that imitate replies, dots, AUTH, a last line without its end. */
static const struct {
	enum sender from;
	const char *text;
} hard_lines[] = {
	{ FROM_SERVER, "+OK hello\r\n" }, { FROM_CLIENT, "AUTH PLAIN\r\n" }, { FROM_SERVER, "+ \r\n" },
	{ FROM_CLIENT, "RETR 1\r\n" }, { FROM_SERVER, "+OK in\r\n" },
	{ FROM_CLIENT, "LIST\r\nlist 2\r\nUIDL\r\nTOP 1 0\r\nHELLO you\r\nNOOP\r\nQUIT" },
	{ FROM_SERVER, "+OK\r\n1 10\r\n2 20\r\n.\r\n+OK 2 20\r\n-ERR no\r\n+OK\r\n+OK not a reply\r\n"
	    "..\r\n. \r\n.\r\n-ERR what\r\n+OK noop\r\n+OK b" },
};

/* RFC 1939 section 3 and RFC 5034 section 4, by hand; numbers of commands and states: pop3.h. */
static const char hard_text[] =
    "pop\n  pop.response.to 1\n  pop.state 0\n  pop.response +OK hello\n    pop.response.indicator +OK\n"
    "    pop.response.description hello\n    pop.apop 0\n"
    "pop\n  pop.state 0\n  pop.request AUTH PLAIN\n    pop.request.command AUTH\n    pop.request.parameter PLAIN\n"
    "    pop.request.meaning 4\n    pop.auth.mechanism PLAIN\n"
    "pop\n  pop.state 0\n  pop.response.data + \n"
    "pop\n  pop.state 0\n  pop.request.data RETR 1\n  pop.auth.answers 2\n  pop.auth.not_base64 1\n"
    "pop\n  pop.response.to 4\n  pop.state 1\n  pop.response +OK in\n    pop.response.indicator +OK\n"
    "    pop.response.description in\n"
    "pop\n  pop.state 1\n  pop.request LIST\n    pop.request.command LIST\n    pop.request.meaning 9\n"
    "pop\n  pop.state 1\n  pop.request list 2\n    pop.request.command list\n    pop.request.parameter 2\n"
    "    pop.request.meaning 9\n    pop.message 2\n"
    "pop\n  pop.state 1\n  pop.request UIDL\n    pop.request.command UIDL\n    pop.request.meaning 19\n"
    "pop\n  pop.state 1\n  pop.request TOP 1 0\n    pop.request.command TOP\n    pop.request.parameter 1 0\n"
    "    pop.request.meaning 18\n    pop.message 1\n    pop.top.lines 0\n"
    "pop\n  pop.state 1\n  pop.request HELLO you\n    pop.request.command HELLO\n    pop.request.parameter you\n"
    "    pop.request.meaning 2\n    pop.request.keyword 1\n"
    "pop\n  pop.state 1\n  pop.request NOOP\n    pop.request.command NOOP\n    pop.request.meaning 10\n"
    "pop\n  pop.response.to 9\n  pop.state 1\n  pop.response +OK\n    pop.response.indicator +OK\n"
    "pop\n  pop.response.to 9\n  pop.state 1\n  pop.response.data 1 10\n    pop.message 1\n    pop.octets 10\n"
    "  pop.response.data 2 20\n    pop.message 2\n    pop.octets 20\n  pop.response.end .\n"
    "pop\n  pop.response.to 9\n  pop.state 1\n  pop.response +OK 2 20\n    pop.response.indicator +OK\n"
    "    pop.response.description 2 20\n    pop.message 2\n    pop.octets 20\n"
    "pop\n  pop.response.to 19\n  pop.state 1\n  pop.response -ERR no\n    pop.response.indicator -ERR\n"
    "    pop.response.description no\n    pop.failure 6\n"
    "pop\n  pop.response.to 18\n  pop.state 1\n  pop.response +OK\n    pop.response.indicator +OK\n"
    "pop\n  pop.response.to 18\n  pop.state 1\n  pop.response.end .\n  pop.letter.octets 23\n  pop.top.lines 0\n  pop.top.more 1\n"
    "imf\n  imf.no_header 1\n  imf.body +OK not a reply\\r\\n.\\r\\n \\r\\n\n  imf.body.length 23\n    imf.body.lines 3\n    imf.mime_version.absent 1\n"
    "    mime.text +OK not a reply\\r\\n.\\r\\n \\r\\n\n"
    "pop\n  pop.response.to 2\n  pop.state 1\n  pop.response -ERR what\n    pop.response.indicator -ERR\n"
    "    pop.response.description what\n    pop.failure 8\n"
    "pop\n  pop.response.to 10\n  pop.state 1\n  pop.response +OK noop\n    pop.response.indicator +OK\n"
    "    pop.response.description noop\n"
    /* the FINs end what is left; the client's comes first */
    "pop\n  pop.state 2\n  pop.request QUIT\n    pop.request.command QUIT\n    pop.request.meaning 12\n"
    "pop\n  pop.response.to 12\n  pop.state 2\n  pop.response +OK b\n    pop.response.indicator +OK\n"
    "    pop.response.description b\n";

static void
make_hard(struct dialogue *g)
{
	g->count = 0;
	for (size_t i = 0; i < COUNT(hard_lines); i++)
		say(g, hard_lines[i].from, hard_lines[i].text, strlen(hard_lines[i].text));
}

Test(messages, hard_dialogue)
{
	static struct dialogue g;

	make_hard(&g);
	check_segmentations(&g, hard_text, "hard");
	dialogue_free(&g);
}

/*
 * T07: behind a gap WAITING_SEGMENTS segments wait; of each one more that is
 * not next to the others, a gap is passed, and counted.
 */
Test(messages, too_much_waits)
{
	enum { ISLANDS = WAITING_SEGMENTS + 3 };
	static struct node nodes[64];
	struct dissection d = { .nodes = nodes, .capacity = COUNT(nodes), .session = new_session(false) };
	struct wire w = { .count = 0 };

	open_connection(&w);
	for (uint32_t i = 0; i < ISLANDS; i++)
		put_segment(&w, FROM_SERVER, 3 + 2 * i, 1, ACK, "x", 1);
	for (uint32_t frame = 1; frame <= w.count; frame++) {
		dissect_wire(&d, &w, frame);
		cr_expect_eq(session_losses(d.session).passed, frame < w.count - 2 ? 0 : frame - (w.count - 3), "frame %u", frame);
	}
	session_free(d.session);
	wire_free(&w);
}

/* A request whose body was let go in part ends with its protocol; nobody else's dissector is shown it. */
Test(messages, change_within_a_message)
{
	static const char upload[] = "POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\nhalf", other[] = "HTTP/1.1 101 Go\r\n\r\n";
	struct dialogue g = { .port = 80 };
	struct wire wire = { .frames = NULL };

	say(&g, FROM_CLIENT, upload, strlen(upload));
	say(&g, FROM_SERVER, other, strlen(other));
	transmit(&wire, &g, 1460, IN_ORDER);
	char *text = messages_of(&wire);

	cr_expect(strstr(text, "http.request.method POST"), "%s", text);
	cr_expect(strstr(text, "http.response.code 101"), "%s", text);
	check_segmentations(&g, text, "change");
	free(text);
	wire_free(&wire);
	dialogue_free(&g);
}
