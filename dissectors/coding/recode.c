/* Text read in the wrong character set. */

#include "dissectors/coding/charset_letters.h"
#include "dissectors/coding/charset_table.h"
#include "dissectors/coding/recode.h"
#include "dissectors/coding/utf8.h"

static const enum charset misread[] = {
	CHARSET_WINDOWS_1251, CHARSET_KOI8_R, CHARSET_CP866, CHARSET_WINDOWS_1252, CHARSET_ISO_8859_1, CHARSET_ISO_8859_5,
	CHARSET_MAC_CYRILLIC, CHARSET_KOI8_U,
};

enum { STRANGE = 32, UTF8_WORTH = 12 * READS_BIT };

/* The text's bytes in that set; gives how many.  *strange: characters that it lacks. */
static size_t
write_back(enum charset set, const uint8_t *p, size_t n, uint8_t *bytes, size_t *strange)
{
	const uint16_t *table = charset_table(set);
	size_t got = 0;

	*strange = 0;
	for (size_t at = 0, len; table && at < n; at += len) {
		len = utf8_length(p + at, n - at);
		int byte = len && len <= n - at ? charset_byte(table, utf8_character(p + at, len)) : -1;

		len = len && len <= n - at ? len : 1;
		*strange += byte < 0;
		bytes[got++] = byte < 0 ? '?' : (uint8_t)byte;
	}
	return got;
}

/* How likely it is that these bytes are in that set. */
static long
likelihood(enum charset set, const uint8_t *bytes, size_t n)
{
	return set == CHARSET_UTF_8 ? (long)utf8_count(bytes, n).characters * UTF8_WORTH : charset_reads(set, bytes, n);
}

bool
recode_find(const uint8_t *p, size_t n, uint8_t *bytes, struct recoding *how)
{
	long most = 0;

	for (size_t i = 0; i < sizeof misread / sizeof *misread; i++) {
		size_t strange, looked_at = n < CHARSET_LOOKED_AT ? n : CHARSET_LOOKED_AT;
		size_t got = write_back(misread[i], p, looked_at, bytes, &strange);
		struct charset_decision is = charset_judge(misread[i], bytes, got);
		long likely = is.wrong && is.set && strange * STRANGE <= got ? likelihood(is.set, bytes, got) : 0;

		if (likely > most) {
			most = likely;
			*how = (struct recoding){ misread[i], is.set };
		}
	}
	return most > 0;
}

size_t
recode(const struct recoding *how, const uint8_t *p, size_t n, uint8_t *bytes, uint8_t *to)
{
	size_t strange, got = write_back(how->read_as, p, n, bytes, &strange);

	return charset_convert(how->written_in, bytes, got, to, NULL);
}
