/* Letters taken apart. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/coding/multipart.h"
#include "dissectors/mail/imf.h"
#include "dissectors/objects/held.h"
#include "dissectors/objects/leaf.h"
#include "dissectors/objects/mime_parts.h"

/* A body; those in it are one level further down. */
struct level {
	enum {
		HEADER,			/* of a letter, on its way: what the body is, is not known yet */
		UNSURE,			/* several parts; whether the boundary is the one that was said, is not known yet */
		PARTS, LEAF,
	} at;
	struct slice said;		/* the boundary: bytes of multipart, until that begins */
	struct multipart multipart;
	bool digest;			/* what parts without a type are */
	bool in_header, in_part;	/* the part at hand */
	struct leaf leaf;
};

struct mime_parts {
	const struct object_sink *to;
	uint32_t stream;
	struct level levels[MIME_LEVELS_MAX + 1];
	struct held kept;		/* bytes of a header, or that are UNSURE: of one level at a time */
};

static void push(struct mime_parts *x, size_t i, const uint8_t *p, size_t n);
static void end_level(struct mime_parts *x, size_t i, enum object_end how);

/* The header of the body at this level is known. */
static void
begin_body(struct mime_parts *x, size_t i, struct slice header, bool digest)
{
	struct level *l = &x->levels[i];
	struct mime_header h;

	*l = (struct level){ .at = LEAF };
	mime_read_header(&h, header);
	h.digest = digest;
	if (i == MIME_LEVELS_MAX || mime_kind(&h) != MIME_PARTS) {
		leaf_begin(&l->leaf, x->to, x->stream, &h);
		l->leaf.letter &= i < MIME_LEVELS_MAX;
		if (l->leaf.letter)
			x->levels[i + 1] = (struct level){ .at = HEADER };
		return;
	}
	struct slice boundary = mime_token(h.type, "boundary");

	l->at = UNSURE;
	l->digest = mime_is(h.type, "multipart/digest");
	if (boundary.n <= sizeof l->multipart.delimiter) {
		memcpy(l->multipart.delimiter, boundary.p ? boundary.p : (const uint8_t *)"", boundary.n);
		l->said = (struct slice){ l->multipart.delimiter, boundary.n };
	}
}

/* ---- a letter's header ---- */

static void
end_header(struct mime_parts *x, size_t i)
{
	struct slice kept = held_give(&x->kept);
	size_t n = kept.n ? imf_header_length(kept.p, kept.n) : 0;

	begin_body(x, i, (struct slice){ kept.p, n }, false);
	if (n < kept.n)
		push(x, i, kept.p + n, kept.n - n);
	held_free(kept);
}

/* Where a header ends depends on the lines behind a broken one, but not on those behind an empty one. */
static bool
has_empty_line(const uint8_t *p, size_t n, size_t from)
{
	from = from > 2 ? from - 2 : 0;
	return memmem(p + from, n - from, "\n\n", 2) || memmem(p + from, n - from, "\n\r\n", 3) || (n && *p == '\n') ||
	    (n > 1 && *p == '\r' && p[1] == '\n');
}

static size_t
take_header(struct mime_parts *x, size_t i, const uint8_t *p, size_t n)
{
	size_t from = x->kept.n, took = held_add(&x->kept, p, n);

	if (took < n || x->kept.n == HELD_MAX || has_empty_line(x->kept.bytes, x->kept.n, from))
		end_header(x, i);
	return took;
}

/* ---- several parts ---- */

static void
begin_part(struct mime_parts *x, size_t i)
{
	struct level *l = &x->levels[i];
	struct slice header = held_give(&x->kept);

	begin_body(x, i + 1, header, l->digest);
	held_free(header);
	l->in_header = false;
	l->in_part = true;
}

static void
end_part(struct mime_parts *x, size_t i, enum object_end how)
{
	struct level *l = &x->levels[i];

	if (l->in_header)
		begin_part(x, i);
	if (l->in_part)
		end_level(x, i + 1, how);
	l->in_part = false;
}

static void
take_stretch(struct mime_parts *x, size_t i, const struct multipart_stretch *s)
{
	struct level *l = &x->levels[i];

	switch (s->what) {
	case MULTIPART_BOUNDARY:
		if (s->n)
			end_part(x, i, OBJECT_WHOLE);
		l->in_header = s->ends && !l->multipart.closed && !l->multipart.many;
		break;
	case MULTIPART_HEADER:
		if (s->n)
			held_add(&x->kept, s->bytes, s->n);
		if (s->ends)
			begin_part(x, i);
		break;
	case MULTIPART_BODY:
		if (l->in_header)
			begin_part(x, i);
		if (s->n)
			push(x, i + 1, s->bytes, s->n);
		break;
	default:
		break;
	}
}

