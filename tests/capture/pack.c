/* See pack.h. */

#include <criterion/criterion.h>
#include <zlib.h>
#include <zstd.h>

#include "tests/capture/pack.h"

void
pack_gzip(struct draft *to, const void *bytes, size_t n)
{
	z_stream z = { .next_in = (uint8_t *)bytes, .avail_in = (uInt)n,
		.next_out = to->bytes + to->len, .avail_out = (uInt)n + 1024 };

	cr_assert_eq(deflateInit2(&z, 1, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
	cr_assert_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
	to->len += z.total_out;
	deflateEnd(&z);
}

static void
pack_with(struct draft *to, const void *bytes, size_t n, int window_log)
{
	ZSTD_CCtx *z = ZSTD_createCCtx();
	ZSTD_inBuffer from = { bytes, n, 0 };
	ZSTD_outBuffer out = { to->bytes + to->len, n + 1024, 0 };

	ZSTD_CCtx_setParameter(z, ZSTD_c_checksumFlag, 1);
	if (window_log)
		ZSTD_CCtx_setParameter(z, ZSTD_c_windowLog, window_log);
	/* Not in one go: then the frame says no size, and its window is as large as asked for. */
	cr_assert_not(ZSTD_isError(ZSTD_compressStream2(z, &out, &from, ZSTD_e_flush)));
	cr_assert_eq(ZSTD_compressStream2(z, &out, &from, ZSTD_e_end), 0);
	to->len += out.pos;
	ZSTD_freeCCtx(z);
}

void
pack_zstd(struct draft *to, const void *bytes, size_t n)
{
	pack_with(to, bytes, n, 0);
}

void
pack_zstd_wide(struct draft *to, const void *bytes, size_t n, int window_log)
{
	pack_with(to, bytes, n, window_log);
}
