/*
 * Letters: where and when they were.  Received lines (RFC 5321 section 4.4,
 * received.h), dates (RFC 5322 section 3.3), the line of a mailbox (RFC 4155).
 */

#include "dissectors/coding/date.h"
#include "dissectors/mail/imf_header.h"
#include "dissectors/mail/imf_rows.h"

enum {
	FROM,		/* and the other clauses, in their order */
	BY, VIA, WITH, ID, FOR,
	NAME, IP, HELO, SOFTWARE, DATE, TIME_ROW, HOP, DELAY, BACKWARDS, NO_DATE, TOPMOST, BELOW,
	DATE_TIME, OTHER_TIME, BAD_DATE, MBOX_FROM, MBOX_TIME,
};

static const struct field fields[] = {
	[FROM]     = { "imf.received.from", "From", TEXT, .costly = true },
	[BY]       = { "imf.received.by", "By", TEXT, .costly = true },
	[VIA]      = { "imf.received.via", "Via", TEXT, .costly = true },
	[WITH]     = { "imf.received.with", "With", TEXT, .costly = true },
	[ID]       = { "imf.received.id", "Id", TEXT, .costly = true },
	[FOR]      = { "imf.received.for", "For", TEXT, .costly = true },
	[NAME]     = { "imf.received.from.name", "Name", TEXT, .costly = true },
	[IP]       = { "imf.received.from.ip", "Address", TEXT, .costly = true },
	[HELO]     = { "imf.received.from.helo", "It called itself", TEXT, .costly = true },
	[SOFTWARE] = { "imf.received.software", "Software", TEXT, .costly = true },
	[DATE]     = { "imf.received.date", "Date", TEXT, .costly = true },
	[TIME_ROW] = { "imf.received.time", "Time", TIME, .costly = true },
	[HOP]      = { "imf.received.hop", "Hop, counted from the oldest", UINT, .generated = true, .costly = true },
	[DELAY]    = { "imf.received.delay", "Time since the hop before", DURATION, .generated = true, .costly = true },
	[BACKWARDS] = { "imf.received.delay.negative", "It is earlier than the hop before: a clock is wrong, or a line is forged", NOTE, .severity = WARNING, .costly = true },
	[NO_DATE]  = { "imf.received.no_date", "It has no date", NOTE, .severity = WARNING, .costly = true },
	[TOPMOST]  = { "imf.received.topmost", "The topmost line is the last server's own: only this one can be trusted", NOTE, .costly = true },
	[BELOW]    = { "imf.received.forgeable", "Below the topmost line: whoever had the letter before could make it up", NOTE, .costly = true },
	[DATE_TIME] = { "imf.date.time", "Time", TIME, .costly = true },
	[OTHER_TIME] = { "imf.time", "Time", TIME, .costly = true },
	[BAD_DATE] = { "imf.date.bad", "It is no date", NOTE, .severity = WARNING, .costly = true },
	[MBOX_FROM] = { "imf.mbox.from", "Sender in the envelope", TEXT, .costly = true },
	[MBOX_TIME] = { "imf.mbox.time", "Time of delivery", TIME, .costly = true },
};

void
find_imf_hops(struct imf *m, const uint8_t *p, size_t n)
{
	struct imf_piece piece = { .kind = IMF_FIELD };

	for (size_t at = 0, count = 0; at < n && piece.kind < IMF_EMPTY && count < IMF_FIELDS_SHOWN; at += piece.whole, count++) {
		piece = imf_piece_at(p + at, n - at, !at);
		if (piece.kind != IMF_FIELD || !text_is(p + at, piece.name, "Received") || piece.value > piece.len)
			continue;
		if (m->hop_count < IMF_HOPS_MAX) {
			const uint8_t *value = p + at + piece.value;
			struct received r = received_parse(value, piece.len - piece.value);
			struct imf_hop *hop = &m->hops[m->hop_count];

			hop->timed = mail_date(value + r.date.at, r.date.n, &hop->time);
			hop->id = value + r.clauses[RECEIVED_ID].at;
			hop->id_len = r.clauses[RECEIVED_ID].n;
		}
		m->hop_count++;
	}
}

/* The line's place in the chain, and how long the letter took from the one before, which stands below it. */
static void
add_hop(struct dissection *d, struct imf *m, const uint8_t *p, size_t n)
{
	size_t at = m->hop++;

	if (at >= m->hop_count)
		return;
	add_value(d, HOP, m->hop_count - at, p, n);
	add_value(d, at ? BELOW : TOPMOST, 0, p, n);
	if (at + 1 >= IMF_HOPS_MAX || at + 1 >= m->hop_count || !m->hops[at].timed || !m->hops[at + 1].timed)
		return;
	int64_t delay = m->hops[at].time - m->hops[at + 1].time;

	add_value(d, DELAY, (uint64_t)delay, p, n);
	if (delay < 0)
		add_value(d, BACKWARDS, 0, p, n);
}

void
add_imf_received(struct dissection *d, struct imf *m, const uint8_t *p, size_t n)
{
	struct received r = received_parse(p, n);
	int64_t time;

	add_hop(d, m, p, n);
	add_extent(d, FROM, 0, p, r.clauses[RECEIVED_FROM]);
	d->depth++;
	add_extent(d, NAME, 0, p, r.name);
	add_extent(d, IP, 0, p, r.ip);
	add_extent(d, HELO, 0, p, r.helo);
	d->depth--;
	for (int i = RECEIVED_BY; i < RECEIVED_CLAUSES; i++)
		add_extent(d, FROM + i, 0, p, r.clauses[i]);
	add_extent(d, SOFTWARE, 0, p, r.software);
	add_extent(d, DATE, 0, p, r.date);
	if (mail_date(p + r.date.at, r.date.n, &time))
		add_value(d, TIME_ROW, (uint64_t)time, p + r.date.at, r.date.n);
	else
		add_value(d, NO_DATE, 0, p, n);
}

void
add_imf_date(struct dissection *d, const uint8_t *p, size_t n, bool written)
{
	int64_t time;

	if (mail_date(p, n, &time))
		add_value(d, written ? DATE_TIME : OTHER_TIME, (uint64_t)time, p, n);
	else
		add_value(d, BAD_DATE, 0, p, n);
}

void
add_imf_mbox(struct dissection *d, const uint8_t *p, size_t n)
{
	const uint8_t *from = memchr(p, ' ', n), *end = p + n;
	const uint8_t *space = from ? memchr(from + 1, ' ', (size_t)(end - from - 1)) : NULL;
	int64_t time;

	if (!from || from + 1 == end)
		return;
	from++;
	add_value(d, MBOX_FROM, 0, from, (size_t)((space ? space : end) - from));
	while (space && space < end && *space == ' ')
		space++;
	if (space && mail_date(space, (size_t)(end - space), &time))
		add_value(d, MBOX_TIME, (uint64_t)time, space, (size_t)(end - space));
}

const struct dissector dissector_imf_trace = {
	.proto = { "imf.traces", "A letter's way", PROTOCOL },
	ROWS(fields),
	.also = &dissector_imf_id,
};
