/*
 * All that a dissector file needs: a checked reader over one packet's bytes,
 * which adds each field that it reads to the packet's tree.
 *
 * Only take() moves through packet memory.  A read past the end adds nothing
 * and gives 0, and so does every read after it: dissectors read straight on,
 * and the engine adds the one line that says why the layer ends there.
 *
 * A dissector file calls its table of rows `fields`: the add_* macros take a
 * row's enum constant, so that the compiler knows each row's size and the
 * read becomes one load.
 */
#ifndef DISSECTORS_ENGINE_DISSECT_H
#define DISSECTORS_ENGINE_DISSECT_H

#include "dissectors/engine/field.h"

/* Where a protocol can hang: see struct dissector, on. */
enum table { NOWHERE, LINK_TYPE, ETHERTYPE, LLC_SAP, CISCO_PID, PPP_PROTO, IP_PROTO, UDP_PORT, TCP_PORT,
	NETBIOS_DATA,		/* the first two bytes */
	TABLES };

enum fault {
	WHOLE,
	CUT,		/* the bytes were sent, but not captured (or not quoted) */
	MALFORMED,	/* the sender's lengths do not fit together */
};

enum { SOURCES_MAX = 64, SUMMARIES_MAX = 8, ON_MAX = 12, LAYERS_MAX = 64, ENDS_MAX = 16, QUOTES_MAX = 2 };

/* A text from outside the packet's bytes, not terminated. */
struct text {
	const char *bytes;	/* NULL: none */
	size_t len;
};

/* What a dissection is told of a packet.  The caller's, for as long as its nodes are used. */
struct packet {
	const uint8_t *bytes;
	uint32_t captured, wire;
	uint32_t number;		/* of the frame, from 1 */
	uint16_t link_type;		/* LINKTYPE_ number */
	uint32_t interface;
	int64_t time;			/* nanoseconds since 1970 */
	int64_t since_first, since_previous;
	struct text interface_name, comment;
};

struct dissection;
struct session;
struct entry;
struct splitter;
struct stream_message;

/* What a list of packets shows of one: see template.h. */
struct listing {
	const struct entry *of;		/* the last layer that gave a summary */
	int summary;			/* which one */
	uint32_t first;			/* that layer's first node */
	bool minor;			/* another message of the frame tells more, if there is one */
	uint32_t src, dst;		/* nodes of the innermost addresses; 0: none */
};

/*
 * A protocol: what it is called, its rows, what it does with bytes, and where
 * it hangs.  Templates (title, summaries) are text with the values of rows in
 * braces: see template.h.
 */
struct dissector {
	struct field proto;		/* of its first line: { "arp", "Address ...", PROTOCOL } */
	const char *column;		/* in the list's column "Protocol" */
	const char *title;		/* template of its first line; NULL: the name alone */
	const struct field *fields;
	size_t field_count;
	const struct dissector *also;	/* whose rows stand in this layer, too: its options, and so on; or NULL */
	void (*dissect)(struct dissection *d);
	/* Bytes of the frame behind all that the layers inside claimed; NULL: plain data. */
	void (*rest)(struct dissection *d);
	const struct splitter *splitter;	/* over TCP: what cuts its messages; or NULL */
	/* Over UDP, on any port: whether the n bytes of a datagram are certainly of this protocol; or NULL. */
	bool (*recognises)(const uint8_t *p, size_t n);
	bool named;			/* nothing of it is decoded: who recognises a datagram goes before */
	const char *summaries[SUMMARIES_MAX];	/* templates of the list's last column */
	struct {
		enum table table;
		uint32_t key, last;	/* last: of several keys in a row; 0: it is one */
	} on[ON_MAX];			/* ends at {NOWHERE} */
};
#define ROWS(table) .fields = table, .field_count = sizeof table / sizeof *table

/* One packet under dissection.  The caller owns packet, session and nodes. */
struct dissection {
	const uint8_t *p, *end;		/* next byte, end of the scope */
	const uint8_t *base;		/* of the source that p lies in */
	size_t uncaptured;		/* bytes of the scope that were sent and are not here */
	struct node *nodes;
	uint32_t count, capacity;
	uint32_t depth, source;		/* of the next node; apart, for one changes right before both are read */
	enum fault fault;		/* sticky */
	uint8_t quoted;			/* inside so many packets that error messages quote */
	bool brief;			/* only lists look: costly rows are left out */
	bool wants_frame;		/* begin the tree with the frame's own line */
	const struct entry *self, *next;	/* this layer, the one after it */
	uint32_t self_first;		/* this layer's first node */

