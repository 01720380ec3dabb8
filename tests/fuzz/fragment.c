/* A frame as two fragments: RFC 791 section 3.2; or captured in part. */

#include <stdlib.h>
#include <string.h>
#include "tests/fuzz/cutting.h"

enum { ETHERNET = 14, LENGTH = 16, ID = 18, OFFSET = 20, PAYLOAD = 34 };	/* in a frame */
enum { MORE = 0x20 };

static void
put(uint8_t *p, size_t v)
{
	p[0] = (uint8_t)(v >> 8);
	p[1] = (uint8_t)v;
}

/* Bytes [from, to) of the datagram's payload. */
static struct wire_frame
part(const struct wire_frame *f, size_t from, size_t to, uint32_t id)
{
	struct wire_frame p = { malloc(PAYLOAD + to - from), (uint32_t)(PAYLOAD + to - from) };

	if (!p.bytes)
		abort();
	memcpy(p.bytes, f->bytes, PAYLOAD);
	memcpy(p.bytes + PAYLOAD, f->bytes + PAYLOAD + from, to - from);
	put(p.bytes + LENGTH, p.n - ETHERNET);
	put(p.bytes + ID, id);
	put(p.bytes + OFFSET, from / 8);
	if (PAYLOAD + to < f->n)
		p.bytes[OFFSET] |= MORE;
	return p;
}

void
cut_last(struct wire *w, size_t n)
{
	struct wire_frame *f = &w->frames[w->count - 1];

	f->n -= (uint32_t)n;
	f->uncaptured = (uint32_t)n;
}

void
fragment_last(struct wire *w, uint32_t eights, bool turned)
{
	struct wire_frame f = w->frames[w->count - 1];
	size_t at = eights * (size_t)8, n = f.n - PAYLOAD;

	if (!at || at >= n)
		return;
	put_segment(w, FROM_CLIENT, 0, 0, 0, NULL, 0);		/* makes room */
	free(w->frames[w->count - 1].bytes);
	w->frames[w->count - 2 + turned] = part(&f, 0, at, w->count);
	w->frames[w->count - 1 - turned] = part(&f, at, n, w->count);
	free(f.bytes);
}
