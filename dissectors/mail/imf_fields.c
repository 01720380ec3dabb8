/*
 * Letters: the fields of the header.  RFC 5322; names of fields that others
 * added: RFC 2045, 2156, 4021.
 *
 * Values are what stands behind the colon, with its folds: what is encoded in
 * them is not looked at here.
 */

#include "dissectors/mail/imf.h"
#include "dissectors/mail/imf_header.h"
#include "dissectors/mail/imf_rows.h"
#include "dissectors/mail/line.h"

enum {
	EXTENSION, EXTENSION_TYPE, EXTENSION_VALUE, NAME, MBOX, BROKEN, MORE,
	NO_HEADER, IS_BROKEN, NO_EMPTY_LINE,
	FROM, SUBJECT,
	KNOWN = FROM,	/* from here on: fields that bear the row's label as their name */
};

static const struct field fields[] = {
	[EXTENSION]       = { "imf.extension", "Unknown-Extension", TEXT },
	[EXTENSION_TYPE]  = { "imf.extension.type", "Type", TEXT },
	[EXTENSION_VALUE] = { "imf.extension.value", "Value", TEXT },
	[NAME]            = { "imf.field.name", "Name as sent", TEXT },
	[MBOX]            = { "imf.mbox", "Line of a mailbox file, no field", TEXT },
	[BROKEN]          = { "imf.broken", "Line", TEXT },
	[MORE]            = { "imf.fields", "More fields, too many to show one by one", TEXT },
	[NO_HEADER]       = { "imf.no_header", "It begins with no header field: all of it is taken as the body", NOTE },
	[IS_BROKEN]       = { "imf.broken.note", "It is no header field: there is no name with a colon", NOTE, .severity = WARNING },
	[NO_EMPTY_LINE]   = { "imf.no_empty_line", "The body begins without an empty line before it", NOTE, .severity = WARNING },
	[FROM]            = { "imf.from", "From", TEXT },
	[SUBJECT]         = { "imf.subject", "Subject", TEXT },
	{ "imf.date", "Date", TEXT },
	{ "imf.sender", "Sender", TEXT },
	{ "imf.reply_to", "Reply-To", TEXT },
	{ "imf.to", "To", TEXT },
	{ "imf.cc", "Cc", TEXT },
	{ "imf.bcc", "Bcc", TEXT },
	{ "imf.message_id", "Message-ID", TEXT },
	{ "imf.in_reply_to", "In-Reply-To", TEXT },
	{ "imf.references", "References", TEXT },
	{ "imf.comments", "Comments", TEXT },
	{ "imf.user_agent", "User-Agent", TEXT },
	{ "imf.keywords", "Keywords", TEXT },
	{ "imf.resent.date", "Resent-Date", TEXT },
	{ "imf.resent.from", "Resent-From", TEXT },
	{ "imf.resent.sender", "Resent-Sender", TEXT },
	{ "imf.resent.to", "Resent-To", TEXT },
	{ "imf.resent.cc", "Resent-Cc", TEXT },
	{ "imf.resent.bcc", "Resent-Bcc", TEXT },
	{ "imf.resent.message_id", "Resent-Message-ID", TEXT },
	{ "imf.return_path", "Return-Path", TEXT },
	{ "imf.received", "Received", TEXT },
	{ "imf.content.type", "Content-Type", TEXT },
	{ "imf.content.description", "Content-Description", TEXT },
	{ "imf.content.id", "Content-ID", TEXT },
	{ "imf.content.transfer_encoding", "Content-Transfer-Encoding", TEXT },
	{ "imf.mime_version", "MIME-Version", TEXT },
	{ "imf.autoforwarded", "Autoforwarded", TEXT },
	{ "imf.autosubmitted", "Autosubmitted", TEXT },
	{ "imf.x400_content_identifier", "X400-Content-Identifier", TEXT },
	{ "imf.content_language", "Content-Language", TEXT },
	{ "imf.conversion", "Conversion", TEXT },
	{ "imf.conversion_with_loss", "Conversion-With-Loss", TEXT },
	{ "imf.delivery_date", "Delivery-Date", TEXT },
	{ "imf.discarded_x400_ipms_extensions", "Discarded-X400-IPMS-Extensions", TEXT },
	{ "imf.discarded_x400_mts_extensions", "Discarded-X400-MTS-Extensions", TEXT },
	{ "imf.dl_expansion_history", "DL-Expansion-History", TEXT },
	{ "imf.deferred_delivery", "Deferred-Delivery", TEXT },
	{ "imf.expires", "Expires", TEXT },
	{ "imf.importance", "Importance", TEXT },
	{ "imf.incomplete_copy", "Incomplete-Copy", TEXT },
	{ "imf.latest_delivery_time", "Latest-Delivery-Time", TEXT },
	{ "imf.message_type", "Message-Type", TEXT },
	{ "imf.original_encoded_information_types", "Original-Encoded-Information-Types", TEXT },
	{ "imf.originator_return_address", "Originator-Return-Address", TEXT },
	{ "imf.priority", "Priority", TEXT },
	{ "imf.reply_by", "Reply-By", TEXT },
	{ "imf.sensitivity", "Sensitivity", TEXT },
	{ "imf.supersedes", "Supersedes", TEXT },
	{ "imf.x400_content_type", "X400-Content-Type", TEXT },
	{ "imf.x400_mts_identifier", "X400-MTS-Identifier", TEXT },
	{ "imf.x400_originator", "X400-Originator", TEXT },
	{ "imf.x400_received", "X400-Received", TEXT },
	{ "imf.x400_recipients", "X400-Recipients", TEXT },
	{ "imf.delivered_to", "Delivered-To", TEXT },
	{ "imf.ext.mailer", "X-Mailer", TEXT },
	{ "imf.ext.mimeole", "X-MimeOLE", TEXT },
	{ "imf.ext.expiry-date", "Expiry-Date", TEXT },
	{ "imf.ext.tnef-correlator", "X-MS-TNEF-Correlator", TEXT },
	{ "imf.ext.uidl", "X-UIDL", TEXT },
	{ "imf.ext.authentication_warning", "X-Authentication-Warning", TEXT },
	{ "imf.ext.virus_scanned", "X-Virus-Scanned", TEXT },
	{ "imf.ext.original-to", "X-Original-To", TEXT },
	{ "imf.thread-index", "Thread-Index", TEXT },
	{ "imf.lines", "Lines", TEXT },
	{ "imf.precedence", "Precedence", TEXT },
	{ "imf.siolabel", "SIO-Label", TEXT },
};

