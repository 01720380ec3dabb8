/* Letters: the body.  RFC 5322 section 2.3. */

#include "dissectors/mail/imf.h"
#include "dissectors/mail/imf_rows.h"

enum { BODY, LINES };

static const struct field fields[] = {
	[BODY]  = { "imf.body", "Body", TEXT },
	[LINES] = { "imf.body.lines", "Lines of the body", UINT, .generated = true },
};

void
dissect_imf_body(struct dissection *d, struct imf *m)
{
	size_t n = left(d);
	const uint8_t *p = add_bytes(d, BODY, n);

	if (!p)
		return;
	struct imf_lines lines = imf_lines(p, n);

	d->depth++;
	add_value(d, LINES, lines.count, p, n);
	add_imf_lines(d, m, p, n, lines.longest, lines.bare);
	d->depth--;
}

const struct dissector dissector_imf_body = {
	.proto = { "imf.bodies", "Body of a letter", PROTOCOL },
	ROWS(fields),
};
