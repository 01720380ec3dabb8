/* Nodes of a letter's body: its parts, what was sent encoded as it was meant, texts in UTF-8.  RFC 2045 to 2047, 2183, 2231. */
#ifndef DISSECTORS_MAIL_MIME_TREE_H
#define DISSECTORS_MAIL_MIME_TREE_H

#include "dissectors/coding/readable.h"
#include "dissectors/mail/mime.h"

/* A letter, with those that are in it. */
struct mime_tree {
	uint32_t left;			/* parts that may be told: MIME_PARTS_MAX at first */
	unsigned level;			/* of bodies in bodies: 0 at first */
	bool cut;			/* not all of the letter is here, */
	bool goes_on;			/* since it is too long */
	uint8_t *names;			/* of parts: what was used of their source, in no tab */
	size_t names_n;
	uint16_t names_source;
};

/* Nodes of a body: of a part, or of a letter. */
void dissect_mime_body(struct dissection *d, struct mime_tree *t, const struct mime_header *h, struct content body, bool part);

/* mime_files.c: nodes of the files that stand in a text, decoded. */
void dissect_mime_files(struct dissection *d, struct content text);

extern const struct dissector dissector_mime_tree, dissector_mime_files;

#endif
