/* Text without its eighth bit. */

#include <string.h>
#include "dissectors/coding/charset_letters.h"
#include "dissectors/coding/restore.h"

const enum charset restore_sets[RESTORE_SETS] = { CHARSET_CP866, CHARSET_KOI8_R, CHARSET_WINDOWS_1251 };

enum { HIGH = 0x80, NEVER = -1000 };

/* How likely ASCII is in a Russian text, against a byte picked at random; in quarters of a bit. */
enum { SPACE = 18, STOP = 4, STOPS = 18, SPACE_BEHIND = 10, LINE_END = 20, DIGIT = 10, LATIN = -8, REST = -14, CONTROL = -60, THREE_TIMES = -24 };

static bool
is_stop(uint8_t c)
{
	return c == ',' || c == '.' || c == '!' || c == '?' || c == ':';
}

static int
plain_weight(const uint8_t *p, size_t i, size_t n)
{
	uint8_t c = p[i];

	if (c == '\r' || c == '\n') {		/* one alone may have been a letter */
		bool pair = c == '\r' ? i + 1 < n && p[i + 1] == '\n' : i && p[i - 1] == '\r';

		return pair ? LINE_END : REST;
	}
	if (c == ' ')
		return i && p[i - 1] == ' ' ? 0 : SPACE;
	if (c == '.' && ((i + 1 < n && p[i + 1] == c) || (i && p[i - 1] == c)))
		return STOPS;
	if (is_stop(c))
		return STOP;
	if (c >= '0' && c <= '9')
		return DIGIT;
	return c < ' ' || c == 0x7f ? CONTROL : ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ? LATIN : REST;
}

static bool
is_doubtful(uint8_t c)
{
	return c >= ' ' && c < 0x7f && ((c | 0x20) < 'a' || (c | 0x20) > 'z');
}

/* The likeliest way through: of each byte both meanings, each behind the better one of the byte before. */
long
restore(enum charset set, const uint8_t *p, size_t n, uint8_t *bytes, bool *doubtful)
{
	uint8_t came[RESTORE_MOST] = { 0 };	/* bit k: meaning k came from a letter */
	long best[2] = { 0, NEVER };

	for (size_t i = 0; i < n; i++) {
		bool same = i > 1 && p[i] == p[i - 1] && p[i] == p[i - 2];
		long next[2] = { plain_weight(p, i, n), !charset_is_cyrillic(set, p[i] | HIGH) ? NEVER : same ? THREE_TIMES : 0 };

		for (int k = 0; k < 2; k++) {
			uint8_t c = (uint8_t)(k ? p[i] | HIGH : p[i]), before = i ? p[i - 1] : 0;
			long plain = best[0] + charset_weigh(set, before, c) + (c == ' ' && is_stop(before) ? SPACE_BEHIND : 0);
			long letter = best[1] + charset_weigh(set, before | HIGH, c);

			came[i] |= (uint8_t)((letter > plain) << k);
			next[k] += letter > plain ? letter : plain;
		}
		memcpy(best, next, sizeof best);
	}
	bool high = best[1] > best[0];
	long likely = best[high];

	for (size_t i = n; i-- > 0; high = came[i] >> high & 1) {
		bytes[i] = (uint8_t)(high ? p[i] | HIGH : p[i]);
		if (doubtful)
			doubtful[i] = high && is_doubtful(p[i]);
	}
	return likely;
}

/* Whether a control character is one of two that end a line. */
static bool
ends_line(const uint8_t *p, size_t i, size_t n)
{
	return (p[i] == '\r' && i + 1 < n && p[i + 1] == '\n') || (p[i] == '\n' && i && p[i - 1] == '\r');
}

size_t
restore_text(enum charset set, const uint8_t *p, size_t n, uint8_t *to)
{
	static const uint8_t line_under[] = { 0xcc, 0xb2 };	/* U+0332: the letter before is underlined */
	uint8_t bytes[RESTORE_MOST], *start = to;
	bool doubtful[RESTORE_MOST];

	restore(set, p, n, bytes, doubtful);
	for (size_t i = 0; i < n; i++) {
		uint8_t c = bytes[i] < ' ' && !ends_line(p, i, n) ? '?' : bytes[i];

		to += charset_convert(set, &c, 1, to, NULL);
		if (doubtful[i])
			to = (uint8_t *)memcpy(to, line_under, sizeof line_under) + sizeof line_under;
	}
	return (size_t)(to - start);
}

/* Of English, from a to z: how frequent letters are, and which are vowels. */
static const int8_t english[26] = {
	12, 2, 6, 9, 15, 5, 4, 11, 11, -11, -1, 8, 5, 11, 12, 4, -13, 10, 11, 13, 6, 0, 5, -11, 4, -15,
};
enum { TURN = 2, NO_TURN = -3, CAPITAL = -6, CAPITAL_AGAIN = 0, CAPITAL_INSIDE = -32 };

static bool
is_letter(uint8_t c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static long
reads_as_english(const uint8_t *p, size_t n)
{
	long sum = 0;

	for (size_t i = 0; i < n; i++) {
		uint8_t before = i ? p[i - 1] : ' ';

		if (!is_letter(p[i])) {
			sum += plain_weight(p, i, n);
			continue;
		}
		bool vowel = strchr("aeiouy", p[i] | 0x20), was = strchr("aeiouy", before | 0x20);

		sum += english[(p[i] | 0x20) - 'a'] + (!is_letter(before) ? 0 : vowel != was ? TURN : NO_TURN);
		if (!(p[i] & 0x20))
			sum += !is_letter(before) ? CAPITAL : before & 0x20 ? CAPITAL_INSIDE : CAPITAL_AGAIN;
	}
	return sum;
}

/* In quarters of a bit for each byte: Russian has 10 and more, capitals of English pass for 2 more than they are. */
enum { AVERAGE = 8, MARGIN = 2, LEAST = 8 };

bool
restore_is_stripped(const uint8_t *p, size_t n)
{
	uint8_t bytes[RESTORE_MOST];
	long most = 0;

	if (n > RESTORE_MOST)
		n = RESTORE_MOST;
	for (size_t i = 0; i < n; i++)
		if (p[i] >= HIGH)
			return false;
	for (int i = 0; i < RESTORE_SETS; i++) {
		long likely = restore(restore_sets[i], p, n, bytes, NULL);

		most = likely > most ? likely : most;
	}
	return most >= (long)n * AVERAGE && n >= LEAST && most >= reads_as_english(p, n) + (long)n * MARGIN;
}
