/* Credentials masked. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/registry.h"
#include "ui/redact.h"

/* Rows that tell which bytes of a message are the frame's own. */
struct rows {
	const struct field *payload, *segment;
};

static struct rows
find_rows(void)
{
	static struct rows rows;

	if (!rows.payload)
		rows = (struct rows){ registry_field("tcp.payload"), registry_field("tcp.segment") };
	return rows;
}

/* Own the bytes of a source; the frame's come first. */
static void
own(struct dissection *d, uint16_t source, uint8_t **room)
{
	struct source *s = &d->sources[source];

	memcpy(*room, s->bytes, s->len);
	s->bytes = *room;
	*room += s->len;
}

/* Mask so many bytes of a source that is owned, as far as it has them. */
static void
mask(struct dissection *d, uint16_t source, size_t from, size_t n)
{
	const struct source *s = &d->sources[source];

	if (from < s->len)
		memset((uint8_t *)s->bytes + from, '*', n < s->len - from ? n : s->len - from);
}

/* The part of a message's secret that lies in the frame: what it brought begins its payload. */
static void
mask_segments(struct dissection *d, const struct node *secret)
{
	const struct rows rows = find_rows();
	const struct node *payload = NULL;

	for (uint32_t i = 0; i < d->count; i++) {
		const struct node *n = &d->nodes[i];

		if (n->field == rows.payload)
			payload = n;
		if (n->field != rows.segment || n->source != secret->source || n->number != d->packet->number || !payload)
			continue;
		size_t from = secret->off > n->off ? secret->off - n->off : 0;
		size_t end = secret->off + secret->len;

		if (end <= n->off || from >= n->len)
			continue;
		size_t to = end - n->off < n->len ? end - n->off : n->len;

		mask(d, payload->source, payload->off + from, to - from);
	}
}

/* All sources from the first to the last that has a secret, and the frame. */
static size_t
bytes_to_own(const struct dissection *d, bool *owned)
{
	size_t bytes = 0;

	for (uint32_t i = 0; i < d->count; i++)
		if (d->nodes[i].field->secret)
			owned[0] = owned[d->nodes[i].source] = true;
	for (size_t i = 0; i < d->source_count; i++)
		bytes += owned[i] ? d->sources[i].len : 0;
	return bytes;
}

bool
redact(struct redaction *r, struct dissection *d)
{
	bool owned[SOURCES_MAX] = { false };
	size_t bytes = bytes_to_own(d, owned);

	if (!owned[0])
		return true;
	if (bytes > r->room) {
		free(r->bytes);
		r->bytes = malloc(bytes);
		r->room = r->bytes ? bytes : 0;
	}
	if (!r->bytes) {
		d->count = d->source_count = 0;
		return false;
	}
	uint8_t *room = r->bytes;

	for (size_t i = 0; i < d->source_count; i++)
		if (owned[i])
			own(d, (uint16_t)i, &room);
	for (uint32_t i = 0; i < d->count; i++) {
		const struct node *n = &d->nodes[i];

		if (!n->field->secret)
			continue;
		mask(d, n->source, n->off, n->len);
		if (n->source)
			mask_segments(d, n);
	}
	return true;
}

void
redaction_free(struct redaction *r)
{
	free(r->bytes);
	*r = (struct redaction){ NULL, 0 };
}
