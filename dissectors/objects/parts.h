/*
 * Bodies of several parts, on their way to a sink part by part: of a form
 * (RFC 7578) its files, of several ranges (RFC 9110 section 14.6) each.
 */
#ifndef DISSECTORS_OBJECTS_PARTS_H
#define DISSECTORS_OBJECTS_PARTS_H

#include "dissectors/coding/parameter.h"
#include "dissectors/objects/objects.h"

struct parts;

/*
 * type: the value of Content-Type.  as: what ranges are called; of a form, its
 * fallback alone counts.  The name is copied, the fallback must outlive this.  NULL: it is
 * another type, or has no boundary: the body is not to be taken apart; or no
 * memory.
 */
struct parts *parts_new(struct slice type, const struct object *as, const struct object_sink *sink);

/* Where the body goes: a sink of which only write() is called, with the parts as object. */
const struct object_sink *parts_sink(const struct parts *x);

/* The body ended so.  NULL is fine. */
void parts_free(struct parts *x, enum object_end how);

#endif
