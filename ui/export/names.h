/* Names for exported files, made of what senders say. */
#ifndef UI_EXPORT_NAMES_H
#define UI_EXPORT_NAMES_H

#include <stddef.h>
#include <stdint.h>

enum { EXPORT_NAME_MAX = 160, EXPORT_TRY_MAX = EXPORT_NAME_MAX + 32 };	/* bytes of names, with their ends */

/*
 * A name that is safe in any folder and on any terminal, made of n hostile
 * bytes: no separators, control characters, spaces at its ends, dots at its
 * start; UTF-8, and not too long.  Nothing useful in it: fallback.  ending, if
 * not NULL, is added when it does not end so.
 */
void export_name(char name[EXPORT_NAME_MAX], const uint8_t *bytes, size_t n, const char *fallback,
    const char *ending);

/* Another one, when that is taken: "page(1).html" for "page.html" and 1; 0: the name itself.  mark: behind it all. */
void export_name_try(char to[EXPORT_TRY_MAX], const char *name, unsigned number, const char *mark);

#endif
