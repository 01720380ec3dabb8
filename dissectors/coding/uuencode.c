/* Files in texts.  POSIX, uuencode. */

#include <string.h>
#include "dissectors/coding/line.h"
#include "dissectors/coding/uuencode.h"

enum { MODE_MIN = 3, MODE_MAX = 4 };	/* octal digits */

bool
uuencode_begins(const uint8_t *p, size_t n, size_t *name)
{
	static const char begin[] = "begin ";
	size_t at = sizeof begin - 1, digits = 0;

	if (n < at || memcmp(p, begin, at))
		return false;
	while (at < n && p[at] >= '0' && p[at] <= '7') {
		at++;
		digits++;
	}
	*name = at + 1;
	return digits >= MODE_MIN && digits <= MODE_MAX && at + 1 < n && p[at] == ' ';
}

/* Six bits of a character; blanks at a line's end get lost, and are zeros. */
static unsigned
six(const uint8_t *p, size_t n, size_t at)
{
	return at < n ? (p[at] - 32u) & 63 : 0;
}

/*
 * A line of the file: its first character counts the bytes, 4 others are 3 of
 * them.  Of the last 4, some may be lost.  False: it is none, or not whole.
 */
static bool
read_line(const uint8_t *p, size_t n, uint8_t **to)
{
	size_t bytes = six(p, n, 0), most = (n + 2) / 4 * 3;

	for (size_t i = 0; i < n; i++)
		if (p[i] < ' ' || p[i] > '`')
			return false;
	for (size_t i = 0; i < bytes && i < most; i++) {
		size_t at = 1 + i / 3 * 4 + i % 3;
		unsigned pair = six(p, n, at) << 6 | six(p, n, at + 1);

		*(*to)++ = (uint8_t)(pair >> (4 - 2 * (i % 3)));
	}
	return bytes <= most;
}

static void
take_line(struct uuencode *s, uint8_t **to)
{
	size_t n = s->n, name;

	s->n = 0;
	if (n && s->line[n - 1] == '\r')
		n--;
	if (s->ended)
		return;
	if (!s->begun) {
		s->begun = uuencode_begins(s->line, n, &name);
		s->name_n = !s->begun ? 0 : n - name < UUENCODE_NAME_MAX ? n - name : UUENCODE_NAME_MAX;
		if (s->begun)
			memcpy(s->name, s->line + name, s->name_n);
	} else if (text_is(s->line, n, "end")) {
		s->ended = true;
	} else if (n) {
		s->damaged |= !read_line(s->line, n, to);
	}
}

size_t
uuencode_decode(struct uuencode *s, const uint8_t *p, size_t n, uint8_t *to)
{
	uint8_t *start = to;

	for (size_t i = 0; i < n; i++) {
		if (p[i] == '\n')
			take_line(s, &to);
		else if (s->n < sizeof s->line)
			s->line[s->n++] = p[i];
	}
	return (size_t)(to - start);
}

size_t
uuencode_end(struct uuencode *s, uint8_t *to)
{
	uint8_t *start = to;

	if (s->n)
		take_line(s, &to);
	return (size_t)(to - start);
}
