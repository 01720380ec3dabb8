/* H08: which character set a text is written in, and the text in UTF-8.  Bytes: RFC 1489, CP1251, CP866 by hand. */

#include "dissectors/coding/charset.h"
#include "tests/dissectors/decode.h"

/* Привет, мир: the same words in sets that differ only in where the letters are. */
static const struct {
	enum charset set;
	const char *bytes;
} hello[] = {
	{ CHARSET_UTF_8, "\320\237\321\200\320\270\320\262\320\265\321\202, \320\274\320\270\321\200" },
	{ CHARSET_WINDOWS_1251, "\317\360\350\342\345\362, \354\350\360" },
	{ CHARSET_KOI8_R, "\360\322\311\327\305\324, \315\311\322" },
	{ CHARSET_CP866, "\217\340\250\242\245\342, \254\250\340" },
	{ CHARSET_ISO_8859_5, "\277\340\330\322\325\342, \334\330\340" },
	{ CHARSET_MAC_CYRILLIC, "\217\360\350\342\345\362, \354\350\360" },
};

Test(charset, cyrillic)
{
	uint8_t to[128];
	bool sound;

	charset_start();
	for (size_t i = 0; i < COUNT(hello); i++) {
		const uint8_t *p = (const uint8_t *)hello[i].bytes;
		size_t n = strlen(hello[i].bytes), len = charset_convert(hello[i].set, guarded(p, n), n, to, &sound);

		cr_expect(len == strlen(hello[0].bytes) && !memcmp(to, hello[0].bytes, len) && sound, "%zu: %.*s", i, (int)len, to);
		if (hello[i].set != CHARSET_MAC_CYRILLIC)	/* it differs from windows-1251 here by one capital */
			cr_expect_eq(charset_guess(p, n), hello[i].set, "%zu: %d", i, charset_guess(p, n));
	}
}

/* Longer words, all capitals, and what is no Russian at all. */
static const struct {
	const char *bytes;
	enum charset set;
} texts[] = {
	{ "<b>\356\305\324 \324\301\313\317\312 \323\324\322\301\316\311\303\331</b>", CHARSET_KOI8_R },
	{ "\315\345\362 \362\340\352\356\351 \361\362\360\340\355\350\366\373", CHARSET_WINDOWS_1251 },
	{ "\315\317\316\322\316\312\316\313 HTTP", CHARSET_WINDOWS_1251 },
	{ "\360\362\357\364\357\353\357\354 HTTP", CHARSET_KOI8_R },
	{ "plain", CHARSET_UTF_8 }, { "", CHARSET_UTF_8 },
	{ "\377\376\375\374\373\201\215\217\220\235", CHARSET_UNKNOWN },
};

Test(charset, guesses)
{
	charset_start();
	for (size_t i = 0; i < COUNT(texts); i++)
		cr_expect_eq(charset_guess((const uint8_t *)texts[i].bytes, strlen(texts[i].bytes)), texts[i].set, "%zu: %d", i,
		    charset_guess((const uint8_t *)texts[i].bytes, strlen(texts[i].bytes)));
}

static const struct {
	const char *name;
	enum charset set;
} names[] = {
	{ "UTF-8", CHARSET_UTF_8 }, { "utf8", CHARSET_UTF_8 }, { "Windows-1251", CHARSET_WINDOWS_1251 },
	{ "cp1251", CHARSET_WINDOWS_1251 }, { "KOI8-R", CHARSET_KOI8_R }, { "latin1", CHARSET_ISO_8859_1 },
	{ "GB2312", CHARSET_GBK }, { "utf-88", CHARSET_UNKNOWN }, { "", CHARSET_UNKNOWN },
};

/* RFC 3629 section 4: overlong forms, surrogates, too large, cut. */
static const struct {
	const char *bytes;
	bool whole, cut;
} utf8[] = {
	{ "a\302\200\337\277\340\240\200\355\237\277\360\220\200\200\364\217\277\277", true, true },
	{ "\300\200", false, false }, { "\301\277", false, false }, { "\340\237\277", false, false }, { "\355\240\200", false, false },
	{ "\360\217\277\277", false, false }, { "\364\220\200\200", false, false }, { "\365\200\200\200", false, false },
	{ "\200", false, false }, { "\302", false, true }, { "\342\202", false, true }, { "\302a", false, false },
	{ "\360\237\230", false, true }, { "\340\237", false, false },
};

