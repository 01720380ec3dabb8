/* A layer of a packet itself, not of one that it quotes: its numbers by their abbreviations, and the packet's ends. */
#ifndef UI_STATS_LAYER_H
#define UI_STATS_LAYER_H

#include "dissectors/engine/dissect.h"

/* Address and port; equal ones have equal bytes. */
struct endpoint {
	uint8_t address[16];
	uint32_t len;			/* of the address: 4 or 16; 0: none */
	uint32_t port;
};

/* The address at a node (0: none), with a port. */
struct endpoint endpoint_at(const struct dissection *d, uint32_t node, uint64_t port);

/*
 * The first layer with that protocol's node: the first number of each of at
 * most 32 fields.  Gives the layer's node; NULL: there is none, or it has not
 * all of them.
 */
const struct node *layer_numbers(const struct dissection *d, const struct field *layer,
    const struct field *const *fields, unsigned count, uint64_t *numbers);

/* The n bytes that were sent from a place of a source on: *there is how many of them were captured. */
const uint8_t *layer_bytes(const struct dissection *d, const struct node *layer, size_t at, size_t n, size_t *there);

#endif
