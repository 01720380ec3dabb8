/* H07: bodies as they were meant: chunks joined, codings undone, in the order that was said. */

#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>
#include "dissectors/coding/charset.h"
#include "tests/dissectors/http.h"

enum { ROOM = 1 << 16 };

/* A response with these fields, its body in chunks of at most so many bytes; 0: until the end. */
static char *
respond(const char *head, const uint8_t *body, size_t n, size_t chunk)
{
	static struct dialogue g;
	static struct wire w;
	static const char ask[] = "GET / HTTP/1.1\r\n\r\n";
	char line[64];

	g.port = 80;
	say(&g, FROM_CLIENT, ask, sizeof ask - 1);
	say(&g, FROM_SERVER, "HTTP/1.1 200 OK\r\n", 17);
	say(&g, FROM_SERVER, head, strlen(head));
	say(&g, FROM_SERVER, "\r\n", 2);
	for (size_t at = 0, len; at < n; at += len) {
		len = chunk && n - at > chunk ? chunk : n - at;
		if (chunk)
			say(&g, FROM_SERVER, line, (size_t)snprintf(line, sizeof line, "%zx\r\n", len));
		say(&g, FROM_SERVER, body + at, len);
		if (chunk)
			say(&g, FROM_SERVER, "\r\n", 2);
	}
	if (chunk)
		say(&g, FROM_SERVER, "0\r\n\r\n", 5);
	transmit(&w, &g, 1000, IN_ORDER);
	char *text = http_text(&w);

	check_explained(&w, head);
	wire_free(&w);
	dialogue_free(&g);
	return text;
}

static size_t
deflated(const uint8_t *from, size_t n, uint8_t *to, size_t room, int window)
{
	z_stream z = { .next_in = (uint8_t *)(uintptr_t)from, .avail_in = (uInt)n, .next_out = to, .avail_out = (uInt)room };

	cr_assert_eq(deflateInit2(&z, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY), Z_OK);
	cr_assert_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
	deflateEnd(&z);
	return z.total_out;
}

static void
expect_in(char *text, const char *what, const char *name)
{
	cr_expect(strstr(text, what), "%s: no %s in\n%.600s", name, what, text);
	free(text);
}

Test(http_bodies, codings)
{
	static const uint8_t plain[] = "readable";
	static uint8_t once[ROOM], twice[ROOM];
	static const char want[] = "file_data 7265616461626c65\n", framed[] = "Content-Encoding: deflate\r\n";
	size_t n = deflated(plain, 8, once, ROOM, 31), m = deflated(once, n, twice, ROOM, -15), z = deflated(plain, 8, twice + 100, 100, 15);

	expect_in(respond("Content-Encoding: gzip\r\n", once, n, 0), want, "to the end");
	expect_in(respond("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", once, n, 1), want, "in chunks of a byte");
	expect_in(respond("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", once, n, 1000), want, "in one chunk");
	expect_in(respond("Transfer-Encoding: gzip, chunked\r\n", once, n, 9), want, "a transfer coding");
	expect_in(respond("Content-Encoding: gzip, deflate\r\n", twice, m, 0), want, "two codings");
	expect_in(respond(framed, twice + 100, z, 0), want, "deflate with its frame");
	expect_in(respond("Content-Encoding: odd\r\n", plain, 8, 0), "te_unknown\n", "an unknown coding");
	expect_in(respond("Content-Encoding: identity\r\n", plain, 8, 0), want, "no coding");
	expect_in(respond("Content-Encoding: gzip\r\n", once, n - 9, 0), "decompression.no_end\nfile_data 7265616461626c65", "cut");
	once[n - 6] ^= 1;	/* of the checksum */
	expect_in(respond("Content-Encoding: gzip\r\n", once, n, 0), "decompression_failed\nfile_data 7265616461626c65", "damaged");
}

