/* Inside of the engine: what dissect.c lends to inner.c, which has layers stand inside of a layer. */
#ifndef DISSECTORS_ENGINE_INNER_H
#define DISSECTORS_ENGINE_INNER_H

#include "dissectors/engine/dissect.h"

/* The layers from d->next on. */
void dissect_chain(struct dissection *d);

/* What lies behind the last layer, or why it ends; that the capture does, the frame tells. */
void end_of_layers(struct dissection *d);

/*
 * Bytes behind the scopes of the layers, innermost scope first, down to the
 * so-manieth.  What lies behind the outermost is the link's to name: padding,
 * a checksum.
 */
void dissect_rests(struct dissection *d, size_t first, const struct entry *link);

/* Say that the rest stays undecoded for the number of layers. */
void add_too_deep(struct dissection *d);

#endif
