/* HTTP: parts of a body, and what they say.  RFC 2046 section 5.1.1, RFC 7578. */

#include <string.h>
#include "dissectors/application/http_content.h"
#include "dissectors/application/http_parts.h"

/* The header says what the part is called. */
static void
read_header(struct http_part *part)
{
	struct http_field f;

	for (struct slice h = part->header; http_field(h.p, h.n, &f); h.p += f.whole, h.n -= f.whole) {
		struct slice value = { h.p + f.value_at, f.value };

		if (http_is_name(h.p, f.name, "content-disposition")) {
			part->name = parameter_find(value, "name");
			part->file = parameter_find(value, "filename");
		} else if (http_is_name(h.p, f.name, "content-type")) {
			part->type = value;
		}
	}
}

/* Where a stretch of that kind is put together. */
static struct slice *
place_of(struct http_parts *all, enum multipart_what what)
{
	struct http_part *part = all->state.parts && all->state.parts <= HTTP_PARTS_MAX ? &all->part[all->state.parts - 1] : NULL;

	switch (what) {
	case MULTIPART_PREAMBLE: return &all->preamble;
	case MULTIPART_EPILOGUE: return &all->epilogue;
	case MULTIPART_HEADER: return part ? &part->header : NULL;
	case MULTIPART_BODY: return part ? &part->body : NULL;
	default: return &all->last;
	}
}

static void
put(struct http_parts *all, const struct multipart_stretch *s, const uint8_t *at)
{
	uint32_t before = s->what == MULTIPART_BOUNDARY && s->ends ? all->state.parts : 0;
	struct slice *to = s->n ? place_of(all, s->what) : NULL;

	if (to) {
		to->p = to->n ? to->p : at;
		to->n += s->n;
	}
	if (!before || all->state.closed || all->state.many)
		return;
	if (before <= HTTP_PARTS_MAX) {			/* the line was one before a part */
		all->part[before - 1].boundary = all->last;
		all->count = before;
	}
	all->last = (struct slice){ NULL, 0 };
}

void
http_take_apart(struct http_parts *all, struct slice body)
{
	struct multipart_stretch s;
	const uint8_t *at = body.p, *end = body.p + body.n;

	for (const uint8_t *p = at; p < end; at += s.n) {
		p += multipart_next(&all->state, p, (size_t)(end - p), &s);
		put(all, &s, at);
	}
	if (multipart_rest(&all->state, &s))
		put(all, &s, at);
	for (size_t i = 0; i < all->count; i++)
		read_header(&all->part[i]);
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
	size_t n = 0;

	for (size_t i = 0; i < all->count; i++) {
		const struct http_part *p = &all->part[i];

		if (!may_be_text(p) || !p->body.n)
			continue;
		if (http_is_name(p->name.p, p->name.n, "_charset_"))
			return charset_named(p->body.p, p->body.n);
		memcpy(room + n, p->body.p, p->body.n);
		n += p->body.n;
	}
	return charset_guess(room, n);
}

/* A part's value in UTF-8: where it lies, or at *to, behind which there is room. */
static void
read_value(struct http_part *p, enum charset set, uint8_t **to)
{
	struct slice said = parameter_find(p->type, "charset");
	enum charset own = said.n ? charset_named(said.p, said.n) : CHARSET_UNKNOWN;
	bool plain = charset_is_utf8(p->body.p, p->body.n, false);

	set = own ? own : set;
	if (plain && set != CHARSET_UTF_16LE && set != CHARSET_UTF_16BE && set != CHARSET_ISO_2022_JP) {
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
