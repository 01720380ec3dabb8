/* Text of letters' headers. */

#include "dissectors/mail/words.h"
#include "ui/text/escape.h"
#include "ui/text/words.h"

enum { CHUNK = 1024, CHARACTER = 4 };	/* bytes; of a chunk, and of the longest character */

/* At most so many of n bytes, and no part of a character: so perhaps none. */
static size_t
up_to_character(const uint8_t *p, size_t n, size_t most)
{
	size_t cut = most;

	if (n <= most)
		return n;
	for (int i = 1; i < CHARACTER && cut && p[cut] >> 6 == 2; i++)
		cut--;
	return p[cut] >> 6 == 2 ? most : cut;	/* or it is no UTF-8 */
}

/* A piece of the text.  Gives how many bytes of it were added. */
static size_t
put_piece(struct out *o, const uint8_t *p, size_t n, size_t most)
{
	size_t at = 0, len = 1;

	for (; at < n && len; at += len) {
		len = up_to_character(p + at, n - at, most - at < CHUNK ? most - at : CHUNK);
		if (most > OUT_LINE / ESCAPE_GROWTH)
			out_room(o);
		put_escaped(o, (const char *)p + at, len);
	}
	return at;
}

void
put_words(struct out *o, const uint8_t *value, size_t n, bool phrase, size_t most)
{
	struct words w;
	const uint8_t *piece;
	size_t len;

	words_begin(&w, value, n, phrase);
	while ((piece = words_next(&w, &len))) {
		size_t put = put_piece(o, piece, len, most);

		most -= put;
		if (put < len) {
			out_string(o, "…");
			return;
		}
	}
}
