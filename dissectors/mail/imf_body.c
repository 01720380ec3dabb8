/* Letters: the body.  RFC 5322 section 2.3; whether it is one of MIME: RFC 2045 section 4. */

#include "dissectors/engine/session.h"
#include "dissectors/mail/imf.h"
#include "dissectors/mail/imf_rows.h"
#include "dissectors/mail/imf_stripped.h"
#include "dissectors/mail/mime_multipart.h"

enum { BODY, OCTETS, LINES, NO_VERSION, OTHER_VERSION, GOES_ON };

static const struct field fields[] = {
	[BODY]  = { "imf.body", "Body", TEXT, .hidden = true },	/* what it says stands below, readable */
	[OCTETS] = { "imf.body.length", "Body", UINT, .unit = "bytes", .costly = true },
	[LINES] = { "imf.body.lines", "Lines of the body", UINT, .generated = true },
	[NO_VERSION] = { "imf.mime_version.absent", "No MIME-Version: the letter is from before MIME, or its sender forgot it", NOTE, .costly = true },
	[OTHER_VERSION] = { "imf.mime_version.other", "It is of another version of MIME than 1.0", NOTE, .severity = WARNING, .costly = true },
	[GOES_ON] = { "imf.goes_on", "The letter is too long for one message: what follows here is not shown", NOTE, .costly = true },
};

/* Parts, texts, what is encoded. */
static void
dissect_mime(struct dissection *d, struct imf *m, struct slice body)
{
	const enum message_end ended = d->message ? d->message->ended : MESSAGE_WHOLE;
	struct mime_tree own = { .left = MIME_PARTS_MAX, .cut = ended != MESSAGE_WHOLE, .goes_on = ended == MESSAGE_GOES_ON };
	struct mime_tree *tree = m->tree ? m->tree : &own;
	struct mime_header h;

	mime_read_header(&h, m->header);
	if (!h.version.n)
		add_value(d, NO_VERSION, 0, body.p, 0);
	else if (!mime_is(h.version, "1.0"))
		add_value(d, OTHER_VERSION, 0, body.p, 0);
	if (own.goes_on && !m->tree)
		add_value(d, GOES_ON, 0, body.p + body.n, 0);
	dissect_mime_body(d, tree, &h, (struct content){ body, d->source }, false);
}

void
dissect_imf_body(struct dissection *d, struct imf *m)
{
	size_t n = left(d);
	const uint8_t *p = add_bytes(d, BODY, n);

	if (!p)
		return;
	struct imf_lines lines = imf_lines(p, n);

	add_value(d, OCTETS, n, p, n);
	d->depth++;
	add_value(d, LINES, lines.count, p, n);
	add_imf_lines(d, m, p, n, lines.longest, lines.bare);
	if (!d->brief)
		dissect_mime(d, m, (struct slice){ p, n });
	d->depth--;
}

const struct dissector dissector_imf_body = {
	.proto = { "imf.bodies", "Body of a letter", PROTOCOL },
	ROWS(fields),
	.also = &dissector_imf_stripped,
};
