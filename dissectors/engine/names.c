/* Names kept for later frames, and who has them. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/facts.h"
#include "dissectors/engine/names.h"

enum { SHOWN_ROOM = 4096 };	/* bytes of a source for names in a frame's tree: more than one finds room there */

struct name {
	enum field_type type;
	uint32_t n;
	uint8_t bytes[];
};

/* An identifier's. */
struct called {
	uint32_t name, frame;
};
const size_t names_state_size = sizeof(struct called);

/* Where the name with that number is: of a session that keeps nothing, the place is another's later. */
static size_t
place_of(const struct session *s, uint32_t number)
{
	return s->setting.keep ? number : number % s->names_most;
}

/* Whether it is one of the last: in a session that keeps all as well, for both shall say the same. */
static bool
is_remembered(const struct session *s, uint32_t number)
{
	return number && s->name_count - number < s->names_most;
}

static uint32_t
keep(struct session *s, enum field_type type, const uint8_t *bytes, uint32_t n)
{
	size_t place = place_of(s, s->name_count + 1);
	struct name *name = s->name_count < UINT32_MAX - 1 &&
	    session_room(&s->names, &s->name_room, place, sizeof *s->names) ? malloc(sizeof *name + n) : NULL;

	if (!name)
		return 0;
	*name = (struct name){ .type = type, .n = n };
	memcpy(name->bytes, bytes, n);
	if (s->names[place])
		s->name_bytes -= s->names[place]->n;
	s->name_bytes += n;
	free(s->names[place]);
	s->names[place] = name;
	return ++s->name_count;
}

uint32_t
session_keep_name(struct session *s, enum field_type type, const uint8_t *bytes, size_t n)
{
	bool observe;
	union fact *fact = session_fact(s, &observe);

	if (fact && observe)
		fact->name = (struct name_fact){ n && n <= NAME_BYTES ? keep(s, type, bytes, (uint32_t)n) : 0, s->frame };
	return fact ? fact->name.name : 0;
}

void
session_call(struct session *s, enum name_kind kind, const void *key, size_t n, uint32_t name)
{
	struct flow_key k = flow_key_of(kind, key, n);
	struct flow *flow = s->observing ? flow_find(&s->named, &k) : NULL;

	if (s->observing && !flow && name)
		flow = flow_new(&s->named, &k);
	if (flow && name)
		memcpy(flow->state, &(struct called){ name, s->frame }, sizeof(struct called));
	else if (flow)
		flow_forget(&s->named, flow);
}

/* The name, which becomes one of the last if it was about to be forgotten. */
static uint32_t
renew(struct session *s, uint32_t number)
{
	if (!is_remembered(s, number))
		return 0;
	if (s->name_count - number < s->names_most / 2)
		return number;
	const struct name *old = s->names[place_of(s, number)];

	return keep(s, old->type, old->bytes, old->n);
}

struct name_fact
session_called(struct session *s, enum name_kind kind, const void *key, size_t n)
{
	bool observe;
	union fact *fact = session_fact(s, &observe);

	if (fact && observe) {
		struct flow_key k = flow_key_of(kind, key, n);
		struct flow *flow = flow_find(&s->named, &k);
		struct called *called = flow ? (struct called *)flow->state : NULL;

		fact->name = (struct name_fact){ 0 };
		if (called && (called->name = renew(s, called->name)))
			fact->name = (struct name_fact){ called->name, called->frame };
	}
	return fact ? fact->name : (struct name_fact){ 0 };
}

static const struct name *
find_name(const struct session *s, uint32_t number)
{
	bool kept = number && (s->setting.keep || is_remembered(s, number));

	return kept ? s->names[place_of(s, number)] : NULL;
}

struct text
session_name(const struct session *s, uint32_t number)
{
	const struct name *name = find_name(s, number);

	return name ? (struct text){ (const char *)name->bytes, name->n } : (struct text){ NULL, 0 };
}

/* Room for n bytes in a source that shows no tab; NULL: there is none. */
static uint8_t *
room_in_tree(struct dissection *d, size_t n)
{
	struct source *source = &d->sources[d->names.source];

	if (!d->names.source || source->len + n > SHOWN_ROOM) {
		d->names.bytes = session_scratch(d->session, SHOWN_ROOM);
		d->names.source = d->names.bytes ? add_source(d, d->names.bytes, 0, NULL) : 0;
		source = &d->sources[d->names.source];
	}
	if (!d->names.source)
		return NULL;
	source->len += n;
	return d->names.bytes + source->len - n;
}

void
add_name_row(struct dissection *d, const struct field *f, uint32_t number)
{
	const struct name *name = d->session && !d->fault ? find_name(d->session, number) : NULL;
	uint8_t *to = name ? room_in_tree(d, name->n) : NULL;
	uint16_t outer = d->source;

	if (!to)
		return;
	memcpy(to, name->bytes, name->n);
	look_into(d, d->names.source);
	add_value_row(d, f->type == name->type ? f : f + 1, 0, to, name->n);
	look_into(d, outer);
}

void
names_free(struct session *s)
{
	for (size_t i = 0; i < s->name_room; i++)
		free(s->names[i]);
	free(s->names);
	flows_free(&s->named);
}
