/* Parameters behind a field's value.  RFC 9110 section 5.6.6. */

#include <string.h>
#include "dissectors/application/http_parameter.h"
#include "dissectors/mail/line.h"

/* The first of these bytes that is ';' outside of quotes, or the end. */
static size_t
to_semicolon(const uint8_t *p, size_t n)
{
	bool quoted = false;
	size_t i = 0;

	for (; i < n && (quoted || p[i] != ';'); i++) {
		quoted ^= p[i] == '"';
		i += quoted && p[i] == '\\' && i + 1 < n;
	}
	return i;
}

struct slice
http_before_parameters(struct slice value)
{
	size_t n = value.n ? to_semicolon(value.p, value.n) : 0;

	while (n && (value.p[n - 1] == ' ' || value.p[n - 1] == '\t'))
		n--;
	return (struct slice){ value.p, n };
}

/* A value at the start of n bytes: to the quote, or to what ends a parameter.  Spaces should be in quotes, and are not always. */
static struct slice
value_at(const uint8_t *p, size_t n)
{
	uint8_t quote = n && (*p == '"' || *p == '\'') ? *p : 0;	/* the single ones are no quotes, but some think so */
	size_t len = 0;

	p += !!quote;
	n -= !!quote;
	while (len < n && (quote ? p[len] != quote : !memchr(";\",\r\n", p[len], 5)))
		len += quote == '"' && p[len] == '\\' && len + 1 < n ? 2 : 1;
	while (!quote && len && (p[len - 1] == ' ' || p[len - 1] == '\t'))
		len--;
	return (struct slice){ p, len };
}

struct slice
http_parameter(struct slice value, const char *name)
{
	size_t len = strlen(name);

	for (size_t at = 0, n; at < value.n; at += n) {
		const uint8_t *p = value.p + at;

		n = to_semicolon(p, value.n - at);
		n += at + n < value.n;
		if (!at)
			continue;
		size_t space = 0;

		while (space < n && (p[space] == ' ' || p[space] == '\t'))
			space++;
		if (text_begins(p + space, n - space, name) && space + len < n && p[space + len] == '=')
			return value_at(p + space + len + 1, n - space - len - 1);
	}
	return (struct slice){ NULL, 0 };
}
