/*
 * HTTP: bodies of several parts: forms with files (RFC 7578), several ranges
 * (RFC 9110 section 14.6), and others.  RFC 2046 section 5.1.
 */

#include <string.h>
#include "dissectors/application/http_content.h"
#include "dissectors/application/http_parts.h"

/* Those that Wireshark has names for; and one more. */
#define HEADERS(X) \
	X(DESCRIPTION, "Content-Description", "content-description") \
	X(DISPOSITION, "Content-Disposition", "content-disposition") \
	X(ENCODING, "Content-Encoding", "content-encoding") X(ID, "Content-Id", "content-id") \
	X(LANGUAGE, "Content-Language", "content-language") X(LENGTH, "Content-Length", "content-length") \
	X(TRANSFER, "Content-Transfer-Encoding", "content-transfer-encoding") X(TYPE, "Content-Type", "content-type") \
	X(RANGE, "Content-Range", "content-range")

enum {
#define X(row, name, abbrev) row,
	HEADERS(X)
#undef X
	HEADERS_END, HEADER = HEADERS_END, MEDIA, PREAMBLE, FIRST, PART, NAME, FILE_NAME, VALUE, SECRET_VALUE, DATA,
	SECRET_DATA, CLEARTEXT, BOUNDARY, LAST, EPILOGUE, NO_BOUNDARY, ABSENT, NO_END, MANY, LONG, NO_ROOM,
};

enum kind { OTHER, ITEM, FILE_PART };

static const struct value kinds[] = { { OTHER, "data" }, { ITEM, "item of a form" }, { FILE_PART, "file" }, { 0, NULL } };

static const struct field fields[] = {
#define X(row, name, abbrev) [row] = { "mime_multipart.header." abbrev, name, TEXT, .costly = true },
	HEADERS(X)
#undef X
	[HEADER]    = { "mime_multipart.header", "Other header", TEXT, .costly = true },
	[MEDIA]     = { "mime_multipart.type", "Type", TEXT, .generated = true, .costly = true },
	[PREAMBLE]  = { "mime_multipart.preamble", "Preamble", BYTES, .costly = true },
	[FIRST]     = { "mime_multipart.first_boundary", "First boundary", TEXT, .costly = true },
	[PART]      = { "mime_multipart.part", "Encapsulated multipart part", GROUP, .values = kinds, .costly = true },
	[NAME]      = { "mime_multipart.name", "Name", TEXT, .costly = true },
	[FILE_NAME] = { "mime_multipart.filename", "File name", TEXT, .costly = true },
	[VALUE]     = { "mime_multipart.value", "Value", TEXT, .costly = true },
	[SECRET_VALUE] = { "mime_multipart.value", "Value", TEXT, .secret = true, .costly = true },
	[DATA]      = { "mime_multipart.data", "Data", BYTES, .costly = true },
	[SECRET_DATA] = { "mime_multipart.data", "Data", BYTES, .secret = true, .costly = true },
	[CLEARTEXT] = { "mime_multipart.cleartext", "A password passes in cleartext", NOTE, .severity = WARNING, .costly = true },
	[BOUNDARY]  = { "mime_multipart.boundary", "Boundary", TEXT, .costly = true },
	[LAST]      = { "mime_multipart.last_boundary", "Last boundary", TEXT, .costly = true },
	[EPILOGUE]  = { "mime_multipart.trailer", "Trailer", BYTES, .costly = true },
	[NO_BOUNDARY] = { "mime_multipart.no_required_parameter", "Content-Type has no boundary, or none that can be: the parts cannot be told apart", NOTE, .severity = WARNING, .costly = true },
	[ABSENT]    = { "mime_multipart.boundary.absent", "The boundary that Content-Type has stands nowhere: the parts cannot be told apart", NOTE, .severity = WARNING, .costly = true },
	[NO_END]    = { "mime_multipart.no_end", "The last boundary is missing: the body is not whole", NOTE, .severity = WARNING, .costly = true },
	[MANY]      = { "mime_multipart.many", "More parts than are shown one by one", NOTE, .costly = true },
	[LONG]      = { "mime_multipart.header.long", "A part's header does not end: what is behind 8 KB of it is taken for data", NOTE, .severity = WARNING, .costly = true },
	[NO_ROOM]   = { "mime_multipart.no_room", "No memory to make its values readable, or too many bodies in this frame", NOTE, .severity = WARNING, .costly = true },
};

