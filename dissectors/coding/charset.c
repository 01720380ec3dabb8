/* Character sets, by iconv. */

#include <iconv.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include "dissectors/coding/charset.h"
#include "dissectors/coding/utf8.h"

static char other[40] = "another";

const struct value charset_names[] = {
#define X(row, name) { CHARSET_##row, name },
	CHARSETS(X)
#undef X
	{ CHARSET_OTHER, other }, { 0, NULL },
};

/* Other names that are met. */
static const struct {
	const char *name;
	enum charset charset;
} aliases[] = {
	{ "utf8", CHARSET_UTF_8 }, { "utf-16", CHARSET_UTF_16LE }, { "ascii", CHARSET_ASCII },
	{ "iso_8859-1", CHARSET_ISO_8859_1 }, { "latin1", CHARSET_ISO_8859_1 }, { "cp1251", CHARSET_WINDOWS_1251 },
	{ "win-1251", CHARSET_WINDOWS_1251 }, { "x-cp1251", CHARSET_WINDOWS_1251 }, { "1251", CHARSET_WINDOWS_1251 },
	{ "koi8", CHARSET_KOI8_R }, { "koi8r", CHARSET_KOI8_R }, { "koi", CHARSET_KOI8_R }, { "cp866", CHARSET_CP866 },
	{ "866", CHARSET_CP866 }, { "dos-866", CHARSET_CP866 }, { "x-mac-cyrillic", CHARSET_MAC_CYRILLIC },
	{ "cp1252", CHARSET_WINDOWS_1252 }, { "x-cp1252", CHARSET_WINDOWS_1252 }, { "cp1250", CHARSET_WINDOWS_1250 },
	{ "latin2", CHARSET_ISO_8859_2 }, { "gb2312", CHARSET_GBK }, { "gb_2312-80", CHARSET_GBK }, { "x-gbk", CHARSET_GBK },
	{ "big5-hkscs", CHARSET_BIG5 }, { "x-sjis", CHARSET_SHIFT_JIS }, { "sjis", CHARSET_SHIFT_JIS },
	{ "windows-31j", CHARSET_SHIFT_JIS }, { "x-euc-jp", CHARSET_EUC_JP }, { "ks_c_5601-1987", CHARSET_EUC_KR },
	{ "mac", CHARSET_MACINTOSH }, { "x-mac-roman", CHARSET_MACINTOSH }, { "maccyrillic", CHARSET_MAC_CYRILLIC },
	{ "tis-620", CHARSET_WINDOWS_874 }, { "iso-8859-11", CHARSET_WINDOWS_874 }, { "iso-8859-8-i", CHARSET_ISO_8859_8 },
	{ "unicode-1-1-utf-7", CHARSET_UTF_7 }, { "cp437", CHARSET_IBM437 }, { "cp850", CHARSET_IBM850 },
	{ "cp852", CHARSET_IBM852 }, { "cp855", CHARSET_IBM855 },
};

static iconv_t converters[CHARSET_COUNT];
static bool opened[CHARSET_COUNT];

void
charset_start(void)
{
	for (const struct value *v = charset_names; v->number < CHARSET_OTHER; v++) {
		if (opened[v->number])
			continue;
		converters[v->number] = iconv_open("UTF-8", v->meaning);
		opened[v->number] = converters[v->number] != (iconv_t)-1;
	}
}

static bool
is_name(const uint8_t *p, size_t n, const char *name)
{
	return strlen(name) == n && !strncasecmp(name, (const char *)p, n);
}

enum charset
charset_named(const uint8_t *p, size_t n)
{
	for (const struct value *v = charset_names; v->meaning; v++)
		if (is_name(p, n, v->meaning) && (v->number != CHARSET_OTHER || opened[CHARSET_OTHER]))
			return (enum charset)v->number;
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (is_name(p, n, aliases[i].name))
			return aliases[i].charset;
	return CHARSET_UNKNOWN;
}

const char *
charset_converter(const char *name)
{
	enum charset set = charset_named((const uint8_t *)name, strlen(name));

	if (set)
		return meaning(charset_names, set);
	/* options stand behind slashes, and nothing is the locale's set */
	return *name && !name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:+()")] ? name : NULL;
}

enum charset
charset_open(const char *name)
{
	enum charset set = charset_named((const uint8_t *)name, strlen(name));
	const char *converter = charset_converter(name);
	iconv_t opening = !set && converter ? iconv_open("UTF-8", converter) : (iconv_t)-1;

	if (set || opening == (iconv_t)-1)
		return set;
	if (opened[CHARSET_OTHER])
		iconv_close(converters[CHARSET_OTHER]);
	snprintf(other, sizeof other, "%s", name);
	converters[CHARSET_OTHER] = opening;
	opened[CHARSET_OTHER] = true;
	return CHARSET_OTHER;
}

enum charset
charset_marked(const uint8_t *p, size_t n, size_t *mark)
{
	*mark = n >= 3 && !memcmp(p, "\xef\xbb\xbf", 3) ? 3 : n >= 2 && (p[0] ^ p[1]) == 1 && (p[0] | 1) == 0xff ? 2 : 0;
	return !*mark ? CHARSET_UNKNOWN : *mark == 3 ? CHARSET_UTF_8 : p[0] == 0xff ? CHARSET_UTF_16LE : CHARSET_UTF_16BE;
}

bool
charset_is_utf8(const uint8_t *p, size_t n, bool cut)
{
	for (size_t at = 0, len; at < n; at += len) {
		len = utf8_length(p + at, n - at);
		if (!len)
			return false;
		if (len > n - at)
			return cut;
	}
	return true;
}

size_t
charset_convert(enum charset from, const uint8_t *p, size_t n, uint8_t *to, bool *sound)
{
	bool all = true;
	size_t room = charset_room(n), left = n;
	char *in = (char *)(uintptr_t)p, *out = (char *)to;	/* iconv's type lacks const */

	sound = sound ? sound : &all;
	*sound = true;
	if (from == CHARSET_UTF_8 || from == CHARSET_ASCII)
		return utf8_copy(p, n, to, sound);
	if (!opened[from])
		return 0;
	iconv(converters[from], NULL, NULL, NULL, NULL);
	while (left && iconv(converters[from], &in, &left, &out, &room) == (size_t)-1 && room >= 3) {
		memcpy(out, "\xef\xbf\xbd", 3);		/* of one byte that is wrong, or a character cut at the end */
		out += 3;
		room -= 3;
		in++;
		left--;
		*sound = false;
	}
	return (size_t)((uint8_t *)out - to);
}
