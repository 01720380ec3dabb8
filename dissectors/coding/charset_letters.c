/*
 * Letters and their neighbours.
 *
 * Each byte's character adds a weight: how much more frequent it is than one
 * byte of 128.  So do each two neighbours: vowels and consonants take turns,
 * a capital stands at the beginning, a Cyrillic letter beside no Latin one.
 * All in quarters of a bit.  Frequencies are those that textbooks give for
 * Russian and Ukrainian, two parts and one.
 */

#include "dissectors/coding/charset_letters.h"
#include "dissectors/coding/charset_table.h"

enum kind {
	GAP,			/* ASCII, and no letter; beginning and end */
	ASCII,			/* a letter of it */
	VOWEL, CONSONANT,
	SIGN,			/* hard and soft: behind consonants */
	SHORT,			/* short i: behind vowels */
	LATIN,			/* letters with accents and such */
	MARK,			/* quotes, dashes, what stands in texts */
	SYMBOL,			/* lines of boxes, and what else hardly stands in texts */
	OTHER,			/* letters of alphabets of which nothing is known here */
	NOTHING,		/* a control character, or not even that */
	KINDS
};

struct letter {
	int8_t weight;
	uint8_t kind;		/* of enum kind */
	bool upper;
};

/* From U+0430, the small letter a, to ya. */
static const int8_t cyrillic_weights[32] = {
	14, 4, 11, 4, 8, 13, 1, 5, 13, 3, 9, 10, 8, 12, 15, 7, 10, 11, 12, 8, -6, 2, -2, 3, 0, -3, -19, 3, 5, -7, -1, 6,
};
static const char cyrillic_kinds[] = "vccccvccvsccccvccccvcccccc.v.vvv";

/* From U+0450: yo, then what other languages have; Ukrainian's three. */
static const int8_t more_weights[16] = { -16, -10, -16, -16, -8, -16, 5, -7, -16, -16, -16, -16, -16, -16, -12, -16 };
static const char more_kinds[] = "vvccvcvvcccccvvc";

/* Of Western letters, the small ones. */
static const struct {
	uint16_t character;
	int8_t weight;
} western[] = {
	{ 0xe4, 18 }, { 0xf6, 15 }, { 0xfc, 18 }, { 0xdf, 13 }, { 0xe9, 18 }, { 0xe8, 12 }, { 0xe0, 12 }, { 0xe7, 10 }, { 0xea, 10 },
	{ 0xf3, 12 }, { 0xe1, 12 }, { 0xed, 12 }, { 0xf1, 10 }, { 0xfa, 10 }, { 0xe5, 12 }, { 0xf8, 10 }, { 0xe6, 8 }, { 0xf4, 6 },
	{ 0xeb, 8 }, { 0xef, 6 }, { 0xee, 6 },
};

/* In texts of all languages: no-break space, quotes, dashes, ellipsis, number, degree, section, copyright, euro, pound ... */
static const uint16_t marks[] = {
	0xa0, 0xab, 0xbb, 0x2013, 0x2014, 0x2018, 0x2019, 0x201a, 0x201c, 0x201d, 0x201e, 0x2026, 0x2116, 0xb0, 0xa7, 0xa9, 0xae,
	0x20ac, 0xa3, 0x2022, 0x2122, 0xb7,
};

static const int8_t neighbours[KINDS][KINDS] = {
	[GAP]       = { [SIGN] = -24, [SHORT] = -10, [LATIN] = -2, [MARK] = 10 },
	[ASCII]     = { [VOWEL] = -16, [CONSONANT] = -16, [SIGN] = -24, [SHORT] = -24, [LATIN] = 6, [MARK] = 10, [SYMBOL] = -8,
			[OTHER] = -16 },
	[VOWEL]     = { [ASCII] = -16, [VOWEL] = -7, [CONSONANT] = 2, [SIGN] = -24, [SHORT] = 4, [MARK] = -8, [SYMBOL] = -12 },
	[CONSONANT] = { [ASCII] = -16, [VOWEL] = 2, [CONSONANT] = -2, [SIGN] = 4, [SHORT] = -24, [MARK] = -8, [SYMBOL] = -12 },
	[SIGN]      = { [ASCII] = -16, [SIGN] = -24, [SHORT] = -24, [SYMBOL] = -12 },
	[SHORT]     = { [ASCII] = -16, [VOWEL] = -6, [SIGN] = -24, [SHORT] = -24, [SYMBOL] = -12 },
	[LATIN]     = { [ASCII] = 6, [LATIN] = -10, [SYMBOL] = -12 },
	[MARK]      = { [GAP] = 10, [ASCII] = 10, [VOWEL] = -16, [CONSONANT] = -16, [SIGN] = -24, [SHORT] = -24 },
	[SYMBOL]    = { [ASCII] = -8, [VOWEL] = -12, [CONSONANT] = -12, [SIGN] = -24, [SHORT] = -24, [LATIN] = -12 },
	[OTHER]     = { [ASCII] = -16 },
};

