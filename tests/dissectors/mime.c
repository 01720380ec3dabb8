/* Bodies of letters in the tree: E01 to E06, E11, E15, X8, X9.  RFC 2045, 2046, 2183, 2231. */

#include <stdio.h>
#include "dissectors/coding/charset.h"
#include "tests/dissectors/decode.h"

enum { LINES_MAX = 40, ROOM = 1 << 20 };

/* Begin with a letter; its bytes, nodes and sources last until the session ends. */
static struct packet
begin(struct dissection *d, const char *text, size_t n)
{
	static struct node nodes[NODES_ROOM];

	charset_start();
	cr_assert_null(registry_start());
	*d = (struct dissection){ .nodes = nodes, .capacity = NODES_ROOM, .session = new_session(false) };
	return (struct packet){ .bytes = (const uint8_t *)text, .captured = (uint32_t)n, .wire = (uint32_t)n, .number = 1 };
}

static struct decoded
dissect_letter(struct dissection *d, const char *text, size_t n)
{
	struct packet k = begin(d, text, n);

	return decode_packet(d, &registry.entries[ENTRY_imf], &k);
}

/* The same, as nodes alone: a bomb makes more text than is good. */
static void
dissect_bomb(struct dissection *d, const char *text, size_t n)
{
	static struct packet k;

	k = begin(d, text, n);
	dissect_from(d, &registry.entries[ENTRY_imf], &k);
	check_nodes(d, "bomb");
}

#define MIME "MIME-Version: 1.0\r\n"

/* The seeds' letter: another boundary in the header than in the body, and a label that lies: E03, E05, E11. */
#define EMEDIA MIME "Content-Type: multipart/alternative;\r\n\tboundary=\"--=_NextPart_000_008D_01BF\"\r\n\r\n" \
	"This is a multi-part message in MIME format.\r\n\r\n--____________________=_NextPart_000_008D_01BF\r\n" \
	"Content-Type: text/plain;\r\n\tcharset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" \
	"=C4=EE=F0=EE=E3=E8=E5 =F7=E8=F2=E0=F2=E5=EB=FC=ED=E8=F6=FB!=20\r\n" \
	"=D0=E5=E4=E0=EA=F6=E8=FF =E6=F3=F0=ED=E0=EB=E0 eMedia www.emedia.ru =EE=F2 =\r\n=E2=F1=E5=E9 =E4=F3=F8=E8\r\n" \
	"--____________________=_NextPart_000_008D_01BF--\r\n"

