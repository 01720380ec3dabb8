/* Letters: what text in the header is encoded in.  RFC 2047; see words.h. */

#include "dissectors/mail/imf_rows.h"

enum { CHARSET, BY, AS_SAID, BY_LABEL, SAID, WRONG, BROKEN_WORD, UNLABELLED, UNLABELLED_UNKNOWN };

static const struct field fields[] = {
	[CHARSET] = { "imf.charset", "Character set", UINT, .values = charset_names, .generated = true, .costly = true },
	[BY]      = { "imf.charset.by", "Known from", UINT, .values = charset_reasons, .generated = true, .costly = true },
	/* The label says as much. */
	[AS_SAID] = { "imf.charset", "Character set", UINT, .values = charset_names, .generated = true, .hidden = true, .costly = true },
	[BY_LABEL] = { "imf.charset.by", "Known from", UINT, .values = charset_reasons, .generated = true, .hidden = true, .costly = true },
	[SAID]    = { "imf.charset.said", "It says of itself", TEXT, .costly = true },
	[WRONG]   = { "imf.charset.wrong", "It is not written in the character set that is said, but in", NOTE, .values = charset_names, .severity = WARNING, .costly = true },
	[BROKEN_WORD] = { "imf.word.broken", "An encoded word that cannot be decoded stays as it is", NOTE, .severity = WARNING, .costly = true },
	[UNLABELLED] = { "imf.bare", "It has octets that are not ASCII, without a label", NOTE, .costly = true },
	[UNLABELLED_UNKNOWN] = { "imf.bare.unknown", "Nothing tells their character set", NOTE, .severity = WARNING, .costly = true },
};

static void
add_charset(struct dissection *d, const struct charset_decision *is, const uint8_t *p, size_t n)
{
	bool as_said = is->by == CHARSET_BY_LABEL;

	add_value(d, as_said ? AS_SAID : CHARSET, is->set, p, n);
	add_value(d, as_said ? BY_LABEL : BY, is->by, p, n);
}

bool
add_imf_text(struct dissection *d, const uint8_t *p, size_t n)
{
	struct words w;
	size_t len;

	words_begin(&w, p, n, false);
	while (words_next(&w, &len))
		;
	if (w.label) {
		add_value(d, SAID, 0, w.label, w.label_len);
		add_charset(d, &w.is, p, n);
	}
	if (w.is.wrong)
		add_value(d, WRONG, w.is.set, w.label, w.label_len);
	if (w.broken)
		add_value(d, BROKEN_WORD, 0, p, n);
	if (w.bare)
		add_value(d, UNLABELLED, 0, p, n);
	if (w.bare && !w.bare_is.set)
		add_value(d, UNLABELLED_UNKNOWN, 0, p, n);
	else if (w.bare)
		add_charset(d, &w.bare_is, p, n);
	return w.count || w.bare || w.folded;
}

const struct dissector dissector_imf_text = {
	.proto = { "imf.texts", "Text in a letter's header", PROTOCOL },
	ROWS(fields),
	.also = &dissector_imf_address,
};
