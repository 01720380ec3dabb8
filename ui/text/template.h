/* Templates filled: summaries of packets and titles of their layers. */
#ifndef UI_TEXT_TEMPLATE_H
#define UI_TEXT_TEMPLATE_H

#include "dissectors/engine/registry.h"
#include "ui/text/out.h"

/* The summary: what the list shows in its last column. */
void put_summary(struct out *o, const struct dissection *d);

/* The values of the rows of node at that are listed: those of the nodes inside it.  Ends with an ellipsis. */
void put_list(struct out *o, const struct dissection *d, uint32_t at);

/* The title of the layer that the PROTOCOL node begins. */
void put_title(struct out *o, const struct dissection *d, const struct node *layer);

#endif
