/* Layers inside of a layer: packets that one quotes, messages that a stream brings. */

#include "dissectors/engine/inner.h"
#include "dissectors/engine/session.h"

/* The layers of a quoted packet; who quotes it, is not one of them. */
static void
dissect_quoted(struct dissection *d)
{
	const struct entry *self = d->self;
	uint32_t self_first = d->self_first;
	struct listing list = d->list;
	size_t ends = d->end_count;

	d->quoted++;
	dissect_chain(d);
	end_of_layers(d);
	dissect_rests(d, ends, NULL);
	d->quoted--;
	d->list = list;
	d->self = self;
	d->self_first = self_first;
	d->next = NULL;
}

void
quote(struct dissection *d, size_t n, enum table table, uint32_t key)
{
	struct scope outer = enter(d, n), whole = { d->end, d->uncaptured };

	if (d->fault)
		return;
	if (d->quoted == QUOTES_MAX)
		add_too_deep(d);
	if (d->quoted < QUOTES_MAX && hand_over(d, table, key))
		dissect_quoted(d);
	else
		end_of_layers(d);
	d->end = whole.end;		/* whatever happened inside */
	d->uncaptured = whole.uncaptured;
	leave(d, outer);
}

/* What a layer inside must not change. */
struct place {
	const uint8_t *p, *end, *base;
	size_t uncaptured;
	const struct entry *self;
	uint32_t self_first;
	uint16_t source, depth;
};

static struct place
place_of(const struct dissection *d)
{
	return (struct place){ d->p, d->end, d->base, d->uncaptured, d->self, d->self_first, d->source, d->depth };
}

static void
go_back(struct dissection *d, const struct place *to)
{
	d->p = to->p;
	d->end = to->end;
	d->base = to->base;
	d->uncaptured = to->uncaptured;
	d->self = to->self;
	d->self_first = to->self_first;
	d->source = to->source;
	d->depth = to->depth;
	d->fault = WHOLE;
	d->next = NULL;
	d->message = NULL;
}

void
dissect_message(struct dissection *d, const struct stream_message *m, uint16_t source)
{
	struct place outer = place_of(d);
	size_t ends = d->end_count;

	if (d->fault)
		return;
	d->depth = d->nodes[d->self_first].depth;
	d->source = source;
	d->base = d->sources[source].bytes;
	d->p = m->bytes;
	d->end = m->bytes + m->len;
	d->uncaptured = 0;
	d->next = m->of;
	d->message = m;
	dissect_chain(d);
	end_of_layers(d);
	dissect_rests(d, ends, NULL);
	go_back(d, &outer);
}
