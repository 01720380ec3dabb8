/*
 * P40: the dialogues of the mission, when they are there: commands, replies,
 * states (P06-P08), lists (P18) and letters (P20, P25) as the tables beside
 * them have it, however the bytes are cut.
 */

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include "dissectors/application/pop3.h"
#include "tests/dissectors/wire.h"

static struct wire wire;

/* What is expected, and what was decoded: a line for each row of the tables. */
struct rows {
	char text[1 << 15];
	size_t used;
};

static void __attribute__((format(printf, 2, 3)))
tell(struct rows *r, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	r->used += (size_t)vsnprintf(r->text + r->used, sizeof r->text - r->used, format, list);
	va_end(list);
	cr_assert_lt(r->used, sizeof r->text);
}

/* Next tab-separated column; gives its length. */
static int
column(const char *row, int number, const char **start)
{
	for (*start = row; number > 0; number--) {
		*start += strcspn(*start, "\t\n");
		*start += **start == '\t';
	}
	return (int)strcspn(*start, "\t\n");
}

/* A row of a table: state, direction, key, argument; of a body its lines; the rest shows in what follows. */
static void
expect_row(struct rows *r, const char *row)
{
	const char *kind, *key, *arg, *state;
	int k = column(row, 3, &kind), n = column(row, 4, &key), m = column(row, 5, &arg), s = column(row, 6, &state);

	if (k == 4 && !memcmp(kind, "data", 4)) {
		if (n == 1 && *key == '.')
			return;
		if (n == 6 && !memcmp(key, "(body)", 6))
			m = (int)strcspn(arg, " \t\n");
		if (n != 7 || memcmp(key, "(blank)", 7))
			tell(r, "%.*s: %.*s\n", n, key, m, arg);
	} else if (*row != '#' && memcmp(row, "msg", 3)) {
		tell(r, "%.*s %c %.*s %.*s\n", s, state, k == 7 && !memcmp(kind, "command", 7) ? 'C' : 'S', n, key, m, arg);
	}
}

static void
read_expected(struct rows *r, const char *path)
{
	FILE *f = fopen(path, "r");
	char row[4096];

	cr_assert(f, "%s", path);
	while (fgets(row, sizeof row, f))
		expect_row(r, row);
	fclose(f);
}

/* ---- the same of what was decoded ---- */

/* A line of decoded text: the value if it is of that name, else NULL. */
static const char *
value_of(const char *line, const char *name)
{
	size_t n = strlen(name);

	line += strspn(line, " ");
	return !strncmp(line, name, n) && line[n] == ' ' ? line + n + 1 : NULL;
}

static int
length(const char *value)
{
	return (int)strcspn(value, "\n");
}

/* RFC 5322 section 2.2.3: the ends of lines go, one space is left of what follows. */
static void
tell_unfolded(struct rows *r, const char *value)
{
	for (const char *end = value + length(value); value < end; value++) {
		if (strncmp(value, "\\r\\n", 4)) {
			tell(r, "%c", *value);
			continue;
		}
		value += 4;
		while (!strncmp(value + (*value == '\\' ? 2 : 1), "\\t", 2) || value[1] == ' ')
			value++;
		value += *value == '\\';
		tell(r, " ");
	}
	tell(r, "\n");
}

static const char *
state_name(const char *number)
{
	static const char *const names[] = { "AUTHORIZATION", "TRANSACTION", "UPDATE", "TRANSACTION?", "?", "-" };

	return names[*number - '0'];
}

/* Its own value, unless the line after its name has that as it was sent. */
static const char *
as_sent(const char *before, const char *name)
{
	const char *next = name + strcspn(name, "\n") + 1;
	const char *value = next + strspn(next, " "), *space = strchr(value, ' ');

	if (*next && space && space - value > 4 && !memcmp(space - 4, ".raw", 4))
		return space + 1;
	return strchr(before + strspn(before, " "), ' ') + 1;
}

