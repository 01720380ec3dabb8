/*
 * What a page says, as text: without tags, scripts, styles and comments, with
 * characters for entities, and a line of its own for each paragraph, row and
 * item.  No layout, no links.  WHATWG HTML, section 13.
 */
#ifndef DISSECTORS_CODING_HTML_TEXT_H
#define DISSECTORS_CODING_HTML_TEXT_H

#include <stddef.h>
#include <stdint.h>

/*
 * Of n bytes of HTML in UTF-8, into n bytes of the caller's; gives how many it
 * wrote.  Lines end with LF, but for the last one.
 */
size_t html_text(const uint8_t *html, size_t n, uint8_t *to);

#endif
