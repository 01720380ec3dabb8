/* Content codings, by the libraries that know them. */

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>
#include "dissectors/coding/unzip.h"

enum { WITH_GZIP = 16, WINDOW = 15, ZSTD_WINDOW = 23 };	/* RFC 9659: 8 MB */

struct unzip {
	enum coding coding;
	uint8_t first[2];	/* of deflate: they tell whether it has a frame */
	uint8_t have;
	bool begun;		/* zlib knows the format */
	union {
		z_stream z;
		BrotliDecoderState *br;
		ZSTD_DStream *zstd;
	};
};

static const struct {
	const char *name;
	enum coding coding;
} names[] = {
	{ "gzip", CODING_GZIP }, { "x-gzip", CODING_GZIP }, { "deflate", CODING_DEFLATE }, { "br", CODING_BROTLI },
	{ "zstd", CODING_ZSTD }, { "identity", CODING_IDENTITY },
};

enum coding
coding_named(const uint8_t *name, size_t n)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i].name) == n && !strncasecmp(names[i].name, (const char *)name, n))
			return names[i].coding;
	return CODING_UNKNOWN;
}

struct unzip *
unzip_new(enum coding coding)
{
	struct unzip *u = calloc(1, sizeof *u);
	bool fine = u != NULL;

	if (!u)
		return NULL;
	u->coding = coding;
	if (coding == CODING_GZIP)
		fine = inflateInit2(&u->z, WINDOW + WITH_GZIP) == Z_OK;
	else if (coding == CODING_BROTLI)
		fine = (u->br = BrotliDecoderCreateInstance(NULL, NULL, NULL)) != NULL;
	else if (coding == CODING_ZSTD)
		fine = (u->zstd = ZSTD_createDStream()) != NULL &&
		    !ZSTD_isError(ZSTD_DCtx_setParameter(u->zstd, ZSTD_d_windowLogMax, ZSTD_WINDOW));
	else if (coding == CODING_RAW_DEFLATE)
		fine = inflateInit2(&u->z, -WINDOW) == Z_OK;
	u->begun = coding == CODING_GZIP || coding == CODING_RAW_DEFLATE;
	if (fine)
		return u;
	unzip_free(u);
	return NULL;
}

void
unzip_free(struct unzip *u)
{
	if (!u)
		return;
	if (u->begun)
		inflateEnd(&u->z);
	if (u->coding == CODING_BROTLI && u->br)
		BrotliDecoderDestroyInstance(u->br);
	if (u->coding == CODING_ZSTD)
		ZSTD_freeDStream(u->zstd);
	free(u);
}

/* Some input through zlib. */
static int
inflate_some(struct unzip *u, const uint8_t **in, size_t *n, uint8_t **out, size_t *room)
{
	size_t in_now = *n < 1 << 30 ? *n : 1 << 30, out_now = *room < 1 << 30 ? *room : 1 << 30;

	u->z.next_in = (uint8_t *)(uintptr_t)*in;	/* zlib's type lacks const; it does not write there */
	u->z.avail_in = (uInt)in_now;
	u->z.next_out = *out;
	u->z.avail_out = (uInt)out_now;
	int status = inflate(&u->z, Z_NO_FLUSH);

	*n -= in_now - u->z.avail_in;
	*in = u->z.next_in;
	*room -= out_now - u->z.avail_out;
	*out = u->z.next_out;
	return status;
}

/* RFC 1952 section 2.2: another member may follow; what is none, is not ours. */
static bool
next_member(struct unzip *u, const uint8_t *in, size_t n)
{
	return u->coding == CODING_GZIP && n && *in == 0x1f && inflateReset(&u->z) == Z_OK;
}

static enum unzipped
next_inflated(struct unzip *u, const uint8_t **in, size_t *n, uint8_t **out, size_t *room)
{
	int status;

	do {
		status = inflate_some(u, in, n, out, room);
	} while ((status == Z_STREAM_END && next_member(u, *in, *n)) || (status == Z_OK && *n && *room));
	if (status == Z_STREAM_END)
		return UNZIP_END;
	if (status != Z_OK && status != Z_BUF_ERROR)
		return UNZIP_DAMAGED;
	return *room ? UNZIP_MORE : UNZIP_FULL;
}

/* RFC 1950 section 2.2: the first two bytes of its frame are a multiple of 31, and name the method. */
static bool
begin_deflate(struct unzip *u)
{
	bool framed = (u->first[0] & 0x0f) == Z_DEFLATED && u->first[0] >> 4 <= 7 &&
	    (u->first[0] << 8 | u->first[1]) % 31 == 0;
	const uint8_t *in = u->first;
	size_t n = u->have, room = 0;	/* what these two bytes give waits inside */
	uint8_t none, *out = &none;

	u->begun = inflateInit2(&u->z, framed ? WINDOW : -WINDOW) == Z_OK;
	if (!u->begun)
		return false;
	int status = inflate_some(u, &in, &n, &out, &room);

	return (status == Z_OK || status == Z_BUF_ERROR || status == Z_STREAM_END) && !n;
}

static enum unzipped
next_deflated(struct unzip *u, const uint8_t **in, size_t *n, uint8_t **out, size_t *room)
{
	while (!u->begun && u->have < 2 && *n) {
		u->first[u->have++] = *(*in)++;
		--*n;
	}
	if (u->have < 2)
		return UNZIP_MORE;
	if (!u->begun && !begin_deflate(u))
		return UNZIP_DAMAGED;
	return next_inflated(u, in, n, out, room);
}

static enum unzipped
next_brotli(struct unzip *u, const uint8_t **in, size_t *n, uint8_t **out, size_t *room)
{
	switch (BrotliDecoderDecompressStream(u->br, n, in, room, out, NULL)) {
	case BROTLI_DECODER_RESULT_SUCCESS: return UNZIP_END;
	case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: return UNZIP_MORE;
	case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: return UNZIP_FULL;
	default: return UNZIP_DAMAGED;
	}
}

static enum unzipped
next_zstd(struct unzip *u, const uint8_t **in, size_t *n, uint8_t **out, size_t *room)
{
	ZSTD_inBuffer from = { *in, *n, 0 };
	ZSTD_outBuffer to = { *out, *room, 0 };
	size_t hint = ZSTD_decompressStream(u->zstd, &to, &from);

	*in += from.pos;
	*n -= from.pos;
	*out += to.pos;
	*room -= to.pos;
	if (ZSTD_isError(hint))
		return UNZIP_DAMAGED;
	return !hint ? UNZIP_END : *room ? UNZIP_MORE : UNZIP_FULL;
}

enum unzipped
unzip_next(struct unzip *u, const uint8_t **in, size_t *n, uint8_t **out, size_t *room)
{
	switch (u->coding) {
	case CODING_GZIP:
	case CODING_RAW_DEFLATE: return next_inflated(u, in, n, out, room);
	case CODING_DEFLATE: return next_deflated(u, in, n, out, room);
	case CODING_BROTLI: return next_brotli(u, in, n, out, room);
	case CODING_ZSTD: return next_zstd(u, in, n, out, room);
	default: return UNZIP_DAMAGED;
	}
}
