/* Conversations of HTTP: heads, and bodies as what takes objects out of them gives them. */

#include <stdlib.h>
#include <string.h>
#include "ui/stats/conversation_parts.h"

enum { BODY_MOST = 16 << 20 };		/* bytes: a longer body is said in several pieces */

static void
say(struct conversation *c, enum sender from, const uint8_t *bytes, size_t n)
{
	if (n)
		conversation_append(c, from == FROM_SERVER, &(struct stream_segment){
			.bytes = bytes, .n = n, .sent = n, .frame = c->frame });
}

static void
say_body(struct conversation *c, enum sender from)
{
	struct gathered *b = &c->bodies[from];

	say(c, from, b->bytes, b->n);
	b->n = 0;
}

static void
head(void *of, const struct heard *h, const uint8_t *bytes, size_t n)
{
	say(of, h->from, bytes, n);
}

static void *
begin(void *of, const struct object *o)
{
	struct conversation *c = of;

	(void)o;
	return &c->bodies[c->heard->from];
}

static bool
make_room(struct gathered *b, size_t n)
{
	if (b->n + n <= b->room)
		return true;
	size_t room = b->n + n > BODY_MOST ? 0 : (b->n + n) * 2;
	uint8_t *bytes = room ? realloc(b->bytes, room) : NULL;

	if (!bytes)
		return false;
	b->bytes = bytes;
	b->room = room;
	return true;
}

static void
write_body(void *of, void *object, const uint8_t *bytes, size_t n)
{
	struct conversation *c = of;
	struct gathered *b = object;
	enum sender from = b == &c->bodies[FROM_SERVER] ? FROM_SERVER : FROM_CLIENT;

	if (!make_room(b, n))
		say_body(c, from);
	if (!make_room(b, n)) {
		say(c, from, bytes, n);
		return;
	}
	memcpy(b->bytes + b->n, bytes, n);
	b->n += n;
}

static void
end(void *of, void *object, enum object_end how)
{
	struct conversation *c = of;

	say_body(c, object == &c->bodies[FROM_SERVER] ? FROM_SERVER : FROM_CLIENT);
	c->damaged += how != OBJECT_WHOLE && how != OBJECT_PART;
}

bool
conversation_bodies_begin(struct conversation *c)
{
	c->sink = (struct object_sink){ begin, write_body, end, c, .head = head };
	c->objects = objects_new(extractor_find("http", 4), &c->sink);
	return c->objects;
}

void
conversation_bodies_free(struct conversation *c)
{
	objects_free(c->objects);
	c->objects = NULL;
	for (int i = 0; i < 2; i++) {
		free(c->bodies[i].bytes);
		c->bodies[i] = (struct gathered){ NULL, 0, 0 };
	}
}

void
conversation_hear(struct conversation *c, const struct heard *h)
{
	if (c->kind != CONVERSATION_HTTP || h->stream != c->number || !c->objects)
		return;
	c->heard = h;
	c->by = h->by;
	c->frame = h->frame;
	objects_hear(c->objects, h);
	c->heard = NULL;
}

void
conversation_bodies_ends(struct conversation *c, const struct tcp_segment *g)
{
	if (c->ends[0].len || g->frame != c->frame)
		return;
	c->ends[c->by] = g->src;
	c->ends[!c->by] = g->dst;
}
