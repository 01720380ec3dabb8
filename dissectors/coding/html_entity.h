/* Characters that a page writes as &name; or by number.  WHATWG HTML, section 13.2.5.72 and what follows it. */
#ifndef DISSECTORS_CODING_HTML_ENTITY_H
#define DISSECTORS_CODING_HTML_ENTITY_H

#include <stddef.h>
#include <stdint.h>

/*
 * The one that n > 0 bytes begin with, in UTF-8, not longer than it is there:
 * *len bytes of it.  Gives the bytes that stand for it; 0: it is none, or one
 * that is not known.
 */
size_t html_entity(const uint8_t *p, size_t n, uint8_t utf8[4], size_t *len);

#endif
