/* Dots before lines, in any pieces.  P05, X11. */

#include <stdlib.h>
#include "dissectors/mail/dots.h"
#include "tests/dissectors/decode.h"

/* RFC 1939 section 3, RFC 5321 section 4.5.2. */
static const struct {
	const char *sent, *meant;
	size_t used;		/* of what was sent; 0: all, and it goes on */
} texts[] = {
	{ "a\r\n.\r\n", "a\r\n", 6 },
	{ ".\r\n+OK", "", 3 },
	{ "..\r\n...x\r\n.y\r\n.\r\nmore", ".\r\n..x\r\ny\r\n", 17 },
	{ "a.\r\n.", "a.\r\n", 0 },
	{ "\r\n\r\n.\r\n", "\r\n\r\n", 7 },
	{ ".\ra\r\n..\r\r\n.\r\n", "\ra\r\n.\r\r\n", 13 },
	/* CRLF ends lines here: a lone LF, or CR, does not */
	{ "a\r\nb\n.\nc\n..\r\n\r.\r\n.\r\n", "a\r\nb\n.\nc\n..\r\n\r.\r\n", 20 },
	{ "a\r\n.\n.\r\n", "a\r\n\n.\r\n", 0 },
	/* this sender knows no CRLF */
	{ "a\n..b\n.\nc", "a\n.b\n", 8 },
	{ "a\n..b\n.\r\nc", "a\n.b\n", 9 },
	{ ".\nx", "", 2 },
	{ "", "", 0 },
};

/* In pieces of that size, each with nothing readable behind it. */
static void
check_pieces(size_t i, size_t size)
{
	size_t n = strlen(texts[i].sent), used = 0, out = 0, got;
	struct dots dots = { 0 }, look = { 0 };
	uint8_t meant[64], *to;

	for (size_t at = 0; at < n && !dots.ended; at += size) {
		size_t len = n - at < size ? n - at : size;
		const uint8_t *piece = guarded((const uint8_t *)texts[i].sent + at, len);

		to = malloc(len + 1);	/* ASan sees what is written behind it */
		cr_assert(to);
		used += dots_take(&dots, piece, len, to, &got);
		memcpy(meant + out, to, got);
		out += got;
		dots_take(&look, piece, len, NULL, NULL);
		cr_expect(look.at == dots.at && look.ended == dots.ended && look.ends == dots.ends);
		free(to);
	}
	meant[out] = 0;
	cr_expect_str_eq((char *)meant, texts[i].meant, "%zu by %zu: %s", i, size, meant);
	cr_expect_eq(dots.ended, texts[i].used > 0, "%zu by %zu", i, size);
	cr_expect_eq(used, texts[i].used ? texts[i].used : n, "%zu by %zu: %zu", i, size, used);
}

Test(dots, pieces)
{
	for (size_t i = 0; i < COUNT(texts); i++)
		for (size_t size = 1; size <= 24; size++)
			check_pieces(i, size);
}
