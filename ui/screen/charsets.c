/* Character sets on the screen. */

#include "dissectors/coding/charset_table.h"
#include "dissectors/coding/utf8.h"
#include "ui/screen/charsets.h"
#include "ui/text/escape.h"
#include "ui/text/width.h"

static const enum charset sets[] = {
	CHARSET_UTF_8, CHARSET_KOI8_R, CHARSET_WINDOWS_1251, CHARSET_CP866, CHARSET_ISO_8859_5, CHARSET_MAC_CYRILLIC,
	CHARSET_KOI8_U, CHARSET_WINDOWS_1252, CHARSET_OTHER,
};
enum { SETS = sizeof sets / sizeof *sets };

static bool
is_known(enum charset set)
{
	return set == CHARSET_UTF_8 || charset_table(set);
}

enum charset
charsets_next(enum charset set)
{
	int i = 0;

	while (set && i < SETS && sets[i++] != set)
		;
	while (i < SETS && !is_known(sets[i]))
		i++;
	return i < SETS ? sets[i] : CHARSET_UNKNOWN;
}

static uint32_t
shown(uint32_t c, int cells)
{
	int width = is_plain(c) ? character_width(c) : 0;

	return width > 0 && width <= cells ? c : '.';
}

/* Of the character that the byte belongs to, which begins up to three bytes before. */
static uint32_t
utf8_cell(const uint8_t *p, size_t n, size_t at, int cells)
{
	for (size_t back = 0; back < 4 && back <= at; back++) {
		size_t from = at - back, len = utf8_length(p + from, n - from);

		if (len > n - from || len <= back)
			continue;
		uint32_t c = utf8_character(p + from, len);

		if (back)
			return is_plain(c) && (int)back < character_width(c) ? 0 : ' ';
		return shown(c, cells);
	}
	return '.';
}

uint32_t
charsets_cell(enum charset set, const uint8_t *p, size_t n, size_t at, int cells)
{
	const uint16_t *table = set == CHARSET_UTF_8 ? NULL : charset_table(set);

	if (set == CHARSET_UTF_8)
		return utf8_cell(p, n, at, cells);
	if (p[at] >= TABLE_FIRST)
		return table ? shown(table[p[at] - TABLE_FIRST], 1) : '.';
	return shown(p[at], 1);
}