static const struct {
	const char *name, *letter;
	const char *lines[LINES_MAX];	/* in this order, others between */
} rows[] = {
	{ "E03, E05, E11", EMEDIA,
	  { "mime_multipart.type multipart/alternative", "mime_multipart.preamble 546869732069732061206d756c74692d70617274206d65737361676520"
	    "696e204d494d4520666f726d61742e0d0a0d0a", "mime_multipart.first_boundary --____________________=_NextPart_000_008D_01BF\\r\\n",
	    "mime_multipart.part (text)", "mime_multipart.header.content-type text/plain;\\r\\n\\tcharset=\"utf-8\"",
	    "mime.encoding 4 (quoted-printable)", "mime.size.sent 167", "mime.size 74", "mime.charset 5 (windows-1251)",
	    "mime.charset.said 1 (utf-8)", "mime.charset.wrong",
	    "mime.text Дорогие читательницы! \\r\\nРедакция журнала eMedia www.emedia.ru от всей души",
	    "mime_multipart.last_boundary \\r\\n--____________________=_NextPart_000_008D_01BF--\\r\\n", "mime_multipart.boundary.other" } },
	{ "E02: parts in parts, RFC 2046 sections 5.1.1 and 5.2.1", MIME "Content-Type: multipart/mixed; boundary=b (outer)\r\n\r\n"
	  "pre\r\n--b\r\n\r\nfirst\r\n--b\r\nContent-Type: multipart/parallel; boundary=b1\r\n\r\n--b1\r\nContent-Type: image/gif\r\n"
	  "Content-Transfer-Encoding: base64\r\nContent-ID: <i@x>\r\n\r\nR0lG\r\n--b1--\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
	  "Subject: inner\r\nContent-Type: text/html\r\n\r\n<p>Hi &amp; <b>bye</b>\r\n--b--\r\npost",
	  { "imf.mime_version 1.0", "mime_multipart.preamble 7072650d0a", "mime_multipart.first_boundary --b\\r\\n",
	    "mime_multipart.part (text)", "mime.text first", "mime_multipart.boundary \\r\\n--b\\r\\n", "mime_multipart.part (several parts)",
	    "mime_multipart.header.content-type multipart/parallel; boundary=b1", "mime_multipart.type multipart/parallel",
	    "mime_multipart.part (data)", "mime_multipart.header.content-id <i@x>", "mime.body 52306c47", "mime.encoding 3 (base64)",
	    "mime.size.sent 4", "mime.size 3", "mime.data 474946", "mime_multipart.last_boundary \\r\\n--b1--", "mime_multipart.part (letter)",
	    "imf.subject inner", "imf.body <p>Hi &amp; <b>bye</b>", "imf.mime_version.absent", "mime.text Hi & bye",
	    "mime.page <p>Hi &amp; <b>bye</b>", "mime_multipart.last_boundary \\r\\n--b--\\r\\n", "mime_multipart.trailer 706f7374" } },
	{ "names", MIME "Content-Type: application/zip; name=\"=?koi8-r?b?8NLJ18XULnppcA==?=\"\r\nContent-Disposition: attachment;\r\n"
	  " filename*0*=koi8-r''%F0%D2%C9;\r\n filename*1*=%D7%C5%D4;\r\n filename*2=.zip\r\n\r\nPK",
	  { "mime.name Привет.zip", "mime.data 504b" } },
	{ "E06: 8bit", MIME "Content-Type: text/plain; charset=KOI8-R\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\360\322\311\327\305\324\r\n",
	  { "mime.charset 6 (koi8-r)", "mime.charset.by 1 (Content-Type says so)", "mime.text Привет\\r\\n" } },
	{ "no label", MIME "\r\n\360\322\311\327\305\324, \304\322\325\332\330\321!\r\n",
	  { "mime.charset 6 (koi8-r)", "mime.text Привет, друзья!\\r\\n" } },
	{ "a comment behind the set", MIME "Content-Type: text/plain; charset=koi8-r (Russian)\r\n\r\n\360\322\311\r\n",
	  { "mime.charset 6 (koi8-r)", "mime.charset.by 1 (Content-Type says so)", "mime.text При\\r\\n" } },
	{ "E03: no boundary at all: still shown", MIME "Content-Type: multipart/mixed; boundary=x\r\n\r\nhello\r\n-- \r\nme\r\n",
	  { "mime_multipart.boundary.absent", "mime.text hello\\r\\n-- \\r\\nme\\r\\n" } },
	{ "none is said", MIME "Content-Type: multipart/mixed\r\n\r\nhello\r\n", { "mime_multipart.no_required_parameter", "mime.text hello\\r\\n" } },
	{ "none is said, and there is one", MIME "Content-Type: multipart/mixed\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nhello\r\n--x--",
	  { "mime.text hello", "mime_multipart.last_boundary \\r\\n--x--", "mime_multipart.boundary.other" } },
	{ "it does not end", MIME "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nhel", { "mime.text hel", "mime_multipart.no_end" } },
	{ "a letter in base64", MIME "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
	  "U3ViamVjdDogaW5uZXINCg0KaGVsbG8=\r\n", { "mime.size 23", "imf.subject inner", "imf.body hello", "mime.text hello" } },
	{ "a letter that is said to be in base64, and is not", MIME "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
	  "Subject: inner\r\n\r\nhello", { "mime.encoding.none", "imf.subject inner", "mime.text hello" } },
	{ "a digest: RFC 2046 section 5.1.5", MIME "Content-Type: multipart/digest; boundary=x\r\n\r\n--x\r\n\r\nSubject: one\r\n\r\nhello\r\n--x--",
	  { "imf.subject one", "mime.text hello" } },
	{ "uuencode", MIME "Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 f\r\n&9F]O8F%R\r\n \r\nend\r\n",
	  { "mime.encoding 5 (x-uuencode)", "mime.size 6", "mime.text foobar" } },
	{ "files in a text, and a line that begins none", "\r\nbegin 644 one two\r\n&9F]O8F%R\r\n`\r\nend\r\nbegin 644 my day\r\nI sleep.\r\n"
	  "begin 600 three\r\n#9F]O\r\n", { "mime.file one two", "mime.size 6", "mime.data 666f6f626172", "mime.file three", "mime.size 3",
	    "mime.data 666f6f", "mime.file.damaged" } },
	{ "an unknown encoding", MIME "Content-Transfer-Encoding: x-mine\r\n\r\n=41", { "mime.encoding.unknown", "mime.text =41" } },
	{ "a damaged one", MIME "Content-Transfer-Encoding: quoted-printable\r\n\r\n=41=4x", { "mime.encoding.damaged", "mime.text A=4x" } },
	{ "E01", "MIME-Version: (a comment) 1.0 (another)\r\nX: y\r\n\r\nx", { "imf.mime_version (a comment) 1.0 (another)", "imf.body x",
	    "imf.body.lines 1", "mime.text x" } },
	{ "E01: another version", "MIME-Version: 2.0\r\n\r\nx", { "imf.mime_version.other", "mime.text x" } },
	{ "RFC 2045 section 5.2: no type that can be", MIME "Content-Type: text\r\n\r\nx", { "mime.text x" } },
	{ "an empty body of parts", MIME "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x--\r\n", { "mime_multipart.last_boundary --x--\\r\\n" } },
};

Test(mime, letters)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct dissection d;
		size_t n = strlen(rows[i].letter);
		struct decoded got = dissect_letter(&d, (const char *)guarded((const uint8_t *)rows[i].letter, n), n);

		expect_lines(rows[i].name, &got, rows[i].lines);
		check_nodes(&d, rows[i].name);
		session_free(d.session);
	}
}

