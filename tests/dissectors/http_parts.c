/* H07: HTTP's bodies of several parts in the tree.  RFC 2046 section 5.1.1, RFC 7578, RFC 9110 section 14.6. */

#include <stdio.h>
#include <stdlib.h>
#include "dissectors/coding/parameter.h"
#include "dissectors/coding/charset.h"
#include "tests/dissectors/http.h"

enum { ROOM = 1 << 14 };

/* A client sends this body; what is told of it, however it is cut into segments. */
static void
check(const char *type, const char *body, size_t n, const char *expected)
{
	static struct dialogue g;
	static struct wire wire;
	char head[ROOM];

	g.port = 80;
	say(&g, FROM_CLIENT, head, (size_t)snprintf(head, sizeof head,
	    "POST /f HTTP/1.1\r\nContent-Type: %s\r\nContent-Length: %zu\r\n\r\n", type, n));
	say(&g, FROM_CLIENT, body, n);
	transmit(&wire, &g, 60000, IN_ORDER);
	char *text = http_text(&wire), *all = messages_of(&wire), *got = strstr(text, "multipart.type");

	wire_free(&wire);
	cr_expect_str_eq(got ? got : text, expected, "%s:\n%s", body, text);
	check_segmentations(&g, all, type);
	free(all);
	free(text);
	dialogue_free(&g);
}

#define PART "Encapsulated multipart part"

static const struct {
	const char *type, *body, *expected;
} rows[] = {
	/* RFC 7578 section 4.3, with a preamble; names as browsers send them */
	{ "multipart/form-data; boundary=AaB03x", "P\r\n--AaB03x\r\n"
	  "content-disposition: form-data; name=\"field1\"\r\n\r\nJoe Blow\r\n--AaB03x\r\n"
	  "Content-Disposition: form-data; name=\"pics\"; filename=\"file1.txt\"\r\nContent-Type: text/plain\r\n\r\n...\r\n"
	  "--AaB03x--\r\nE",
	  "multipart.type multipart/form-data\nmultipart.preamble 500d0a\n"
	  "multipart.first_boundary --AaB03x\\r\\n\nmultipart.part " PART "\n"
	  "multipart.header.content-disposition form-data; name=\"field1\"\nmultipart.name field1\nmultipart.value Joe Blow\n"
	  "multipart.boundary \\r\\n--AaB03x\\r\\n\nmultipart.part " PART "\n"
	  "multipart.header.content-disposition form-data; name=\"pics\"; filename=\"file1.txt\"\nmultipart.name pics\n"
	  "multipart.filename file1.txt\nmultipart.header.content-type text/plain\nmultipart.data 2e2e2e\n"
	  "multipart.last_boundary \\r\\n--AaB03x--\\r\\n\nmultipart.trailer 45\n" },
	/* RFC 7578 section 4.6; in KOI8-R */
	{ "multipart/form-data; boundary=\"b b\"", "--b b\r\nContent-Disposition: form-data; name=\"_charset_\"\r\n\r\nkoi8-r\r\n"
	  "--b b\r\nContent-Disposition: form-data; name=t\r\n\r\n\360\322\311\r\n--b b--",
	  "multipart.type multipart/form-data\nmultipart.first_boundary --b b\\r\\n\nmultipart.part " PART "\n"
	  "multipart.header.content-disposition form-data; name=\"_charset_\"\nmultipart.name _charset_\nmultipart.value koi8-r\n"
	  "multipart.boundary \\r\\n--b b\\r\\n\nmultipart.part " PART "\nmultipart.header.content-disposition form-data; name=t\n"
	  "multipart.name t\nmultipart.data f0d2c9\nmultipart.value \320\237\321\200\320\270\nmultipart.last_boundary \\r\\n--b b--\n" },
	/* a part that says its own set; a password, not that of a file */
	{ "Multipart/Form-Data; boundary=b", "--b\r\nContent-Disposition: form-data; name=t\r\n"
	  "Content-Type: text/plain; charset=windows-1251\r\n\r\n\317\r\n--b\r\nContent-Disposition: form-data; name=userPass\r\n\r\nx\r\n--b--",
	  "multipart.type Multipart/Form-Data\nmultipart.first_boundary --b\\r\\n\nmultipart.part " PART "\n"
	  "multipart.header.content-disposition form-data; name=t\nmultipart.name t\n"
	  "multipart.header.content-type text/plain; charset=windows-1251\nmultipart.data cf\nmultipart.value \320\237\n"
	  "multipart.boundary \\r\\n--b\\r\\n\nmultipart.part " PART "\nmultipart.header.content-disposition form-data; name=userPass\n"
	  "multipart.name userPass\nmultipart.value x\nmultipart.cleartext 1\nmultipart.last_boundary \\r\\n--b--\n" },
	/* RFC 9110 section 14.6 */
	{ "multipart/byteranges; boundary=S", "\r\n--S\r\nContent-Type: application/pdf\r\nContent-Range: bytes 500-501/8000\r\n\r\nab\r\n"
	  "--S\r\nContent-Range: bytes 700-700/8000\r\nX-Y: z\r\n\r\nc\r\n--S--\r\n",
	  "multipart.type multipart/byteranges\nmultipart.preamble 0d0a\nmultipart.first_boundary --S\\r\\n\nmultipart.part " PART "\n"
	  "multipart.header.content-type application/pdf\nmultipart.header.content-range bytes 500-501/8000\nmultipart.data 6162\n"
	  "multipart.boundary \\r\\n--S\\r\\n\nmultipart.part " PART "\nmultipart.header.content-range bytes 700-700/8000\n"
	  "multipart.header X-Y: z\nmultipart.data 63\nmultipart.last_boundary \\r\\n--S--\\r\\n\n" },
	/* what is wrong is said */
	{ "multipart/mixed", "x", "multipart.type multipart/mixed\nmultipart.no_required_parameter 1\n" },
	{ "multipart/mixed; boundary=b", "x", "multipart.type multipart/mixed\nmultipart.preamble 78\nmultipart.boundary.absent 1\n" },
	{ "multipart/mixed; boundary=b", "--b\r\n\r\nx\r\n--", "multipart.type multipart/mixed\nmultipart.first_boundary --b\\r\\n\n"
	  "multipart.part " PART "\nmultipart.data 780d0a2d2d\nmultipart.no_end 1\n" },
	{ "multipart/mixed; boundary=b", "--b", "multipart.type multipart/mixed\nmultipart.first_boundary --b\n"
	  "multipart.boundary.absent 1\n" },
};

