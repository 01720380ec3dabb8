/*
 * Spans of bytes in an array, sorted by offset: what comes in order is
 * appended, what does not is searched for and put in.
 */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/stream.h"

enum { SPANS_LEAST = 16 };

/* Bytes that one segment brought first.  Spans do not overlap. */
struct span {
	uint64_t offset;
	const uint8_t *bytes;
	uint32_t n, frame, source, at;
};

struct stream {
	struct pool *pool;
	struct chunk *chunks;		/* of bytes */
	struct span *spans;
	size_t count, room;
	size_t waiting;			/* the first span that begins behind next */
	uint64_t next, end;
	uint64_t fin;			/* 0: none seen */
	uint64_t let_go_from, let_go_to;	/* what was let go lies in here; both 0: nothing */
	uint32_t base;			/* sequence number of offset 0 */
	bool started;
};

struct stream *
stream_new(struct pool *pool)
{
	struct stream *s = calloc(1, sizeof *s);

	if (s) {
		s->pool = pool;
		s->next = s->end = 1;
	}
	return s;
}

void
stream_free(struct stream *s)
{
	if (!s)
		return;
	chunks_free(&s->chunks, s->pool);
	s->pool->used -= s->room * sizeof *s->spans;
	free(s->spans);
	free(s);
}

void
stream_start(struct stream *s, uint32_t seq)
{
	if (!s->started)
		s->base = seq;
	s->started = true;
}

int64_t
stream_offset(const struct stream *s, uint32_t seq)
{
	return (int64_t)s->next + (int32_t)(seq - (uint32_t)(s->base + s->next));
}

static bool
room_for_span(struct stream *s)
{
	if (s->count < s->room)
		return true;
	size_t more = s->room / 2 + SPANS_LEAST;
	struct span *spans;

	if (!pool_has(s->pool, more * sizeof *spans) ||
	    !(spans = realloc(s->spans, (s->room + more) * sizeof *spans)))
		return false;
	s->pool->used += more * sizeof *spans;
	s->spans = spans;
	s->room += more;
	return true;
}

static uint64_t
span_end(const struct span *p)
{
	return p->offset + p->n;
}

/* The first span that ends behind offset. */
static size_t
find(const struct stream *s, uint64_t offset)
{
	size_t low = 0, high = s->count;

	if (!high || span_end(&s->spans[high - 1]) <= offset)
		return high;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (span_end(&s->spans[middle]) <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Where the bytes in order end now. */
static void
settle(struct stream *s)
{
	const struct span *p = s->spans + s->waiting;

	for (; s->waiting < s->count && p->offset <= s->next; p++, s->waiting++)
		if (span_end(p) > s->next)
			s->next = span_end(p);
}

/* Bytes [from, to) are not kept; nobody waits for them. */
static void
let_go(struct stream *s, uint64_t from, uint64_t to)
{
	if (!s->let_go_to || from < s->let_go_from)
		s->let_go_from = from;
	if (to > s->let_go_to)
		s->let_go_to = to;
	if (to > s->next)
		s->next = to;
	settle(s);
}

/* Put a span of n bytes, which lie skip behind the segment's first, before span i. */
static bool
put_in(struct stream *s, size_t i, uint64_t offset, const struct stream_segment *g, size_t skip, size_t n)
{
	if (s->count - i > STREAM_BEHIND || !room_for_span(s))
		return false;
	const uint8_t *bytes = chunks_keep(&s->chunks, s->pool, g->bytes + skip, n);

	if (!bytes)
		return false;
	struct span *p = s->spans + i;

	memmove(p + 1, p, (s->count - i) * sizeof *p);
	*p = (struct span){ offset, bytes, (uint32_t)n, g->frame, g->source, (uint32_t)(g->at + skip) };
	s->count++;
	s->waiting += i < s->waiting;
	return true;
}

/* What a segment brings that is there: STREAM_CONFLICTS, if it is there differently. */
static unsigned
compare(const struct span *p, uint64_t offset, const uint8_t *bytes, size_t n)
{
	unsigned differ = memcmp(p->bytes + (offset - p->offset), bytes, n) ? STREAM_CONFLICTS : 0;

	return STREAM_OVERLAPS | differ;
}

/* The segment's bytes from skip on, the first of which has that offset: what is new of them is kept. */
static unsigned
take_bytes(struct stream *s, const struct stream_segment *g, size_t skip, uint64_t offset)
{
	unsigned notes = 0;

	for (size_t n, i = find(s, offset); skip < g->n; skip += n, offset += n) {
		const struct span *p = i < s->count ? &s->spans[i] : NULL;

		n = g->n - skip;
		if (p && p->offset <= offset) {
			n = n < span_end(p) - offset ? n : span_end(p) - offset;
			notes |= compare(p, offset, g->bytes + skip, n);
			i++;
			continue;
		}
		if (p && p->offset - offset < n)
			n = p->offset - offset;
		if (put_in(s, i, offset, g, skip, n)) {
			i++;
			continue;
		}
		let_go(s, offset, offset + n);
		notes |= STREAM_LET_GO;
	}
	return notes;
}

unsigned
stream_push(struct stream *s, const struct stream_segment *g)
{
	size_t sent = g->sent > g->n ? g->sent : g->n, skip = 0;

	if (!s->started)
		stream_start(s, g->seq - 1);
	int64_t start = stream_offset(s, g->seq);
	unsigned notes = 0;

	if (start < 1) {
		skip = (size_t)(1 - start) < sent ? (size_t)(1 - start) : sent;
		notes = skip ? STREAM_BEFORE : 0;
	}
	if (start > (int64_t)s->next + STREAM_WINDOW)
		return STREAM_OUTSIDE;
	uint64_t offset = (uint64_t)(start + (int64_t)skip);

	if (skip == sent)
		return notes;
	if (offset + sent - skip > s->end)
		s->end = offset + sent - skip;
	notes |= take_bytes(s, g, skip, offset);
	settle(s);
	if (s->count - s->waiting > STREAM_BEHIND)
		stream_pass(s);
	return notes;
}

void
stream_finish(struct stream *s, uint32_t seq)
{
	int64_t offset = s->started ? stream_offset(s, seq) : 1;

	stream_start(s, seq - 1);
	if (s->fin || offset < 1 || offset > (int64_t)s->next + STREAM_WINDOW)
		return;
	s->fin = (uint64_t)offset;
	if (s->fin > s->end)
		s->end = s->fin;
}

bool
stream_finished(const struct stream *s)
{
	return s->fin && s->next >= s->fin;
}

uint64_t
stream_next(const struct stream *s)
{
	return s->next;
}

uint64_t
stream_end(const struct stream *s)
{
	return s->end;
}

uint64_t
stream_waiting(const struct stream *s)
{
	return s->waiting < s->count ? s->spans[s->waiting].offset : 0;
}

void
stream_pass(struct stream *s)
{
	if (s->waiting < s->count)
		s->next = s->spans[s->waiting].offset;
	settle(s);
}

struct stream_run
stream_at(const struct stream *s, uint64_t offset)
{
	struct stream_run run = { .offset = offset };

	if (offset < 1 || offset >= s->end)
		return run;
	size_t i = find(s, offset);
	const struct span *p = i < s->count ? &s->spans[i] : NULL;

	if (p && p->offset <= offset) {
		size_t skip = offset - p->offset;

		return (struct stream_run){ offset, p->n - skip, p->bytes + skip,
		    p->frame, p->source, (uint32_t)(p->at + skip), false };
	}
	run.len = (p ? p->offset : s->end) - offset;
	run.let_go = s->let_go_from < offset + run.len && offset < s->let_go_to;
	return run;
}
