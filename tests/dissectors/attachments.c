/* Attachments of letters, as they were before they were encoded, however the bytes come.  E02, E03, E05; P20. */

#include <stdio.h>
#include <stdlib.h>
#include "dissectors/coding/charset.h"
#include "dissectors/objects/mime_parts.h"
#include "tests/dissectors/decode.h"

enum { ROOM = 1 << 14, OBJECTS = 32 };

/* What a sink was given: a line for each object, in the order in which they begin. */
struct given {
	struct kept {
		char name[600], bytes[ROOM];
		size_t n;
		const char *how;
	} objects[OBJECTS];
	size_t count, open;
	uint64_t bytes;
};

static void *
begin(void *of, const struct object *o)
{
	struct given *g = of;

	cr_assert_lt(g->count, OBJECTS);
	struct kept *k = &g->objects[g->count++];

	*k = (struct kept){ .how = "open" };
	snprintf(k->name, sizeof k->name, "%.*s%s%s", (int)o->n, o->n ? (const char *)o->name : "", o->n ? "" : o->fallback,
	    o->ending ? o->ending : "");
	g->open++;
	return k;
}

static void
write_object(void *of, void *object, const uint8_t *bytes, size_t n)
{
	struct given *g = of;
	struct kept *k = object;
	size_t room = sizeof k->bytes - k->n, most = n < room ? n : room;

	memcpy(k->bytes + k->n, bytes, most);
	k->n += most;
	g->bytes += n;
}

static void
end(void *of, void *object, enum object_end how)
{
	static const char *const names[] = { "", " gap", " cut", " capture ends", " damaged", " part" };
	struct given *g = of;
	struct kept *k = object;

	cr_assert_str_eq(k->how, "open");
	k->how = names[how];
	g->open--;
}

static struct given given;

static void
take_apart(const char *letter, size_t n, size_t piece, enum object_end how)
{
	struct object_sink sink = { .begin = begin, .write = write_object, .end = end, .of = &given };

	charset_start();
	given.count = given.open = given.bytes = 0;
	struct mime_parts *x = mime_parts_new(&sink, 0);

	cr_assert(x);
	for (size_t at = 0, len; at < n; at += len) {
		len = n - at < piece ? n - at : piece;
		mime_parts_write(x, guarded((const uint8_t *)letter + at, len), len);
	}
	mime_parts_free(x, how);
	cr_expect_eq(given.open, 0u, "an object does not end");
}

/* name: bytes, how it ended; */
static const char *
text_of_given(void)
{
	static char text[OBJECTS * 2048], *to;

	to = text;
	*to = 0;
	for (size_t i = 0; i < given.count; i++) {
		const struct kept *k = &given.objects[i];

		to += sprintf(to, "%s: %.*s%s; ", k->name, k->n < 1000 ? (int)k->n : 1000, k->bytes, k->how);
	}
	return text;
}

#define MIXED "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b b\"\r\n\r\n"
#define PART "--b b\r\n"
#define ATTACHED "Content-Disposition: attachment; filename="

static const struct {
	const char *name, *letter, *expected;
} rows[] = {
	{ "none", "Subject: x\r\n\r\nhello\r\n", "" },
	{ "one of each encoding, and texts that are none", MIXED "pre\r\n" PART "\r\nhello\r\n" PART ATTACHED "a\r\n\r\nas it is\r\n\r\n"
	  PART ATTACHED "b\r\nContent-Transfer-Encoding: base64\r\n\r\nZm9v\r\nYmFy\r\n" PART ATTACHED "c\r\n"
	  "Content-Transfer-Encoding: Quoted-Printable\r\n\r\n=41=\r\n=42 \r\n" PART ATTACHED "d\r\nContent-Transfer-Encoding: x-uuencode\r\n"
	  "\r\nbegin 644 e\r\n&9F]O8F%R\r\n \r\nend\r\n" PART "Content-Type: text/html\r\n\r\n<p>\r\n--b b--\r\n",
	  "a: as it is\r\n; b: foobar; c: AB; d: foobar; " },
	{ "an empty one; one without a header's end", MIXED PART ATTACHED "a\r\n\r\n" PART ATTACHED "b\r\n" "--b b--", "a: ; b: ; " },
	{ "by type, when nameless", MIXED PART "Content-Type: image/png\r\n\r\nx\r\n" PART "Content-Type: x/y\r\n\r\nz\r\n--b b--",
	  "attachment.png: x; attachment: z; " },
	{ "a letter, and what is in it", MIXED PART "Content-Type: message/rfc822\r\n\r\nContent-Type: x/y; name=in\r\n"
	  "Content-Transfer-Encoding: base64\r\n\r\nZm9v\r\n--b b--",
	  "letter.eml: Content-Type: x/y; name=in\r\nContent-Transfer-Encoding: base64\r\n\r\nZm9v; in: foo; " },
	{ "one in base64, and one that is said to be", MIXED PART "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
	  "U3ViamVjdDogaW5uZXINCg0KaGVsbG8=\r\n" PART "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
	  "Content-Type: x/y; name=m.exe\r\n\r\n1\r\n--b b--",
	  "letter.eml: Subject: inner\r\n\r\nhello; letter.eml: Content-Type: x/y; name=m.exe\r\n\r\n1; m.exe: 1; " },
	{ "all of the letter is one", "Content-Type: application/pdf; name*=utf-8''%D0%9F.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nZm9v",
	  "\320\237.pdf: foo; " },
	{ "parts in parts", MIXED PART "Content-Type: multipart/related; boundary=\"b b2\"\r\n\r\n--b b2\r\nContent-Type: image/gif; name=i\r\n\r\n1\r\n"
	  "--b b2--\r\n" PART ATTACHED "j\r\n\r\n2\r\n--b b--", "i: 1; j: 2; " },
	{ "E03: another boundary", MIXED "--c\r\nContent-Type: x/y; name=i\r\n\r\n1\r\n--c--", "i: 1; " },
	{ "no boundary", MIXED "hello\r\n", "" }, { "none said", "Content-Type: multipart/mixed\r\n\r\n--c\r\nContent-Type: x/y\r\n\r\n1\r\n--c--", "attachment: 1; " },
	{ "it does not end", MIXED PART ATTACHED "a\r\n\r\n1", "a: 1 damaged; " },
	{ "damaged", MIXED PART ATTACHED "a\r\nContent-Transfer-Encoding: base64\r\n\r\nZm9vY\r\n--b b--", "a: foo damaged; " },
	{ "an unknown encoding", MIXED PART ATTACHED "a\r\nContent-Transfer-Encoding: x\r\n\r\n=41\r\n--b b--", "a: =41; " },
	{ "files in a text", "\r\nHello!\r\nbegin 644 one two\r\n&9F]O8F%R\r\n`\r\nend\r\nbegin 644 my day\r\nI sleep.\r\nbegin 600 three\r\n#9F]O\r\n"
	  "`\r\nend\r\n", "one two: foobar; three: foo; " },
	{ "... that do not end", "\r\nbegin 600 f\r\n#9F]O\r\nbye", "f: foo damaged; " },
};

