/* HTTP as text. */

#include <stdlib.h>
#include "tests/dissectors/http.h"

static const char *const told[] = {
	"request.method ", "request.uri ", "response.code ", "request_number ", "response_number ", "file_data ", "unknown ",
	"sequel ", "chunk_size ", "chunk.broken ", "chunk.cut ", "charset ", "charset.by ", "title ", "page_text ", "request.full_uri ", "authbasic ", "form.key ", "form.value ", "chunked_trailer_part ",
	"multipart.",
};

static const char *const notes[] = {
	"leading_crlf", "head_cut", "content_length.bad", "content_length.differs", "te_and_length", "body_cut", "bare_lf",
	"response.phrase.missing", "request.simple", "header.folded", "bad_header_name", "header.bare_lf",
	"chunk.no_end", "decompression_failed", "decompression.no_end", "decompression.limit", "te_unknown",
	"charset.wrong", "authbasic.cleartext", "form.cleartext", "charset.unknown",
};

/* What is told of a line without "http."; gives its length, 0: nothing. */
static size_t
tell(const char **line)
{
	static const char *const known[] = { "request.method ", "request.uri ", "response.code " };
	size_t n = strcspn(*line, " \n");

	for (size_t i = 0; i < COUNT(notes); i++)
		if (strlen(notes[i]) == n && !strncmp(*line, notes[i], n))
			return n;
	for (size_t i = 0; i < COUNT(told); i++) {
		if (strncmp(*line, told[i], strlen(told[i])))
			continue;
		for (size_t k = 0; k < COUNT(known); k++)
			if (!strcmp(told[i], known[k]))
				*line += strcspn(*line, ".") + 1;
		return strcspn(*line, "\n");
	}
	return 0;
}

char *
http_text(const struct wire *w)
{
	char *all = messages_of(w), *text = calloc(1, all ? strlen(all) + 2 : 1), *to = text;

	cr_assert(text);
	for (char *p = all; p && *p; p += strcspn(p, "\n") + 1) {
		const char *line = p + strspn(p, " ");

		if (strncmp(line, "http.", 5) && strncmp(line, "urlencoded-form.", 16) && strncmp(line, "mime_multipart.", 15))
			continue;
		line += *line == 'm' || *line == 'h' ? 5 : 11;
		size_t n = tell(&line);

		memcpy(to, line, n);
		to += n;
		if (n)
			*to++ = '\n';
	}
	free(all);
	return text;
}

void
check_conversation(const struct conversation *c)
{
	static struct dialogue g;
	static struct wire wire;

	g.port = 80;
	for (size_t i = 0; i < CONVERSATION_TURNS && c->turns[i].text; i++)
		say(&g, c->turns[i].from, c->turns[i].text, strlen(c->turns[i].text));
	transmit(&wire, &g, 60000, IN_ORDER);
	char *text = http_text(&wire), *all = messages_of(&wire);

	wire_free(&wire);
	cr_expect_str_eq(text, c->expected, "%s:\n%s", c->name, text);
	check_segmentations(&g, all, c->name);
	free(all);
	free(text);
	dialogue_free(&g);
}