	struct listing list;
	uint16_t src_port, dst_port;	/* of the innermost transport; 0: it has none */
	enum table ports;		/* where those are keys */
	const struct stream_message *message;	/* of a stream, that this layer is; NULL: it is none */
	const struct packet *packet;
	struct session *session;	/* or NULL: what other frames tell is left out */
	struct end {
		const uint8_t *inner, *outer;
		uint16_t source;
	} ends[ENDS_MAX];		/* of layers, and of what holds each; the outermost first */
	size_t end_count;
	struct source sources[SOURCES_MAX];
	size_t source_count;
	struct {
		uint8_t *bytes;
		uint16_t source;	/* 0: none yet */
	} names;			/* names.c's room in a source for what identifiers are called */
};

/*
 * Dissect a packet from its link type on.  Before the first call set nodes,
 * capacity (at least 16), session, brief and wants_frame; the rest is set here.
 * registry_start() must have run.
 */
void dissect_packet(struct dissection *d, const struct packet *packet);

/* The same, from another protocol on, whatever the link type says; NULL: nobody, all data. */
void dissect_from(struct dissection *d, const struct entry *first, const struct packet *packet);

/*
 * What reads and adds is inlined always: only then does the compiler know the
 * row, and with it the size of the load.
 */
#define INLINE static inline __attribute__((always_inline))

/* ---- reading ---- */

/* Bytes left in the scope; 0 after a fault, so loops end. */
INLINE size_t
left(const struct dissection *d)
{
	return (size_t)(d->end - d->p);
}

const uint8_t *take_odd(struct dissection *d, size_t n);

/* The next n bytes, or NULL when fewer are left. */
INLINE const uint8_t *
take(struct dissection *d, size_t n)
{
	if (n - 1 < left(d)) {		/* so not for 0, which may follow a fault */
		d->p += n;
		return d->p - n;
	}
	return take_odd(d, n);
}

/* A number of n bytes in network order.  n is 0 to 8. */
INLINE uint64_t
big_endian(const uint8_t *p, size_t n)
{
	uint64_t v = 0;

	for (size_t i = 0; i < n; i++)
		v = v << 8 | p[i];
	return v;
}

/* ---- adding nodes ---- */

/* A node over len bytes at at.  Never NULL: too many nodes share the last one. */
INLINE struct node *
add_node(struct dissection *d, const struct field *f, uint64_t number, const uint8_t *at, size_t len)
{
	struct node *n = &d->nodes[d->count];

	n->field = f;
	n->number = number;
	n->off = (uint32_t)(at - d->base);
	n->len = (uint32_t)len;
	n->depth = (uint16_t)d->depth;
	n->source = (uint16_t)d->source;
	d->count += d->count + 1 < d->capacity;
	return n;
}

/* Whether the row has a node here: in a brief dissection, costly ones have none. */
INLINE bool
has_node(const struct dissection *d, const struct field *f)
{
	return !(f->costly && d->brief);
}

INLINE void
add_value_row(struct dissection *d, const struct field *f, uint64_t number, const uint8_t *at, size_t len)
{
	if (has_node(d, f))
		add_node(d, f, number, at, len);
}

INLINE uint64_t
add_uint_row(struct dissection *d, const struct field *f)
{
	const uint8_t *p = take(d, f->size);

	if (!p)
		return 0;
	uint64_t v = big_endian(p, f->size);

	add_value_row(d, f, v, p, f->size);
	return v;
}

INLINE const uint8_t *
add_bytes_row(struct dissection *d, const struct field *f, size_t n)
{
	const uint8_t *p = take(d, n);

	if (p)
		add_value_row(d, f, 0, p, n);
	return p;
}

/* What was worked out, not read: shown over the bytes of the node before it, if that is of the same source. */
INLINE void
add_derived_row(struct dissection *d, const struct field *f, uint64_t number)
{
	const struct node *last = &d->nodes[d->count - 1];
	bool here = last->source == d->source;

	if (!d->fault && has_node(d, f))
		add_node(d, f, number, here ? d->base + last->off : d->p, here ? last->len : 0);
}

