/* UTF-16 and GUIDs as text. */

#include "ui/text/escape.h"
#include "ui/text/windows.h"

/* A character, and its bytes, 2 or 4: RFC 2781 section 2.2.  Half of a pair is U+FFFD. */
static size_t
utf16_next(const uint8_t *p, size_t n, uint32_t *c)
{
	uint32_t low = n >= 4 ? (uint32_t)(p[2] | p[3] << 8) : 0;

	*c = (uint32_t)(p[0] | p[1] << 8);
	if (*c >> 10 == 0xd800 >> 10 && low >> 10 == 0xdc00 >> 10) {
		*c = 0x10000 + ((*c & 0x3ff) << 10 | (low & 0x3ff));
		return 4;
	}
	if (*c >> 11 == 0xd800 >> 11)
		*c = 0xfffd;
	return 2;
}

void
put_utf16(struct out *o, const uint8_t *p, size_t n, size_t most)
{
	n &= ~(size_t)1;
	while (n && !p[n - 1] && !p[n - 2])
		n -= 2;
	for (size_t at = 0, len; at < n; at += len) {
		char utf8[4];
		uint32_t c;

		if (at >= most) {
			out_string(o, "…");
			return;
		}
		len = utf16_next(p + at, n - at, &c);
		if (most == SIZE_MAX)
			out_room(o);
		put_escaped(o, utf8, utf8_encode(utf8, c));
	}
}

/* The first three parts are numbers, little-endian as DCE's RPC sends them. */
void
put_guid(struct out *o, const uint8_t *p, size_t n)
{
	static const uint8_t order[16] = { 3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15 };

	for (size_t i = 0; i < sizeof order && n == sizeof order; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			out_char(o, '-');
		out_byte(o, p[order[i]]);
	}
}
