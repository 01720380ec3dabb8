/* What IMAP's splitter and its dissector share. */
#ifndef DISSECTORS_APPLICATION_IMAP_H
#define DISSECTORS_APPLICATION_IMAP_H

#include "dissectors/application/lines.h"

/* The fact of a message. */
enum imap_kind {
	IMAP_REQUEST,
	IMAP_RESPONSE,
	IMAP_AUTH,		/* of the client: a line that answers a challenge */
	IMAP_SEQUEL,		/* it begins inside of a literal: the message before was too long */
};

/*
 * Whether a line of n bytes, its end among them, announces a literal: {12},
 * {12+} (RFC 7888), ~{12} (RFC 3516).  *length: of so many bytes.
 */
bool imap_literal(const uint8_t *line, size_t n, uint64_t *length);

/* Whether a line of the server has a tag: a word, and OK, NO or BAD.  *tag: its length. */
bool imap_tagged(const uint8_t *line, size_t n, size_t *tag);

extern const struct splitter imap_splitter;

#endif
