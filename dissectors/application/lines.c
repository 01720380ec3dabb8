/* Lines and words. */

#include <string.h>
#include "dissectors/application/lines.h"

size_t
next_line(const struct window *w)
{
	const uint8_t *lf = w->seen < w->n ? memchr(w->bytes + w->seen, '\n', w->n - w->seen) : NULL;

	return lf ? (size_t)(lf + 1 - w->bytes) : w->after == STREAM_OPEN ? 0 : w->n;
}

bool
begins_with(const uint8_t *p, size_t n, const char *word)
{
	size_t i = 0;

	while (i < n && word[i] && (p[i] == word[i] || (p[i] >= 'a' && p[i] <= 'z' && p[i] - 'a' + 'A' == word[i])))
		i++;
	return !word[i];
}

bool
is_word(const uint8_t *p, size_t n, const char *word)
{
	return n == strlen(word) && begins_with(p, n, word);
}

bool
has_word(const uint8_t *p, size_t n, const char *word)
{
	while (n && !begins_with(p, n, word)) {
		p++;
		n--;
	}
	return n > 0;
}

size_t
word_length(const uint8_t *p, size_t n)
{
	size_t i = 0;

	while (i < n && p[i] != ' ' && p[i] != '\r' && p[i] != '\n')
		i++;
	return i;
}
