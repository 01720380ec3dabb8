/* Saving what was recorded: asking for a file's name, and whether to. */
#ifndef UI_SCREEN_SAVE_H
#define UI_SCREEN_SAVE_H

#include "ui/screen/view.h"

/* Ask under which name to save all packets recorded so far, and save them. */
void save_begin(struct screen *s);

/* Asks what to do with packets that the intent of s->live would lose. */
extern const struct view_ops unsaved_view;

#endif
