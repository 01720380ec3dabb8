/* HTTP: a message's body, with the codings undone that its head tells of.  RFC 9110 section 8. */

#include "dissectors/application/http_content.h"

enum { BODY };

static const struct field fields[] = {
	[BODY] = { "http.file_data", "File data", BYTES, .costly = true },
};

enum { CODINGS_MAX = 4 };		/* of a body; others are left as they are */

/* The last name in a list, which loses it.  False: there is none. */
static bool
last_name(struct slice *list, struct slice *name)
{
	while (list->n && (list->p[list->n - 1] == ',' || list->p[list->n - 1] == ' ' || list->p[list->n - 1] == '\t'))
		list->n--;
	if (!list->n)
		return false;
	size_t at = list->n;

	while (at && list->p[at - 1] != ',' && list->p[at - 1] != ' ' && list->p[at - 1] != '\t')
		at--;
	*name = (struct slice){ list->p + at, list->n - at };
	list->n = at;
	return true;
}

/* RFC 9110 section 8.4: they are listed in the order in which they were applied.  False: one stays. */
static bool
undo(struct dissection *d, struct slice list, struct content *content)
{
	struct slice name;

	for (int i = 0; i < CODINGS_MAX && last_name(&list, &name); i++)
		if (!http_is_name(name.p, name.n, "chunked") && !http_unzip(d, name, content))
			return false;
	return true;
}

static bool
is_form(struct slice type)
{
	static const char form[] = "application/x-www-form-urlencoded";

	return type.n >= sizeof form - 1 && http_is_name(type.p, sizeof form - 1, form);
}

void
dissect_http_content(struct dissection *d, const struct http_message *m)
{
	struct content content = { { d->p, left(d) }, d->source };
	uint16_t outer = d->source;

	if (d->brief) {
		take(d, left(d));
		return;
	}
	bool fine = m->framing != HTTP_BY_CHUNKS || dissect_http_chunks(d, &content);

	take(d, left(d));
	if (!fine || !undo(d, m->transfer, &content) || !undo(d, m->encoding, &content) || !content.bytes.n)
		return;
	if (http_is_text(m->type)) {
		dissect_http_text(d, m, content);
		if (is_form(m->type))
			dissect_http_form(d, m, content);
		return;
	}
	look_into(d, content.source);
	add_value(d, BODY, 0, content.bytes.p, content.bytes.n);
	look_into(d, outer);
	if (http_is_multipart(m->type))
		dissect_http_multipart(d, m, content);
}

const struct dissector dissector_http_content = {
	.proto = { "http.content", "Body of HTTP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_http_chunks,
};
