/* T07, U12: how bytes were cut into segments, and in which order these came, changes no message. */

#include <stdio.h>
#include <stdlib.h>
#include "tests/dissectors/wire.h"

static struct wire wire;

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

/* RFC 1939 section 3 and RFC 5034 section 4, by hand. */
static const char hard_text[] =
    "pop\n  pop.response.to 1\n  pop.response +OK hello\n    pop.response.indicator +OK\n    pop.response.description hello\n"
    "pop\n  pop.request AUTH PLAIN\n    pop.request.command AUTH\n    pop.request.parameter PLAIN\n"
    "pop\n  pop.response.data + \n"
    "pop\n  pop.request.data RETR 1\n"
    "pop\n  pop.response.to 4\n  pop.response +OK in\n    pop.response.indicator +OK\n    pop.response.description in\n"
    "pop\n  pop.request LIST\n    pop.request.command LIST\n"
    "pop\n  pop.request list 2\n    pop.request.command list\n    pop.request.parameter 2\n"
    "pop\n  pop.request UIDL\n    pop.request.command UIDL\n"
    "pop\n  pop.request TOP 1 0\n    pop.request.command TOP\n    pop.request.parameter 1 0\n"
    "pop\n  pop.request HELLO you\n    pop.request.command HELLO\n    pop.request.parameter you\n"
    "pop\n  pop.request NOOP\n    pop.request.command NOOP\n"
    "pop\n  pop.response.to 7\n  pop.response +OK\n    pop.response.indicator +OK\n"
    "pop\n  pop.response.to 7\n  pop.response.data 1 10\n  pop.response.data 2 20\n  pop.response.end .\n"
    "pop\n  pop.response.to 7\n  pop.response +OK 2 20\n    pop.response.indicator +OK\n    pop.response.description 2 20\n"
    "pop\n  pop.response.to 16\n  pop.response -ERR no\n    pop.response.indicator -ERR\n    pop.response.description no\n"
    "pop\n  pop.response.to 15\n  pop.response +OK\n    pop.response.indicator +OK\n"
    "pop\n  pop.response.to 15\n  pop.response.data +OK not a reply\\r\\n..\\r\\n. \\r\\n\n  pop.response.end .\n"
    "pop\n  pop.response.to 2\n  pop.response -ERR what\n    pop.response.indicator -ERR\n    pop.response.description what\n"
    "pop\n  pop.response.to 8\n  pop.response +OK noop\n    pop.response.indicator +OK\n    pop.response.description noop\n"
    /* the FINs end what is left; the client's comes first */
    "pop\n  pop.request QUIT\n    pop.request.command QUIT\n"
    "pop\n  pop.response.to 10\n  pop.response +OK b\n    pop.response.indicator +OK\n    pop.response.description b\n";

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

/* ---- the dialogues of the mission, when they are there ---- */

/* Next tab-separated column; gives its length. */
static size_t
column(const char *row, int number, const char **start)
{
	for (*start = row; number > 0; number--) {
		*start += strcspn(*start, "\t\n");
		*start += **start == '\t';
	}
	return strcspn(*start, "\t\n");
}

/* What a table of expected rows says of commands and replies: a word a line. */
static void
read_expected(const char *path, char *text, size_t size)
{
	FILE *f = fopen(path, "r");
	char row[4096];
	size_t used = 0;

	cr_assert(f, "%s", path);
	while (fgets(row, sizeof row, f)) {
		const char *kind, *key, *arg;
		size_t k = column(row, 3, &kind), n = column(row, 4, &key), m = column(row, 5, &arg);
		bool command = k == 7 && !memcmp(kind, "command", 7);

		if (!command && !(k == 5 && !memcmp(kind, "reply", 5)) && !(k == 8 && !memcmp(kind, "greeting", 8)))
			continue;
		used += (size_t)snprintf(text + used, size - used, "%s %.*s %.*s\n", command ? "C" : "S", (int)n, key,
		    (int)m, arg);
		cr_assert_lt(used, size);
	}
	text[used] = 0;
	fclose(f);
}

/* The same of what was decoded. */
static void
add_decoded(const char *decoded, char *text, size_t size)
{
	static const char *const heads[] = {
		"    pop.request.command ", "    pop.response.indicator ", "    pop.request.parameter ", "    pop.response.description ",
	};
	size_t used = strlen(text);

	for (const char *p = decoded; *p; p += strcspn(p, "\n") + 1)
		for (size_t i = 0; i < COUNT(heads); i++) {
			size_t n = strlen(heads[i]);

			if (strncmp(p, heads[i], n))
				continue;
			if (i >= 2)
				used--;		/* over the line's end */
			used += (size_t)snprintf(text + used, size - used, "%s%.*s%s\n", i < 2 ? i ? "S " : "C " : "",
			    (int)strcspn(p + n, "\n"), p + n, i < 2 ? " " : "");
			cr_assert_lt(used, size);
		}
}

/* The next connection of a text dialogue.  False: there is none. */
static bool
read_dialogue(FILE *f, struct dialogue *g)
{
	char row[4096];

	dialogue_free(g);
	while (fgets(row, sizeof row, f)) {
		size_t n = strcspn(row, "\n");

		if (!strncmp(row, "# connection:", 13) && g->count)
			return true;
		if (!strncmp(row, "C: ", 3) && !g->count)	/* the page leaves the greeting out */
			say(g, FROM_SERVER, "+OK\r\n", 5);
		if (strncmp(row, "C: ", 3) && strncmp(row, "S: ", 3))
			continue;
		memcpy(row + n, "\r\n", 2);
		say(g, row[0] == 'S' ? FROM_SERVER : FROM_CLIENT, row + 3, n + 2 - 3);
	}
	return g->count > 0;
}

static void
check_text(const char *folder, const char *name)
{
	static struct dialogue g;
	static char got[1 << 14], expected[1 << 14];
	char path[1100];

	snprintf(path, sizeof path, "%s/pop3-%s.txt", folder, name);
	FILE *f = fopen(path, "r");

	cr_assert(f, "%s", path);
	got[0] = 0;
	while (read_dialogue(f, &g)) {
		transmit(&wire, &g, 60000, IN_ORDER);
		char *text = messages_of(&wire);

		wire_free(&wire);
		add_decoded(g.turns[0].n == 5 ? strstr(text + 1, "pop\n") : text, got, sizeof got);
		check_segmentations(&g, text, name);
		free(text);
	}
	fclose(f);
	snprintf(path, sizeof path, "%s/expected/pop3-%s.tsv", folder, name);
	read_expected(path, expected, sizeof expected);
	cr_expect_str_eq(got, expected, "%s:\n%s", name, got);
}

static const char *const texts[] = {
	"apop", "dele", "dele-list", "greetings", "list", "list-qpop", "mime-emedia", "orion-login",
	"orion-user", "orion-wrong", "overload", "pass-locked", "pass-monstrvb", "pass-ok", "plus-err", "quit",
	"quit-dewey", "retr-bradford", "stat-noop", "top-citycat", "user", "user-monstrvb",
};

Test(messages, dialogues)
{
	char folder[1024], path[1100];
	const char *corpus = getenv("CORPUS");
	FILE *f;

	snprintf(folder, sizeof folder, "%s/../mission/dialogues", corpus ? corpus : "../shared/corpus");
	snprintf(path, sizeof path, "%s/README.md", folder);
	if (!(f = fopen(path, "r"))) {
		fprintf(stderr, "skipped: dialogues in text: no %s\n", folder);
		return;
	}
	fclose(f);
	for (size_t i = 0; i < COUNT(texts); i++)
		check_text(folder, texts[i]);
}
