/* The engine: layer after layer, faults, what no layer claims. */

#include "dissectors/engine/inner.h"
#include "dissectors/engine/registry.h"
#include "dissectors/engine/session.h"

/* Rows that belong to no protocol.  Names that tshark has are tshark's. */
enum { SHORT, QUOTE_ENDS, MESSAGE_ENDS, MALFORMED_PACKET, TOO_DEEP, TOO_MANY, DATA, SURPLUS };

static const struct field fields[] = {
	[SHORT]      = { "_ws.short", "Packet cut short by the capture length", NOTE },
	[QUOTE_ENDS] = { "_ws.quote_ends", "The quoted packet ends here", NOTE },
	[MESSAGE_ENDS] = { "_ws.message_ends", "The message ends here: the rest was not captured", NOTE },
	[MALFORMED_PACKET] = { "_ws.malformed", "Malformed packet", NOTE, .severity = ERROR },
	[TOO_DEEP]   = { "_ws.too_deep", "Too many layers: the rest is not decoded", NOTE, .severity = ERROR },
	[TOO_MANY]   = { "_ws.too_many", "Too many fields: the rest is not shown", NOTE, .severity = ERROR },
	[DATA]       = { "data.data", "Data", BYTES },
	[SURPLUS]    = { "data.surplus", "Bytes behind the end of the layer above", BYTES },
};

const struct dissector dissector_data = {
	.proto = { "data", "Data", PROTOCOL },
	.column = "Data",
	ROWS(fields),
	.summaries = { "Not decoded" },
};

/* A read that does not fit, or of nothing. */
const uint8_t *
take_odd(struct dissection *d, size_t n)
{
	if (n == 0)
		return d->fault ? NULL : d->p;
	if (!d->fault)
		d->fault = n - left(d) <= d->uncaptured ? CUT : MALFORMED;
	d->p = d->end;
	return NULL;
}

struct node *
open_group_row(struct dissection *d, const struct field *f, uint64_t number)
{
	struct node *n = d->fault || !has_node(d, f) ? NULL : add_node(d, f, number, d->p, 0);

	d->depth++;
	return n;
}

void
close_group(struct dissection *d, struct node *group)
{
	d->depth--;
	if (group)
		group->len = (uint32_t)(d->p - d->base) - group->off;
}

void
add_note_row(struct dissection *d, const struct field *f)
{
	if (!d->fault)
		add_derived_row(d, f, 0);
}

struct scope
enter(struct dissection *d, size_t n)
{
	struct scope outer = { d->end, d->uncaptured };

	if (!fits(d, n)) {
		take(d, n);
	} else if (n <= left(d)) {
		d->end = d->p + n;
		d->uncaptured = 0;
	} else {
		d->uncaptured = n - left(d);
	}
	return outer;
}

void
leave(struct dissection *d, struct scope outer)
{
	if (d->uncaptured && !d->fault)
		d->fault = CUT;
	d->p = d->end;
	if (!d->fault) {
		d->end = outer.end;
		d->uncaptured = outer.uncaptured;
	}
}

bool
end_after(struct dissection *d, size_t n)
{
	if (d->quoted && n > left(d))		/* RFC 792: only the datagram's first bytes are quoted */
		d->uncaptured = n - left(d);
	if (!fits(d, n))
		return false;
	struct scope outer = enter(d, n);

	if (d->end_count < ENDS_MAX)	/* though nothing be behind: the first one is the link's */
		d->ends[d->end_count++] = (struct end){ d->end, outer.end, d->source };
	return true;
}

uint16_t
add_source(struct dissection *d, const uint8_t *bytes, size_t n, const char *name)
{
	if (d->source_count == SOURCES_MAX)
		return 0;
	d->sources[d->source_count] = (struct source){ bytes, n, name };
	return (uint16_t)d->source_count++;
}

bool
enter_source(struct dissection *d, const uint8_t *bytes, size_t n, const char *name)
{
	struct node *layer = &d->nodes[d->self_first];

	uint16_t source = d->fault ? 0 : add_source(d, bytes, n, name);

	if (!source)
		return false;
	if (layer->source == d->source)		/* it ends in the source it began in */
		layer->len = (uint32_t)(d->p - d->base) - layer->off;
	d->source = source;
	d->base = d->p = bytes;
	d->end = bytes + n;
	d->uncaptured = 0;
	return true;
}

bool
go_aside(struct dissection *d, const uint8_t *bytes, size_t n, const char *name, struct aside *back)
{
	uint16_t source = d->fault ? 0 : add_source(d, bytes, n, name);

	if (!source)
		return false;
	*back = (struct aside){ d->p, d->end, d->base, d->uncaptured, d->source };
	d->source = source;
	d->base = d->p = bytes;
	d->end = bytes + n;
	d->uncaptured = 0;
	return true;
}

