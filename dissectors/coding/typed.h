/*
 * Lines that were typed by hand, in a terminal that sends each key as it is
 * struck: Backspace is a byte of the line, and the server, or whoever reads
 * the line here, must rub out what it means.
 */
#ifndef DISSECTORS_CODING_TYPED_H
#define DISSECTORS_CODING_TYPED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether the n bytes have a Backspace (08) or Delete (7F) in them. */
bool typed_over(const uint8_t *line, size_t n);

/* The line as it was meant, into to, which has room for n bytes; gives how many it has. */
size_t typed_line(const uint8_t *line, size_t n, uint8_t *to);

#endif
