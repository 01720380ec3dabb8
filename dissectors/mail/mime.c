/* Headers of MIME.  RFC 2045 sections 4 to 6, RFC 2183. */

#include <string.h>
#include "dissectors/coding/line.h"
#include "dissectors/mail/imf_header.h"
#include "dissectors/mail/mime.h"

void
mime_read_header(struct mime_header *h, struct slice header)
{
	static const struct {
		const char *name;
		size_t at;
	} known[] = {
		{ "MIME-Version", offsetof(struct mime_header, version) }, { "Content-Type", offsetof(struct mime_header, type) },
		{ "Content-Transfer-Encoding", offsetof(struct mime_header, encoding) },
		{ "Content-Disposition", offsetof(struct mime_header, disposition) },
	};
	struct imf_piece piece;

	*h = (struct mime_header){ .digest = false };
	for (bool first = true; header.n; first = false, header.p += piece.whole, header.n -= piece.whole) {
		piece = imf_piece_at(header.p, header.n, first);
		if (piece.kind >= IMF_EMPTY)
			return;
		for (size_t i = 0; piece.kind == IMF_FIELD && i < sizeof known / sizeof *known; i++) {
			struct slice *value = (struct slice *)((char *)h + known[i].at);

			if (!value->n && piece.value < piece.len && text_is(header.p, piece.name, known[i].name))
				*value = (struct slice){ header.p + piece.value, piece.len - piece.value };
		}
	}
}

struct slice
mime_word(struct slice value)
{
	struct slice s = parameters_before(value);
	size_t deep = 0, n = 0;

	while (s.n && (deep || *s.p == '(' || *s.p <= ' ')) {
		deep += *s.p == '(';
		deep -= *s.p == ')' && deep;
		s = (struct slice){ s.p + 1, s.n - 1 };
	}
	while (n < s.n && s.p[n] > ' ' && s.p[n] != '(')
		n++;
	return (struct slice){ s.p, n };
}

/* Behind a line's end: a line with dashes and more, and below it a field of a part. */
static bool
begins_part(const uint8_t *p, size_t n, struct slice *boundary)
{
	struct line line = line_at(p, n);
	size_t len = line.len;

	while (len && (p[len - 1] == ' ' || p[len - 1] == '\t'))
		len--;
	if (len < 3 || memcmp(p, "--", 2) || !text_begins(p + line.whole, n - line.whole, "Content-"))
		return false;
	*boundary = (struct slice){ p + 2, len - 2 };
	return true;
}

struct slice
mime_boundary_met(struct slice body)
{
	struct slice boundary = { NULL, 0 };
	struct line line;

	for (; body.n && !begins_part(body.p, body.n, &boundary); body.p += line.whole, body.n -= line.whole)
		line = line_at(body.p, body.n);
	return boundary;
}

bool
mime_is(struct slice value, const char *word)
{
	struct slice s = mime_word(value);

	return text_is(s.p, s.n, word);
}

struct slice
mime_token(struct slice value, const char *name)
{
	struct parameter p = { .quoted = true };

	while (parameter_next(&value, &p))
		if (text_is(p.name.p, p.name.n, name)) {
			const uint8_t *comment = p.quoted ? NULL : memmem(p.value.p, p.value.n, " (", 2);

			return (struct slice){ p.value.p, comment ? (size_t)(comment - p.value.p) : p.value.n };
		}
	return (struct slice){ NULL, 0 };
}

enum mime_kind
mime_kind(const struct mime_header *h)
{
	struct slice type = mime_word(h->type);

	if (!type.n || !memchr(type.p, '/', type.n))
		return h->digest ? MIME_LETTER : MIME_TEXT;
	if (text_begins(type.p, type.n, "multipart/"))
		return MIME_PARTS;
	if (text_is(type.p, type.n, "message/rfc822") || text_is(type.p, type.n, "message/global"))
		return MIME_LETTER;
	if (text_is(type.p, type.n, "text/html") || text_is(type.p, type.n, "application/xhtml+xml"))
		return MIME_PAGE;
	return text_begins(type.p, type.n, "text/") || text_begins(type.p, type.n, "message/") ? MIME_TEXT : MIME_DATA;
}

enum transfer_coding
mime_transfer(const struct mime_header *h)
{
	struct slice name = mime_word(h->encoding);

	return transfer_named(name.p, name.n);
}

bool
mime_letter_is_plain(const uint8_t *line, size_t n)
{
	return n && imf_piece_at(line, n, true).kind == IMF_FIELD;	/* base64 has no colons */
}

size_t
mime_name(const struct mime_header *h, uint8_t to[MIME_VALUE_ROOM])
{
	size_t n = mime_parameter(h->disposition, "filename", "name", to);

	return n ? n : mime_parameter(h->type, "name", "filename", to);
}

bool
mime_is_attachment(const struct mime_header *h, size_t name)
{
	enum mime_kind kind = mime_kind(h);

	return kind != MIME_PARTS && (name || kind == MIME_LETTER || kind == MIME_DATA || mime_is(h->disposition, "attachment"));
}

size_t
mime_part_header(struct slice part)
{
	struct line line = { .len = 1 };
	size_t at = 0;

	for (; at < part.n && line.len; at += line.whole)
		line = line_at(part.p + at, part.n - at);
	return at;
}

const char *
mime_ending(struct slice type)
{
	static const struct {
		const char *type, *ending;
	} endings[] = {
		{ "text/plain", ".txt" }, { "text/html", ".html" }, { "text/calendar", ".ics" }, { "image/png", ".png" },
		{ "image/jpeg", ".jpg" }, { "image/gif", ".gif" }, { "image/bmp", ".bmp" }, { "application/pdf", ".pdf" },
		{ "application/zip", ".zip" }, { "application/msword", ".doc" },
	};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (mime_is(type, endings[i].type))
			return endings[i].ending;
	return type.n ? NULL : ".txt";
}

size_t
mime_decode(const struct mime_header *h, struct slice body, uint8_t *to, bool *sound)
{
	enum transfer_coding coding = mime_transfer(h);
	enum mime_kind kind = mime_kind(h);
	struct transfer transfer;

	if (kind == MIME_PARTS || (kind == MIME_LETTER && coding == TRANSFER_BASE64 && mime_letter_is_plain(body.p, body.n)))
		coding = TRANSFER_BINARY;
	transfer_begin(&transfer, coding);
	size_t n = transfer_next(&transfer, body.p, body.n, to);

	return n + transfer_end(&transfer, to + n, sound);
}
