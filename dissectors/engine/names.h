/*
 * What identifiers stand for: an opened file has a number in later messages,
 * and its name in none.  A name is text kept for later frames; an identifier
 * has it from one frame on, until it gets another or none.
 *
 * Only so many names and identifiers are remembered: those go that were not
 * used for longest.
 */
#ifndef DISSECTORS_ENGINE_NAMES_H
#define DISSECTORS_ENGINE_NAMES_H

#include "dissectors/engine/session.h"

enum name_kind { NAME_OF_SMB_TREE, NAME_OF_SMB_FILE, NAME_OF_SMB2_TREE, NAME_OF_SMB2_FILE, NAME_OF_SMB2_CHAIN, NAME_OF_HTTP2_FIELD };

enum { NAME_BYTES = 1024 };	/* of a name; a longer one is not kept */

/* Keep n bytes, a TEXT or TEXT_UTF16, as a name.  Gives its number; 0: it is none, too long, or no memory. */
uint32_t session_keep_name(struct session *s, enum field_type type, const uint8_t *bytes, size_t n);

/* From this frame on the identifier (a key of n bytes, at most EXCHANGE_KEY_MAX) has that name; 0: none. */
void session_call(struct session *s, enum name_kind kind, const void *key, size_t n, uint32_t name);

struct name_fact {
	uint32_t name;		/* 0: none is known */
	uint32_t frame;		/* where it got it */
};

/* The name that the identifier has in this frame. */
struct name_fact session_called(struct session *s, enum name_kind kind, const void *key, size_t n);

/* The name itself, until the next session_frame(); its bytes are NULL where it is none, or forgotten. */
struct text session_name(const struct session *s, uint32_t number);

/*
 * Add the name as a node over bytes that are not the frame's; of number 0
 * nothing.  f has the type that it was kept with, or the row behind f has it.
 */
void add_name_row(struct dissection *d, const struct field *f, uint32_t name);

#endif
