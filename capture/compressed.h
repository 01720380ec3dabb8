/*
 * Compressed captures: gzip (RFC 1952, any number of members) and zstd (RFC
 * 8878, any number of frames), unpacked piece by piece while they are read.
 * Memory does not depend on how much comes out of them: 32 KB of history for
 * gzip, for zstd what the frame asks for, 128 MB at most.
 */
#ifndef CAPTURE_COMPRESSED_H
#define CAPTURE_COMPRESSED_H

#include "capture/internal.h"

struct compressed;

/* Whether a file that begins so is one that is unpacked here. */
bool compressed_is(const uint8_t magic[4]);

/* first: n bytes that were read already, told by compressed_is().  NULL: no memory. */
struct compressed *compressed_new(const uint8_t *first, size_t n);
void compressed_free(struct compressed *c);	/* NULL is fine */

/*
 * As read(2), of what is unpacked from in; gives what there is without waiting
 * for more.  What comes before damage is given first, then -1 with EBADMSG,
 * and compressed_explain() says what is wrong.
 */
ssize_t compressed_read(struct compressed *c, struct input *in, uint8_t *to, size_t n);
void compressed_explain(const struct compressed *c, char *text, size_t size);

/* Bytes of the compressed file that were used. */
uint64_t compressed_offset(const struct compressed *c);

#endif