/* 20 MB of zeros are stopped at 200 times their size, and shown up to there. */
Test(http_bodies, bomb)
{
	enum { ZEROS = 20 << 20 };
	uint8_t *zeros = calloc(1, ZEROS), *packed = malloc(ROOM);

	cr_assert(zeros && packed);
	size_t n = deflated(zeros, ZEROS, packed, ROOM, 31);

	expect_in(respond("Content-Encoding: gzip\r\n", packed, n, 0), "decompression.limit\nfile_data 0000", "bomb");
	free(zeros);
	free(packed);
}

/* H08: by the header, by the page, by the letters; and where they lie. */
static const struct {
	const char *type, *body, *expected;
} pages[] = {
	{ "text/html; charset=windows-1251", "<TITLE>\315\345\362</TITLE>", "charset 5\ncharset.by 1\n"
	  "title \320\235\320\265\321\202\nfile_data <TITLE>\320\235\320\265\321\202</TITLE>\n" },
	{ "text/html", "<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>\356\305\324", "charset 6\n"
	  "charset.by 6\npage_text \320\235\320\265\321\202\nfile_data <meta " },
	{ "text/html; charset=utf-8", "<style>p { }</style><b>1 &lt;</b> 2<!-- 3 -->", "charset 1\ncharset.by 1\npage_text 1 < 2\n"
	  "file_data <style>" },
	{ "text/xml; charset=\"\"", "<?xml version='1.0' encoding=\"KOI8-R\"?>\356\305\324", "charset 6\n" },
	{ "text/plain", "\315\345\362 \362\340\352\356\351 \361\362\360\340\355\350\366\373", "charset 5\ncharset.by 3\n" },
	{ "text/plain; charset=utf-8", "\356\305\324 \324\301\313\317\312 \323\324\322\301\316\311\303\331", "charset 6\n"
	  "charset.by 3\ncharset.wrong\nfile_data \320\235\320\265\321\202 " },
	{ "application/json", "{\"a\":1}", "charset 1\ncharset.by 2\nfile_data {\"a\":1}\n" },
	{ "text/plain", "\xff\xfe\x1f\x04", "charset 2\ncharset.by 5\nfile_data \320\237\n" },
	{ "text/plain", "\377\201\215", "charset.unknown\nfile_data \\xff\\x81\\x8d\n" },
};

Test(http_bodies, texts)
{
	char head[128];

	charset_start();
	for (size_t i = 0; i < COUNT(pages); i++) {
		snprintf(head, sizeof head, "Content-Type: %s\r\n", pages[i].type);
		expect_in(respond(head, (const uint8_t *)pages[i].body, strlen(pages[i].body), 0), pages[i].expected, pages[i].type);
	}
}

/* WHATWG URL section 5.1, by hand: in UTF-8, in windows-1251 that only its letters tell, broken escapes, a password. */
static const struct {
	const char *body, *expected;
} forms[] = {
	{ "q=a+b%21&&%D0%9F=%D0%BC%D0%B8%D1%80&x", "form.key q\nform.value a b!\nform.key \320\237\nform.value \320\274\320\270\321\200\n"
	  "form.key x\nform.value \n" },
	{ "t=%CF%F0%E8%E2%E5%F2+%EC%E8%F0", "form.key t\nform.value \320\237\321\200\320\270\320\262\320\265\321\202 \320\274\320\270\321\200\n" },
	{ "a=%4&b=%zz%", "form.key a\nform.value %4\nform.key b\nform.value %zz%\n" },
	{ "u=me&userPass=a%3Db", "form.key u\nform.value me\nform.cleartext\nform.key userPass\nform.value a=b\n" },
};

Test(http_bodies, forms)
{
	charset_start();
	for (size_t i = 0; i < COUNT(forms); i++)
		expect_in(respond("Content-Type: application/x-www-form-urlencoded\r\n", (const uint8_t *)forms[i].body,
		    strlen(forms[i].body), 0), forms[i].expected, forms[i].body);
}