Test(charset, names_and_forms)
{
	uint8_t to[128];
	size_t mark;
	bool sound;

	for (size_t i = 0; i < COUNT(names); i++)
		cr_expect_eq(charset_named((const uint8_t *)names[i].name, strlen(names[i].name)), names[i].set, "%s", names[i].name);
	for (size_t i = 0; i < COUNT(utf8); i++) {
		size_t n = strlen(utf8[i].bytes);
		const uint8_t *p = guarded((const uint8_t *)utf8[i].bytes, n);

		cr_expect_eq(charset_is_utf8(p, n, false), utf8[i].whole, "%zu", i);
		cr_expect_eq(charset_is_utf8(p, n, true), utf8[i].cut, "%zu", i);
	}
	cr_expect_eq(charset_marked((const uint8_t *)"\xef\xbb\xbfx", 4, &mark), CHARSET_UTF_8);
	cr_expect_eq(mark, 3);
	cr_expect_eq(charset_marked((const uint8_t *)"\xfe\xff", 2, &mark), CHARSET_UTF_16BE);
	cr_expect_eq(charset_marked((const uint8_t *)"\xff\xff", 2, &mark), CHARSET_UNKNOWN);
	cr_expect_eq(charset_convert(CHARSET_UTF_8, (const uint8_t *)"a\xff" "b", 3, to, &sound), 5);
	cr_expect(!sound && !memcmp(to, "a\xef\xbf\xbd" "b", 5));
	charset_start();
	cr_expect_eq(charset_convert(CHARSET_UTF_16BE, (const uint8_t *)"\x04\x1f\xd8", 3, to, &sound), 5);
	cr_expect(!sound && !memcmp(to, "\xd0\x9f\xef\xbf\xbd", 5));
	cr_expect_eq(charset_convert(CHARSET_UNKNOWN, (const uint8_t *)"a", 1, to, NULL), 0);
}

/* Labels that name other sets than the guesses know, and a text that is in it: nothing is known better. */
static const struct {
	enum charset set;
	const char *bytes;
} believed[] = {
	{ CHARSET_ISO_8859_2, "Za\277\363\263\346 g\352\266l\261 ja\274\361" },		/* Polish: Zazolc gesla jazn, with accents */
	{ CHARSET_WINDOWS_1250, "P\370\355li\232 \236lu\235ou\350k\375 k\371\362 \372p\354l" },	/* Czech */
	{ CHARSET_WINDOWS_1253, "\312\341\353\347\354\335\361\341 \352\374\363\354\345" },	/* Greek: good morning, world */
	{ CHARSET_WINDOWS_1255, "\371\354\345\355 \362\345\354\355" },			/* Hebrew: hello, world */
	{ CHARSET_WINDOWS_1251, "\304\356\341\372\360 \344\345\355" },			/* Bulgarian: good day */
	{ CHARSET_GBK, "\304\343\272\303\243\254\312\300\275\347" },			/* Chinese: hello, world */
	{ CHARSET_SHIFT_JIS, "\202\261\202\361\202\311\202\277\202\315" },		/* Japanese: hello */
	{ CHARSET_ISO_2022_JP, "\033$B$3$s\033(B" }, { CHARSET_UTF_16LE, "a" },
	{ CHARSET_UTF_8, "\320\237\321\200\320\270\320\262\320\265\321\202 \320" },		/* cut inside a character */
	{ CHARSET_WINDOWS_1251, "\315\263" },		/* Ukrainian: no; by chance one character of UTF-8 */
};

Test(charset, labels_believed)
{
	charset_start();
	for (size_t i = 0; i < COUNT(believed); i++) {
		const uint8_t *p = (const uint8_t *)believed[i].bytes;
		size_t n = strlen(believed[i].bytes);
		struct charset_decision is = charset_decide(believed[i].set, guarded(p, n), n);

		cr_expect(is.set == believed[i].set && is.by == CHARSET_BY_LABEL && !is.wrong, "%zu: %d", i, is.set);
	}
}

/* E10, X7: windows-1251 with the label utf-8, as the books print it; and the user, who knows better than all. */
Test(charset, lying_label)
{
	const uint8_t *p = (const uint8_t *)"\304\353\377 \302\340\361, \367\350\362\340\362\345\353\374\355\350\366\373";
	uint8_t to[128];
	const char *text = "Для Вас, читательницы";

	charset_start();
	struct charset_decision is = charset_decide(CHARSET_UTF_8, p, 21);

	cr_expect(is.set == CHARSET_WINDOWS_1251 && is.by == CHARSET_BY_LETTERS && is.wrong, "%d", is.set);
	cr_expect_eq(charset_convert(is.set, p, 21, to, NULL), strlen(text));
	cr_expect(!memcmp(to, text, strlen(text)));
	charset_choose(CHARSET_KOI8_R);
	is = charset_decide(CHARSET_UTF_8, p, 21);
	cr_expect(is.set == CHARSET_KOI8_R && is.by == CHARSET_BY_USER && !is.wrong, "%d", is.set);
	charset_choose(CHARSET_UNKNOWN);
	is = charset_decide(CHARSET_UNKNOWN, p, 21);
	cr_expect(is.set == CHARSET_WINDOWS_1251 && !is.wrong, "%d", is.set);
}
