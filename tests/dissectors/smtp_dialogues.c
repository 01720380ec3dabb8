/* S19-S24: the mission's dialogues of SMTP in text, against what its tables expect; skipped where they are not. */

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include "tests/dissectors/wire.h"

static const char *const states[] = { "greeting", "ready", "mail", "rcpt", "data", "closed" };

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

/* A word a line: "C VERB argument|state", "S code text|state", and "M octets" of a mail. */
static void
add_expected(const char *row, char *text, size_t size)
{
	const char *kind, *key, *arg, *state;
	size_t k = column(row, 3, &kind), n = column(row, 4, &key), m = column(row, 5, &arg), s = column(row, 6, &state);
	size_t used = strlen(text);
	bool command = k == 7 && !memcmp(kind, "command", 7), data = k == 4 && !memcmp(kind, "data", 4);
	const char *octets = NULL;

	for (const char *p = arg; data && *key == '(' && (p = strstr(p, "octets=")); p++)
		octets = p + 7;
	if (octets)
		used += (size_t)snprintf(text + used, size - used, "M %d\n", atoi(octets));
	else if (!data)
		used += (size_t)snprintf(text + used, size - used, "%s %.*s %.*s|%.*s\n", command ? "C" : "S", (int)n, key,
		    (int)m, arg, (int)(s - (state[s - 1] == '?')), state);
	cr_assert_lt(used, size);
}

static bool
value_of(const char *line, const char *name, const char **value, int *n)
{
	size_t len = strlen(name);

	line += strspn(line, " ");
	if (strncmp(line, name, len) || line[len] != ' ')
		return false;
	*value = line + len + 1;
	*n = (int)strcspn(*value, "\n");
	return true;
}

/* The same of what was decoded. */
static void
read_decoded(const char *decoded, char *text, size_t size)
{
	size_t used = 0;
	const char *v, *what = "", *arg = "";
	int n, what_n = 0, arg_n = 0;
	bool client = false;

	for (const char *p = decoded; *p; p += strcspn(p, "\n") + 1) {
		if (value_of(p, "smtp.req.command", &v, &n) || value_of(p, "smtp.response.code", &v, &n)) {
			client = isalpha((unsigned char)*v);
			what = v;
			what_n = n;
			arg_n = 0;
		} else if (value_of(p, "smtp.req.parameter", &v, &n) || value_of(p, "smtp.rsp.parameter", &v, &n)) {
			arg = v;
			arg_n = n;
		} else if (value_of(p, "smtp.message.size", &v, &n)) {
			used += (size_t)snprintf(text + used, size - used, "M %.*s\n", n, v);
			what_n = 0;
		} else if (value_of(p, "smtp.state", &v, &n) && what_n) {
			used += (size_t)snprintf(text + used, size - used, "%s ", client ? "C" : "S");
			for (int i = 0; i < what_n; i++)
				text[used++] = (char)toupper((unsigned char)what[i]);
			used += (size_t)snprintf(text + used, size - used, " %.*s|%s\n", arg_n, arg, states[atoi(v)]);
		}
		cr_assert_lt(used, size);
	}
	text[used] = 0;
}

/* S22: in one of them the labels of the last two lines are swapped. */
static enum sender
speaker(const char *row)
{
	bool swapped = !strcmp(row, "S: QUIT\n") || !strncmp(row, "C: 221 ", 7);

	return (*row == 'S') != swapped ? FROM_SERVER : FROM_CLIENT;
}

static void
read_dialogue(const char *path, struct dialogue *g)
{
	FILE *f = fopen(path, "r");
	char row[4096];

	cr_assert(f, "%s", path);
	g->port = 25;
	while (fgets(row, sizeof row, f)) {
		size_t n = strcspn(row, "\n");
		enum sender from = speaker(row);

		if (strncmp(row, "C: ", 3) && strncmp(row, "S: ", 3))
			continue;
		memcpy(row + n, "\r\n", 2);
		say(g, from, row + 3, n + 2 - 3);
	}
	fclose(f);
}

static void
check(const char *folder, const char *name, bool sizes)
{
	static struct dialogue g;
	static struct wire wire;
	static char got[1 << 13], expected[1 << 13];
	char path[1100], row[4096];

	snprintf(path, sizeof path, "%s/smtp-%s.txt", folder, name);
	read_dialogue(path, &g);
	transmit(&wire, &g, 60000, IN_ORDER);
	char *text = messages_of(&wire);

	wire_free(&wire);
	read_decoded(text, got, sizeof got);
	check_segmentations(&g, text, name);
	free(text);
	dialogue_free(&g);
	snprintf(path, sizeof path, "%s/expected/smtp-%s.tsv", folder, name);
	FILE *f = fopen(path, "r");

	cr_assert(f, "%s", path);
	expected[0] = 0;
	if (fgets(row, sizeof row, f))		/* the columns' names */
		while (fgets(row, sizeof row, f))
			add_expected(row, expected, sizeof expected);
	fclose(f);
	for (char *m = got; !sizes && (m = strstr(m, "M ")); )	/* the table does not say */
		memmove(m, m + strcspn(m, "\n") + 1, strlen(m + strcspn(m, "\n")));
	cr_expect_str_eq(got, expected, "%s:\n%s\nbut expected\n%s", name, got, expected);
}

static const struct {
	const char *name;
	bool sizes;
} texts[] = {
	{ "cern", false }, { "cern-full", true }, { "mailru-clean", true }, { "mailru-hello", true },
};

Test(smtp, dialogues)
{
	char folder[1024], path[1100];
	const char *corpus = getenv("CORPUS");
	FILE *f;

	snprintf(folder, sizeof folder, "%s/../mission/dialogues", corpus ? corpus : "../shared/corpus");
	snprintf(path, sizeof path, "%s/README.md", folder);
	if (!(f = fopen(path, "r"))) {
		fprintf(stderr, "skipped: dialogues of SMTP in text: no %s\n", folder);
		return;
	}
	fclose(f);
	for (size_t i = 0; i < COUNT(texts); i++)
		check(folder, texts[i].name, texts[i].sizes);
}
