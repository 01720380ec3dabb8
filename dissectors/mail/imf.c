/*
 * Internet messages: letters, as they were sent.  RFC 5322.
 *
 * The header's fields are in imf_fields.c, the body in imf_body.c.
 */

#include "dissectors/engine/registry.h"
#include "dissectors/mail/imf.h"
#include "dissectors/mail/imf_rows.h"

enum { LONG_LINE, BARE_LF };

static const struct field fields[] = {
	[LONG_LINE] = { "imf.line.long", "A line is longer than the 998 characters allowed", NOTE, .severity = WARNING },
	[BARE_LF]   = { "imf.line.bare_lf", "A line ends with LF alone", NOTE, .severity = WARNING },
};

enum { LINE_MAX_OCTETS = 998 };	/* RFC 5322 section 2.1.1, without CRLF */

/* Of the list. */
enum { NOBODY, SENDER = 1, TITLE = 2 };

void
add_imf_lines(struct dissection *d, struct imf *m, const uint8_t *p, size_t n, size_t longest, bool bare)
{
	if (longest > LINE_MAX_OCTETS)
		add_value(d, LONG_LINE, 0, p, n);
	if (bare && !m->bare)
		add_value(d, BARE_LF, 0, p, n);
	m->bare |= bare;
}

void
dissect_imf_letter(struct dissection *d, struct imf *m)
{
	const uint8_t *start = d->p;

	dissect_imf_header(d, m);
	m->header = (struct slice){ start, (size_t)(d->p - start) };
	if (left(d))
		dissect_imf_body(d, m);
}

static void
dissect(struct dissection *d)
{
	struct imf m = { 0 };

	dissect_imf_letter(d, &m);
	summary(d, (m.from ? SENDER : NOBODY) | (m.subject ? TITLE : NOBODY));
}

const struct dissector dissector_imf = {
	.proto = { "imf", "Internet Message Format", PROTOCOL },
	.column = "IMF",
	ROWS(fields),
	.also = &dissector_imf_fields,
	.dissect = dissect,
	.summaries = {
		[NOBODY] = "a letter without sender and subject",
		[SENDER] = "from: {imf.from}",
		[TITLE] = "subject: {imf.subject}",
		[SENDER | TITLE] = "from: {imf.from}, subject: {imf.subject}",
	},
};
