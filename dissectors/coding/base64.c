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

size_t
base64_next(struct base64 *s, const uint8_t *text, size_t n, uint8_t *to)
{
	uint8_t *start = to;

	for (size_t i = 0; i < n; i++) {
		int six = s->pads ? -1 : sextet(text[i]);

		if (six >= 0) {
			s->bits = s->bits << 6 | (uint32_t)six;
			if (s->count++)
				*to++ = (uint8_t)(s->bits >> (8 - 2 * s->count));
			s->count %= 4;
		} else if (text[i] == '=') {
			s->pads += s->pads < 4;
		} else {
			s->odd |= text[i] != '\r' && text[i] != '\n';
		}
	}
	return (size_t)(to - start);
}

bool
base64_sound(const struct base64 *s)
{
	return !s->odd && s->count != 1 && s->pads == (4 - s->count) % 4;
}

size_t
base64_decode(const uint8_t *text, size_t n, uint8_t *to, bool *sound)
{
	struct base64 s = { 0 };
	size_t used = base64_next(&s, text, n, to);

	if (sound)
		*sound = base64_sound(&s);
	return used;
}
