/*
 * An HTTP body on its way to a sink: transfer and content coding undone as the
 * bytes come.  RFC 9112 section 7.1, RFC 9110 section 8.4.
 */
#ifndef DISSECTORS_OBJECTS_BODY_H
#define DISSECTORS_OBJECTS_BODY_H

#include "dissectors/application/http.h"
#include "dissectors/coding/chunked.h"
#include "dissectors/coding/unzip.h"
#include "dissectors/objects/objects.h"

struct body {
	enum http_framing framing;
	uint64_t length;		/* by length */
	struct chunked chunked;
	bool broken;			/* not chunked, or damaged */
	bool unzips, unzipped;		/* it is compressed; to its end */
	struct unzip *unzip;
	uint64_t in, out;		/* bytes of content so far: as sent, as given on */
};

/* Zeros, then this.  False: no memory to unzip. */
bool body_begin(struct body *b, enum http_framing framing, uint64_t length, enum coding coding);

/* So many bytes of the message more, for the sink's object (NULL: nobody wants it). */
void body_add(struct body *b, const uint8_t *bytes, size_t n, const struct object_sink *sink, void *object);

/* How it ended, when its message ended so. */
enum object_end body_end(const struct body *b, enum message_end how);
void body_free(struct body *b);

#endif
