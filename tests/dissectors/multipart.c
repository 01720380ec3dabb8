/* H07: bodies of several parts.  RFC 2046 section 5.1.1; what each stretch is, however the bytes come. */

#include <stdio.h>
#include "dissectors/coding/multipart.h"
#include "tests/dissectors/decode.h"

enum { TEXT_ROOM = 1 << 16 };

/* Stretches as text: P(preamble) B(boundary) H(header) D(data) E(epilogue), and marks: / a line or header ended. */
struct told {
	char text[TEXT_ROOM], *to;
	int at;
};

static void
tell(struct told *t, const struct multipart_stretch *s)
{
	if (s->n && t->at != (int)s->what) {
		*t->to++ = "PBHDE"[s->what];
		*t->to++ = '(';
		t->at = (int)s->what;
	}
	cr_assert_lt(t->to + s->n + 4, t->text + TEXT_ROOM);
	if (s->n)
		memcpy(t->to, s->bytes, s->n);
	t->to += s->n;
	if (s->ends) {
		*t->to++ = '/';
		t->at = -1;
	}
}

/* In pieces of at most so many bytes. */
static const char *
told(struct multipart *m, const char *boundary, const char *body, size_t n, size_t piece)
{
	static struct told t;
	struct multipart_stretch s;

	t.to = t.text;
	t.at = -1;
	cr_assert(multipart_begin(m, (const uint8_t *)boundary, strlen(boundary)));
	for (size_t at = 0; at < n; ) {
		size_t most = n - at < piece ? n - at : piece;
		const uint8_t *p = guarded((const uint8_t *)body + at, most), *end = p + most;

		for (size_t turns = 0; p < end; turns++) {
			size_t took = multipart_next(m, p, (size_t)(end - p), &s);

			cr_assert(took <= (size_t)(end - p) && turns < 4 * most + 4, "it hangs");
			tell(&t, &s);
			p += took;
		}
		at += most;
	}
	if (multipart_rest(m, &s))
		tell(&t, &s);
	*t.to = 0;
	return t.text;
}

static const struct {
	const char *name, *boundary, *body, *expected;
	uint32_t parts;
	bool closed;
} rows[] = {
	/* RFC 2046 section 5.1.1: the second part's line end is its own, the first one has none */
	{ "the example", "simple boundary",
	  "This is the preamble.\r\n\r\n--simple boundary\r\n\r\nimplicitly\r\n--simple boundary\r\n"
	  "Content-type: text/plain; charset=us-ascii\r\n\r\nexplicitly\r\n\r\n--simple boundary--\r\n\r\nThe epilogue.\r\n",
	  "P(This is the preamble.\r\n\r\nB(--simple boundary\r\n/H(\r\n/D(implicitlyB(\r\n--simple boundary\r\n/"
	  "H(Content-type: text/plain; charset=us-ascii\r\n\r\n/D(explicitly\r\nB(\r\n--simple boundary--\r\n/E(\r\nThe epilogue.\r\n",
	  2, true },
	{ "lone line feeds", "b", "--b\nA: b\n\nx\n\n--b--\n", "B(--b\n/H(A: b\n\n/D(x\nB(\n--b--\n/", 1, true },
	{ "padding", "b", "--b \t\r\n\r\nx\r\n--b-- \r\n", "B(--b \t\r\n/H(\r\n/D(xB(\r\n--b-- \r\n/", 1, true },
	{ "no line end behind the last one", "b", "--b\r\n\r\nx\r\n--b--", "B(--b\r\n/H(\r\n/D(xB(\r\n--b--", 1, true },
	{ "what looks like one", "bo", "--bo\r\n\r\n\r\r\n--b\r\n-\r\n--xo\r--bo\r\n--bo--", "B(--bo\r\n/H(\r\n/D("
	  "\r\r\n--b\r\n-\r\n--xo\r--boB(\r\n--bo--", 1, true },
	{ "nothing between", "b", "--b\r\n\r\n--b\r\n--b\r\nA: b\r\n--b\r\n\r\n\r\n--b--\r\n",
	  "B(--b\r\n/H(\r\n/B(--b\r\n/B(--b\r\n/H(A: b\r\nB(--b\r\n/H(\r\n/B(\r\n--b--\r\n/", 4, true },
	{ "a longer one begins so, too", "b", "--b\r\n\r\n1\r\n--bx\r\n--b1--\r\n2\r\n--b-x\r\n\r\n3\r\n--b--x\r\n4",
	  "B(--b\r\n/H(\r\n/D(1\r\n--bx\r\n--b1--\r\n2B(\r\n--b-x\r\n/H(\r\n/D(3B(\r\n--b--x\r\n/E(4", 2, true },
	{ "a longer one before and in a header", "b", "--bx\r\n--b\r\n--bA: b\r\n\r\n--b", "P(--bx\r\nB(--b\r\n/H(--bA: b\r\n\r\n/B(--b", 1, false },
	{ "it never appears", "b", "-\r\n--\r\n\r\n --b\r\nx--b\r\n-", "P(-\r\n--\r\n\r\n --b\r\nx--b\r\n-", 0, false },
	{ "it ends in one", "boundary", "--boundary\r\n\r\nx\r\n--bound", "B(--boundary\r\n/H(\r\n/D(x\r\n--bound", 1, false },
	{ "it ends in a header", "b", "--b\r\nA: b\r\n-", "B(--b\r\n/H(A: b\r\n-", 1, false },
	{ "it ends in a boundary", "b", "--b\r\n\r\nx\r\n--b-", "B(--b\r\n/H(\r\n/D(xB(\r\n--b-", 1, false },
	{ "all is behind the last one", "b", "--b--\r\n--b\r\n\r\n", "B(--b--\r\n/E(--b\r\n\r\n", 0, true },
	{ "nothing", "b", "", "", 0, false },
};

