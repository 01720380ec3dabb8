/*
 * Content codings of HTTP, undone as their bytes come: gzip (RFC 1952),
 * deflate (RFC 1950, and RFC 1951 without its frame, as some send it), br
 * (RFC 7932) and zstd (RFC 8878).
 *
 * A decoder takes bytes and gives bytes, in pieces of any size, and keeps only
 * what its format needs (32 KB; br up to 16 MB, zstd up to 8 MB).  How much
 * comes out altogether is for the caller to limit.
 */
#ifndef DISSECTORS_CODING_UNZIP_H
#define DISSECTORS_CODING_UNZIP_H

#include <stddef.h>
#include <stdint.h>

enum coding {
	CODING_IDENTITY,	/* nothing to undo; no decoder */
	CODING_GZIP, CODING_DEFLATE, CODING_BROTLI, CODING_ZSTD,
	CODING_RAW_DEFLATE,	/* RFC 1951 alone: RFC 7692; no name of HTTP's */
	CODING_UNKNOWN,		/* no decoder */
};

/* A name from Content-Encoding or Transfer-Encoding, in any case; "x-gzip" is gzip. */
enum coding coding_named(const uint8_t *name, size_t n);

struct unzip;

/* NULL: no memory. */
struct unzip *unzip_new(enum coding coding);
void unzip_free(struct unzip *u);		/* NULL is fine */

enum unzipped {
	UNZIP_MORE,		/* all input is used up; more is needed */
	UNZIP_FULL,		/* no room for more output: call again, perhaps without input */
	UNZIP_END,		/* the end of the data; input behind it is left */
	UNZIP_DAMAGED,		/* what was given so far is good; nothing more will come */
};

/*
 * Decode from *in, of *n bytes, into *out, which has *room bytes; moves all
 * four on.  Not to be called again after UNZIP_END or UNZIP_DAMAGED.
 */
enum unzipped unzip_next(struct unzip *u, const uint8_t **in, size_t *n, uint8_t **out, size_t *room);

/* ---- unzip_whole.c: of something that is there as a whole ---- */

struct unzipped_bytes {
	uint8_t *bytes;		/* by malloc(), the caller's; NULL: none came */
	size_t len;
	enum {
		UNZIPPED_FINE, UNZIPPED_DAMAGED,
		UNZIPPED_NO_END,	/* the data end too early */
		UNZIPPED_LIMIT,	/* it grows beyond 10 MB, or 200 times its size if that is more than 1 MB */
		UNZIPPED_NO_ROOM,
	} end;
};

struct unzipped_bytes unzip_whole(enum coding coding, const uint8_t *in, size_t n);

#endif
