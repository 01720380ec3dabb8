/* A packet's tree as text, a line for each node. */
#ifndef UI_PRINT_TREE_H
#define UI_PRINT_TREE_H

#include "dissectors/engine/dissect.h"
#include "ui/text/out.h"

/* Protocols whose layers are shown whole; of the others only the first line is. */
struct detail {
	bool all;
	bool of[256];		/* by entry of the registry, when not all */
};

/* Add the protocols named in a list (arp,ip): -O.  Gives the first name that is none, or NULL. */
const char *detail_names(struct detail *detail, const char *names, char *wrong, size_t size);

/* The tree, and an empty line behind it. */
void put_tree(struct out *o, const struct dissection *d, const struct detail *detail);

#endif
