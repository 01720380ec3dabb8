/* Hostile bytes, made safe for a terminal.  UTF-8: RFC 3629. */

#include "dissectors/coding/utf8.h"
#include "ui/text/escape.h"

size_t
utf8_next(const char *bytes, size_t n, uint32_t *character)
{
	const uint8_t *b = (const uint8_t *)bytes;
	size_t len = n ? utf8_length(b, n) : 0;

	if (!len || len > n)
		return 0;
	*character = utf8_character(b, len);
	return len;
}

size_t
utf8_encode(char *to, uint32_t c)
{
	static const unsigned char leads[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	to[0] = (char)(leads[len] | c >> 6 * (len - 1));
	for (size_t i = 1; i < len; i++)
		to[i] = (char)(0x80 | (c >> 6 * (len - 1 - i) & 0x3f));
	return len;
}

/* Ranges that hide, reorder or break text: Unicode's Bidi_Control, separators, invisible ones. */
static const struct range {
	uint32_t first, last;
} unsafe[] = {
	{ 0x0000, 0x001f }, { 0x007f, 0x009f }, { 0x00ad, 0x00ad }, { 0x034f, 0x034f },
	{ 0x061c, 0x061c }, { 0x115f, 0x1160 }, { 0x17b4, 0x17b5 }, { 0x180b, 0x180f },
	{ 0x200b, 0x200f }, { 0x2028, 0x202e }, { 0x2060, 0x206f }, { 0x3164, 0x3164 },
	{ 0xd800, 0xf8ff }, { 0xfe00, 0xfe0f }, { 0xfeff, 0xfeff }, { 0xffa0, 0xffa0 },
	{ 0xfff0, 0xffff }, { 0x1bca0, 0x1bca3 }, { 0x1d173, 0x1d17a }, { 0xe0000, 0x10ffff },
};

bool
is_plain(uint32_t c)
{
	if (c >= 0x20 && c < 0x7f)
		return true;
	for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++)
		if (c >= unsafe[i].first && c <= unsafe[i].last)
			return false;
	return true;
}

static void
put_code(struct out *o, uint32_t c)
{
	out_string(o, "\\u{");
	int digits = 4;

	while (c >> digits * 4)
		digits++;
	for (int i = digits; i-- > 0; )
		out_char(o, "0123456789abcdef"[c >> i * 4 & 15]);
	out_char(o, '}');
}

/* A byte that must not reach the terminal; those of white space by their letters. */
static void
put_byte(struct out *o, uint8_t c)
{
	const char *letter = c == '\r' ? "\\r" : c == '\n' ? "\\n" : c == '\t' ? "\\t" : NULL;

	if (letter) {
		out_string(o, letter);
		return;
	}
	out_string(o, "\\x");
	out_byte(o, c);
}

/* Bytes up to the first that is no plain character of ASCII: most texts are such from end to end. */
static size_t
ascii_length(const char *bytes, size_t n)
{
	size_t i = 0;

	while (i < n && (uint8_t)(bytes[i] - 0x20) < 0x7f - 0x20)
		i++;
	return i;
}

void
put_escaped(struct out *o, const char *bytes, size_t n)
{
	while (n) {
		uint32_t c;
		size_t ascii = ascii_length(bytes, n), len = ascii ? ascii : utf8_next(bytes, n, &c);

		if (ascii || (len && is_plain(c))) {
			out_text(o, bytes, len);
		} else if (len > 1) {
			put_code(o, c);
		} else {
			put_byte(o, (uint8_t)*bytes);
			len = 1;
		}
		bytes += len;
		n -= len;
	}
}

size_t
whole_characters(const char *bytes, size_t n, size_t most)
{
	size_t cut = most;

	if (n <= most)
		return n;
	while (cut && most - cut < 3 && (bytes[cut] & 0xc0) == 0x80)
		cut--;
	return (bytes[cut] & 0xc0) == 0x80 ? most : cut;
}

void
put_all_escaped(struct out *o, const char *bytes, size_t n)
{
	for (size_t len; n; bytes += len, n -= len) {
		len = whole_characters(bytes, n, OUT_LINE / ESCAPE_GROWTH);
		out_room(o);
		put_escaped(o, bytes, len);
	}
}

const char *
escaped(const char *text, char *to, size_t size)
{
	struct out o = { .p = to, .start = to, .fd = -1 };

	while (*text && size - (size_t)(o.p - to) > 12) {	/* the longest: \u{10ffff} */
		uint32_t c;
		size_t len = utf8_next(text, strnlen(text, 4), &c);

		put_escaped(&o, text, len ? len : 1);
		text += len ? len : 1;
	}
	*o.p = 0;
	return to;
}
