/* Pieces of a letter's header.  RFC 5322 section 2.2 and, for what is obsolete, section 4.5. */

#include "dissectors/coding/line.h"
#include "dissectors/mail/imf.h"
#include "dissectors/mail/imf_header.h"

/* Bytes of the field's name that a line begins with, and in *colon where that stands; 0: it is no field. */
static size_t
name_length(const uint8_t *p, size_t n, size_t *colon)
{
	size_t name = 0, at;

	while (name < n && p[name] > ' ' && p[name] < 127 && p[name] != ':')
		name++;
	for (at = name; at < n && is_blank(p[at]); at++)	/* section 4.5: obsolete, but allowed */
		;
	*colon = at;
	return at < n && p[at] == ':' ? name : 0;
}

static bool
is_mbox(const uint8_t *p, size_t n)
{
	size_t quoted = n && p[0] == '>';

	return n - quoted >= 5 && !memcmp(p + quoted, "From ", 5);
}

/* A field goes on in the lines that begin with white space. */
static void
unfold(const uint8_t *p, size_t n, struct imf_piece *piece)
{
	while (piece->whole < n && is_blank(p[piece->whole])) {
		struct line line = line_at(p + piece->whole, n - piece->whole);

		piece->len = piece->whole + line.len;
		piece->whole += line.whole;
		piece->bare |= line.bare;
		if (line.len > piece->longest)
			piece->longest = line.len;
	}
}

static struct imf_piece
field(const uint8_t *p, size_t n, struct imf_piece piece, size_t colon)
{
	piece.kind = IMF_FIELD;
	unfold(p, n, &piece);
	piece.value = colon + 1;
	while (piece.value < piece.len && is_white(p[piece.value]))
		piece.value++;
	return piece;
}

/* Whether a header goes on behind a line that does not belong there: with a field, its end, or not yet. */
static bool
goes_on(const uint8_t *p, size_t n)
{
	struct line line = line_at(p, n);
	size_t colon;

	return !line.len || name_length(p, line.len, &colon);
}

struct imf_piece
imf_piece_at(const uint8_t *p, size_t n, bool first)
{
	struct line line = line_at(p, n);
	struct imf_piece piece = { .len = line.len, .whole = line.whole, .longest = line.len, .bare = line.bare };
	size_t colon;

	if (!line.len)
		piece.kind = IMF_EMPTY;
	else if (first && is_mbox(p, line.len))
		piece.kind = IMF_MBOX;
	else if ((piece.name = name_length(p, line.len, &colon)))
		return field(p, n, piece, colon);
	else if (!first && goes_on(p + line.whole, n - line.whole))
		piece.kind = IMF_BROKEN;
	else
		return (struct imf_piece){ .kind = IMF_BODY };
	return piece;
}

size_t
imf_header_length(const uint8_t *letter, size_t n)
{
	struct imf_piece piece = { .kind = IMF_FIELD };
	size_t at = 0;

	while (at < n && piece.kind < IMF_EMPTY) {
		piece = imf_piece_at(letter + at, n - at, !at);
		at += piece.whole;
	}
	return at;
}

struct imf_lines
imf_lines(const uint8_t *p, size_t n)
{
	struct imf_lines all = { 0 };

	for (size_t at = 0; at < n; all.count++) {
		struct line line = line_at(p + at, n - at);

		at += line.whole;
		all.bare |= line.bare;
		if (line.len > all.longest)
			all.longest = line.len;
	}
	return all;
}
