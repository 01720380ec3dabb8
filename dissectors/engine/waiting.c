/*
 * Bytes that wait: behind a gap, in a sorted list to which most are added at
 * its end; and of damaged segments.
 */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/talk.h"

struct origin
origin_behind(struct origin o, uint32_t skip)
{
	o.run.at += skip;
	o.run.len -= skip;
	if (o.run.own && o.run.own != OWN_LOST)
		o.run.own += skip;
	return o;
}

static struct waiting *
new_waiting(struct telling *t, uint32_t seq, const struct origin *o, const uint8_t *bytes)
{
	struct waiting *w = malloc(sizeof *w + o->run.len);

	if (!w)
		return NULL;
	*w = (struct waiting){ .seq = seq, .origin = *o };
	memcpy(w->bytes, bytes, o->run.len);
	t->s->talking += o->run.len + sizeof *w;
	return w;
}

void
talk_wait(struct telling *t, struct half *h, uint32_t seq, const struct origin *origin, const uint8_t *bytes)
{
	struct origin o = *origin;
	struct waiting **link = &h->waiting, *w, *fresh;

	t->notes |= DATA_WAITS;
	if (h->last && (int32_t)(seq - h->last->seq) >= 0)	/* most come in order, gap or not */
		link = &h->last;
	while (o.run.len) {
		w = *link;
		uint32_t hole = o.run.len, skip;

		if (w && (int32_t)(w->seq - seq) <= 0) {
			uint32_t there = w->origin.run.len - (seq - w->seq);

			skip = (int32_t)there <= 0 ? 0 : there < o.run.len ? there : o.run.len;
			link = &w->next;
		} else {
			if (w && w->seq - seq < hole)
				hole = w->seq - seq;
			struct origin part = o;

			part.run.len = skip = hole;
			if (!(fresh = new_waiting(t, seq, &part, bytes))) {
				t->notes |= DATA_LET_GO;
				return;
			}
			h->waiting_bytes += part.run.len;
			h->waiting_count++;
			if (!w)
				h->last = fresh;
			fresh->next = w;
			*link = fresh;
			link = &fresh->next;
		}
		seq += skip;
		bytes += skip;
		o = origin_behind(o, skip);
	}
}

void
talk_wait_cut(struct half *h, uint32_t seq, uint32_t uncaptured)
{
	bool behind = h->last && (int32_t)(seq - h->last->seq) > 0;

	for (struct waiting *w = behind ? h->last : h->waiting; w; w = w->next)
		if (w->seq + w->origin.run.len == seq)
			w->uncaptured = uncaptured;
}

void
talk_put_aside(struct telling *t, struct half *h, uint32_t seq, const struct origin *origin, const uint8_t *bytes)
{
	struct waiting *w = h->damaged_count < DAMAGED_SEGMENTS ? new_waiting(t, seq, origin, bytes) : NULL;
	struct waiting **end = &h->damaged;

	t->notes |= w ? DATA_DAMAGED : DATA_DAMAGED | DATA_LET_GO;
	if (!w)
		return;
	while (*end)
		end = &(*end)->next;
	*end = w;
	h->damaged_count++;
}

struct waiting *
talk_find_aside(struct telling *t, struct half *h)
{
	for (struct waiting **link = &h->damaged, *w; (w = *link);) {
		int32_t at = (int32_t)(h->next - w->seq);	/* of the next byte, in w */

		if (at >= 0 && (uint32_t)at < w->origin.run.len)
			return w;
		if (at < 0) {
			link = &w->next;
			continue;
		}
		*link = w->next;
		h->damaged_count--;
		t->s->talking -= w->origin.run.len + sizeof *w;
		free(w);
	}
	return NULL;
}

static void
free_list(struct session *s, struct waiting *w)
{
	for (struct waiting *next; w; w = next) {
		next = w->next;
		s->talking -= w->origin.run.len + sizeof *w;
		free(w);
	}
}

void
talk_free_waiting(struct session *s, struct half *h)
{
	free_list(s, h->waiting);
	free_list(s, h->damaged);
}
