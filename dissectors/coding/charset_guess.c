/* Which character set a text is written in: by its form, its letters, its label, and the user. */

#include "dissectors/coding/charset_letters.h"
#include "dissectors/coding/charset_table.h"
#include "dissectors/coding/utf8.h"

const struct value charset_reasons[] = {
	{ CHARSET_BY_LABEL, "its label says so" },
#define X(row, text) { CHARSET_BY_##row, text },
	CHARSET_REASONS(X)
#undef X
	{ 0, NULL },
};

enum {
	LEAST = 3 * READS_BIT,		/* there are so many sets that chance makes one of them likely */
	LABEL_WORTH = 10 * READS_BIT,	/* a label is right unless another set is a thousand times as likely */
	DAMAGE = 16,			/* a byte that means nothing, among so many that do, proves nothing */
	SOUND_WITHIN = 1024,		/* bytes */
};

/* Where a text is as likely in several, the first: it reads the same then. */
static const struct {
	enum charset set;
	int rare;		/* so much less likely than others, before anything is read */
} candidates[] = {
	{ CHARSET_WINDOWS_1251 }, { CHARSET_KOI8_R }, { CHARSET_CP866 }, { CHARSET_WINDOWS_1252 }, { CHARSET_KOI8_U },
	{ CHARSET_ISO_8859_5, 2 * READS_BIT }, { CHARSET_MAC_CYRILLIC, 2 * READS_BIT },
};

static enum charset chosen;

void
charset_choose(enum charset set)
{
	chosen = set;
}

enum charset
charset_chosen(void)
{
	return chosen;
}

/* Sets in which texts may be ASCII alone, and mean something else. */
static bool
hides_in_ascii(enum charset set)
{
	return set == CHARSET_UTF_16LE || set == CHARSET_UTF_16BE || set == CHARSET_UTF_7 || set == CHARSET_ISO_2022_JP ||
	    set == CHARSET_ISO_2022_KR;
}

bool
charset_is_plain(enum charset set, const uint8_t *p, size_t n, bool cut)
{
	size_t at = 0;

	if (set == CHARSET_UTF_8 || set == CHARSET_ASCII)
		return charset_is_utf8(p, n, cut);
	while (at < n && p[at] < 0x80)
		at++;
	return at == n && set && !hides_in_ascii(set) && set != CHARSET_OTHER;
}

/* What of a text is looked at: from the character before the first that is not ASCII on. */
struct sample {
	const uint8_t *p;
	size_t n;
	struct utf8_count utf8;
	bool is_utf8, is_ascii;
};

static struct sample
sample_of(const uint8_t *p, size_t n)
{
	struct sample s = { 0 };
	size_t at = 0;

	while (at < n && p[at] < 0x80)
		at++;
	s.is_ascii = at == n;
	at -= at > 0;
	s.p = p + at;
	s.n = n - at < CHARSET_LOOKED_AT ? n - at : CHARSET_LOOKED_AT;
	s.utf8 = utf8_count(s.p, s.n);
	s.is_utf8 = s.utf8.wrong * DAMAGE <= s.utf8.characters && (!s.utf8.cut || s.utf8.characters > 1);
	return s;
}

/* The likeliest set by its letters, and how likely; unknown: noise is likelier. */
static enum charset
likeliest(const struct sample *s, long *most)
{
	enum charset best = CHARSET_UNKNOWN;

	*most = 0;
	for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
		long reads = charset_reads(candidates[i].set, s->p, s->n);

		if (reads >= LEAST && reads - candidates[i].rare > *most) {
			*most = reads - candidates[i].rare;
			best = candidates[i].set;
		}
	}
	return best;
}

enum charset
charset_guess(const uint8_t *p, size_t n)
{
	struct sample s = sample_of(p, n);
	long reads;

	return s.is_utf8 ? CHARSET_UTF_8 : likeliest(&s, &reads);
}

/* Its bytes mean something in that set, but for a few that may be damaged, or cut. */
static bool
is_sound(enum charset set, const struct sample *s)
{
	uint8_t to[3 * SOUND_WITHIN + 4];
	size_t n = s->n < SOUND_WITHIN ? s->n : SOUND_WITHIN, len = charset_convert(set, s->p, n, to, NULL), wrong = 0;

	for (size_t i = 0; i + 2 < len; i++)
		wrong += to[i] == 0xef && to[i + 1] == 0xbf && to[i + 2] == 0xbd;
	return len && (wrong ? wrong - 1 : 0) * DAMAGE <= n;
}

/* Whether a label stands against valid UTF-8: chance makes it of one character, or of a set with long ones. */
static bool
stands(enum charset said, const struct sample *s)
{
	if (said == CHARSET_ASCII || s->utf8.wrong)
		return false;
	if (!charset_table(said))
		return is_sound(said, s);
	return s->utf8.characters < 2 && charset_has_letters(said) && charset_reads(said, s->p, s->n) > 0;
}

/* No UTF-8, whatever the label says. */
static struct charset_decision
decide_by_letters(enum charset said, const struct sample *s)
{
	long most, reads = 0;
	enum charset found = likeliest(s, &most);
	struct charset_decision by_letters = { found, CHARSET_BY_LETTERS, said != CHARSET_UNKNOWN };
	struct charset_decision by_label = { said, CHARSET_BY_LABEL, said == CHARSET_UTF_8 || said == CHARSET_ASCII };

	if (!said)
		return found ? by_letters : (struct charset_decision){ 0 };
	if (!by_label.wrong && charset_has_letters(said))
		reads = charset_reads(said, s->p, s->n);
	else if (!by_label.wrong && is_sound(said, s))
		return by_label;
	if (found && (by_label.wrong || most - reads >= LABEL_WORTH))
		return by_letters;
	return by_label;
}

/* Whether the text may well be what its label says, before any letter is counted. */
static bool
fits(enum charset said, const struct sample *s)
{
	if (!said || hides_in_ascii(said))
		return said;
	if (s->is_ascii || said == CHARSET_UTF_8)
		return s->is_utf8;
	return s->is_utf8 && stands(said, s);
}

struct charset_decision
charset_judge(enum charset said, const uint8_t *p, size_t n)
{
	struct sample s = sample_of(p, n);

	if (fits(said, &s))
		return (struct charset_decision){ said, CHARSET_BY_LABEL, false };
	if (s.is_utf8)
		return (struct charset_decision){ CHARSET_UTF_8, CHARSET_BY_FORM, said != CHARSET_UNKNOWN };
	return decide_by_letters(said, &s);
}

struct charset_decision
charset_decide(enum charset said, const uint8_t *p, size_t n)
{
	return chosen ? (struct charset_decision){ chosen, CHARSET_BY_USER, false } : charset_judge(said, p, n);
}
