/* Text in a letter's header.  RFC 2047, RFC 5322 section 2.2.3. */

#include <string.h>
#include <strings.h>
#include "dissectors/coding/base64.h"
#include "dissectors/coding/digit.h"
#include "dissectors/coding/line.h"
#include "dissectors/mail/words.h"

enum { NAME_MAX = 64 };		/* of a character set */

/* =?charset*language?encoding?text?= */
struct word {
	const uint8_t *set, *text;
	size_t set_len, text_len, whole;
	bool base64;
};

/* Bytes up to the first of two ends; n: there is none. */
static size_t
up_to(const uint8_t *p, size_t n, uint8_t one, uint8_t other)
{
	size_t i = 0;

	while (i < n && p[i] != one && p[i] != other)
		i++;
	return i;
}

/* Whether n bytes, at least 2, begin with an encoded word. */
static bool
word_at(const uint8_t *p, size_t n, struct word *w)
{
	size_t most = n < WORD_MAX ? n : WORD_MAX, name = most < NAME_MAX ? most : NAME_MAX;

	if (n < 2 || p[0] != '=' || p[1] != '?')
		return false;
	size_t at = 2 + up_to(p + 2, name - 2, '?', '?');	/* behind the name, and the language of RFC 2231 section 5 */

	if (at == 2 || at + 3 > most || p[at] != '?' || p[at + 2] != '?' || !strchr("BbQq", p[at + 1]) || !p[at + 1])
		return false;
	const uint8_t *end = memmem(p + at + 3, most - at - 3, "?=", 2);

	*w = (struct word){ p + 2, p + at + 3, up_to(p + 2, at - 2, '*', '*'), 0, 0, (p[at + 1] | 0x20) == 'b' };
	if (!end || memchr(w->set, ' ', w->set_len))
		return false;
	w->text_len = (size_t)(end - w->text);
	w->whole = (size_t)(end + 2 - p);
	return !memchr(w->text, '\n', w->text_len);
}

/* Section 4.2: =41 is A, _ is a space; a = with anything else behind it stays. */
static size_t
decode_q(const uint8_t *p, size_t n, uint8_t *to)
{
	uint8_t *start = to;

	for (size_t i = 0; i < n; i++) {
		int high = p[i] == '=' && i + 2 < n ? hex_digit(p[i + 1]) : -1;
		int low = high >= 0 ? hex_digit(p[i + 2]) : -1;

		*to++ = low >= 0 ? (uint8_t)(high << 4 | low) : p[i] == '_' ? ' ' : p[i];
		i += low >= 0 ? 2 : 0;
	}
	return (size_t)(to - start);
}

static size_t
decode_word(const struct word *w, uint8_t *to)
{
	return w->base64 ? base64_decode(w->text, w->text_len, to, NULL) : decode_q(w->text, w->text_len, to);
}

/* White space between words is not part of the text (section 6.2): how much of n bytes. */
static size_t
skip_white(const uint8_t *p, size_t n)
{
	size_t i = 0;

	while (i < n && is_white(p[i]))
		i++;
	return i;
}

/*
 * Words of one set, and as many of them as fit, into w->octets: a character
 * may be divided between two of them, though it should not.  Gives the octets;
 * w->p is behind the words, and in front of white space that counts.
 */
static size_t
take_words(struct words *w, struct word first)
{
	struct word word = first;
	size_t got = 0, white = 0;

	do {
		w->folded |= white && memchr(w->p, '\n', white);
		w->p += white;
		if (strncasecmp((const char *)word.set, (const char *)first.set, first.set_len) ||
		    word.set_len != first.set_len || got + base64_room(word.text_len) > WORDS_RUN)
			break;
		got += decode_word(&word, w->octets + got);
		w->p += word.whole;
		w->count++;
		white = skip_white(w->p, (size_t)(w->end - w->p));
	} while (word_at(w->p + white, (size_t)(w->end - w->p) - white, &word));
	return got;
}

