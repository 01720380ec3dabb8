/* Compressed captures, see compressed.h.  RFC 1951, 1952 (gzip), 8878 (zstd). */

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

#include "capture/compressed.h"

enum {
	PIECE = 1 << 16,		/* of the compressed file, read at once; no less than a window holds */
	GZIP_ONLY = 16 + MAX_WBITS,	/* zlib.h, inflateInit2 */
	ZSTD_WINDOW_LOG = 27,		/* 128 MB: all that zstd makes unless told otherwise */
	ZSTD_BLOCK_HEADER = 3,		/* RFC 8878 3.1.1.2 */
};

/* A way of compressing. */
struct method {
	const char *name;
	bool (*start)(struct compressed *c);
	/* Unpack into n bytes at to, as far as the piece goes; gives how many there are now. */
	size_t (*step)(struct compressed *c, uint8_t *to, size_t n);
};

struct compressed {
	const struct method *method;
	z_stream gzip;
	ZSTD_DStream *zstd;
	size_t wanted;		/* zstd: by it, to get on with its block */
	uint8_t *piece;
	size_t at, filled;	/* of the piece: used, there */
	uint64_t offset;	/* of the piece, in the compressed file */
	bool inside;		/* a member or frame, which has to end before the file does */
	bool more;		/* may come out before anything goes in */
	const char *damage;	/* NULL: none */
};

static bool
gzip_start(struct compressed *c)
{
	return inflateInit2(&c->gzip, GZIP_ONLY) == Z_OK;
}

/* Behind a member: another one, or zeros that fill a tape's block (gzip(1) skips them, too). */
static void
gzip_between(struct compressed *c)
{
	while (c->at < c->filled && !c->piece[c->at])
		c->at++;
	c->inside = c->at < c->filled && inflateReset(&c->gzip) == Z_OK;
}

static size_t
gzip_step(struct compressed *c, uint8_t *to, size_t n)
{
	size_t before;
	int result;

	if (!c->inside)
		gzip_between(c);
	if (!c->inside)
		return 0;
	before = c->filled - c->at;
	c->gzip.next_in = c->piece + c->at;
	c->gzip.avail_in = (uInt)before;
	c->gzip.next_out = to;
	c->gzip.avail_out = (uInt)n;
	result = inflate(&c->gzip, Z_NO_FLUSH);
	c->at = c->filled - c->gzip.avail_in;
	if (result == Z_STREAM_END)
		c->inside = false;
	else if (result != Z_OK && (result != Z_BUF_ERROR || before))
		c->damage = c->gzip.msg ? c->gzip.msg : zError(result);
	return n - c->gzip.avail_out;
}

static bool
zstd_start(struct compressed *c)
{
	c->zstd = ZSTD_createDStream();
	return c->zstd &&
	       !ZSTD_isError(ZSTD_DCtx_setParameter(c->zstd, ZSTD_d_windowLogMax, ZSTD_WINDOW_LOG)) &&
	       !ZSTD_isError(c->wanted = ZSTD_initDStream(c->zstd));
}

/*
 * A block at a time: when something is wrong, zstd does not tell how much it
 * has written in that call.  It asks for a block and the next one's header,
 * which is left for the next call, since it may be what is wrong.
 */
static size_t
zstd_step(struct compressed *c, uint8_t *to, size_t n)
{
	size_t block = c->wanted > ZSTD_BLOCK_HEADER ? c->wanted - ZSTD_BLOCK_HEADER : c->wanted;
	size_t left = c->filled - c->at, wanted;
	ZSTD_inBuffer from = { c->piece + c->at, left < block ? left : block, 0 };
	ZSTD_outBuffer out = { to, n, 0 };

	wanted = ZSTD_decompressStream(c->zstd, &out, &from);
	c->at += from.pos;
	if (ZSTD_isError(wanted))
		c->damage = ZSTD_getErrorName(wanted);
	else
		c->wanted = wanted ? wanted : ZSTD_BLOCK_HEADER;
	c->inside = wanted;		/* 0: the frame ends here, and all of it came out */
	return out.pos;
}

static const struct method gzip = { "gzip", gzip_start, gzip_step };
static const struct method zstd = { "zstd", zstd_start, zstd_step };

/* RFC 1952 2.3.1; RFC 8878 3.1.1 and, for what parallel compressors put first, 3.1.2. */
static const struct method *
method_of(const uint8_t magic[4])
{
	if (magic[0] == 0x1f && magic[1] == 0x8b)
		return &gzip;
	if (memcmp(magic, "\x28\xb5\x2f\xfd", 4) == 0)
		return &zstd;
	if ((magic[0] & 0xf0) == 0x50 && memcmp(magic + 1, "\x2a\x4d\x18", 3) == 0)
		return &zstd;
	return NULL;
}

bool
compressed_is(const uint8_t magic[4])
{
	return method_of(magic);
}

struct compressed *
compressed_new(const uint8_t *first, size_t n)
{
	struct compressed *c = calloc(1, sizeof *c);

	if (!c)
		return NULL;
	c->method = method_of(first);
	c->piece = malloc(n > PIECE ? n : PIECE);
	if (!c->piece || !c->method->start(c)) {
		compressed_free(c);
		return NULL;
	}
	memcpy(c->piece, first, n);
	c->filled = n;
	c->inside = true;
	return c;
}

void
compressed_free(struct compressed *c)
{
	if (!c)
		return;
	if (c->gzip.state)
		inflateEnd(&c->gzip);
	ZSTD_freeDStream(c->zstd);
	free(c->piece);
	free(c);
}

/* The next piece of the file; as read(2). */
static ssize_t
next_piece(struct compressed *c, struct input *in)
{
	ssize_t got = input_pull(in, c->piece, PIECE);

	if (got > 0) {
		c->offset += c->filled;
		c->at = 0;
		c->filled = (size_t)got;
	}
	return got;
}

ssize_t
compressed_read(struct compressed *c, struct input *in, uint8_t *to, size_t n)
{
	size_t got = 0;
	ssize_t piece;

	while (!got && !c->damage) {
		if (c->at < c->filled || c->more) {
			got = c->method->step(c, to, n);
			c->more = got == n && c->inside;
		} else if ((piece = next_piece(c, in)) <= 0) {
			if (piece < 0 || !c->inside)
				return piece;
			break;			/* cut */
		}
	}
	if (got)
		return (ssize_t)got;
	errno = EBADMSG;
	return -1;
}

void
compressed_explain(const struct compressed *c, char *text, size_t size)
{
	const char *name = c->method->name;
	uint64_t offset = compressed_offset(c);

	if (c->damage)
		snprintf(text, size, "the %s data is damaged at offset %" PRIu64
			" of the compressed file: %s", name, offset, c->damage);
	else
		snprintf(text, size, "the %s data is cut short, at offset %" PRIu64
			" of the compressed file", name, offset);
}

uint64_t
compressed_offset(const struct compressed *c)
{
	return c->offset + c->at;
}