Test(attachments, letters)
{
	static const size_t pieces[] = { 1, 2, 7, ROOM };

	for (size_t i = 0; i < COUNT(rows); i++)
		for (size_t k = 0; k < COUNT(pieces); k++) {
			take_apart(rows[i].letter, strlen(rows[i].letter), pieces[k], OBJECT_WHOLE);
			cr_expect_str_eq(text_of_given(), rows[i].expected, "%s, by %zu: %s", rows[i].name, pieces[k], text_of_given());
		}
}

/* The letter ends before its end: what is whole stays so, what is not is marked. */
Test(attachments, ends)
{
	static const char letter[] = MIXED PART ATTACHED "a\r\n\r\n1\r\n" PART ATTACHED "b\r\n\r\n2";

	take_apart(letter, sizeof letter - 1, ROOM, OBJECT_GAP);
	cr_expect_str_eq(text_of_given(), "a: 1; b: 2 gap; ");
	take_apart(letter, sizeof letter - 1, ROOM, OBJECT_CAPTURE_ENDS);
	cr_expect_str_eq(text_of_given(), "a: 1; b: 2 capture ends; ");
}

/* Cut anywhere and bent everywhere: it ends, and by bytes as in one piece. */
Test(attachments, cuts_and_flips)
{
	static char bent[4096], whole[OBJECTS * 2048];

	for (size_t i = 1; i < COUNT(rows); i++) {
		size_t n = strlen(rows[i].letter);

		for (size_t bit = 0; bit < n * 8; bit += 3) {
			size_t len = bit % 8 ? n : bit / 8 + 1;

			memcpy(bent, rows[i].letter, n);
			bent[bit / 8] ^= (char)(1 << bit % 8);
			take_apart(bent, len, ROOM, OBJECT_WHOLE);
			strcpy(whole, text_of_given());
			take_apart(bent, len, 3, OBJECT_WHOLE);
			cr_expect_str_eq(text_of_given(), whole, "%s, bit %zu", rows[i].name, bit);
		}
	}
}

/* As long as you like, and never kept; headers and preambles without end; letters in letters. */
Test(attachments, long_letters)
{
	static char text[1 << 20];
	size_t n = (size_t)sprintf(text, "Content-Type: x/y\r\nContent-Transfer-Encoding: base64\r\n\r\n");

	memset(text + n, 'A', sizeof text - n);
	take_apart(text, sizeof text - (sizeof text - n) % 4, 100000, OBJECT_WHOLE);
	cr_expect(given.count == 1 && given.bytes == (sizeof text - n) / 4 * 3, "%zu", given.bytes);

	n = (size_t)sprintf(text, MIXED);
	memset(text + n, '-', sizeof text - n);
	sprintf(text + sizeof text - 100, "\r\n--b b\r\n" ATTACHED "a\r\n\r\n1\r\n--b b--");
	take_apart(text, strlen(text), 1000, OBJECT_WHOLE);
	cr_expect_str_eq(text_of_given(), "a: 1; ");

	memset(text, 'X', sizeof text);
	memcpy(text, "X: ", 3);
	take_apart(text, sizeof text, 1460, OBJECT_WHOLE);
	cr_expect_eq(given.count, 0u);

	n = 0;
	for (int i = 0; i < 1000; i++)
		n += (size_t)sprintf(text + n, "Content-Type: message/rfc822\r\n\r\n");
	take_apart(text, n, 1000, OBJECT_WHOLE);
	cr_expect_eq(given.count, 11u, "%zu letters", given.count);
}