enum {
	LATIN_WEIGHT = 0, MARK_WEIGHT = -6, SYMBOL_WEIGHT = -28, NOTHING_WEIGHT = -100,
	CAPITAL = -6,			/* begins a word, */
	CAPITAL_AGAIN = -4,		/* behind another, */
	CAPITAL_INSIDE = -32,		/* behind a small letter */
	THREE_TIMES = -24,		/* the same letter */
};

static enum kind
kind_of(char c)
{
	return c == 'v' ? VOWEL : c == 'c' ? CONSONANT : c == 's' ? SHORT : SIGN;
}

static struct letter
cyrillic(uint16_t c, bool upper)
{
	if (c >= 0x430 && c < 0x450)
		return (struct letter){ cyrillic_weights[c - 0x430], kind_of(cyrillic_kinds[c - 0x430]), upper };
	if (c >= 0x450 && c < 0x460)
		return (struct letter){ more_weights[c - 0x450], kind_of(more_kinds[c - 0x450]), upper };
	return (struct letter){ -21, CONSONANT, upper };		/* U+0491, and what is as rare */
}

static struct letter
latin(uint16_t c, bool upper)
{
	for (size_t i = 0; i < sizeof western / sizeof *western; i++)
		if (western[i].character == c)
			return (struct letter){ western[i].weight, LATIN, upper };
	return (struct letter){ LATIN_WEIGHT, LATIN, upper };
}

static struct letter
letter_of(uint16_t c)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i] == c)
			return (struct letter){ MARK_WEIGHT, MARK, false };
	if (c >= 0x400 && c < 0x500)
		return c < 0x410 ? cyrillic(c + 0x50, true) : c < 0x430 ? cyrillic(c + 0x20, true) : cyrillic(c, c > 0x460 && !(c & 1));
	if (c >= 0xc0 && c < 0x100 && c != 0xd7 && c != 0xf7)
		return c < 0xdf ? latin(c + 0x20, true) : latin(c, false);
	if (c >= 0x100 && c < 0x250)
		return latin(c, !(c & 1));
	if (c >= 0x370 && c < 0x1100)
		return (struct letter){ 0, OTHER, false };
	return c < 0xa0 ? (struct letter){ NOTHING_WEIGHT, NOTHING, false } : (struct letter){ SYMBOL_WEIGHT, SYMBOL, false };
}

/* What the set's bytes are, from 0 on; NULL: it has no table. */
static const struct letter *
letters_of(enum charset set)
{
	static struct letter letters[CHARSET_COUNT][2 * TABLE_SIZE];
	const uint16_t *table = charset_table(set);
	struct letter *l = letters[set];

	if (!table || l['A'].kind)		/* it is made already */
		return table ? l : NULL;
	for (int c = 'A'; c <= 'Z'; c++) {
		l[c] = (struct letter){ 0, ASCII, true };
		l[c | 0x20] = (struct letter){ 0, ASCII, false };
	}
	for (int i = 0; i < TABLE_SIZE; i++)
		l[TABLE_FIRST + i] = letter_of(table[i]);
	return l;
}

static bool
is_letter(const struct letter *l)
{
	return l->kind >= ASCII && l->kind <= LATIN;
}

static int
of_case(const struct letter *before, const struct letter *l)
{
	if (!l->upper)
		return 0;
	return !is_letter(before) ? CAPITAL : before->upper ? CAPITAL_AGAIN : CAPITAL_INSIDE;
}

static int
weigh(const struct letter *letters, uint8_t before, uint8_t byte)
{
	const struct letter *b = &letters[before], *l = &letters[byte];
	int sum = neighbours[b->kind][l->kind];

	if (byte < TABLE_FIRST || (byte == before && (l->kind == SYMBOL || l->kind == MARK)))
		return sum;		/* a line of boxes is as good as one */
	return sum + l->weight + of_case(b, l);
}

int
charset_weigh(enum charset set, uint8_t before, uint8_t byte)
{
	const struct letter *letters = letters_of(set);

	return letters ? weigh(letters, before, byte) : 0;
}

bool
charset_is_cyrillic(enum charset set, uint8_t byte)
{
	const struct letter *letters = letters_of(set);

	return letters && letters[byte].kind >= VOWEL && letters[byte].kind <= SHORT;
}

long
charset_reads(enum charset set, const uint8_t *p, size_t n)
{
	const struct letter *letters = letters_of(set);
	long sum = 0;

	if (!letters)
		return 0;
	for (size_t i = 0; i < n && i < CHARSET_LOOKED_AT; i++) {
		bool same = i > 1 && p[i] == p[i - 1] && p[i] == p[i - 2];

		sum += weigh(letters, i ? p[i - 1] : 0, p[i]);
		sum += same && is_letter(&letters[p[i]]) && p[i] >= TABLE_FIRST ? THREE_TIMES : 0;
	}
	return sum;
}

bool
charset_has_letters(enum charset set)
{
	const struct letter *letters = letters_of(set);
	int known = 0, other = 0;

	for (int i = 0; letters && i < TABLE_SIZE; i++) {
		known += is_letter(&letters[TABLE_FIRST + i]);
		other += letters[TABLE_FIRST + i].kind == OTHER;
	}
	return known > other;
}
