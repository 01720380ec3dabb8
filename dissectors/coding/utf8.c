/* UTF-8. */

#include <string.h>
#include "dissectors/coding/utf8.h"

size_t
utf8_length(const uint8_t *p, size_t n)
{
	static const uint8_t least[] = { 0, 0, 0xc2, 0xe0, 0xf0 };
	size_t len = *p < 0x80 ? 1 : *p < least[2] ? 0 : *p < 0xe0 ? 2 : *p < 0xf0 ? 3 : *p < 0xf5 ? 4 : 0;

	for (size_t i = 1; i < len && i < n; i++)
		if (p[i] >> 6 != 2)
			return 0;
	if (len < 3 || n < 2)
		return len;
	/* no overlong forms, no surrogates, nothing over U+10FFFF */
	if ((*p == 0xe0 && p[1] < 0xa0) || (*p == 0xed && p[1] > 0x9f) || (*p == 0xf0 && p[1] < 0x90) ||
	    (*p == 0xf4 && p[1] > 0x8f))
		return 0;
	return len;
}

uint32_t
utf8_character(const uint8_t *p, size_t len)
{
	uint32_t c = len < 2 ? *p : (uint32_t)(*p & (0x7f >> len));

	for (size_t i = 1; i < len; i++)
		c = c << 6 | (p[i] & 0x3f);
	return c;
}

size_t
utf8_copy(const uint8_t *p, size_t n, uint8_t *to, bool *sound)
{
	uint8_t *start = to;

	for (size_t at = 0; at < n; ) {
		size_t len = utf8_length(p + at, n - at);
		bool good = len && len <= n - at;

		memcpy(to, good ? p + at : (const uint8_t *)"\xef\xbf\xbd", good ? len : 3);
		to += good ? len : 3;
		at += good ? len : 1;
		*sound &= good;
	}
	return (size_t)(to - start);
}

struct utf8_count
utf8_count(const uint8_t *p, size_t n)
{
	struct utf8_count count = { 0 };

	for (size_t at = 0, len; at < n; at += len ? len : 1) {
		len = utf8_length(p + at, n - at);
		count.cut = len > n - at;
		count.characters += len > 1 && !count.cut;
		count.wrong += !len;
		len = count.cut ? n - at : len;
	}
	return count;
}
