/* Nodes as text, and as a number: what tests and the fuzz target compare. */
#ifndef TESTS_DISSECTORS_SHOWN_H
#define TESTS_DISSECTORS_SHOWN_H

#include "dissectors/engine/dissect.h"
#include "ui/text/out.h"

/* Where a walk through a packet's nodes is; zeros at its start. */
struct said {
	bool behind, inside;		/* the transport layer; a layer that says something */
	const struct node *first;	/* layer behind the transport layer; or NULL */
};

/*
 * Whether the next node is what an application said: of a layer behind TCP, but
 * no frame, time, or data of nobody, which depend on the segments.
 */
bool is_said(struct said *s, const struct node *n);

/* Add those nodes, a line each.  Long values are cut. */
void put_messages(struct out *o, const struct dissection *d);

/* FNV-1a: n bytes more in a hash. */
uint64_t mix(uint64_t h, const void *bytes, size_t n);

/* Of all nodes and all sources. */
uint64_t hash_of(const struct dissection *d);

#endif
