/* Names for exported files. */

#include <stdio.h>
#include <string.h>
#include "ui/export/names.h"
#include "ui/text/escape.h"

enum { ENDING_MAX = 16 };	/* bytes of what is left of a name's ending when it is too long */

/* Separators of Unix and of what students carry files to: Windows takes none of these. */
static bool
is_harmless(uint32_t c)
{
	return is_plain(c) && (c >= 0x80 || !strchr("/\\:*?\"<>|", (int)c));
}

/* Bytes of the text that can stand in a name, others as _; gives how many there are. */
static size_t
take_over(char *to, size_t room, const uint8_t *bytes, size_t n)
{
	size_t used = 0;

	for (size_t at = 0, len; at < n; at += len) {
		uint32_t c = 0;
		bool sound = (len = utf8_next((const char *)bytes + at, n - at, &c)) > 0;

		if (!sound)
			len = 1;
		bool fits = sound && is_harmless(c);

		if (used + (fits ? len : 1) > room)
			break;
		if (fits)
			memcpy(to + used, bytes + at, len);
		else
			to[used] = '_';
		used += fits ? len : 1;
	}
	return used;
}

static const char *
ending_of(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot && dot > name && strlen(dot) <= ENDING_MAX ? dot : name + strlen(name);
}

static bool
ends_so(const char *name, const char *ending)
{
	size_t n = strlen(name), len = ending ? strlen(ending) : 0;

	return n > len && !strcmp(name + n - len, ending ? ending : "");
}

/* A name that is too long keeps its ending. */
static void
shorten(char *name, const uint8_t *bytes, size_t n)
{
	char end[ENDING_MAX + 1] = "";
	size_t len = n < ENDING_MAX ? n : ENDING_MAX;

	end[take_over(end, ENDING_MAX, bytes + n - len, len)] = 0;
	const char *dot = strrchr(end, '.');

	if (!dot)
		return;
	size_t keep = EXPORT_NAME_MAX - ENDING_MAX - 8;

	while (keep && ((unsigned char)name[keep] & 0xc0) == 0x80)	/* not within a character */
		keep--;
	strcpy(name + keep, dot);
}

void
export_name(char name[EXPORT_NAME_MAX], const uint8_t *bytes, size_t n, const char *fallback, const char *ending)
{
	while (n && (*bytes == '.' || *bytes <= ' ')) {
		bytes++;
		n--;
	}
	while (n && bytes[n - 1] <= ' ')
		n--;
	size_t used = take_over(name, EXPORT_NAME_MAX - ENDING_MAX - 1, bytes, n);

	name[used] = 0;
	if (n > EXPORT_NAME_MAX - ENDING_MAX - 1)
		shorten(name, bytes, n);
	while (used && (name[used - 1] == ' ' || name[used - 1] == '.'))	/* Windows drops them */
		name[--used] = 0;
	if (!*name)
		snprintf(name, EXPORT_NAME_MAX, "%s", fallback);
	if (ending && !ends_so(name, ending))
		strcat(name, ending);
}

void
export_name_try(char to[EXPORT_TRY_MAX], const char *name, unsigned number, const char *mark)
{
	const char *ending = ending_of(name);

	if (number)
		snprintf(to, EXPORT_TRY_MAX, "%.*s(%u)%s%s", (int)(ending - name), name, number, ending, mark);
	else
		snprintf(to, EXPORT_TRY_MAX, "%s%s", name, mark);
}