void
come_back(struct dissection *d, const struct aside *back)
{
	d->p = back->p;
	d->end = back->end;
	d->base = back->base;
	d->uncaptured = back->uncaptured;
	d->source = back->source;
	d->fault = WHOLE;
}

bool
hand_over(struct dissection *d, enum table table, uint32_t key)
{
	d->next = d->fault ? NULL : registry_find(table, key);
	return d->next != NULL;
}

void
add_too_deep(struct dissection *d)
{
	add_node(d, &fields[TOO_DEEP], 0, d->p, 0);
}

static void
dissect_layer(struct dissection *d, const struct entry *e)
{
	const uint8_t *start = d->p;
	uint16_t depth = d->depth;

	d->self = e;
	d->self_first = d->count;
	d->next = NULL;
	struct node *layer = add_node(d, &e->x->proto, (uint64_t)(e - registry.entries), start, 0);

	d->depth++;
	e->x->dissect(d);
	d->depth = depth;
	if (!layer->len)
		layer->len = (uint32_t)(d->p - start);
}

void
dissect_chain(struct dissection *d)
{
	for (int layers = 0; d->next && !d->fault; layers++) {
		if (layers == LAYERS_MAX) {
			add_too_deep(d);
			return;
		}
		dissect_layer(d, d->next);
	}
}

/* Whether the frame was captured up to here, and more of it was sent. */
static bool
capture_ends(const struct dissection *d)
{
	const struct packet *k = d->packet;

	return k->captured < k->wire && d->end == k->bytes + k->captured;
}

void
end_of_layers(struct dissection *d)
{
	if (d->fault == MALFORMED)
		add_node(d, &fields[MALFORMED_PACKET], 0, d->p, 0);
	else if (d->fault == CUT && (d->message || !capture_ends(d)))
		add_node(d, &fields[d->message ? MESSAGE_ENDS : QUOTE_ENDS], 0, d->p, 0);
	else if (left(d))
		add_node(d, &fields[DATA], 0, d->p, left(d));
}

void
dissect_rests(struct dissection *d, size_t first, const struct entry *link)
{
	d->fault = WHOLE;
	d->uncaptured = 0;
	while (d->end_count > first) {
		d->end_count--;
		d->source = d->ends[d->end_count].source;
		d->base = d->sources[d->source].bytes;
		d->p = d->ends[d->end_count].inner;	/* wherever a fault stopped the layers inside */
		d->end = d->ends[d->end_count].outer;
		if (!left(d))
			continue;
		if (!d->end_count && link && link->x->rest)
			link->x->rest(d);
		else
			add_node(d, &fields[SURPLUS], 0, d->p, left(d));
	}
}

static void
begin(struct dissection *d, const struct packet *packet)
{
	d->packet = packet;
	d->base = d->p = packet->bytes;
	d->end = packet->bytes + packet->captured;
	d->uncaptured = packet->wire > packet->captured ? packet->wire - packet->captured : 0;
	d->fault = WHOLE;
	d->quoted = 0;
	d->message = NULL;
	d->count = 0;
	d->depth = d->source = 0;
	d->next = NULL;
	d->src_port = d->dst_port = 0;
	d->ports = NOWHERE;
	d->list = (struct listing){ .of = &registry.entries[ENTRY_data] };
	d->end_count = 0;
	d->sources[0] = (struct source){ packet->bytes, packet->captured, "Frame" };
	d->source_count = 1;
	d->names.source = 0;
	if (d->session)
		session_frame(d->session, packet->number);
}

static void
dissect_layers(struct dissection *d, const struct entry *first)
{
	d->next = first;
	dissect_chain(d);
	end_of_layers(d);
	if (d->end_count)
		dissect_rests(d, 0, first);
	d->source = 0;
	d->base = d->packet->bytes;
	if (d->packet->captured < d->packet->wire)
		add_node(d, &fields[SHORT], 0, d->packet->bytes + d->packet->captured, 0);
	if (d->count + 1 == d->capacity) {
		add_node(d, &fields[TOO_MANY], 0, d->base, 0);
		d->nodes[d->count++].depth = 0;
	}
}

void
dissect_from(struct dissection *d, const struct entry *first, const struct packet *packet)
{
	begin(d, packet);
	if (d->wants_frame)
		dissect_layer(d, &registry.entries[ENTRY_frame]);
	dissect_layers(d, first);
}

void
dissect_packet(struct dissection *d, const struct packet *packet)
{
	dissect_from(d, registry_find(LINK_TYPE, packet->link_type), packet);
}
