/*
 * HTTP: bodies of several parts: forms with files (RFC 7578), several ranges
 * (RFC 9110 section 14.6), and others.  RFC 2046 section 5.1.
 */

#include <string.h>
#include "dissectors/application/http_content.h"
#include "dissectors/application/http_parts.h"
#include "dissectors/mail/mime_multipart.h"

enum { VALUE, SECRET_VALUE, DATA, SECRET_DATA, CLEARTEXT, NO_ROOM };

static const struct field fields[] = {
	[VALUE]     = { "mime_multipart.value", "Value", TEXT, .costly = true },
	[SECRET_VALUE] = { "mime_multipart.value", "Value", TEXT, .secret = true, .costly = true },
	[DATA]      = { "mime_multipart.data", "Data", BYTES, .costly = true },
	[SECRET_DATA] = { "mime_multipart.data", "Data", BYTES, .secret = true, .costly = true },
	[CLEARTEXT] = { "mime_multipart.cleartext", "A password passes in cleartext", NOTE, .severity = WARNING, .costly = true },
	[NO_ROOM]   = { "mime_multipart.no_room", "No memory to make its values readable, or too many bodies in this frame", NOTE, .severity = WARNING, .costly = true },
};

/* The parts of a form, and the source of those values that were decoded. */
struct form {
	struct http_parts all;
	uint16_t made;
};

static bool
media_begins(struct slice type, const char *with)
{
	size_t n = strlen(with);

	return type.n >= n && http_is_name(type.p, n, with);
}

bool
http_is_multipart(struct slice type)
{
	return media_begins(type, "multipart/");
}

static void
add_slice(struct dissection *d, int row, struct slice s)
{
	if (s.n)
		add_node(d, &fields[row], 0, s.p, s.n);
}

static enum mime_part_kind
add_part(void *of, struct dissection *d, const struct mime_part *part)
{
	const struct form *form = of;
	const struct http_part *p = &form->all.part[part->number];
	bool secret = http_is_password(p->name) && !p->file.p;
	uint16_t raw = d->source;

	if (p->made || !p->value.p)
		add_slice(d, secret ? SECRET_DATA : DATA, p->body);
	if (p->value.p && (!p->made || form->made)) {
		look_into(d, p->made ? form->made : raw);
		add_slice(d, secret ? SECRET_VALUE : VALUE, p->value);
		look_into(d, raw);
	}
	if (secret && p->body.n)
		add_value(d, CLEARTEXT, 0, p->body.p, p->body.n);
	return p->file.p ? MIME_PART_FILE : p->name.p ? MIME_PART_ITEM : MIME_PART_DATA;
}

void
dissect_http_multipart(struct dissection *d, const struct http_message *m, struct content body)
{
	struct form form = { .made = 0 };
	struct mime_reader reader = { .part = add_part, .of = &form, .boundary = parameter_find(m->type, "boundary") };
	bool has = http_take_apart(&form.all, reader.boundary, body.bytes);
	bool room = !has || !media_begins(m->type, "multipart/form-data") || http_read_values(d, &form.all, &form.made);

	dissect_mime_multipart(d, m->type, body, &reader);
	if (!room)
		add_value(d, NO_ROOM, 0, d->base, 0);
}

const struct dissector dissector_http_multipart = {
	.proto = { "http.multipart", "Body of several parts in HTTP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_mime_multipart,
};