/* What must not be there: of letters where all is well. */
Test(mime, quiet)
{
	static const char *const never[] = { "mime_multipart.boundary.absent", "mime_multipart.boundary.other", "mime_multipart.no_end",
	    "mime_multipart.many", "mime.charset.wrong", "mime.encoding.damaged", "imf.mime_version.other", "mime.too_deep" };

	for (size_t i = 1; i <= 3; i++) {
		struct dissection d;
		struct decoded got = dissect_letter(&d, rows[i].letter, strlen(rows[i].letter));

		for (size_t k = 0; k < COUNT(never); k++)
			cr_expect(!has_line(&got, never[k]), "%s: %s", rows[i].name, never[k]);
		session_free(d.session);
	}
}

/* Cut anywhere and bent everywhere: it ends, and its nodes are sound. */
Test(mime, cuts_and_flips)
{
	static char bent[4096];

	for (size_t i = 0; i < 4; i++) {
		size_t whole = strlen(rows[i].letter);

		for (size_t bit = 0; bit <= whole * 8; bit += i ? 3 : 5) {
			size_t n = bit % 8 ? whole : bit / 8 + 1 < whole ? bit / 8 + 1 : whole;
			struct dissection d;

			memcpy(bent, rows[i].letter, whole);
			bent[bit / 8 % whole] ^= (char)(1 << bit % 8);
			dissect_letter(&d, (const char *)guarded((const uint8_t *)bent, n), n);
			check_nodes(&d, rows[i].name);
			session_free(d.session);
		}
	}
}

/* Nodes of that name. */
static int
count_nodes(const struct dissection *d, const char *abbrev)
{
	int count = 0;

	for (uint32_t i = 0; i < d->count; i++)
		count += !strcmp(d->nodes[i].field->abbrev, abbrev);
	return count;
}

/* Parts in parts, letters in letters: down to a limit, which is said. */
Test(mime, deep)
{
	static char text[ROOM];

	for (int letters = 0; letters < 2; letters++) {
		struct dissection d;
		size_t n = (size_t)sprintf(text, MIME);

		for (int i = 0; i < 1000; i++)
			n += (size_t)sprintf(text + n, letters ? "Content-Type: message/rfc822\r\n\r\n" :
			    "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i);
		dissect_bomb(&d, text, n);
		cr_expect_eq(count_nodes(&d, "mime.too_deep"), 1);
		cr_expect_eq(count_nodes(&d, letters ? "imf.content.type" : "mime_multipart.part"), letters ? 11 : 10);
		session_free(d.session);
	}
}

/* More parts than are told, in one body and in all of a letter's together; more than can be decoded. */
Test(mime, many)
{
	static char text[ROOM];
	struct dissection d;

	for (int nested = 0; nested < 2; nested++) {
		size_t n = (size_t)sprintf(text, MIME "Content-Type: multipart/mixed; boundary=o\r\n\r\n");

		for (int i = 0; i < 60 * !nested + 50; i++) {
			n += (size_t)sprintf(text + n, "--o\r\n");
			for (int k = 0; nested && k < 4; k++)
				n += (size_t)sprintf(text + n, k ? "--i\r\n\r\nx\r\n" : "Content-Type: multipart/mixed; boundary=i\r\n\r\n");
			n += (size_t)sprintf(text + n, nested ? "--i--\r\n" : "Content-Transfer-Encoding: base64\r\n\r\neA==\r\n");
		}
		sprintf(text + n, "--o--\r\n");
		dissect_bomb(&d, text, strlen(text));
		cr_expect_eq(count_nodes(&d, "mime_multipart.part"), 100);
		cr_expect_geq(count_nodes(&d, "mime_multipart.many"), 1);
		cr_expect_eq(count_nodes(&d, "mime.no_room") > 0, !nested);
		session_free(d.session);
	}
}

/* A letter as long as a message may be, of one line of base64, of blanks to be held back, of tags. */
Test(mime, long_bodies)
{
	static const struct {
		const char *header, *of;
	} bodies[] = {
		{ "Content-Transfer-Encoding: base64", "QUJD" }, { "Content-Transfer-Encoding: quoted-printable", "= = " },
		{ "Content-Type: text/html", "<p><" }, { "Content-Type: text/plain; charset=koi8-r", "\361" },
		{ "Content-Type: multipart/mixed; boundary=\"--\"", "\n--\n" }, { "X: y", "begin 644 x\n" }, { "X: y", "begin 644 x\n#9F]O\nend\n" }, { "Content-Transfer-Encoding: x-uuencode", "M" },
	};
	static char text[ROOM];

	for (size_t i = 0; i < COUNT(bodies); i++) {
		struct dissection d;
		size_t n = (size_t)sprintf(text, MIME "%s\r\n\r\n", bodies[i].header), len = strlen(bodies[i].of);

		for (; n + len < ROOM; n += len)
			memcpy(text + n, bodies[i].of, len);
		dissect_bomb(&d, text, n);
		cr_expect_leq(d.count, 1000u, "%s", bodies[i].header);
		session_free(d.session);
	}
}
