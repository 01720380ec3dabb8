/* H07: compressed bodies come out as they went in, in pieces of any size, and up to any damage. */

#include <stdio.h>
#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>
#include "dissectors/coding/unzip.h"
#include "tests/dissectors/decode.h"

enum { PLAIN = 3000, ROOM = 8192 };

static uint8_t plain[PLAIN];

/* Words of few letters: compressible, and not only by runs. */
static void
make_plain(void)
{
	uint32_t seed = 7;

	for (size_t i = 0; i < PLAIN; i++) {
		seed = seed * 1664525 + 1013904223;
		plain[i] = (uint8_t)(i % 7 ? "etaoin"[seed >> 24 & 3] : ' ');
	}
}

static size_t
with_zlib(uint8_t *to, int window)
{
	z_stream z = { .next_in = plain, .avail_in = PLAIN, .next_out = to, .avail_out = ROOM };

	cr_assert_eq(deflateInit2(&z, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY), Z_OK);
	cr_assert_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
	deflateEnd(&z);
	return z.total_out;
}

static size_t
with_brotli(uint8_t *to)
{
	size_t n = ROOM;

	cr_assert(BrotliEncoderCompress(5, 18, BROTLI_MODE_TEXT, PLAIN, plain, &n, to));
	return n;
}

static const struct {
	const char *name;
	enum coding coding;
	int window;
} forms[] = {
	{ "GZIP", CODING_GZIP, 31 }, { "x-gzip", CODING_GZIP, 31 }, { "deflate", CODING_DEFLATE, 15 },
	{ "Deflate", CODING_DEFLATE, -15 }, { "br", CODING_BROTLI, 0 }, { "zstd", CODING_ZSTD, 0 },
};

static size_t
compress_as(size_t form, uint8_t *to)
{
	if (forms[form].coding == CODING_BROTLI)
		return with_brotli(to);
	if (forms[form].coding == CODING_ZSTD)
		return ZSTD_compress(to, ROOM, plain, PLAIN, 3);
	return with_zlib(to, forms[form].window);
}

/* Pieces of at most so many bytes each way.  Gives how it ended; *left: input behind the end. */
static enum unzipped
run(enum coding coding, const uint8_t *in, size_t n, size_t in_piece, size_t out_piece, uint8_t *got, size_t *len,
    size_t *left)
{
	struct unzip *u = unzip_new(coding);
	enum unzipped state = UNZIP_MORE;
	uint8_t *out = got;

	cr_assert(u);
	while (state == UNZIP_FULL || (state == UNZIP_MORE && n)) {
		size_t piece = n < in_piece ? n : in_piece, before = piece;
		size_t room = (size_t)(got + ROOM - out) < out_piece ? (size_t)(got + ROOM - out) : out_piece;

		if (!room)
			break;
		state = unzip_next(u, &in, &piece, &out, &room);
		n -= before - piece;
	}
	unzip_free(u);
	*len = (size_t)(out - got);
	*left = n;
	return state;
}

static void
check_form(size_t form)
{
	static const size_t pieces[][2] = { { ROOM, ROOM }, { 1, ROOM }, { ROOM, 1 }, { 1, 1 }, { 7, 100 } };
	static uint8_t packed[ROOM + 8], got[ROOM];
	const char *name = forms[form].name;
	size_t n = compress_as(form, packed), len, left;

	cr_expect_eq(coding_named((const uint8_t *)name, strlen(name)), forms[form].coding, "%s", name);
	memcpy(packed + n, "behind", 6);
	for (size_t i = 0; i < COUNT(pieces); i++) {
		enum unzipped end = run(forms[form].coding, packed, n + 6, pieces[i][0], pieces[i][1], got, &len, &left);

		cr_expect_eq(end, UNZIP_END, "%s %zu: %d", name, i, end);
		cr_expect(len == PLAIN && !memcmp(got, plain, len), "%s %zu: %zu bytes", name, i, len);
		cr_expect_eq(left, 6, "%s %zu: %zu left", name, i, left);
	}
	for (size_t cut = 0; cut < n; cut++) {		/* what comes out is what went in, up to there */
		enum unzipped end = run(forms[form].coding, guarded(packed, cut), cut, ROOM, ROOM, got, &len, &left);

		cr_expect(end == UNZIP_MORE && len <= PLAIN && !memcmp(got, plain, len), "%s cut at %zu", name, cut);
	}
	for (size_t bit = 0; bit < n * 8; bit += 3) {	/* it ends, and writes nowhere else */
		packed[bit / 8] ^= (uint8_t)(1 << bit % 8);
		run(forms[form].coding, guarded(packed, n), n, 64, 64, got, &len, &left);
		packed[bit / 8] ^= (uint8_t)(1 << bit % 8);
	}
}

Test(unzip, forms)
{
	make_plain();
	for (size_t i = 0; i < COUNT(forms); i++)
		check_form(i);
	cr_expect_eq(coding_named((const uint8_t *)"identity", 8), CODING_IDENTITY);
	cr_expect_eq(coding_named((const uint8_t *)"gzi", 3), CODING_UNKNOWN);
}

/* RFC 1952 section 2.2: members follow each other. */
Test(unzip, members)
{
	static uint8_t packed[ROOM], got[ROOM];
	size_t len, left;

	make_plain();
	size_t n = with_zlib(packed, 31);

	memcpy(packed + n, packed, n);
	cr_expect_eq(run(CODING_GZIP, packed, 2 * n, 5, ROOM, got, &len, &left), UNZIP_END);
	cr_expect(len == 2 * PLAIN && !memcmp(got + PLAIN, plain, PLAIN), "%zu", len);
}
