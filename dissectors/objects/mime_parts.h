/*
 * A letter taken apart as its bytes come: what is attached goes to a sink, as
 * it was before it was encoded.  RFC 2045 to 2047, 2183, 2231.
 *
 * An attachment is what is said to be one, what has a name, what is no text,
 * and a letter in the letter, whose own attachments come, too.  Files that
 * stand in a text (uuencode) are attachments as well.
 */
#ifndef DISSECTORS_OBJECTS_MIME_PARTS_H
#define DISSECTORS_OBJECTS_MIME_PARTS_H

#include "dissectors/objects/objects.h"

struct mime_parts;

/* NULL: no memory.  The sink must outlive it. */
struct mime_parts *mime_parts_new(const struct object_sink *to, uint32_t stream);
void mime_parts_write(struct mime_parts *x, const uint8_t *bytes, size_t n);

/* The letter ended so; NULL is fine. */
void mime_parts_free(struct mime_parts *x, enum object_end how);

#endif
