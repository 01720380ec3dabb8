/* R14, E07-E10, E16, R01: text in a letter's header.  What it must give by RFC 2047, or by the mission's goldens. */

#include <stdio.h>
#include "dissectors/mail/words.h"
#include "tests/dissectors/decode.h"

static const struct {
	const char *name, *value, *text;
	size_t words, broken;
	enum charset set;
	bool wrong;
} values[] = {
	/* RFC 2047 section 8; what each of them is displayed as stands beside it there. */
	{ "8: one word", "(=?ISO-8859-1?Q?a?=)", "(a)", 1, 0, CHARSET_ISO_8859_1, false },
	{ "8: word and text", "(=?ISO-8859-1?Q?a?= b)", "(a b)", 1, 0, CHARSET_ISO_8859_1, false },
	{ "8: two words", "(=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=)", "(ab)", 2, 0, CHARSET_ISO_8859_1, false },
	{ "8: more spaces", "(=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=)", "(ab)", 2, 0, CHARSET_ISO_8859_1, false },
	{ "8: a fold between", "(=?ISO-8859-1?Q?a?=\r\n    =?ISO-8859-1?Q?b?=)", "(ab)", 2, 0, CHARSET_ISO_8859_1, false },
	{ "8: a space inside", "(=?ISO-8859-1?Q?a_b?=)", "(a b)", 1, 0, CHARSET_ISO_8859_1, false },
	{ "8: a space between, of two sets", "(=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=)", "(a b)", 2, 0, CHARSET_ISO_8859_1, false },
	{ "8: names", "=?US-ASCII?Q?Keith_Moore?= <moore@cs.utk.edu>", "Keith Moore <moore@cs.utk.edu>", 1, 0, CHARSET_ASCII, false },
	{ "8: Latin", "=?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?= <keld@dkuug.dk>", "Keld Jørn Simonsen <keld@dkuug.dk>", 1, 0, CHARSET_ISO_8859_1, false },
	{ "8: two sets", "=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=\r\n =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?=",
	  "If you can read this you understand the example.", 2, 0, CHARSET_ISO_8859_1, false },

	/* the mission's */
	{ "E07, E10: windows-1251 labelled utf-8", "=?utf-8?B?xOv/IMLg8Swg9+jy4PLl6/zt6Pb7?=", "Для Вас, читательницы", 1, 0, CHARSET_WINDOWS_1251, true },
	{ "E08, E09: two words, folded", "=?koi8-r?Q?=E1=CE=C5=CB=C4=CF=D4=20=C4=CE=D1=20=CE=C1=20?=\r\n =?koi8-r?Q?=C1=CE=C5=CB=C4=CF=D4=CF=D7.net?=",
	  "Анекдот дня на анекдотов.net", 2, 0, CHARSET_KOI8_R, false },

	{ "a character in two words", "=?utf-8?B?0J/RgNC40A==?= =?utf-8?Q?=B2=D0=B5=D1=82?=", "Привет", 2, 0, CHARSET_UTF_8, false },
	{ "letters of any case, a language", "=?KOI8-r*ru?q?=f0=d2=c9?=", "При", 1, 0, CHARSET_KOI8_R, false },
	{ "a space in it", "=?utf-8?Q?hello you?=", "hello you", 1, 0, CHARSET_UTF_8, false },
	{ "nothing around it", "a=?utf-8?Q?b?=c", "abc", 1, 0, CHARSET_UTF_8, false },
	{ "empty", "=?utf-8?Q?" "?=x", "x", 1, 0, CHARSET_UTF_8, false },
	{ "= with no digits", "=?utf-8?Q?=4=zz=41=?=", "=4=zzA=", 1, 0, CHARSET_UTF_8, false },
	{ "no end", "a =?utf-8?Q?b", "a =?utf-8?Q?b", 0, 1, 0, false },
	{ "another encoding", "=?utf-8?X?b?=", "=?utf-8?X?b?=", 0, 1, 0, false },
	{ "no set", "=??Q?b?=", "=??Q?b?=", 0, 1, 0, false },
	{ "a set that nobody knows", "=?x-none?Q?=ff=fe=81?= a", "=?x-none?Q?=ff=fe=81?= a", 0, 1, 0, false },
	{ "folded inside", "=?utf-8?Q?a\r\n b?=", "=?utf-8?Q?a b?=", 0, 1, 0, false },
	{ "only its beginning", "=?", "=?", 0, 1, 0, false },
	{ "an equals sign", "a=b =", "a=b =", 0, 0, 0, false },

	/* RFC 5322 section 2.2.3 */
	{ "folds are a space", "one\r\n\ttwo\n \tthree \r\n four", "one two three  four", 0, 0, 0, false },
	{ "the end of a line that goes on nowhere", "one\r\n", "one ", 0, 0, 0, false },

	/* octets outside of words: RFC 6532, and what is detected */
	{ "utf-8", "Привет\r\n мир", "Привет мир", 0, 0, 0, false },
	{ "koi8-r", "Re: \360\322\311\327\305\324, \315\311\322", "Re: Привет, мир", 0, 0, 0, false },
	{ "nothing tells which", "\377\376\375\374\373\201\215\217", "\377\376\375\374\373\201\215\217", 0, 0, 0, false },
	{ "beside a word", "=?utf-8?Q?a?= \317\360\350\342\345\362", "a Привет", 1, 0, CHARSET_UTF_8, false },
};

