/* Bodies of several parts.  RFC 2046 section 5.1; what forms add: RFC 7578 section 4.2. */

#include <string.h>
#include "dissectors/coding/line.h"
#include "dissectors/coding/multipart.h"
#include "dissectors/mail/imf_header.h"
#include "dissectors/mail/mime_multipart.h"

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
	HEADERS_END, HEADER = HEADERS_END, MEDIA, PREAMBLE, FIRST, PART, NAME, FILE_NAME, BOUNDARY, LAST, EPILOGUE,
	NO_BOUNDARY, ABSENT, OTHER, NO_END, MANY, LONG,
};

static const struct value kinds[] = {
	{ MIME_PART_DATA, "data" }, { MIME_PART_ITEM, "item of a form" }, { MIME_PART_FILE, "file" }, { MIME_PART_TEXT, "text" },
	{ MIME_PART_PAGE, "page" }, { MIME_PART_LETTER, "letter" }, { MIME_PART_PARTS, "several parts" }, { 0, NULL },
};

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
	[BOUNDARY]  = { "mime_multipart.boundary", "Boundary", TEXT, .costly = true },
	[LAST]      = { "mime_multipart.last_boundary", "Last boundary", TEXT, .costly = true },
	[EPILOGUE]  = { "mime_multipart.trailer", "Trailer", BYTES, .costly = true },
	[NO_BOUNDARY] = { "mime_multipart.no_required_parameter", "Content-Type has no boundary, or none that can be: the parts cannot be told apart", NOTE, .severity = WARNING, .costly = true },
	[ABSENT]    = { "mime_multipart.boundary.absent", "The boundary that Content-Type has stands nowhere: the parts cannot be told apart", NOTE, .severity = WARNING, .costly = true },
	[OTHER]     = { "mime_multipart.boundary.other", "The boundary that Content-Type has stands nowhere: the parts are told apart by one that the body has", NOTE, .severity = WARNING, .costly = true },
	[NO_END]    = { "mime_multipart.no_end", "The last boundary is missing: the body is not whole", NOTE, .severity = WARNING, .costly = true },
	[MANY]      = { "mime_multipart.many", "More parts than are shown one by one", NOTE, .costly = true },
	[LONG]      = { "mime_multipart.header.long", "A part's header does not end: what is behind 8 KB of it is taken for data", NOTE, .severity = WARNING, .costly = true },
};

enum { HEADERS_SHOWN = 50 };

/* A body as it is gone through. */
struct parts {
	struct multipart_reader reader;
	struct slice boundary;		/* the line before the part at hand */
	struct mime_part part;
	bool begun;			/* it has one */
};

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
		if (text_is(p, n, names[i]))
			return i;
	return HEADER;
}

static void
add_header(struct dissection *d, const uint8_t *p, const struct imf_piece *piece)
{
	int row = piece->kind == IMF_FIELD ? find_header(p, piece->name) : HEADER;
	size_t end = piece->len, at = piece->value < end ? piece->value : end;

	while (row != HEADER && end > at && (p[end - 1] == ' ' || p[end - 1] == '\t'))
		end--;
	struct slice value = { p + at, end - at };

	add_slice(d, row, row == HEADER ? (struct slice){ p, piece->len } : value);
	if (row != DISPOSITION)
		return;
	d->depth++;
	add_slice(d, NAME, parameter_find(value, "name"));
	add_slice(d, FILE_NAME, parameter_find(value, "filename"));
	d->depth--;
}

static void
add_headers(struct dissection *d, struct slice header)
{
	for (int shown = 0; header.n && shown < HEADERS_SHOWN; shown++) {
		struct imf_piece piece = imf_piece_at(header.p, header.n, false);

		if (piece.kind >= IMF_EMPTY)
			return;
		add_header(d, header.p, &piece);
		header = (struct slice){ header.p + piece.whole, header.n - piece.whole };
	}
}

/* The part that was gone through, with the boundary before it. */
static void
add_part(struct dissection *d, struct parts *x, const struct mime_reader *reader)
{
	struct mime_part part = x->part;

	if (!x->begun)
		return;
	const uint8_t *at = x->boundary.p + x->boundary.n;

	x->begun = false;
	x->part = (struct mime_part){ .number = part.number + 1 };
	if (part.number >= MIME_PARTS_MAX || (reader->left && !*reader->left))
		return;
	if (reader->left)
		--*reader->left;
	if (!part.body.n)
		part.body.p = at + part.header.n;
	add_slice(d, part.number ? BOUNDARY : FIRST, x->boundary);
	struct node *group = add_node(d, &fields[PART], MIME_PART_DATA, at, part.header.n + part.body.n);

	d->depth++;
	add_headers(d, part.header);
	group->number = reader->part(reader->of, d, &part);
	d->depth--;
}

static void
add_stretch(struct dissection *d, struct parts *x, const struct multipart_stretch *s, const struct mime_reader *reader)
{
	struct slice bytes = { s->bytes, s->n };

	switch (s->what) {
	case MULTIPART_PREAMBLE:
		add_slice(d, PREAMBLE, bytes);
		break;
	case MULTIPART_BOUNDARY:
		add_part(d, x, reader);
		x->boundary = bytes;
		x->begun = s->ends && !x->reader.state.closed && !x->reader.state.many;
		if (!x->begun)
			add_slice(d, x->reader.state.closed ? LAST : x->part.number ? BOUNDARY : FIRST, bytes);
		break;
	case MULTIPART_HEADER:
		x->part.header = bytes;
		break;
	case MULTIPART_BODY:
		x->part.body = bytes;
		break;
	case MULTIPART_EPILOGUE:
		add_slice(d, EPILOGUE, bytes);
		break;
	}
}

static void
add_notes(struct dissection *d, const struct parts *x, const uint8_t *end, const struct mime_reader *reader)
{
	const struct multipart *m = &x->reader.state;
	bool few = reader->left && !*reader->left;
	const struct {
		bool is;
		uint8_t row;
	} notes[] = {
		{ !m->parts && !m->closed, ABSENT }, { reader->other, OTHER }, { m->parts && !m->closed && !m->many && !reader->goes_on, NO_END },
		{ m->parts > MIME_PARTS_MAX || m->many || few, MANY }, { m->long_header, LONG },
	};

	for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
		if (notes[i].is)
			add_node(d, &fields[notes[i].row], 0, end, 0);
}

void
dissect_mime_multipart(struct dissection *d, struct slice type, struct content body, const struct mime_reader *reader)
{
	struct slice boundary = reader->boundary, all = body.bytes;
	struct parts x = { .begun = false };
	struct multipart_stretch s;
	uint16_t outer = d->source;

	add_slice(d, MEDIA, parameters_before(type));
	look_into(d, body.source);
	if (multipart_open(&x.reader, boundary.p, boundary.n, all.p, all.n)) {
		while (multipart_read(&x.reader, &s))
			add_stretch(d, &x, &s, reader);
		add_part(d, &x, reader);
		add_notes(d, &x, all.p + all.n, reader);
	} else {
		add_value(d, NO_BOUNDARY, 0, all.p, 0);
	}
	look_into(d, outer);
}

const struct dissector dissector_mime_multipart = {
	.proto = { "mime_multipart", "MIME Multipart Media Encapsulation", PROTOCOL },
	ROWS(fields),
};