enum { HEADERS_SHOWN = 50 };

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

static int
find_header(const uint8_t *p, size_t n)
{
	static const char *const names[] = {
#define X(row, name, abbrev) [row] = name,
		HEADERS(X)
#undef X
	};

	for (int i = 0; i < HEADERS_END; i++)
		if (http_is_name(p, n, names[i]))
			return i;
	return HEADER;
}

static void
add_headers(struct dissection *d, const struct http_part *part)
{
	struct http_field f;
	int shown = 0;

	for (struct slice h = part->header; shown < HEADERS_SHOWN && http_field(h.p, h.n, &f); shown++) {
		int row = f.name ? find_header(h.p, f.name) : HEADER;
		struct slice whole = { h.p, f.line }, value = { h.p + f.value_at, f.value };

		add_slice(d, row, row == HEADER ? whole : value);
		d->depth++;
		if (row == DISPOSITION) {
			add_slice(d, NAME, part->name);
			add_slice(d, FILE_NAME, part->file);
		}
		d->depth--;
		h.p += f.whole;
		h.n -= f.whole;
	}
}

static void
add_value_of(struct dissection *d, const struct http_part *p, uint16_t made)
{
	bool secret = http_is_password(p->name) && !p->file.p;
	uint16_t raw = d->source;

	if (p->made || !p->value.p)
		add_slice(d, secret ? SECRET_DATA : DATA, p->body);
	if (p->value.p && (!p->made || made)) {
		look_into(d, p->made ? made : raw);
		add_slice(d, secret ? SECRET_VALUE : VALUE, p->value);
		look_into(d, raw);
	}
	if (secret && p->body.n)
		add_value(d, CLEARTEXT, 0, p->body.p, p->body.n);
}

static void
add_part(struct dissection *d, const struct http_part *p, bool first, uint16_t made)
{
	const uint8_t *at = p->boundary.p + p->boundary.n;

	add_slice(d, first ? FIRST : BOUNDARY, p->boundary);
	add_value(d, PART, p->file.p ? FILE_PART : p->name.p ? ITEM : OTHER, at, p->header.n + p->body.n);
	d->depth++;
	add_headers(d, p);
	add_value_of(d, p, made);
	d->depth--;
}

static void
add_notes(struct dissection *d, const struct http_parts *all, const uint8_t *end, bool room)
{
	const struct multipart *m = &all->state;
	const struct {
		bool is;
		uint8_t row;
	} notes[] = {
		{ !m->parts && !m->closed, ABSENT }, { m->parts && !m->closed && !m->many, NO_END },
		{ m->parts > HTTP_PARTS_MAX || m->many, MANY }, { m->long_header, LONG }, { !room, NO_ROOM },
	};

	for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
		if (notes[i].is)
			add_node(d, &fields[notes[i].row], 0, end, 0);
}

void
dissect_http_multipart(struct dissection *d, const struct http_message *m, struct content body)
{
	struct slice boundary = parameter_find(m->type, "boundary"), type = parameters_before(m->type);
	struct http_parts all = { .count = 0 };
	uint16_t outer = d->source, made = 0;

	add_slice(d, MEDIA, type);
	look_into(d, body.source);
	if (!multipart_begin(&all.state, boundary.p, boundary.n)) {
		add_value(d, NO_BOUNDARY, 0, body.bytes.p, 0);
		look_into(d, outer);
		return;
	}
	http_take_apart(&all, body.bytes);
	bool room = !media_begins(m->type, "multipart/form-data") || http_read_values(d, &all, &made);

	add_slice(d, PREAMBLE, all.preamble);
	for (size_t i = 0; i < all.count; i++)
		add_part(d, &all.part[i], !i, made);
	add_slice(d, all.state.closed ? LAST : all.count ? BOUNDARY : FIRST, all.last);
	add_slice(d, EPILOGUE, all.epilogue);
	add_notes(d, &all, body.bytes.p + body.bytes.n, room);
	look_into(d, outer);
}

const struct dissector dissector_http_multipart = {
	.proto = { "mime_multipart", "MIME Multipart Media Encapsulation", PROTOCOL },
	ROWS(fields),
};
