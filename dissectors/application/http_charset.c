/* HTTP: bodies that are text, made readable.  RFC 9110 section 8.3. */

#include <string.h>
#include <strings.h>
#include "dissectors/application/http_content.h"

enum { CHARSET, DECIDER, WRONG, SAID, UNSURE, TITLE, PAGE_TEXT, PAGE, TEXT_ROW, NO_ROOM };

static const struct field fields[] = {
	[CHARSET] = { "http.charset", "Character set", UINT, .values = charset_names, .generated = true, .costly = true },
	[DECIDER] = { "http.charset.by", "Known from", UINT, .values = readable_reasons, .generated = true, .costly = true },
	[WRONG]   = { "http.charset.wrong", "It is not written in the character set that is said", NOTE, .severity = WARNING, .costly = true },
	[SAID]    = { "http.charset.said", "It says of itself", UINT, .values = charset_names, .generated = true, .costly = true },
	[UNSURE]  = { "http.charset.unknown", "Nothing tells its character set", NOTE, .costly = true },
	[TITLE]   = { "http.title", "Title of the page", TEXT, .costly = true },
	[PAGE_TEXT] = { "http.page_text", "Text of the page", TEXT, .lines = true, .costly = true },
	[PAGE]    = { "http.file_data", "Source of the page", TEXT, .lines = true, .costly = true },
	[TEXT_ROW] = { "http.file_data", "Text", TEXT, .lines = true, .costly = true },
	[NO_ROOM] = { "http.text.no_room", "No memory to make it readable, or too many bodies in this frame", NOTE, .severity = WARNING, .costly = true },
};

enum { TITLE_WITHIN = 1 << 16 };

bool
http_is_text(struct slice type)
{
	static const char *const inside[] = { "json", "xml", "javascript", "ecmascript", "x-www-form-urlencoded" };
	struct slice media = parameters_before(type);

	if (media.n >= 5 && !strncasecmp((const char *)media.p, "text/", 5))
		return true;
	for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
		if (find_text(media.p, media.n, inside[i]))
			return true;
	return false;
}

/* RFC 1866 section 5.2.1: between its tags. */
static void
add_title(struct dissection *d, struct slice text)
{
	const uint8_t *end = text.p + (text.n < TITLE_WITHIN ? text.n : TITLE_WITHIN);
	const uint8_t *p = find_text(text.p, (size_t)(end - text.p), "<title");

	p = p ? memchr(p, '>', (size_t)(end - p)) : NULL;
	const uint8_t *close = p ? find_text(p, (size_t)(end - p), "</title") : NULL;

	if (close && close > p + 1)
		add_value(d, TITLE, 0, p + 1, (size_t)(close - p - 1));
}

void
dissect_http_text(struct dissection *d, const struct http_message *m, struct content text)
{
	static const struct readable_rows rows = {
		&fields[CHARSET], &fields[DECIDER], &fields[SAID], &fields[WRONG], &fields[UNSURE], &fields[NO_ROOM],
	};
	uint16_t outer = d->source;

	make_readable(d, &rows, parameter_find(m->type, "charset"), &text);
	bool page = find_text(m->type.p, m->type.n, "html");

	look_into(d, text.source);
	if (page) {
		add_title(d, text.bytes);
		add_page_text(d, &fields[PAGE_TEXT], text);
	}
	add_value(d, page ? PAGE : TEXT_ROW, 0, text.bytes.p, text.bytes.n);
	look_into(d, outer);
}

const struct dissector dissector_http_charset = {
	.proto = { "http.charsets", "Text of HTTP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_http_derived,
};
