/* SMTP's dialogues as rows of tables. */

#include <stdio.h>
#include <stdlib.h>
#include "dissectors/application/smtp.h"
#include "tests/dissectors/smtp_exchange.h"

static const char *const addressees[SMTP_COMMANDS_END] = {
	[SMTP_UNSEEN] = "UNSEEN", [SMTP_GREETING] = "GREETING", [SMTP_UNASKED] = "UNASKED", [SMTP_OTHER] = "OTHER",
	[SMTP_MAIL_TEXT] = "TEXT",
#define X(name, argument) [SMTP_##name] = #name,
	SMTP_COMMANDS(X)
#undef X
};

/* A line of a table as it is in the text. */
static const char *
in_full(const char *line)
{
	static char room[64];

	for (int i = 0; !strncmp(line, "to ", 3) && i < SMTP_COMMANDS_END; i++)
		if (!strcmp(line + 3, addressees[i])) {
			snprintf(room, sizeof room, "smtp.response.to %d", i);
			return room;
		}
	return line;
}

/* Where the line is in the text, whatever its indentation; notes have no value but 1.  NULL: nowhere. */
static const char *
find_line(const char *text, const char *line)
{
	size_t n = strlen(line);

	for (const char *p = text; *p; p += strcspn(p, "\n") + 1) {
		p += strspn(p, " ");
		if (!strncmp(p, line, n) && (p[n] == '\n' || !strncmp(p + n, " \n", 2) || !strncmp(p + n, " 1\n", 3)))
			return p;
	}
	return NULL;
}

void
expect_in_order(const char *name, const char *text, const char *const *lines)
{
	for (const char *p = text; *lines; lines++) {
		const char *line = in_full(*lines);

		if (!strncmp(line, "never ", 6)) {
			cr_expect_null(find_line(text, line + 6), "%s: %s in\n%s", name, line + 6, text);
			continue;
		}
		const char *found = find_line(p, line);

		cr_expect(found, "%s: no %s in\n%s", name, line, p);
		if (!found)
			return;
		p = found + strcspn(found, "\n");
	}
}

static void
make(struct dialogue *g, const char *const *said, uint16_t port)
{
	dialogue_free(g);
	g->port = port ? port : 25;
	for (; *said; said++)
		say(g, **said == 'S' ? FROM_SERVER : FROM_CLIENT, *said + 1, strlen(*said) - 1);
}

void
check_exchanges(const struct exchange *x, size_t n)
{
	static struct dialogue g;
	static struct wire wire;

	for (size_t i = 0; i < n; i++) {
		make(&g, x[i].said, x[i].port);
		transmit(&wire, &g, 60000, IN_ORDER);
		char *text = messages_of(&wire);

		wire_free(&wire);
		expect_in_order(x[i].name, text, x[i].lines);
		check_segmentations(&g, text, x[i].name);
		free(text);
	}
	dialogue_free(&g);
}
