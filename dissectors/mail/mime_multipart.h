/*
 * Nodes of bodies that have several parts, in HTTP and in letters.  RFC 2046
 * section 5.1.  What a part's body holds, its protocol tells.
 */
#ifndef DISSECTORS_MAIL_MIME_MULTIPART_H
#define DISSECTORS_MAIL_MIME_MULTIPART_H

#include "dissectors/coding/readable.h"

enum { MIME_PARTS_MAX = 100 };		/* of a body, that are told one by one */

/* What is said of a part, in its first line. */
enum mime_part_kind {
	MIME_PART_DATA, MIME_PART_ITEM, MIME_PART_FILE,		/* of a form: the last two */
	MIME_PART_TEXT, MIME_PART_PAGE, MIME_PART_LETTER, MIME_PART_PARTS,
};

struct mime_part {
	size_t number;			/* from 0 */
	struct slice header, body;	/* the header with its empty line; of the body's source */
};

/* Who tells of a part's body. */
struct mime_reader {
	enum mime_part_kind (*part)(void *of, struct dissection *d, const struct mime_part *part);
	void *of;
	bool goes_on;			/* the message is longer than is known of it: nobody wonders that it has no end */
	uint32_t *left;			/* so many parts may be told; or NULL */
	struct slice boundary;		/* n 0: there is none */
	bool other;			/* it is not the one that is said */
};

/* Nodes of a body; type: the value of Content-Type.  The cursor stays where it is. */
void dissect_mime_multipart(struct dissection *d, struct slice type, struct content body, const struct mime_reader *reader);

extern const struct dissector dissector_mime_multipart;

#endif
