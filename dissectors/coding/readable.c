/* Texts in UTF-8. */

#include <string.h>
#include <strings.h>
#include "dissectors/coding/html_text.h"
#include "dissectors/coding/readable.h"
#include "dissectors/engine/session.h"

/* Of labels: three places where one can be. */
enum { BY_HEADER = CHARSET_BY_LABEL, BY_MARK = CHARSET_REASON_COUNT, BY_PAGE };

const struct value readable_reasons[] = {
	{ BY_HEADER, "Content-Type says so" }, { BY_MARK, "its byte order mark" }, { BY_PAGE, "the page itself says so" },
#define X(row, text) { CHARSET_BY_##row, text },
	CHARSET_REASONS(X)
#undef X
	{ 0, NULL },
};

enum { META_WITHIN = 1024 };

const uint8_t *
find_text(const uint8_t *p, size_t n, const char *what)
{
	size_t len = strlen(what);

	for (; n >= len; p++, n--)
		if ((*p | 0x20) == (uint8_t)(what[0] | 0x20) && !strncasecmp((const char *)p, what, len))
			return p;
	return NULL;
}

/* A value at the start of n bytes, in quotes or not. */
static struct slice
value_at(const uint8_t *p, size_t n)
{
	uint8_t quote = n && (*p == '"' || *p == '\'') ? *p : 0;
	size_t len = 0;

	p += !!quote;
	n -= !!quote;
	while (len < n && (quote ? p[len] != quote : !strchr(" ;>\"'\t\r\n,", p[len])))
		len++;
	return (struct slice){ p, len };
}

/* What a page or an XML document says of itself. */
static struct slice
said_inside(struct slice text)
{
	static const struct {
		const char *tag, *name;
	} places[] = { { "<meta", "charset" }, { "<?xml", "encoding" } };
	size_t most = text.n < META_WITHIN ? text.n : META_WITHIN;

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const uint8_t *end = text.p + most, *p = text.p, *close;

		while ((p = find_text(p, (size_t)(end - p), places[i].tag)) && (close = memchr(p, '>', (size_t)(end - p)))) {
			const uint8_t *at = find_text(p, (size_t)(close - p), places[i].name);

			p = close;
			if (!at)
				continue;
			for (at += strlen(places[i].name); at < close && (*at == ' ' || *at == '='); at++)
				;
			return value_at(at, (size_t)(close - at));
		}
	}
	return (struct slice){ text.p, 0 };
}

/* The set that its label names, and where that is.  *mark: bytes of its byte order mark. */
static enum charset
labelled(struct slice said, struct slice text, uint32_t *by, size_t *mark)
{
	struct slice inside = said_inside(text);
	enum charset marked = charset_marked(text.p, text.n, mark), header = charset_named(said.p, said.n);
	bool wide = header == CHARSET_UTF_16LE || header == CHARSET_UTF_16BE;

	*by = header && !(wide && marked) ? BY_HEADER : marked ? BY_MARK : BY_PAGE;
	return *by == BY_HEADER ? header : marked ? marked : charset_named(inside.p, inside.n);
}

/* In that set, behind its mark: where it lies, or a source of its own.  False: there is no room. */
static bool
convert(struct dissection *d, enum charset set, size_t mark, struct content *text, bool *sound)
{
	const uint8_t *p = text->bytes.p + mark;
	size_t n = text->bytes.n - mark;

	*sound = true;
	if (charset_is_plain(set, p, n, true)) {
		text->bytes = (struct slice){ p, n };
		return true;
	}
	uint8_t *to = d->session ? session_scratch(d->session, charset_room(n)) : NULL;
	size_t len = to ? charset_convert(set, p, n, to, sound) : 0;
	uint16_t source = len ? add_source(d, to, len, "Text in UTF-8") : 0;

	if (!source)
		return false;
	*text = (struct content){ { to, len }, source };
	return true;
}

bool
make_readable(struct dissection *d, const struct readable_rows *rows, struct slice label, struct content *text)
{
	const uint8_t *p = text->bytes.p;
	uint16_t outer = d->source;
	size_t mark;
	bool sound;
	uint32_t by;
	enum charset said = labelled(label, text->bytes, &by, &mark);
	struct charset_decision is = charset_decide(said, p + mark, text->bytes.n - mark);

	look_into(d, text->source);
	if (is.set) {
		add_node(d, rows->charset, is.set, p, 0);
		add_node(d, rows->by, is.by == CHARSET_BY_LABEL ? by : is.by, p, 0);
	} else {
		add_node(d, rows->unsure, 0, p, 0);
	}
	bool fine = is.set && convert(d, is.set, mark, text, &sound);

	if (is.wrong)
		add_node(d, rows->said, said, p, 0);
	if (is.wrong || (fine && !sound))
		add_node(d, rows->wrong, 0, p, 0);
	if (is.set && !fine)
		add_node(d, rows->no_room, 0, p, 0);
	look_into(d, outer);
	return fine;
}

void
add_page_text(struct dissection *d, const struct field *row, struct content page)
{
	uint8_t *to = d->session ? session_scratch(d->session, page.bytes.n) : NULL;
	size_t n = to ? html_text(page.bytes.p, page.bytes.n, to) : 0;
	uint16_t source = n ? add_source(d, to, n, "Text of the page") : 0, outer = d->source;

	if (!source)
		return;
	look_into(d, source);
	add_value_row(d, row, 0, to, n);
	look_into(d, outer);
}
