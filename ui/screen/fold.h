/*
 * Which lines of the tree are unfolded.  Remembered by field, not by line: what
 * is unfolded in one packet is unfolded in all.
 */
#ifndef UI_SCREEN_FOLD_H
#define UI_SCREEN_FOLD_H

#include "ui/screen/view.h"

bool fold_is_open(const struct tree_state *t, const struct field *f);
void fold_open(struct tree_state *t, const struct field *f);	/* no memory: stays folded */
void fold_close(struct tree_state *t, const struct field *f);
void fold_close_all(struct tree_state *t);

#endif
