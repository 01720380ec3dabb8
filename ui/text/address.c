/* IP addresses as text. */

#include "ui/text/value.h"

void
put_ipv4(struct out *o, const uint8_t *b)
{
	for (int i = 0; i < 4; i++) {
		if (i)
			out_char(o, '.');
		out_uint(o, b[i]);
	}
}

static void
put_hex_short(struct out *o, uint32_t v)
{
	int digits = 1;

	while (v >> digits * 4)
		digits++;
	for (int i = digits; i-- > 0; )
		out_char(o, "0123456789abcdef"[v >> i * 4 & 15]);
}

/* RFC 5952: lower case, no leading zeros, the longest run of zeros as "::". */
void
put_ipv6(struct out *o, const uint8_t *b)
{
	int best = -1, best_len = 1;

	for (int i = 0; i < 8; i++) {
		int j = i;

		while (j < 8 && !b[j * 2] && !b[j * 2 + 1])
			j++;
		if (j - i > best_len) {
			best = i;
			best_len = j - i;
		}
		i = j;
	}
	for (int i = 0; i < 8; i++) {
		if (i == best) {
			out_text(o, "::", 2);
			i += best_len - 1;
			continue;
		}
		if (i && i != best + best_len)
			out_char(o, ':');
		put_hex_short(o, (uint32_t)b[i * 2] << 8 | b[i * 2 + 1]);
	}
}
