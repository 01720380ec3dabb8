/* Parameters as they are meant.  RFC 2231 sections 3 and 4. */

#include <string.h>
#include "dissectors/coding/digit.h"
#include "dissectors/coding/line.h"
#include "dissectors/mail/mime_parameter.h"

/* What a field has of one parameter. */
struct found {
	struct slice plain;
	bool has_plain, quoted;
	struct section {
		struct slice value;
		bool coded;		/* by percent signs */
	} sections[MIME_SECTIONS_MAX];	/* p NULL: not there */
};

/* Octets of a value that are read. */
struct octets {
	uint8_t bytes[MIME_VALUE_MAX];
	size_t n;
};

static void
put(struct octets *o, uint8_t c)
{
	if (o->n < sizeof o->bytes)
		o->bytes[o->n++] = c;
}

/* Behind the parameter's name: nothing, *, *2 or *2*. */
static void
keep(struct found *f, const struct parameter *p, size_t at)
{
	const uint8_t *name = p->name.p;
	size_t n = p->name.n, number = 0, digits = 0;

	if (at == n && !f->has_plain) {
		f->plain = p->value;
		f->quoted = p->quoted;
		f->has_plain = true;
	}
	if (at == n || name[at++] != '*')
		return;
	for (; at < n && name[at] >= '0' && name[at] <= '9' && number < MIME_SECTIONS_MAX; at++, digits++)
		number = number * 10 + (size_t)(name[at] - '0');
	bool coded = !digits || (at < n && name[at++] == '*');

	if (at == n && number < MIME_SECTIONS_MAX && !f->sections[number].value.p)
		f->sections[number] = (struct section){ p->value, coded };
}

static void
find(struct found *f, struct slice value, const char *name)
{
	struct parameter p;

	memset(f, 0, sizeof *f);
	while (parameter_next(&value, &p))
		if (text_begins(p.name.p, p.name.n, name))
			keep(f, &p, strlen(name));
}

/* Behind the character set and the language, which are in front of the first piece: koi8-r'ru' */
static struct slice
behind_charset(struct slice s, struct slice *charset)
{
	const uint8_t *first = s.n ? memchr(s.p, '\'', s.n) : NULL;
	const uint8_t *second = first ? memchr(first + 1, '\'', (size_t)(s.p + s.n - first - 1)) : NULL;

	*charset = (struct slice){ s.p, second ? (size_t)(first - s.p) : 0 };
	return second ? (struct slice){ second + 1, (size_t)(s.p + s.n - second - 1) } : s;
}

static void
put_coded(struct octets *o, struct slice s)
{
	for (size_t i = 0; i < s.n; i++) {
		int high = s.p[i] == '%' && i + 2 < s.n ? hex_digit(s.p[i + 1]) : -1;
		int low = high >= 0 ? hex_digit(s.p[i + 2]) : -1;

		put(o, low >= 0 ? (uint8_t)(high << 4 | low) : s.p[i]);
		i += low >= 0 ? 2 : 0;
	}
}

/* A fold is no part of a value; in quotes, a backslash stands before a quote or another one; before others some forget it. */
static void
put_plain(struct octets *o, struct slice s, bool quoted)
{
	for (size_t i = 0; i < s.n; i++) {
		bool escape = quoted && s.p[i] == '\\' && i + 1 < s.n && (s.p[i + 1] == '"' || s.p[i + 1] == '\\');

		i += escape;
		if (s.p[i] != '\r' && s.p[i] != '\n')
			put(o, s.p[i]);
	}
}

/* All pieces, in their order, are one text in one character set. */
static size_t
join(const struct found *f, uint8_t *to)
{
	struct octets o = { .n = 0 };
	struct slice charset = { NULL, 0 };

	for (size_t i = 0; i < MIME_SECTIONS_MAX && f->sections[i].value.p; i++) {
		struct slice s = f->sections[i].value;

		if (!i && f->sections[i].coded)
			s = behind_charset(s, &charset);
		if (f->sections[i].coded)
			put_coded(&o, s);
		else
			put_plain(&o, s, true);
	}
	struct charset_decision is = charset_decide(charset_named(charset.p, charset.n), o.bytes, o.n);

	return charset_convert(is.set ? is.set : CHARSET_UTF_8, o.bytes, o.n, to, NULL);
}

size_t
mime_parameter(struct slice value, const char *name, const char *other, uint8_t to[MIME_VALUE_ROOM])
{
	struct found f;
	struct octets o = { .n = 0 };

	find(&f, value, name);
	if (other && !f.has_plain && !f.sections[0].value.p)
		find(&f, value, other);
	if (f.sections[0].value.p)
		return join(&f, to);
	if (f.has_plain)
		put_plain(&o, f.plain, f.quoted);
	return words_decode(o.bytes, o.n, false, to);
}
