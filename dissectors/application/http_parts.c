/* HTTP: parts of a body, and what they say.  RFC 2046 section 5.1.1, RFC 7578. */

#include <string.h>
#include "dissectors/application/http_content.h"
#include "dissectors/application/http_parts.h"

/* The header says what the part is called. */
static void
read_header(struct http_part *part, struct slice h)
{
	struct http_field f;

	for (; http_field(h.p, h.n, &f); h.p += f.whole, h.n -= f.whole) {
		struct slice value = { h.p + f.value_at, f.value };

		if (http_is_name(h.p, f.name, "content-disposition")) {
			part->name = parameter_find(value, "name");
			part->file = parameter_find(value, "filename");
		} else if (http_is_name(h.p, f.name, "content-type")) {
			part->type = value;
		}
	}
}

bool
http_take_apart(struct http_parts *all, struct slice boundary, struct slice body)
{
	struct multipart_reader reader;
	struct multipart_stretch s;

	all->count = 0;
	if (!multipart_open(&reader, boundary.p, boundary.n, body.p, body.n))
		return false;
	while (multipart_read(&reader, &s)) {
		struct http_part *part = all->count ? &all->part[all->count - 1] : NULL;

		if (part && s.what == MULTIPART_HEADER)
			read_header(part, (struct slice){ s.bytes, s.n });
		else if (part && s.what == MULTIPART_BODY)
			part->body = (struct slice){ s.bytes, s.n };
		else if (s.what == MULTIPART_BOUNDARY && s.ends && all->count == MIME_PARTS_MAX)
			break;
		else if (s.what == MULTIPART_BOUNDARY && s.ends && !reader.state.closed)
			all->part[all->count++] = (struct http_part){ .made = false };
	}
	return true;
}

/* What a form's item says, but for files. */
static bool
may_be_text(const struct http_part *p)
{
	return p->name.p && !p->file.p && p->body.n <= HTTP_VALUE_MAX && (!p->type.n || http_is_text(p->type));
}

/* Values that say nothing of their set are all in one: RFC 7578 section 4.6, or by their letters. */
static enum charset
form_charset(const struct http_parts *all, uint8_t *room)
{
	enum charset said = CHARSET_UNKNOWN;
	size_t n = 0;

	for (size_t i = 0; i < all->count; i++) {
		const struct http_part *p = &all->part[i];

		if (!may_be_text(p) || !p->body.n)
			continue;
		if (http_is_name(p->name.p, p->name.n, "_charset_"))
			said = charset_named(p->body.p, p->body.n);
		memcpy(room + n, p->body.p, p->body.n);
		n += p->body.n;
	}
	return charset_decide(said, room, n).set;
}

/* A part's value in UTF-8: where it lies, or at *to, behind which there is room. */
static void
read_value(struct http_part *p, enum charset set, uint8_t **to)
{
	struct slice said = parameter_find(p->type, "charset");
	enum charset own = charset_named(said.p, said.n);

	set = charset_decide(own ? own : set, p->body.p, p->body.n).set;
	if (charset_is_plain(set, p->body.p, p->body.n, false)) {
		p->value = p->body;
	} else if (set) {
		p->value = (struct slice){ *to, charset_convert(set, p->body.p, p->body.n, *to, NULL) };
		p->made = p->value.n > 0;
		p->value.p = p->made ? *to : NULL;
		*to += p->value.n;
	}
}

bool
http_read_values(struct dissection *d, struct http_parts *all, uint16_t *source)
{
	size_t n = 0, count = 0;

	for (size_t i = 0; i < all->count; i++) {
		bool text = may_be_text(&all->part[i]) && all->part[i].body.n;

		n += text ? all->part[i].body.n : 0;
		count += text;
	}
	if (!n)
		return true;
	uint8_t *room = d->session ? session_scratch(d->session, n) : NULL;
	uint8_t *made = room ? session_scratch(d->session, charset_room(n) + count * charset_room(0)) : NULL, *to = made;

	if (!made)
		return false;
	enum charset set = form_charset(all, room);

	for (size_t i = 0; i < all->count; i++)
		if (may_be_text(&all->part[i]) && all->part[i].body.n)
			read_value(&all->part[i], set, &to);
	*source = to > made ? add_source(d, made, (size_t)(to - made), "Decoded form") : 0;
	return to == made || *source;
}
