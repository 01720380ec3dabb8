/*
 * All text for people goes through _(), so that a translation needs no
 * change of code.  Without a catalogue it costs one test.
 */
#ifndef UI_TEXT_TRANSLATE_H
#define UI_TEXT_TRANSLATE_H

#include <libintl.h>
#include <stdbool.h>

extern bool translated;		/* a catalogue is loaded */

static inline const char *
_(const char *text)
{
	return translated ? gettext(text) : text;
}

#endif
