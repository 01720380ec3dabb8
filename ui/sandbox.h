/*
 * The decoder's sandbox, as the user interface enters it: nothing that is
 * shown later needs a right that is given up here.
 */
#ifndef UI_SANDBOX_H
#define UI_SANDBOX_H

#include <stdbool.h>

/*
 * Call it when the capture, the filter, the terminal and whatever else is
 * needed are open (capture_prepare(), screen_prepare()), and before the first
 * byte from outside is read (capture_begin()).  Opens what is left (vendors,
 * time zone, texts and characters of the locale, converters of others), gives up all rights, and is
 * confined, see capture/roles/.  What the kernel lacks is said on stderr.
 *
 * confined: false with --no-sandbox; the rights go all the same.  folder: where
 * files may be made (see confine()) and rights to write are kept, -1: nowhere.
 * False after
 * a complaint: there still are rights, and nothing may be decoded.
 */
bool sandbox_enter(bool confined, int folder);

#endif