/* A group's nodes are one level deeper, until close_group(). */
struct node *open_group_row(struct dissection *d, const struct field *f, uint64_t number);
void close_group(struct dissection *d, struct node *group);
void add_note_row(struct dissection *d, const struct field *f);

/* The next number of the row's size, in network order, as a node; gives it. */
#define add_uint(d, ROW) add_uint_row(d, &fields[ROW])
/* The next n bytes as a node; a view of them, or NULL. */
#define add_bytes(d, ROW, n) add_bytes_row(d, &fields[ROW], n)
/* A node over n bytes at at, already taken: for numbers that share a byte. */
#define add_value(d, ROW, number, at, n) add_value_row(d, &fields[ROW], number, at, n)
#define add_derived(d, ROW, number) add_derived_row(d, &fields[ROW], number)
#define add_note(d, ROW) add_note_row(d, &fields[ROW])
#define open_group(d, ROW, number) open_group_row(d, &fields[ROW], number)

/* ---- scopes ---- */

struct scope {
	const uint8_t *end;
	size_t uncaptured;
};

/* Make the next n bytes a scope of their own, until leave().  Too many: a fault. */
struct scope enter(struct dissection *d, size_t n);

/* Back to the outer scope, past whatever of the inner one was not read. */
void leave(struct dissection *d, struct scope outer);

/*
 * From here on the packet is n bytes, by this layer's own length; what lies
 * behind them in the frame is not this layer's.  False (and nothing done): so
 * many were not sent.
 */
bool end_after(struct dissection *d, size_t n);

/* Other bytes than the frame's: a source of that name.  Gives its number; 0: there are too many. */
uint16_t add_source(struct dissection *d, const uint8_t *bytes, size_t n, const char *name);

/* Nodes from here on lie in that source; the cursor stays where it is. */
static inline void
look_into(struct dissection *d, uint16_t source)
{
	d->source = source;
	d->base = d->sources[source].bytes;
}

/* Go on in such bytes.  False: there are too many. */
bool enter_source(struct dissection *d, const uint8_t *bytes, size_t n, const char *name);

/* Where a layer reads when it reads elsewhere for a while. */
struct aside {
	const uint8_t *p, *end, *base;
	size_t uncaptured;
	uint16_t source;
};

/*
 * Nodes of this layer in such bytes (what was decoded from a part of it), until
 * come_back().  False, and nothing is done: after a fault, or there are too many.
 */
bool go_aside(struct dissection *d, const uint8_t *bytes, size_t n, const char *name, struct aside *back);

/* Back to where it was, whatever happened aside. */
void come_back(struct dissection *d, const struct aside *back);

/* Whether n more bytes were sent, captured or not. */
static inline bool
fits(const struct dissection *d, size_t n)
{
	return n <= left(d) || n - left(d) <= d->uncaptured;
}

/* ---- what comes next, and what the list shows ---- */

/* The layer after this one.  False: nobody has that key, and the bytes stay data. */
bool hand_over(struct dissection *d, enum table table, uint32_t key);

/*
 * The next n bytes are a packet that this one quotes (ICMP errors), of the
 * protocol with that key: it is dissected here and now, may break off
 * anywhere, and moves no conversation on.  A quote in a quote in a quote stays
 * data.
 */
void quote(struct dissection *d, size_t n, enum table table, uint32_t key);

/*
 * A message of a TCP stream: its layer follows self's, here and now, and is
 * of the source with that number: the frame's, or a new one's (add_source).
 * Whatever happens in it, self goes on where it was.
 */
void dissect_message(struct dissection *d, const struct stream_message *m, uint16_t source);

/* Say which of self's summaries shows this packet in a list. */
static inline void
summary(struct dissection *d, int which)
{
	d->list.summary = which;
	d->list.of = d->self;
	d->list.first = d->self_first;
	d->list.minor = false;
}

/* The node added last is the address that the packet comes from, or goes to. */
static inline void
is_source(struct dissection *d)
{
	if (!d->fault)
		d->list.src = d->count - 1;
}

static inline void
is_destination(struct dissection *d)
{
	if (!d->fault)
		d->list.dst = d->count - 1;
}

/* First byte of a node. */
static inline const uint8_t *
node_bytes(const struct dissection *d, const struct node *n)
{
	return d->sources[n->source].bytes + n->off;
}

#endif
