/* Files that stand in a text: uuencode, as it was before MIME. */

#include "dissectors/coding/line.h"
#include "dissectors/engine/session.h"
#include "dissectors/mail/mime_multipart.h"
#include "dissectors/mail/mime_tree.h"

enum { FILE_ROW, SIZE, DAMAGED, DATA, MANY, NO_ROOM };

static const struct field fields[] = {
	[FILE_ROW] = { "mime.file", "File in the text", TEXT, .costly = true },
	[SIZE]     = { "mime.size", "Size decoded", UINT, .unit = "bytes", .generated = true, .costly = true },
	[DAMAGED]  = { "mime.file.damaged", "Not all of it can be decoded, or it does not end", NOTE, .severity = WARNING, .costly = true },
	[DATA]     = { "mime.data", "Data", BYTES, .costly = true },
	[MANY]     = { "mime.file.many", "More files than are shown one by one", NOTE, .costly = true },
	[NO_ROOM]  = { "mime.file.no_room", "No memory to decode it, or too many bodies in this frame", NOTE, .severity = WARNING, .costly = true },
};

enum { FILES_MAX = 10 };

/* Lines from p on, up to where the file ends, or so many.  Gives how many bytes were read. */
static size_t
read_file(const uint8_t *p, size_t n, int lines, struct uuencode *file, uint8_t *to, size_t *got)
{
	size_t at = 0;

	for (*got = 0; at < n && lines && !file->ended; lines--) {
		struct line line = line_at(p + at, n - at);

		*got += uuencode_decode(file, p + at, line.whole, to + *got);
		at += line.whole;
	}
	*got += uuencode_end(file, to + *got);
	return at;
}

/* A line that says it begins a file does so if the next one is of one. */
static bool
begins_file(const uint8_t *p, size_t n)
{
	struct uuencode file = { .begun = false };
	uint8_t to[2 * UUENCODE_BYTES_MAX + UUENCODE_LINE_MAX];
	size_t got;

	read_file(p, n, 2, &file, to, &got);
	return got && !file.damaged;
}

/* Gives how many bytes are the file's. */
static size_t
add_file(struct dissection *d, const uint8_t *p, size_t n, struct slice name)
{
	struct uuencode file = { .begun = false };
	uint8_t *to = d->session ? session_scratch(d->session, uuencode_room(n)) : NULL;
	size_t got = 0, read = to ? read_file(p, n, -1, &file, to, &got) : 0;
	uint16_t outer = d->source, source = to ? add_source(d, to, got, "File in the text") : 0;

	add_value(d, FILE_ROW, 0, name.p, name.n);
	d->depth++;
	if (source) {
		add_value(d, SIZE, got, p, read);
		look_into(d, source);
		add_value(d, DATA, 0, to, got);
		look_into(d, outer);
	}
	if (!source || file.damaged || !file.ended)
		add_value(d, source ? DAMAGED : NO_ROOM, 0, p, 0);
	d->depth--;
	return read;
}

void
dissect_mime_files(struct dissection *d, struct content text)
{
	const uint8_t *p = text.bytes.p, *end = p + text.bytes.n;
	uint16_t outer = d->source;
	struct line line;
	size_t name, read;

	look_into(d, text.source);
	for (int files = 0; p < end; p += read ? read : line.whole) {
		line = line_at(p, (size_t)(end - p));
		read = 0;
		if (!uuencode_begins(p, line.len, &name) || !begins_file(p, (size_t)(end - p)))
			continue;
		if (files++ == FILES_MAX) {
			add_value(d, MANY, 0, p, 0);
			break;
		}
		read = add_file(d, p, (size_t)(end - p), (struct slice){ p + name, line.len - name });
	}
	look_into(d, outer);
}

const struct dissector dissector_mime_files = {
	.proto = { "mime.files", "Files in a text", PROTOCOL },
	ROWS(fields),
	.also = &dissector_mime_multipart,
};
