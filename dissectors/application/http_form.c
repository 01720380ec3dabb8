/* HTTP: forms, sent as keys and values.  WHATWG URL section 5.1. */

#include <string.h>
#include "dissectors/application/http_content.h"
#include "dissectors/coding/charset.h"
#include "dissectors/coding/digit.h"

enum { ITEM, SECRET_ITEM, KEY, VALUE, SECRET_VALUE, CLEARTEXT, MANY, NO_ROOM };

static const struct field fields[] = {
	[ITEM]     = { "urlencoded-form.item", "Form item", TEXT, .costly = true },
	[SECRET_ITEM] = { "urlencoded-form.item", "Form item", TEXT, .secret = true, .costly = true },
	[KEY]      = { "urlencoded-form.key", "Key", TEXT, .costly = true },
	[VALUE]    = { "urlencoded-form.value", "Value", TEXT, .costly = true },
	[SECRET_VALUE] = { "urlencoded-form.value", "Value", TEXT, .secret = true, .costly = true },
	[CLEARTEXT] = { "urlencoded-form.cleartext", "A password passes in cleartext", NOTE, .severity = WARNING, .costly = true },
	[MANY]     = { "urlencoded-form.many", "More items than are shown one by one", NOTE, .costly = true },
	[NO_ROOM]  = { "urlencoded-form.no_room", "No memory to decode the form, or too many bodies in this frame", NOTE, .severity = WARNING, .costly = true },
};

enum { ITEMS_SHOWN = 100 };

struct item {
	struct slice raw, key, value;		/* key and value: decoded */
};

/* %41 is A, + is a space; what is neither stays.  Gives the length, at most n. */
static size_t
decode(const uint8_t *p, size_t n, uint8_t *to)
{
	uint8_t *start = to;

	for (size_t i = 0; i < n; i++) {
		int high = p[i] == '%' && i + 2 < n ? hex_digit(p[i + 1]) : -1;
		int low = high >= 0 ? hex_digit(p[i + 2]) : -1;

		*to++ = low >= 0 ? (uint8_t)(high << 4 | low) : p[i] == '+' ? ' ' : p[i];
		i += low >= 0 ? 2 : 0;
	}
	return (size_t)(to - start);
}

/* Decoded and in UTF-8, behind what is at *to; half is room for one decoded part. */
static struct slice
readable(struct slice part, enum charset set, uint8_t *half, uint8_t **to)
{
	size_t n = decode(part.p, part.n, half);
	struct slice made = { *to, charset_convert(set ? set : CHARSET_UTF_8, half, n, *to, NULL) };

	*to += made.n;
	return made;
}

/* Items of a body; decoded from `to` on.  Gives their number; *to: behind what was written. */
static size_t
read_items(struct slice body, enum charset set, uint8_t *half, uint8_t **to, struct item *items, bool *more)
{
	const uint8_t *p = body.p, *end = p + body.n;
	size_t count = 0;

	for (; p < end && count < ITEMS_SHOWN; p++) {
		const uint8_t *and = memchr(p, '&', (size_t)(end - p)), *stop = and ? and : end;
		const uint8_t *equals = memchr(p, '=', (size_t)(stop - p)), *key_end = equals ? equals : stop;

		if (stop > p) {
			struct item *i = &items[count++];

			i->raw = (struct slice){ p, (size_t)(stop - p) };
			i->key = readable((struct slice){ p, (size_t)(key_end - p) }, set, half, to);
			key_end += equals != NULL;
			i->value = readable((struct slice){ key_end, (size_t)(stop - key_end) }, set, half, to);
		}
		p = stop;
	}
	*more = p < end;
	return count;
}

bool
http_is_password(struct slice key)
{
	for (size_t i = 0; i + 3 <= key.n; i++)
		if (http_is_name(key.p + i, 3, "pwd") || (i + 4 <= key.n && http_is_name(key.p + i, 4, "pass")))
			return true;
	return false;
}

static void
add_item(struct dissection *d, const struct item *i, uint16_t raw, uint16_t made)
{
	bool secret = http_is_password(i->key);

	look_into(d, raw);
	add_value(d, secret ? SECRET_ITEM : ITEM, 0, i->raw.p, i->raw.n);
	if (secret)
		add_value(d, CLEARTEXT, 0, i->raw.p, i->raw.n);
	look_into(d, made);
	d->depth++;
	add_value(d, KEY, 0, i->key.p, i->key.n);
	add_value(d, secret ? SECRET_VALUE : VALUE, 0, i->value.p, i->value.n);
	d->depth--;
}

void
dissect_http_form(struct dissection *d, const struct http_message *m, struct content form)
{
	struct slice said = parameter_find(m->type, "charset"), body = form.bytes;
	struct item items[ITEMS_SHOWN];
	size_t room = charset_room(body.n) + 2 * ITEMS_SHOWN * charset_room(0);
	uint8_t *half = d->session ? session_scratch(d->session, body.n) : NULL;
	uint8_t *made = half ? session_scratch(d->session, room) : NULL, *to = made;
	uint16_t outer = d->source, source = 0;
	bool more = false;
	size_t count = 0;

	if (made) {
		size_t n = decode(body.p, body.n, half);
		enum charset set = charset_decide(charset_named(said.p, said.n), half, n).set;

		count = read_items(body, set, half, &to, items, &more);
		source = add_source(d, made, (size_t)(to - made), "Decoded form");
	}
	for (size_t i = 0; source && i < count; i++)
		add_item(d, &items[i], form.source, source);
	look_into(d, form.source);
	if (more || !source)
		add_value(d, source ? MANY : NO_ROOM, 0, body.p, 0);
	look_into(d, outer);
}

const struct dissector dissector_http_form = {
	.proto = { "urlencoded-form", "HTML Form URL Encoded", PROTOCOL },
	ROWS(fields),
	.also = &dissector_http_multipart,
};
