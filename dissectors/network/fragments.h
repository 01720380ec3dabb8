/*
 * Fragments of IPv4 and IPv6 datagrams, and the datagrams made of them: the
 * rows are the same under two names.
 */
#ifndef DISSECTORS_NETWORK_FRAGMENTS_H
#define DISSECTORS_NETWORK_FRAGMENTS_H

#include "dissectors/engine/session.h"

/* A protocol's table has these rows, in this order: see FRAGMENT_FIELDS(). */
#define FRAGMENT_ENUM \
	IS_A_FRAGMENT, FRAGMENT_OVERLAP, FRAGMENT_CONFLICT, FRAGMENT_LONG, FRAGMENT_TAIL, \
	FRAGMENT_LOST, FRAGMENT_LIST, FRAGMENT_PIECE, FRAGMENT_COUNT, FRAGMENT_LENGTH, FRAGMENT_IN

#define FRAGMENT_FIELDS(proto) \
	[IS_A_FRAGMENT] = { proto ".is_fragment", "A fragment of a datagram", NOTE }, \
	[FRAGMENT_OVERLAP] = { proto ".fragment.overlap", "It overlaps fragments before it", NOTE, .severity = WARNING }, \
	[FRAGMENT_CONFLICT] = { proto ".fragment.overlap.conflict", "Where it overlaps, the bytes differ: the first ones stay", NOTE, .severity = ERROR }, \
	[FRAGMENT_LONG] = { proto ".fragment.toolongfragment", "It reaches beyond the end of the datagram", NOTE, .severity = ERROR }, \
	[FRAGMENT_TAIL] = { proto ".fragment.multipletails", "By other fragments, the datagram does not end here", NOTE, .severity = ERROR }, \
	[FRAGMENT_LOST] = { proto ".fragment.dropped", "Not put together: too much waits, or bytes cannot be read again", NOTE, .severity = WARNING }, \
	[FRAGMENT_LIST] = { proto ".fragments", "Fragments", GROUP }, \
	[FRAGMENT_PIECE] = { proto ".fragment", "Bytes from frame", FRAME, .generated = true }, \
	[FRAGMENT_COUNT] = { proto ".fragment.count", "Fragment count", UINT, .generated = true }, \
	[FRAGMENT_LENGTH] = { proto ".reassembled.length", "Reassembled length", UINT, .unit = "bytes", .generated = true }, \
	[FRAGMENT_IN] = { proto ".reassembled_in", "Reassembled in frame", FRAME, .generated = true }

struct fragment_rows {
	const struct field *is_a, *overlap, *conflict, *too_long, *tail, *lost,
	    *list, *piece, *count, *length, *in;
	const char *source;		/* name of the whole datagram's tab */
};

#define FRAGMENT_ROWS(fields, name) { \
	&fields[IS_A_FRAGMENT], &fields[FRAGMENT_OVERLAP], &fields[FRAGMENT_CONFLICT], \
	&fields[FRAGMENT_LONG], &fields[FRAGMENT_TAIL], &fields[FRAGMENT_LOST], \
	&fields[FRAGMENT_LIST], &fields[FRAGMENT_PIECE], &fields[FRAGMENT_COUNT], \
	&fields[FRAGMENT_LENGTH], &fields[FRAGMENT_IN], name }

/*
 * The rest of the scope is a fragment's payload (id, proto, offset and more
 * are set; len: so long as its header says, or 0).  True: it completes its datagram, and the cursor is at the start
 * of that; or it is a first fragment that cannot be put together.
 * False: the bytes stay a fragment's.
 */
bool dissect_fragment(struct dissection *d, const struct fragment_rows *rows,
    const struct fragment *fragment);

#endif
