/*
 * Live capture: who launches, who prints and what is said meanwhile.  The
 * processes are those of capture/roles/launcher.h.
 */
#ifndef UI_LIVE_H
#define UI_LIVE_H

#include "ui/options.h"

/*
 * Capture as the options say, to the screen (screen: somebody looks at it), as
 * text, or only into a file.  Gives the exit status.
 */
int run_live(const struct options *options, bool screen);

#endif