Test(http_parts, trees)
{
	charset_start();
	for (size_t i = 0; i < COUNT(rows); i++)
		check(rows[i].type, rows[i].body, strlen(rows[i].body), rows[i].expected);
}

/* Every bit of a form turned over: it ends, always the same. */
Test(http_parts, flips)
{
	static struct dialogue g;
	static struct wire wire;
	static const char form[] = "POST / HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=\"b\"\r\nContent-Length: 86\r\n\r\n"
	    "--b\r\nContent-Disposition: form-data; name=\"t\"; filename=\"f\"\r\n\r\nx\r\n--b\r\n\r\ny\r\n--b--";
	char bent[sizeof form];

	for (size_t bit = 0; bit < 8 * (sizeof form - 1); bit++) {
		memcpy(bent, form, sizeof form);
		bent[bit / 8] ^= (char)(1 << bit % 8);
		g.port = 80;
		say(&g, FROM_CLIENT, bent, bit % 8 ? sizeof form - 1 : bit / 8 + 1);
		transmit(&wire, &g, 60 + bit, IN_ORDER);
		check_explained(&wire, "flipped");
		wire_free(&wire);
		dialogue_free(&g);
	}
}

/* More parts than are shown, more than are told apart; an item that is too long stays data. */
Test(http_parts, many)
{
	static const char part[] = "--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nx\r\n";
	enum { HEAD = sizeof part - 4 };	/* up to its value */
	char *body = malloc(200000), *all;
	static struct dialogue g;
	static struct wire wire;
	char head[ROOM];
	size_t n = 0;

	cr_assert(body);
	for (int i = 0; i < 1100; i++, n += sizeof part - 1)
		memcpy(body + n, part, sizeof part - 1);
	memcpy(body + n, part, HEAD);
	for (int turn = 0; turn < 2; turn++) {
		const char *sent = turn ? body + n : body;
		size_t len = turn ? HEAD + 70000 : n;

		memset(body + n + HEAD, 'x', 70000);
		g.port = 80;
		say(&g, FROM_CLIENT, head, (size_t)snprintf(head, sizeof head, "POST / HTTP/1.1\r\n"
		    "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: %zu\r\n\r\n", len));
		say(&g, FROM_CLIENT, sent, len);
		transmit(&wire, &g, 1460, IN_ORDER);
		all = http_text(&wire);
		if (turn)
			cr_expect(strstr(all, "multipart.data 7878") && !strstr(all, "multipart.value"), "%.500s", all);
		else
			cr_expect(strstr(all, "multipart.many 1\n") && strstr(all, "multipart.value x"), "%.500s", all);
		check_explained(&wire, "many");
		wire_free(&wire);
		free(all);
		dialogue_free(&g);
	}
	free(body);
}

/* RFC 9110 section 5.6.6; and what senders make of it. */
static const struct {
	const char *value, *name, *expected;
} parameters[] = {
	{ "a/b; charset=koi8-r", "charset", "koi8-r" }, { "a/b;Charset=\"utf-8\" ; x=y", "charset", "utf-8" },
	{ "f; name=\"x; filename=y\"; filename=\"z\"", "filename", "z" }, { "f; name=\"filename=y\"", "filename", NULL },
	{ "f; filename*=UTF-8''x", "filename", NULL }, { "f; filename=", "filename", "" }, { "f; filename=\"\"", "filename", "" },
	{ "f; filename=a b.txt ; x", "filename", "a b.txt" }, { "f; filename=\"a\\\"b\"", "filename", "a\\\"b" },
	{ "f; filename=\"a", "filename", "a" }, { "charset=x", "charset", NULL }, { "", "charset", NULL },
	{ "a; charset='x'", "charset", "x" }, { "a; charset=utf-8, a/c", "charset", "utf-8" }, { "a;;;charset=x;", "charset", "x" },
	/* RFC 2045 section 5.1: folded; RFC 2231 section 4 */
	{ "a;\r\n\tcharset = x\r\n ;b=c", "charset", "x" }, { "a; n*=''x", "n*", "''x" }, { "a; n*=''x", "n", NULL },
};

Test(http_parts, parameters)
{
	for (size_t i = 0; i < COUNT(parameters); i++) {
		size_t n = strlen(parameters[i].value);
		struct slice got = parameter_find((struct slice){ guarded((const uint8_t *)parameters[i].value, n), n }, parameters[i].name);
		const char *want = parameters[i].expected;

		cr_expect(want ? got.p && got.n == strlen(want) && !memcmp(got.p, want, got.n) : !got.p, "%s: %.*s",
		    parameters[i].value, (int)got.n, got.p ? (const char *)got.p : "");
	}
}
