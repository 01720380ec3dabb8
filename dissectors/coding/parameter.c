/* Parameters behind a field's value.  RFC 9110 section 5.6.6, RFC 2045 section 5.1. */

#include <string.h>
#include "dissectors/coding/line.h"
#include "dissectors/coding/parameter.h"

static struct slice
without_blanks(struct slice s)
{
	struct extent e = trimmed(s.p, 0, s.n);

	return s.n ? (struct slice){ s.p + e.at, e.n } : s;	/* there may be none to point into */
}

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
parameters_before(struct slice value)
{
	return without_blanks((struct slice){ value.p, value.n ? to_semicolon(value.p, value.n) : 0 });
}

/* A value at the start of n bytes: to the quote, or to what ends a parameter.  Spaces should be in quotes, and are not always. */
static void
read_value(struct parameter *to, const uint8_t *p, size_t n)
{
	bool extended = to->name.n && to->name.p[to->name.n - 1] == '*';	/* RFC 2231 section 4: ' is no quote there */
	uint8_t quote = n && (*p == '"' || (*p == '\'' && !extended)) ? *p : 0;	/* nor elsewhere, but some think so */
	size_t len = 0;

	to->quoted = quote;
	p += !!quote;
	n -= !!quote;
	while (len < n && (quote ? p[len] != quote : !memchr(";\",\r\n", p[len], 5)))
		len += quote == '"' && p[len] == '\\' && len + 1 < n ? 2 : 1;
	to->value = (struct slice){ p, len };
	if (!quote)
		to->value = without_blanks(to->value);
}

bool
parameter_next(struct slice *rest, struct parameter *p)
{
	while (rest->n) {
		bool here = *rest->p == ';';
		size_t skip = here ? 1 : to_semicolon(rest->p, rest->n);

		rest->p += skip;
		rest->n -= skip;
		if (!here)
			continue;
		struct slice one = without_blanks((struct slice){ rest->p, to_semicolon(rest->p, rest->n) });
		const uint8_t *equals = one.n ? memchr(one.p, '=', one.n) : NULL;

		if (!equals)
			continue;
		p->name = without_blanks((struct slice){ one.p, (size_t)(equals - one.p) });
		struct slice value = without_blanks((struct slice){ equals + 1, one.n - (size_t)(equals + 1 - one.p) });

		read_value(p, value.p, value.n);
		return true;
	}
	return false;
}

struct slice
parameter_find(struct slice value, const char *name)
{
	struct parameter p;

	while (parameter_next(&value, &p))
		if (text_is(p.name.p, p.name.n, name))
			return p.value;
	return (struct slice){ NULL, 0 };
}
