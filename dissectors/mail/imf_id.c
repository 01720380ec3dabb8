/* Letters: their names, and those of others that they answer.  RFC 5322 section 3.6.4; see message_id.h. */

#include "dissectors/mail/imf_rows.h"
#include "dissectors/mail/message_id.h"

enum { ITEM, LOCAL, HOST, DATE, QUEUE, QUEUE_HOP, MANY };

static const struct field fields[] = {
	[ITEM]  = { "imf.id", "Letter", TEXT, .costly = true },
	[LOCAL] = { "imf.message_id.local", "Unlike any other of the host's", TEXT, .costly = true },
	[HOST]  = { "imf.message_id.host", "Host that gave it the name", TEXT, .costly = true },
	[DATE]  = { "imf.message_id.time", "Time in it, if it is UTC", TIME, .costly = true },
	[QUEUE] = { "imf.message_id.queue", "Name in the server's queue", TEXT, .costly = true },
	[QUEUE_HOP] = { "imf.message_id.hop", "The hop that knows it by that name", UINT, .generated = true, .costly = true },
	[MANY]  = { "imf.id.many", "More letters than are shown one by one", NOTE, .costly = true },
};

enum { IDS_SHOWN = 100 };

/* Which server has that name of the letter in its Received line. */
static void
add_queue(struct dissection *d, const struct imf *m, const uint8_t *p, struct extent queue)
{
	add_extent(d, QUEUE, 0, p, queue);
	for (size_t i = 0; queue.n && i < m->hop_count && i < IMF_HOPS_MAX; i++) {
		const struct imf_hop *hop = &m->hops[i];

		if (hop->id_len == queue.n && !memcmp(hop->id, p + queue.at, queue.n)) {
			add_extent(d, QUEUE_HOP, m->hop_count - i, p, queue);
			return;
		}
	}
}

void
add_imf_id(struct dissection *d, const struct imf *m, const uint8_t *p, size_t n)
{
	struct message_id id;
	size_t at = 0;

	if (!message_id_next(p, n, &at, &id))
		return;
	add_extent(d, LOCAL, 0, p, id.local);
	d->depth++;
	add_extent(d, DATE, (uint64_t)id.time, p, id.date);
	add_queue(d, m, p, id.queue);
	d->depth--;
	add_extent(d, HOST, 0, p, id.host);
}

void
add_imf_ids(struct dissection *d, const uint8_t *p, size_t n)
{
	struct message_id id;
	size_t at = 0;
	int shown = 0;

	for (; message_id_next(p, n, &at, &id) && shown < IDS_SHOWN; shown++)
		add_extent(d, ITEM, 0, p, id.id);
	if (shown == IDS_SHOWN && at < n)
		add_value(d, MANY, 0, p, n);
}

const struct dissector dissector_imf_id = {
	.proto = { "imf.ids", "Names of letters", PROTOCOL },
	ROWS(fields),
	.also = &dissector_imf_body,
};
