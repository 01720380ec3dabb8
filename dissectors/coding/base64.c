/* Base64.  RFC 4648 section 4. */

#include "dissectors/coding/base64.h"

/* What 6 bits a character stands for; negative: none. */
static int
sextet(uint8_t c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* Whether padding and the ends of lines are all that the n characters are: *pads of them. */
static bool
only_padding(const uint8_t *text, size_t n, size_t *pads)
{
	bool only = true;

	for (size_t i = 0; i < n; i++) {
		*pads += text[i] == '=';
		only = only && (text[i] == '=' || text[i] == '\r' || text[i] == '\n');
	}
	return only;
}

size_t
base64_decode(const uint8_t *text, size_t n, uint8_t *to, bool *sound)
{
	uint32_t bits = 0;
	size_t count = 0, used = 0, pads = 0, i;
	bool good = true;

	for (i = 0; i < n && text[i] != '='; i++) {
		int six = sextet(text[i]);

		if (six < 0) {
			good = good && (text[i] == '\r' || text[i] == '\n');
			continue;
		}
		bits = bits << 6 | (uint32_t)six;
		if (count++ % 4)
			to[used++] = (uint8_t)(bits >> (6 - 2 * ((count - 1) % 4)));
	}
	good &= only_padding(text + i, n - i, &pads);
	if (sound)
		*sound = good && count % 4 != 1 && pads == (4 - count % 4) % 4;
	return used;
}