/* What a line tells together with those around it: a field's name stands under its value. */
static void
add_letter_line(struct rows *r, const char *before, const char *p)
{
	const char *v;

	if ((v = value_of(p, "imf.field.name")) || (v = value_of(p, "imf.extension.type")))
		tell(r, "%.*s: ", length(v), v);
	if (value_of(p, "imf.field.name"))
		tell_unfolded(r, as_sent(before, p));
	if ((v = value_of(p, "imf.extension.value")))
		tell_unfolded(r, v);
	if ((v = value_of(p, "imf.mbox")))
		tell(r, "(mbox): %.*s\n", length(v), v);
	if ((v = value_of(p, "imf.body.lines")))
		tell(r, "(body): lines=%.*s\n", length(v), v);
}

static void
add_decoded(struct rows *r, const char *decoded)
{
	const char *state = "4", *before = decoded, *v;

	for (const char *p = decoded; *p; before = p, p += strcspn(p, "\n") + 1) {
		if ((v = value_of(p, "pop.state")))
			state = v;
		if ((v = value_of(p, "pop.request.command")))
			tell(r, "%s C %.*s \n", state_name(state), length(v), v);
		if ((v = value_of(p, "pop.response.indicator")))
			tell(r, "%s S %.*s \n", state_name(state), length(v), v);
		if ((v = value_of(p, "pop.request.parameter")) || (v = value_of(p, "pop.response.description"))) {
			r->used--;		/* over the line's end */
			tell(r, "%.*s\n", length(v), v);
		}
		if ((v = value_of(p, "pop.response.data")))
			tell(r, "%.*s: %.*s\n", (int)strcspn(v, " "), v, length(v) - (int)strcspn(v, " ") - 1, v + strcspn(v, " ") + 1);
		add_letter_line(r, before, p);
	}
}

/* ---- the dialogues ---- */

/* What a page leaves out before its first line; gives how many messages that are. */
static int
begin(struct dialogue *g, const char *row, bool logged_in)
{
	if (g->count || *row != 'C')
		return 0;
	say(g, FROM_SERVER, "+OK\r\n", 5);
	if (!logged_in)
		return 1;
	say(g, FROM_CLIENT, "APOP x y\r\n", 10);
	say(g, FROM_SERVER, "+OK\r\n", 5);
	return 3;
}

/* The next connection.  False: there is none.  *more: messages that the page leaves out. */
static bool
read_dialogue(FILE *f, struct dialogue *g, int *more)
{
	static bool logged_in;
	char row[4096];

	dialogue_free(g);
	*more = 0;
	while (fgets(row, sizeof row, f)) {
		size_t n = strcspn(row, "\n");

		if (!strncmp(row, "# source:", 9))
			logged_in = false;
		logged_in |= !strncmp(row, "# starts in: TRANSACTION", 24);
		if (!strncmp(row, "# connection:", 13) && g->count)
			return true;
		if (strncmp(row, "C: ", 3) && strncmp(row, "S: ", 3))
			continue;
		*more += begin(g, row, logged_in);
		memcpy(row + n, "\r\n", 2);
		say(g, row[0] == 'S' ? FROM_SERVER : FROM_CLIENT, row + 3, n + 2 - 3);
	}
	return g->count > 0;
}

static void
check_text(const char *folder, const char *name)
{
	static struct dialogue g;
	static struct rows got, expected;
	char path[2048];
	int more;

	snprintf(path, sizeof path, "%s/pop3-%s.txt", folder, name);
	FILE *f = fopen(path, "r");

	cr_assert(f, "%s", path);
	got.used = expected.used = 0;
	while (read_dialogue(f, &g, &more)) {
		transmit(&wire, &g, 60000, IN_ORDER);
		char *text = messages_of(&wire), *begins = text;

		wire_free(&wire);
		while (more--)
			begins = strstr(begins + 1, "\npop\n") + 1;
		add_decoded(&got, begins);
		check_segmentations(&g, text, name);
		free(text);
	}
	fclose(f);
	snprintf(path, sizeof path, "%s/expected/pop3-%s.tsv", folder, name);
	read_expected(&expected, path);
	cr_expect_str_eq(got.text, expected.text, "%s:\n%s", name, got.text);
}

static const char *const texts[] = {
	"apop", "dele", "dele-list", "greetings", "list", "list-qpop", "mime-emedia", "orion-login",
	"orion-user", "orion-wrong", "overload", "pass-locked", "pass-monstrvb", "pass-ok", "plus-err", "quit",
	"quit-dewey", "retr-bradford", "stat-noop", "top-citycat", "user", "user-monstrvb",
};

Test(pop3, dialogues)
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
