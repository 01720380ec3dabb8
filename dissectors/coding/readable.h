/*
 * Texts of HTTP's bodies and of letters, in UTF-8, with nodes that say how
 * their character set is known: by the label of the message, by a byte order
 * mark, by what a page says of itself (WHATWG HTML, section 13.2.3), or, where
 * there is no label or a wrong one, by form and letters (charset_decide()).
 */
#ifndef DISSECTORS_CODING_READABLE_H
#define DISSECTORS_CODING_READABLE_H

#include "dissectors/coding/charset.h"
#include "dissectors/coding/parameter.h"
#include "dissectors/engine/dissect.h"

/* Bytes of a body, and the source that they lie in. */
struct content {
	struct slice bytes;
	uint16_t source;
};

/* Rows of the protocol at hand. */
struct readable_rows {
	const struct field *charset, *by;	/* UINT, of charset_names; of readable_reasons */
	const struct field *said;		/* what a wrong label says, by charset_names */
	const struct field *wrong, *unsure, *no_room;	/* notes */
};
extern const struct value readable_reasons[];

/*
 * Make *text UTF-8, and it may get a source of its own thereby; add nodes that
 * tell of it.  label: the set that the message says; n 0: it says nothing.
 * False: it stays as it is, and a node says why.
 */
bool make_readable(struct dissection *d, const struct readable_rows *rows, struct slice label, struct content *text);

/* Add what a page in UTF-8 says, as text, which gets a source of its own; where there is no memory, nothing. */
void add_page_text(struct dissection *d, const struct field *row, struct content page);

/* The first place in n bytes where a text of ASCII stands, in any case; NULL: nowhere. */
const uint8_t *find_text(const uint8_t *p, size_t n, const char *what);

#endif
