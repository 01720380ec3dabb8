/* A line of the tree: what a node is and says. */
#ifndef UI_TEXT_LABEL_H
#define UI_TEXT_LABEL_H

#include "dissectors/engine/dissect.h"
#include "ui/text/out.h"
#include "ui/text/style.h"

/*
 * Add the node's line, without indentation and line end.  Fits in what
 * out_room() gave.  With o->color, styles are put around it.
 */
void put_label(struct out *o, const struct dissection *d, const struct node *n);

/* The style of the node's line. */
enum style label_style(const struct node *n);

#endif
