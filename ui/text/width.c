/* How wide text is, see width.h. */

#include <wchar.h>

#include "ui/text/escape.h"
#include "ui/text/width.h"

enum { UNKNOWN = '?' };

int
character_width(uint32_t character)
{
	int width = wcwidth((wchar_t)character);

	return width < 0 ? 1 : width;	/* not in this locale: another stands for it, see terminal.c */
}

uint32_t
shown_character(const char **text, size_t *n)
{
	uint32_t character;
	size_t len = utf8_next(*text, *n, &character);

	if (!len || !is_plain(character))
		character = UNKNOWN;
	len += !len;
	*text += len;
	*n -= len;
	return character;
}

int
text_width(const char *text, size_t n)
{
	int width = 0;

	while (n)
		width += character_width(shown_character(&text, &n));
	return width;
}
