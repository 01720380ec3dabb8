/*
 * H08, E09, E10, E16: how many texts are read right in each character set,
 * when their labels are absent, right, and wrong.
 *
 * Right means: what comes out is the text, letter by letter.  The texts are
 * written for this test (texts.tsv); what the program knows of letters comes
 * from textbooks, not from them.  Of 194 that were written when the method was
 * finished, so many were right without a label: utf-8 all, koi8-r 99 of 99,
 * koi8-u 114 of 114, iso-8859-5 113 of 113, cp866 99 of 100, windows-1251 115
 * of 117, windows-1252 and iso-8859-1 97 of 101, mac-cyrillic 109 of 117.
 */

#include <iconv.h>
#include <stdio.h>
#include "dissectors/coding/charset.h"
#include "tests/dissectors/decode.h"

enum { TEXT_MAX = 1 << 10, TEXTS_MAX = 500, SHORT = 20 };		/* bytes; texts; a short one's letters at most */

enum label { ABSENT, RIGHT, WRONG, LABELS };

/*
 * Per mille that must be right, one or two texts less than are: a better rule
 * may cost one, a worse one costs many.  Labels of words too short to judge by
 * are believed (LABEL_WORTH), so fewer wrong ones are found.  Macintosh and
 * windows-1251 share most small letters.
 */
static const struct {
	enum charset set;
	int least_texts;
	int least[LABELS];
} sets[] = {
	{ CHARSET_UTF_8, 400, { 1000, 1000, 990 } },
	{ CHARSET_ASCII, 50, { 1000, 1000, 1000 } },
	{ CHARSET_WINDOWS_1251, 200, { 975, 1000, 930 } },
	{ CHARSET_KOI8_R, 200, { 985, 1000, 970 } },
	{ CHARSET_KOI8_U, 200, { 985, 1000, 970 } },
	{ CHARSET_CP866, 200, { 980, 1000, 970 } },
	{ CHARSET_ISO_8859_5, 200, { 990, 1000, 980 } },
	{ CHARSET_MAC_CYRILLIC, 200, { 935, 1000, 865 } },
	{ CHARSET_WINDOWS_1252, 200, { 980, 1000, 910 } },
	{ CHARSET_ISO_8859_1, 200, { 980, 1000, 905 } },
};

static char texts[TEXTS_MAX][TEXT_MAX];
static size_t text_count;

static void
read_texts(void)
{
	FILE *f = fopen("tests/dissectors/texts.tsv", "r");

	cr_assert(f);
	for (char line[TEXT_MAX]; text_count < TEXTS_MAX && fgets(line, sizeof line, f); text_count++) {
		char *tab = strchr(line, '\t');

		cr_assert(tab && strchr(tab, '\n'), "%s", line);
		snprintf(texts[text_count], TEXT_MAX, "%.*s", (int)strcspn(tab + 1, "\n"), tab + 1);
	}
	fclose(f);
	cr_assert_geq(text_count, 400);
}

/* The text in that set; gives its length, 0: it cannot be written in it. */
static size_t
written(const char *text, enum charset set, uint8_t to[TEXT_MAX])
{
	iconv_t t = iconv_open(meaning(charset_names, set), "UTF-8");
	char *in = (char *)(uintptr_t)text, *out = (char *)to;
	size_t left = strlen(text), room = TEXT_MAX;

	cr_assert_neq(t, (iconv_t)-1);
	bool fine = iconv(t, &in, &left, &out, &room) != (size_t)-1;

	iconv_close(t);
	return fine ? TEXT_MAX - room : 0;
}

static bool
reads_right(enum charset set, const uint8_t *p, size_t n, const char *text)
{
	static uint8_t to[3 * TEXT_MAX + 4];
	size_t len = charset_convert(set, p, n, to, NULL);

	return len == strlen(text) && !memcmp(to, text, len);
}

struct share {
	int of, right;
};

/* One more text; *said is RIGHT's or WRONG's label.  Label ABSENT, if it is unknown. */
static void
count(struct share share[LABELS][2], enum charset set, enum charset said, const uint8_t *p, size_t n, const char *text)
{
	enum label label = !said ? ABSENT : said == set ? RIGHT : WRONG;
	struct charset_decision is;
	bool is_long = n > SHORT;

	if (label == WRONG && reads_right(said, p, n, text))	/* it makes no difference */
		return;
	is = charset_decide(said, p, n);
	bool right = reads_right(is.set, p, n, text);

	share[label][is_long].of++;
	share[label][is_long].right += right;
	if (label == WRONG && right)
		cr_expect(is.wrong, "%s, said to be %s: %s", meaning(charset_names, set), meaning(charset_names, said), text);
	if (label == RIGHT && right)
		cr_expect(!is.wrong || set == CHARSET_ISO_8859_1, "%s: %s", meaning(charset_names, set), text);
}

static void
check_shares(size_t i, struct share share[LABELS][2])
{
	static const char *const labels[] = { "absent", "right", "wrong" };
	const char *name = meaning(charset_names, sets[i].set);

	for (int label = 0; label < LABELS; label++) {
		const struct share *s = share[label];
		int of = s[0].of + s[1].of, right = s[0].right + s[1].right;

		cr_log_info("%-13s label %-7s %5d of %5d right, short ones %4d of %4d", name, labels[label], right, of,
		    s[0].right, s[0].of);
		cr_expect(right * 1000 >= of * sets[i].least[label], "%s, label %s: %d of %d", name, labels[label], right, of);
		cr_expect(label != ABSENT || of >= sets[i].least_texts, "%s: %d", name, of);
	}
}

Test(charset_share, each_set)
{
	uint8_t bytes[TEXT_MAX];

	charset_start();
	read_texts();
	for (size_t i = 0; i < COUNT(sets); i++) {
		struct share share[LABELS][2] = { 0 };

		for (size_t k = 0; k < text_count; k++) {
			size_t n = written(texts[k], sets[i].set, bytes);

			for (size_t said = 0; n && said <= COUNT(sets); said++)
				count(share, sets[i].set, said ? sets[said - 1].set : CHARSET_UNKNOWN, bytes, n, texts[k]);
		}
		check_shares(i, share);
	}
}
