/* Tables of character sets whose characters are single bytes, from their converters. */

#include "dissectors/coding/charset_table.h"

enum { UNTRIED, SINGLE, NOT_SINGLE };

/* The character that n bytes of UTF-8 are, if it is one, below U+10000; 0: it is not. */
static uint16_t
character(const uint8_t *p, size_t n)
{
	switch (n) {
	case 1: return *p;
	case 2: return (uint16_t)((*p & 0x1f) << 6 | (p[1] & 0x3f));
	case 3: return (uint16_t)((*p & 0x0f) << 12 | (p[1] & 0x3f) << 6 | (p[2] & 0x3f));
	default: return 0;
	}
}

/* Half a set's bytes mean something each alone, and its letters are ASCII's. */
static bool
read_table(enum charset set, uint16_t table[TABLE_SIZE])
{
	uint8_t to[3 * 2 + 4];
	bool sound;
	int known = 0;

	if (charset_convert(set, (const uint8_t *)"A", 1, to, &sound) != 1 || *to != 'A')
		return false;
	for (int i = 0; i < TABLE_SIZE; i++) {
		uint8_t byte = (uint8_t)(TABLE_FIRST + i);
		size_t n = charset_convert(set, &byte, 1, to, &sound);

		table[i] = sound ? character(to, n) : 0;
		known += table[i] != 0;
	}
	return known >= TABLE_SIZE / 2;
}

const uint16_t *
charset_table(enum charset set)
{
	static uint16_t tables[CHARSET_COUNT][TABLE_SIZE];
	static uint8_t state[CHARSET_COUNT];

	if (state[set] == UNTRIED)
		state[set] = read_table(set, tables[set]) ? SINGLE : NOT_SINGLE;
	return state[set] == SINGLE ? tables[set] : NULL;
}

int
charset_byte(const uint16_t *table, uint32_t c)
{
	if (c < TABLE_FIRST)
		return (int)c;
	for (int i = 0; i < TABLE_SIZE; i++)
		if (table[i] == c)
			return TABLE_FIRST + i;
	return -1;
}