Test(multipart, stretches)
{
	static const size_t pieces[] = { 1, 2, 3, 7, TEXT_ROOM };
	struct multipart m;

	for (size_t i = 0; i < COUNT(rows); i++)
		for (size_t k = 0; k < COUNT(pieces); k++) {
			const char *got = told(&m, rows[i].boundary, rows[i].body, strlen(rows[i].body), pieces[k]);

			cr_expect_str_eq(got, rows[i].expected, "%s, by %zu:\n%s", rows[i].name, pieces[k], got);
			cr_expect(m.parts == rows[i].parts && m.closed == rows[i].closed && !m.many && !m.long_header,
			    "%s, by %zu: %u parts", rows[i].name, pieces[k], m.parts);
		}
}

/* The same where all lies in memory, and each stretch by its place in it. */
Test(multipart, readers)
{
	static struct told t;
	struct multipart_reader r;
	struct multipart_stretch s;

	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t n = strlen(rows[i].body), at = 0;
		const uint8_t *body = guarded((const uint8_t *)rows[i].body, n);

		t.to = t.text;
		t.at = -1;
		cr_assert(multipart_open(&r, (const uint8_t *)rows[i].boundary, strlen(rows[i].boundary), body, n));
		for (; multipart_read(&r, &s); at += s.n) {
			cr_expect(s.n && s.bytes == body + at, "%s", rows[i].name);
			tell(&t, &s);
		}
		*t.to = 0;
		cr_expect(at == n && !strcmp(t.text, rows[i].expected), "%s:\n%s", rows[i].name, t.text);
		cr_expect(r.state.parts == rows[i].parts && r.state.closed == rows[i].closed, "%s", rows[i].name);
	}
}

/* Cut anywhere and bent everywhere: stretches add up to the body, and are the same by bytes. */
Test(multipart, cuts_and_flips)
{
	static char whole[TEXT_ROOM], body[512];
	struct multipart m;

	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t n = strlen(rows[i].body);

		for (size_t bit = 0; bit <= n * 8; bit++) {
			size_t len = bit % 8 ? n : bit / 8;		/* each bit once, each length once */

			memcpy(body, rows[i].body, n);
			if (bit < n * 8)
				body[bit / 8] ^= (char)(1 << bit % 8);
			strcpy(whole, told(&m, rows[i].boundary, body, len, TEXT_ROOM));
			const char *bytewise = told(&m, rows[i].boundary, body, len, 1);

			cr_expect_str_eq(bytewise, whole, "%s, bit %zu", rows[i].name, bit);
		}
	}
}

Test(multipart, limits)
{
	static char body[TEXT_ROOM / 2];
	static const char more[] = "--b\r\n\r\n";
	struct multipart m;
	size_t n = 0;

	for (int i = 0; i < MULTIPART_PARTS_MAX + 5; i++, n += sizeof more - 1)
		memcpy(body + n, more, sizeof more - 1);
	const char *got = told(&m, "b", body, n, 1000);

	cr_expect(m.many && m.parts == MULTIPART_PARTS_MAX && !m.closed, "%u", m.parts);
	cr_expect(strstr(got, "B(--b\r\n/E(\r\n--b\r\n\r\n--b"), "%s", got + 10000);

	n = (size_t)snprintf(body, sizeof body, "--b\r\n");
	memset(body + n, 'h', MULTIPART_HEADER_MAX + 5);	/* no line in it ends */
	n += MULTIPART_HEADER_MAX + 5;
	n += (size_t)snprintf(body + n, sizeof body - n, "\r\n--b--");
	for (size_t piece = 1; piece < TEXT_ROOM; piece += TEXT_ROOM - 2) {
		got = told(&m, "b", body, n, piece);
		cr_expect(m.long_header && m.closed && strstr(got, "hhh/D(hhhhhB(\r\n--b--"), "by %zu", piece);
	}

	n = (size_t)snprintf(body, sizeof body, "--b");
	memset(body + n, ' ', MULTIPART_LINE_MAX);
	n += MULTIPART_LINE_MAX;
	n += (size_t)snprintf(body + n, sizeof body - n, "A: b\r\n\r\nx");
	got = told(&m, "b", body, n, 7);
	cr_expect(strstr(got, " /H(A: b\r\n\r\n/D(x"), "%s", got);
}

Test(multipart, boundaries)
{
	static const uint8_t longest[MULTIPART_BOUNDARY_MAX + 1] = { 'b', 0 };
	struct multipart m;

	cr_expect_not(multipart_begin(&m, longest, 0));
	cr_expect_not(multipart_begin(&m, (const uint8_t *)"a\rb", 3));
	cr_expect_not(multipart_begin(&m, (const uint8_t *)"a\nb", 3));
	cr_expect_not(multipart_begin(&m, longest, sizeof longest));
	cr_expect(multipart_begin(&m, longest, sizeof longest - 1));
}
