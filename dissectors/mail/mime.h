/*
 * What a header says of the body behind it: MIME.  RFC 2045, 2046, 2183.
 * For the tree of a letter and for its attachments alike.
 */
#ifndef DISSECTORS_MAIL_MIME_H
#define DISSECTORS_MAIL_MIME_H

#include "dissectors/coding/transfer.h"
#include "dissectors/mail/mime_parameter.h"

enum { MIME_LEVELS_MAX = 10 };		/* of parts in parts */

/* Values of fields as sent, with their folds: the first ones; n 0: there is none. */
struct mime_header {
	struct slice version, type, encoding, disposition;
	bool digest;		/* it is a part of multipart/digest: RFC 2046 section 5.1.5 */
};

void mime_read_header(struct mime_header *h, struct slice header);

/* What the body is, by its type; without one, or with none that can be, it is text: RFC 2045 section 5.2. */
enum mime_kind { MIME_TEXT, MIME_PAGE, MIME_PARTS, MIME_LETTER, MIME_DATA };
enum mime_kind mime_kind(const struct mime_header *h);

enum transfer_coding mime_transfer(const struct mime_header *h);

/*
 * Whether a letter in a letter that is said to be in base64 is sent as it is:
 * RFC 2045 section 6.4 forbids to encode it, some do, and some only say so, to
 * hide it.  Its first line tells, which are the n bytes.
 */
bool mime_letter_is_plain(const uint8_t *line, size_t n);

/* What the part is called, in UTF-8: by Content-Disposition, else by Content-Type.  Gives its bytes; 0: nothing. */
size_t mime_name(const struct mime_header *h, uint8_t to[MIME_VALUE_ROOM]);

/* Whether it is something to save, of a part with such a name: what is said to be an attachment, has a name, or is no text. */
bool mime_is_attachment(const struct mime_header *h, size_t name);

/* Bytes of a part's header, with the empty line behind it; all of the part, if there is none. */
size_t mime_part_header(struct slice part);

/* What the name of a file of that type ends with, or of one without, which is text; NULL: nobody knows. */
const char *mime_ending(struct slice type);

/*
 * A whole body as it was before it was encoded for the way, in
 * transfer_room(body.n) bytes of the caller's; gives how many it wrote.
 * *sound: it was in the encoding that it is said to be in.
 */
size_t mime_decode(const struct mime_header *h, struct slice body, uint8_t *to, bool *sound);

/* A value's first word, without what stands behind it; comments may stand before it (RFC 5322 section 3.2.2). */
struct slice mime_word(struct slice value);

/* Whether that is this one. */
bool mime_is(struct slice value, const char *word);

/* A parameter that is no text for people, as sent, without a comment behind it; n 0: there is none. */
struct slice mime_token(struct slice value, const char *name);

/* A boundary that a body seems to have, where the one that was said stands nowhere; n 0: none. */
struct slice mime_boundary_met(struct slice body);

#endif