static void
take_parts(struct mime_parts *x, size_t i, const uint8_t *p, size_t n)
{
	struct multipart_stretch s;

	for (size_t took; n; p += took, n -= took) {
		took = multipart_next(&x->levels[i].multipart, p, n, &s);
		take_stretch(x, i, &s);
	}
}

/* With what was kept it is decided which boundary counts; without any, there is nothing attached. */
static void
settle(struct mime_parts *x, size_t i)
{
	struct level *l = &x->levels[i];
	struct slice kept = held_give(&x->kept), met = mime_boundary_met(kept);
	bool there = l->said.n && kept.n && memmem(kept.p, kept.n, l->said.p, l->said.n);
	uint8_t boundary[sizeof l->multipart.delimiter];

	if (!there && met.n && met.n <= sizeof boundary)
		l->said = met;
	memcpy(boundary, l->said.n ? l->said.p : boundary, l->said.n);
	l->at = multipart_begin(&l->multipart, boundary, l->said.n) ? PARTS : LEAF;
	l->leaf.idle = true;
	if (l->at == PARTS)
		take_parts(x, i, kept.p, kept.n);
	held_free(kept);
}

static size_t
take_unsure(struct mime_parts *x, size_t i, const uint8_t *p, size_t n)
{
	const struct level *l = &x->levels[i];
	size_t from = x->kept.n > l->said.n ? x->kept.n - l->said.n : 0, took = held_add(&x->kept, p, n);

	if (took < n || x->kept.n == HELD_MAX ||
	    (l->said.n && memmem(x->kept.bytes + from, x->kept.n - from, l->said.p, l->said.n)))
		settle(x, i);
	return took;
}

/* ---- bodies of any kind ---- */

static size_t
take_leaf(struct mime_parts *x, size_t i, const uint8_t *p, size_t n)
{
	struct leaf *l = &x->levels[i].leaf;
	uint8_t decoded[LEAF_ROOM];
	size_t most = n < LEAF_PIECE ? n : LEAF_PIECE;

	if (l->idle)
		return n;
	size_t got = leaf_take(l, p, most, decoded);

	if (l->letter && got)
		push(x, i + 1, decoded, got);
	return most;
}

static void
push(struct mime_parts *x, size_t i, const uint8_t *p, size_t n)
{
	for (size_t took; n; p += took, n -= took) {
		switch (x->levels[i].at) {
		case HEADER: took = take_header(x, i, p, n); break;
		case UNSURE: took = take_unsure(x, i, p, n); break;
		case LEAF: took = take_leaf(x, i, p, n); break;
		default: take_parts(x, i, p, took = n); break;
		}
	}
}

static void
end_parts(struct mime_parts *x, size_t i, enum object_end how)
{
	struct level *l = &x->levels[i];
	struct multipart_stretch s;

	if (multipart_rest(&l->multipart, &s))
		take_stretch(x, i, &s);
	end_part(x, i, how == OBJECT_WHOLE ? OBJECT_DAMAGED : how);	/* no boundary is behind it */
}

static void
end_leaf(struct mime_parts *x, size_t i, enum object_end how)
{
	struct leaf *l = &x->levels[i].leaf;
	uint8_t decoded[LEAF_ROOM];
	size_t got = leaf_rest(l, decoded);

	if (l->letter && got)
		push(x, i + 1, decoded, got);
	if (l->letter)
		end_level(x, i + 1, how);
	leaf_finish(l, how);
}

static void
end_level(struct mime_parts *x, size_t i, enum object_end how)
{
	if (x->levels[i].at == HEADER)
		end_header(x, i);
	if (x->levels[i].at == UNSURE)
		settle(x, i);
	if (x->levels[i].at == PARTS)
		end_parts(x, i, how);
	else
		end_leaf(x, i, how);
}

struct mime_parts *
mime_parts_new(const struct object_sink *to, uint32_t stream)
{
	struct mime_parts *x = calloc(1, sizeof *x);

	if (x) {
		x->to = to;
		x->stream = stream;
	}
	return x;
}

void
mime_parts_write(struct mime_parts *x, const uint8_t *bytes, size_t n)
{
	push(x, 0, bytes, n);
}

void
mime_parts_free(struct mime_parts *x, enum object_end how)
{
	if (!x)
		return;
	end_level(x, 0, how);
	held_free(held_give(&x->kept));
	free(x);
}