/* Remember which set a word names, and is in; above all where these differ. */
static void
note_label(struct words *w, const struct word *word, struct charset_decision is)
{
	if (w->label && (w->is.wrong || !is.wrong))
		return;
	w->label = word->set;
	w->label_len = word->set_len;
	w->is = is;
}

/* Words in a set that nobody knows are as they are; nothing was decoded then. */
static const uint8_t *
words_text(struct words *w, const struct word *first, size_t *n)
{
	const uint8_t *start = w->p;
	size_t count = w->count, got = take_words(w, *first);
	struct charset_decision is = charset_decide(charset_named(first->set, first->set_len), w->octets, got);

	*n = is.set ? charset_convert(is.set, w->octets, got, w->text, NULL) : 0;
	if (*n || (is.set && !got)) {
		note_label(w, first, is);
		return w->text;
	}
	w->broken += w->count - count;
	w->count = count;
	*n = (size_t)(w->p - start);
	return start;
}

/* Whether the line ends here, and goes on in the next one; then *len is all that is a fold. */
static bool
is_fold(const uint8_t *p, size_t n, size_t *len)
{
	size_t end = n && *p == '\n' ? 1 : n > 1 && *p == '\r' && p[1] == '\n' ? 2 : 0;

	*len = end;
	while (end && *len < n && is_blank(p[*len]))
		++*len;
	return end;
}

/* Octets up to the next word, without folds and quotes, into w->octets. */
static size_t
take_plain(struct words *w, bool *bare)
{
	struct word word;
	size_t got = 0, fold;

	for (; w->p < w->end && got < WORDS_RUN; w->p++) {
		size_t n = (size_t)(w->end - w->p);
		uint8_t c = *w->p;

		if (c == '=' && word_at(w->p, n, &word))
			break;
		if (got > WORDS_RUN - 8 && c >> 6 != 2)	/* between characters, if it is UTF-8 */
			break;
		w->broken += c == '=' && n > 1 && w->p[1] == '?';
		if (is_fold(w->p, n, &fold)) {
			w->folded = true;
			w->p += fold - 1;
			c = ' ';
		} else if (w->phrase && c == '"') {
			w->quoted = !w->quoted;
			continue;
		} else if (w->quoted && c == '\\' && n > 1) {
			c = *++w->p;
		}
		*bare |= c >= 0x80;
		w->octets[got++] = c;
	}
	return got;
}

/* Octets that are not ASCII are judged by all that the value has of them. */
static const uint8_t *
plain_text(struct words *w, size_t *n)
{
	bool bare = false;
	size_t got = take_plain(w, &bare);

	*n = got;
	if (!bare)
		return w->octets;
	if (!w->bare)
		w->bare_is = charset_decide(CHARSET_UNKNOWN, w->start, (size_t)(w->end - w->start));
	w->bare = true;
	size_t len = w->bare_is.set ? charset_convert(w->bare_is.set, w->octets, got, w->text, NULL) : 0;

	*n = len ? len : got;
	return len ? w->text : w->octets;
}

void
words_begin(struct words *w, const uint8_t *value, size_t n, bool phrase)
{
	memset(w, 0, offsetof(struct words, octets));
	w->p = w->start = value;
	w->end = value + n;
	w->phrase = phrase;
}

const uint8_t *
words_next(struct words *w, size_t *n)
{
	struct word word;

	if (w->p == w->end)
		return NULL;
	if (word_at(w->p, (size_t)(w->end - w->p), &word))
		return words_text(w, &word, n);
	return plain_text(w, n);
}

size_t
words_decode(const uint8_t *value, size_t n, bool phrase, uint8_t *to)
{
	struct words w;
	const uint8_t *piece;
	size_t got = 0, len;

	for (words_begin(&w, value, n, phrase); (piece = words_next(&w, &len)); got += len)
		memcpy(to + got, piece, len);
	return got;
}