enum { FIELDS_SHOWN = 500 };	/* one by one; those behind them are one node */

/* RFC 5322 section 1.2.2: names are case-insensitive. */
static const struct field *
row_of(const uint8_t *name, size_t n)
{
	for (size_t i = KNOWN; i < sizeof fields / sizeof *fields; i++)
		if (text_is(name, n, fields[i].name))
			return &fields[i];
	return &fields[EXTENSION];
}

static void
add_field(struct dissection *d, struct imf *m, const uint8_t *p, const struct imf_piece *piece)
{
	const struct field *row = row_of(p, piece->name);
	size_t value = piece->value < piece->len ? piece->value : piece->len;
	bool known = row != &fields[EXTENSION];

	m->from |= row == &fields[FROM];
	m->subject |= row == &fields[SUBJECT];
	add_node(d, row, 0, known ? p + value : p, known ? piece->len - value : piece->len);
	d->depth++;
	add_value(d, known ? NAME : EXTENSION_TYPE, 0, p, piece->name);
	if (!known)
		add_value(d, EXTENSION_VALUE, 0, p + value, piece->len - value);
	d->depth--;
}

static void
add_piece(struct dissection *d, struct imf *m, const struct imf_piece *piece)
{
	const uint8_t *p = take(d, piece->whole);

	if (!p)
		return;
	switch (piece->kind) {
	case IMF_FIELD: add_field(d, m, p, piece); break;
	case IMF_MBOX: add_value(d, MBOX, 0, p, piece->len); break;
	case IMF_BROKEN: add_value(d, BROKEN, 0, p, piece->len); break;
	case IMF_EMPTY: case IMF_BODY: break;
	}
	if (piece->kind == IMF_BROKEN)
		add_value(d, IS_BROKEN, 0, p, piece->len);
	add_imf_lines(d, m, p, piece->len, piece->longest, piece->bare);
}

void
dissect_imf_header(struct dissection *d, struct imf *m)
{
	const uint8_t *start = d->p;
	struct imf_piece piece = { .kind = IMF_FIELD };

	while (left(d) && piece.kind < IMF_EMPTY) {
		piece = imf_piece_at(d->p, left(d), d->p == start);
		if (piece.kind < IMF_EMPTY && m->pieces++ == FIELDS_SHOWN) {
			add_bytes(d, MORE, imf_header_length(d->p, left(d)));
			return;
		}
		add_piece(d, m, &piece);
	}
	if (piece.kind == IMF_BODY)
		add_value(d, d->p == start ? NO_HEADER : NO_EMPTY_LINE, 0, d->p, 0);
}

const struct dissector dissector_imf_fields = {
	.proto = { "imf.headers", "Header of a letter", PROTOCOL },
	ROWS(fields),
	.also = &dissector_imf_body,
};
