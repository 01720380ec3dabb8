/* Pages as text.  WHATWG HTML, section 13. */

#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include "dissectors/coding/html_entity.h"
#include "dissectors/coding/html_text.h"

/* What an element does to the text.  Others do nothing. */
enum effect {
	NOTHING, LINE, PARAGRAPH, ITEM, CELL,
	PREFORMATTED,		/* blanks and ends of lines in it count */
	HIDDEN,			/* what is in it is no text */
};

static const struct {
	const char *name;
	enum effect effect;
} elements[] = {
	{ "br", LINE }, { "div", LINE }, { "tr", LINE }, { "dt", LINE }, { "dd", LINE }, { "hr", LINE }, { "option", LINE },
	{ "p", PARAGRAPH }, { "h1", PARAGRAPH }, { "h2", PARAGRAPH }, { "h3", PARAGRAPH }, { "h4", PARAGRAPH },
	{ "h5", PARAGRAPH }, { "h6", PARAGRAPH }, { "ul", PARAGRAPH }, { "ol", PARAGRAPH }, { "dl", PARAGRAPH },
	{ "table", PARAGRAPH }, { "blockquote", PARAGRAPH }, { "center", LINE }, { "li", ITEM }, { "td", CELL }, { "th", CELL },
	{ "pre", PREFORMATTED }, { "script", HIDDEN }, { "style", HIDDEN }, { "title", HIDDEN },
};

struct page {
	const uint8_t *p, *end;
	uint8_t *start, *to;
	bool blank;		/* a blank stands before the next character */
	unsigned breaks;	/* and so many ends of lines */
	unsigned preformatted;	/* inside of so many */
};

/* So many ends of lines come before what follows; none before the first text. */
static void
end_lines(struct page *x, unsigned n)
{
	x->blank = false;
	if (x->breaks < n)
		x->breaks = n;
}

/* Ends of lines and blanks take the place of tags and blanks, which were not shorter. */
static void
put(struct page *x, const uint8_t *bytes, size_t n)
{
	bool first = x->to == x->start;

	for (; x->breaks && !first; x->breaks--)
		*x->to++ = '\n';
	if (x->blank && !first)
		*x->to++ = ' ';
	x->blank = false;
	x->breaks = 0;
	memcpy(x->to, bytes, n);
	x->to += n;
}

/* Most of a page: characters that are neither blanks nor the beginning of anything.  False: there are none here. */
static bool
put_plain(struct page *x)
{
	size_t n = 0, left = (size_t)(x->end - x->p);

	while (n < left && x->p[n] > ' ' && x->p[n] != '<' && x->p[n] != '&')
		n++;
	if (n)
		put(x, x->p, n);
	x->p += n;
	return n;
}

static void
put_character(struct page *x)
{
	uint8_t utf8[4];
	size_t n, took = html_entity(x->p, (size_t)(x->end - x->p), utf8, &n);

	if (took) {
		put(x, utf8, n);
		x->p += took;
		return;
	}
	uint8_t c = *x->p++;

	if (x->preformatted ? c != '\r' : c > ' ')
		put(x, &c, 1);
	else
		x->blank |= !x->breaks;
}

/* Behind the > that ends a tag; those in quotes do not. */
static const uint8_t *
tag_end(const uint8_t *p, const uint8_t *end)
{
	uint8_t quote = 0;

	for (; p < end && (quote || *p != '>'); p++) {
		if (quote && *p == quote)
			quote = 0;
		else if (!quote && (*p == '"' || *p == '\'') && p[-1] == '=')
			quote = *p;
	}
	return p < end ? p + 1 : end;
}

static size_t
name_length(const uint8_t *p, const uint8_t *end)
{
	size_t n = 0;

	while (p + n < end && (((p[n] | 0x20) >= 'a' && (p[n] | 0x20) <= 'z') || (n && p[n] >= '0' && p[n] <= '9')))
		n++;
	return n;
}

static enum effect
effect_of(const uint8_t *name, size_t n)
{
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
		if (n && elements[i].name[0] == (*name | 0x20) && strlen(elements[i].name) == n && !strncasecmp(elements[i].name, (const char *)name, n))
			return elements[i].effect;
	return NOTHING;
}

/* Behind the text of a hidden element, at the tag that ends it. */
static const uint8_t *
hidden_end(const uint8_t *p, const uint8_t *end, const uint8_t *name, size_t n)
{
	while ((p = memchr(p, '<', (size_t)(end - p)))) {
		if ((size_t)(end - p) > n + 1 && p[1] == '/' && !strncasecmp((const char *)p + 2, (const char *)name, n))
			return p;
		p++;
	}
	return end;
}

/* x is at its name. */
static void
read_tag(struct page *x, bool closes)
{
	const uint8_t *name = x->p;
	size_t n = name_length(name, x->end);
	enum effect effect = effect_of(name, n);

	x->p = tag_end(x->p + n, x->end);
	if (effect == PARAGRAPH || effect == PREFORMATTED)
		end_lines(x, 2);
	else if (effect == LINE || effect == ITEM)
		end_lines(x, 1);
	else if (effect == CELL)
		x->blank |= !x->breaks;
	if (effect == ITEM && !closes)
		put(x, (const uint8_t *)"* ", 2);
	if (effect == PREFORMATTED && !closes)
		x->preformatted++;
	else if (effect == PREFORMATTED && x->preformatted)
		x->preformatted--;
	if (effect == HIDDEN && !closes)
		x->p = hidden_end(x->p, x->end, name, n);
}

/* A tag, or another thing that is no text.  False: x is at a character. */
static bool
read_markup(struct page *x)
{
	size_t n = (size_t)(x->end - x->p);

	if (n < 2 || *x->p != '<')
		return false;
	if (n >= 4 && !memcmp(x->p, "<!--", 4)) {
		const uint8_t *close = memmem(x->p + 4, n - 4, "-->", 3);

		x->p = close ? close + 3 : x->end;
	} else if (x->p[1] == '!' || x->p[1] == '?') {
		x->p = tag_end(x->p + 2, x->end);
	} else if (name_length(x->p + 1, x->end)) {
		x->p++;
		read_tag(x, false);
	} else if (x->p[1] == '/' && name_length(x->p + 2, x->end)) {
		x->p += 2;
		read_tag(x, true);
	} else {
		return false;
	}
	return true;
}

size_t
html_text(const uint8_t *html, size_t n, uint8_t *to)
{
	struct page x = { .p = html, .end = html + n, .start = to, .to = to };

	while (x.p < x.end)
		if (!put_plain(&x) && !read_markup(&x))
			put_character(&x);
	return (size_t)(x.to - x.start);
}