/* All of a value, and what was met in it. */
static size_t
read_words(struct words *w, const char *value, size_t n, bool phrase, char *to)
{
	const uint8_t *piece;
	size_t got = 0, len;

	for (words_begin(w, guarded((const uint8_t *)value, n), n, phrase); (piece = words_next(w, &len)); got += len)
		memcpy(to + got, piece, len);
	to[got] = 0;
	return got;
}

Test(words, values)
{
	static struct words w;
	static char text[1024];

	charset_start();
	for (size_t i = 0; i < COUNT(values); i++) {
		read_words(&w, values[i].value, strlen(values[i].value), false, text);
		cr_expect_str_eq(text, values[i].text, "%s: '%s'", values[i].name, text);
		cr_expect_eq(w.count, values[i].words, "%s: %zu words", values[i].name, w.count);
		cr_expect_eq(w.broken, values[i].broken, "%s: %zu broken", values[i].name, w.broken);
		cr_expect(w.is.set == values[i].set && w.is.wrong == values[i].wrong, "%s: %d %d", values[i].name, w.is.set, w.is.wrong);
	}
}

/* R14: in names quotes and backslashes are not part of the text; RFC 5322 section 3.2.4. */
static const struct {
	const char *value, *text;
} phrases[] = {
	{ "\"Joe Q. Public\"", "Joe Q. Public" },
	{ "\"Giant; \\\"Big\\\" Box\"", "Giant; \"Big\" Box" },
	{ "\"=?koi8-r?B?8NLJ?=\" =?utf-8?Q?=22x=22?=", "При \"x\"" },
	{ "a\\b \"c\\\\\" \"\\", "a\\b c\\ \\" },
	{ "\"", "" },
};

Test(words, phrases)
{
	static struct words w;
	static char text[1024];

	charset_start();
	for (size_t i = 0; i < COUNT(phrases); i++) {
		read_words(&w, phrases[i].value, strlen(phrases[i].value), true, text);
		cr_expect_str_eq(text, phrases[i].text, "%zu: '%s'", i, text);
	}
}

/* What the label says, where it stands. */
Test(words, label)
{
	static struct words w;
	static char text[1024];
	const char *value = "=?koi8-r?Q?a?= =?utf-8*ru?B?xOv/IMLg8Swg9+jy4PLl6/zt6Pb7?= =?us-ascii?Q?b?=";

	charset_start();
	read_words(&w, value, strlen(value), false, text);
	cr_expect_str_eq(text, "aДля Вас, читательницыb");
	cr_expect(w.label_len == 5 && !memcmp(w.label, "utf-8", 5));
	cr_expect(w.is.wrong && w.is.set == CHARSET_WINDOWS_1251);
}

/* Long values come in pieces, and no character is divided between them; all of it fits in words_room(). */
Test(words, long_values)
{
	static const char *const parts[] = {
		"=?koi8-r?Q?=E1=CE=C5=CB=C4=CF=D4?= ", "Привет, ", "plain ", "=?utf-8?B?0J/RgNC4?=\r\n ", "=?utf-8?Q?=D0?=",
		"=?a?Q?", "\\\"", "\317\360\350\342\345\362 ",
	};
	static const char *const texts[] = { "Анекдот", "Привет, ", "plain ", "При" };
	static char value[1 << 17], text[1 << 19], expected[1 << 19];
	static struct words w;

	charset_start();
	for (size_t i = 0; i < COUNT(parts); i++) {
		size_t n = 0, want = 0;

		while (n + 64 < sizeof value) {
			n += (size_t)sprintf(value + n, "%s", parts[i]);
			want += (size_t)sprintf(expected + want, "%s", i < COUNT(texts) ? texts[i] : "");
		}
		size_t got = read_words(&w, value, n, i % 2, text);

		cr_expect_leq(got, words_room(n));
		cr_expect_eq(words_decode((const uint8_t *)value, n, i % 2, (uint8_t *)text), got);
		if (i < COUNT(texts))
			cr_expect(got >= want && !memcmp(text, expected, want), "%s: %zu of %zu", parts[i], got, want);
	}
}

/* Every prefix of every value ends as well. */
Test(words, prefixes)
{
	static struct words w;
	static char text[4096];

	charset_start();
	for (size_t i = 0; i < COUNT(values); i++)
		for (size_t n = strlen(values[i].value); n > 0; n--)
			cr_expect_leq(read_words(&w, values[i].value, n, n % 2, text), words_room(n));
}
