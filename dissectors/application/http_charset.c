/* HTTP: bodies that are text, made readable.  RFC 9110 section 8.3; HTML's meta: WHATWG HTML 13.2.3. */

#include <string.h>
#include <strings.h>
#include "dissectors/application/http_content.h"
#include "dissectors/coding/charset.h"

/* Of labels: three places where one can be. */
enum { BY_HEADER = CHARSET_BY_LABEL, BY_MARK = CHARSET_REASON_COUNT, BY_PAGE };

static const struct value deciders[] = {
	{ BY_HEADER, "Content-Type says so" }, { BY_MARK, "its byte order mark" }, { BY_PAGE, "the page itself says so" },
#define X(row, text) { CHARSET_BY_##row, text },
	CHARSET_REASONS(X)
#undef X
	{ 0, NULL },
};

enum { CHARSET, DECIDER, WRONG, SAID, UNSURE, TITLE, TEXT_ROW, NO_ROOM };

static const struct field fields[] = {
	[CHARSET] = { "http.charset", "Character set", UINT, .values = charset_names, .generated = true, .costly = true },
	[DECIDER] = { "http.charset.by", "Known from", UINT, .values = deciders, .generated = true, .costly = true },
	[WRONG]   = { "http.charset.wrong", "It is not written in the character set that is said", NOTE, .severity = WARNING, .costly = true },
	[SAID]    = { "http.charset.said", "It says of itself", UINT, .values = charset_names, .generated = true, .costly = true },
	[UNSURE]  = { "http.charset.unknown", "Nothing tells its character set", NOTE, .costly = true },
	[TITLE]   = { "http.title", "Title of the page", TEXT, .costly = true },
	[TEXT_ROW] = { "http.file_data", "Text", TEXT, .costly = true },
	[NO_ROOM] = { "http.text.no_room", "No memory to make it readable, or too many bodies in this frame", NOTE, .severity = WARNING, .costly = true },
};

enum { META_WITHIN = 1024, TITLE_WITHIN = 1 << 16 };

static const uint8_t *
find(const uint8_t *p, size_t n, const char *what)
{
	size_t len = strlen(what);

	for (; n >= len; p++, n--)
		if ((*p | 0x20) == (uint8_t)(what[0] | 0x20) && !strncasecmp((const char *)p, what, len))
			return p;
	return NULL;
}

bool
http_is_text(struct slice type)
{
	static const char *const inside[] = { "json", "xml", "javascript", "ecmascript", "x-www-form-urlencoded" };
	struct slice media = parameters_before(type);

	if (media.n >= 5 && !strncasecmp((const char *)media.p, "text/", 5))
		return true;
	for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
		if (find(media.p, media.n, inside[i]))
			return true;
	return false;
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

		while ((p = find(p, (size_t)(end - p), places[i].tag)) && (close = memchr(p, '>', (size_t)(end - p)))) {
			const uint8_t *at = find(p, (size_t)(close - p), places[i].name);

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

/* RFC 1866 section 5.2.1: between its tags. */
static void
add_title(struct dissection *d, struct slice text)
{
	const uint8_t *end = text.p + (text.n < TITLE_WITHIN ? text.n : TITLE_WITHIN);
	const uint8_t *p = find(text.p, (size_t)(end - text.p), "<title");

	p = p ? memchr(p, '>', (size_t)(end - p)) : NULL;
	const uint8_t *close = p ? find(p, (size_t)(end - p), "</title") : NULL;

	if (close && close > p + 1)
		add_value(d, TITLE, 0, p + 1, (size_t)(close - p - 1));
}

/* The text in UTF-8: where it lies, or a source of its own.  False: there is no room. */
static bool
make_readable(struct dissection *d, enum charset set, size_t mark, struct http_content *text, bool *sound)
{
	const uint8_t *p = text->bytes.p + mark;
	size_t n = text->bytes.n - mark;

	*sound = true;
	if ((set == CHARSET_UTF_8 || set == CHARSET_ASCII) && charset_is_utf8(p, n, true)) {
		text->bytes = (struct slice){ p, n };
		return true;
	}
	uint8_t *to = d->session ? session_scratch(d->session, charset_room(n)) : NULL;
	size_t len = to ? charset_convert(set, p, n, to, sound) : 0;
	uint16_t source = len ? add_source(d, to, len, "Text in UTF-8") : 0;

	if (!source)
		return false;
	*text = (struct http_content){ { to, len }, source };
	return true;
}

void
dissect_http_text(struct dissection *d, const struct http_message *m, struct http_content text)
{
	size_t mark;
	bool sound;
	uint32_t by;
	enum charset said = labelled(parameter_find(m->type, "charset"), text.bytes, &by, &mark);
	struct charset_decision is = charset_decide(said, text.bytes.p + mark, text.bytes.n - mark);
	uint16_t outer = d->source;

	look_into(d, text.source);
	if (is.set) {
		add_value(d, CHARSET, is.set, text.bytes.p, 0);
		add_value(d, DECIDER, is.by == CHARSET_BY_LABEL ? by : is.by, text.bytes.p, 0);
	} else {
		add_value(d, UNSURE, 0, text.bytes.p, 0);
	}
	if (is.wrong)
		add_value(d, SAID, said, text.bytes.p, 0);
	bool fine = is.set && make_readable(d, is.set, mark, &text, &sound);

	if (is.wrong || (fine && !sound))
		add_value(d, WRONG, 0, d->base, 0);
	if (is.set && !fine)
		add_value(d, NO_ROOM, 0, d->base, 0);
	look_into(d, text.source);
	if (find(m->type.p, m->type.n, "html"))
		add_title(d, text.bytes);
	add_value(d, TEXT_ROW, 0, text.bytes.p, text.bytes.n);
	look_into(d, outer);
}

const struct dissector dissector_http_charset = {
	.proto = { "http.charsets", "Text of HTTP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_http_derived,
};
