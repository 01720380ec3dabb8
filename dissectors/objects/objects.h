/*
 * Whole objects that conversations carry, as they were before the protocol
 * packed them up: files of HTTP and SMB, letters of SMTP and POP3.  Bytes are handed on
 * as soon as they are known, so that an object may be of any size.
 *
 * A further kind is a file with one struct extractor, and a row in objects.c.
 */
#ifndef DISSECTORS_OBJECTS_OBJECTS_H
#define DISSECTORS_OBJECTS_OBJECTS_H

#include "dissectors/engine/session.h"

/* What is known of an object when it begins.  Its strings live until object_sink.begin() returns. */
struct object {
	const uint8_t *name;	/* as the sender has it, hostile; n bytes, 0: none */
	size_t n;
	const char *fallback;	/* a name for the nameless */
	const char *ending;	/* that the name should have: ".eml"; or NULL */
	uint32_t stream;	/* of TCP */
};

enum object_end {
	OBJECT_WHOLE,
	OBJECT_GAP,		/* bytes in it were not captured */
	OBJECT_CUT,		/* the connection ended before it did */
	OBJECT_CAPTURE_ENDS,	/* so did the capture, or memory was short */
	OBJECT_DAMAGED,		/* it does not unpack as it says */
	OBJECT_PART,		/* the sender sent a part only, as he was asked to */
};

/* Where objects go.  An object is what begin() gives; of is the first argument of all. */
struct object_sink {
	void *(*begin)(void *of, const struct object *o);	/* NULL: not wanted */
	void (*write)(void *of, void *object, const uint8_t *bytes, size_t n);
	void (*end)(void *of, void *object, enum object_end how);
	void *of;
	/* What is written next goes to that place of the object, before or behind where it was.  NULL: it cannot. */
	void (*seek)(void *of, void *object, uint64_t at);
	/*
	 * Of HTTP, before begin(): a message's head, as it was sent.  Whoever wants
	 * it has a body of several parts as one object.  NULL: nobody does.
	 */
	void (*head)(void *of, const struct heard *h, const uint8_t *bytes, size_t n);
};

/* What takes objects out of conversations. */
struct extractor {
	const char *name;		/* as --export-objects calls it */
	size_t state_size;		/* for each conversation; zeros at first */
	bool (*wants)(const struct heard *h);	/* whether it is of a protocol that carries such objects */
	void (*hear)(void *state, const struct heard *h, const struct object_sink *sink);
	void (*finish)(void *state, const struct object_sink *sink);	/* no more will be heard */
};

/* By name; NULL: none. */
const struct extractor *extractor_find(const char *name, size_t n);

struct objects;

/* NULL: no memory.  The extractor and the sink must outlive it. */
struct objects *objects_new(const struct extractor *x, const struct object_sink *sink);

/* For session_listen(). */
void objects_hear(void *objects, const struct heard *h);

/* What was begun ends; NULL is fine. */
void objects_free(struct objects *all);

#endif
