/* Bodies of several parts that lie in memory: stretches put together. */

#include "dissectors/coding/multipart.h"

bool
multipart_open(struct multipart_reader *r, const uint8_t *boundary, size_t len, const uint8_t *body, size_t n)
{
	*r = (struct multipart_reader){ .next = body, .at = body, .end = body + n };
	return multipart_begin(&r->state, boundary, len);
}

/* The next one that is not empty, by its place in the body: what was held back has that as well. */
static bool
take(struct multipart_reader *r, struct multipart_stretch *s)
{
	*s = (struct multipart_stretch){ .n = 0 };
	while (!s->n && r->next < r->end)
		r->next += multipart_next(&r->state, r->next, (size_t)(r->end - r->next), s);
	if (!s->n && !multipart_rest(&r->state, s))
		return false;
	s->bytes = r->at;
	r->at += s->n;
	return true;
}

bool
multipart_read(struct multipart_reader *r, struct multipart_stretch *s)
{
	struct multipart_stretch more;

	*s = r->waits;
	r->waits.n = 0;
	if (!s->n && !take(r, s))
		return false;
	while (!s->ends && take(r, &more)) {
		if (more.what != s->what) {
			r->waits = more;
			break;
		}
		s->n += more.n;
		s->ends = more.ends;
	}
	return true;
}
