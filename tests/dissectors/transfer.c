/* E05, E15: quoted-printable, uuencode, however the bytes come.  RFC 2045 section 6.7; POSIX, uuencode. */

#include "dissectors/coding/transfer.h"
#include "tests/dissectors/decode.h"

enum { ROOM = 4096 };

static const size_t pieces[] = { 1, 2, 3, 7, ROOM };

static size_t
unquote(const char *text, size_t n, size_t piece, uint8_t *to, bool *damaged)
{
	struct quoted_printable s = { 0 };
	size_t got = 0;

	for (size_t at = 0, most; at < n; at += most) {
		most = n - at < piece ? n - at : piece;
		size_t more = quoted_printable_decode(&s, guarded((const uint8_t *)text + at, most), most, to + got);

		cr_expect_leq(more, quoted_printable_room(most));
		got += more;
	}
	got += quoted_printable_end(&s, to + got);
	*damaged = s.damaged;
	return got;
}

static const struct {
	const char *text, *expected;
	bool damaged;
} quoted[] = {
	/* RFC 2045 section 6.7, its example */
	{ "Now's the time =\r\nfor all folk to come=\r\n to the aid of their country.",
	  "Now's the time for all folk to come to the aid of their country." },
	/* rule 3: what was added on the way goes, before a soft break and a hard one; =20 stays */
	{ "a= \t\r\nb \t\r\nc=20 \r\nd \t", "ab\r\nc \r\nd" },
	{ "a =\nb=  \nc\n", "a bc\n" }, { "=09=\r\n", "\t" }, { "a=", "a" }, { "a= ", "a" }, { "a=\r", "a" },
	{ "=3D=3d=0D=0A", "==\r\n" }, { "", "" }, { " ", "" }, { "\r\n", "\r\n" },
	/* note 2 of rule 5: what is no coding stays */
	{ "=XY", "=XY", true }, { "=4", "=4", true }, { "=4=41", "=4A", true }, { "==41", "=A", true }, { "=  x", "=  x", true },
	{ "=\rx", "x" }, { "a=4 \r\n", "a=4\r\n", true },
	/* E05: the mission's text, in windows-1251 */
	{ "=C4=EE=F0=EE=E3=E8=E5 =F7=E8=F2=E0=F2=E5=EB=FC=ED=E8=F6=FB!=20\r\n\r\n"
	  "=D0=E5=E4=E0=EA=F6=E8=FF =E6=F3=F0=ED=E0=EB=E0 eMedia www.emedia.ru =EE=F2 =\r\n=E2=F1=E5=E9 =E4=F3=F8=E8",
	  "\304\356\360\356\343\350\345 \367\350\362\340\362\345\353\374\355\350\366\373! \r\n\r\n"
	  "\320\345\344\340\352\366\350\377 \346\363\360\355\340\353\340 eMedia www.emedia.ru \356\362 \342\361\345\351 \344\363\370\350" },
};

Test(quoted_printable, decodes)
{
	uint8_t to[ROOM];

	for (size_t i = 0; i < COUNT(quoted); i++)
		for (size_t k = 0; k < COUNT(pieces); k++) {
			bool damaged;
			size_t got = unquote(quoted[i].text, strlen(quoted[i].text), pieces[k], to, &damaged);

			cr_expect(got == strlen(quoted[i].expected) && !memcmp(to, quoted[i].expected, got), "%s, by %zu: %.*s",
			    quoted[i].text, pieces[k], (int)got, to);
			cr_expect_eq(damaged, quoted[i].damaged, "%s", quoted[i].text);
		}
}

/* Blanks without end are not held back without end. */
Test(quoted_printable, many_blanks)
{
	static char text[2 * ROOM];
	static uint8_t to[3 * ROOM];
	bool damaged;

	memset(text, ' ', sizeof text);
	cr_expect_gt(unquote(text, sizeof text, 100, to, &damaged), sizeof text - 100);
	text[0] = '=';
	unquote(text, sizeof text, 100, to, &damaged);
	cr_expect(damaged && to[0] == '=');
}

static size_t
unwrap(struct uuencode *s, const char *text, size_t n, size_t piece, uint8_t *to)
{
	size_t got = 0;

	*s = (struct uuencode){ 0 };
	for (size_t at = 0, most; at < n; at += most) {
		most = n - at < piece ? n - at : piece;
		size_t more = uuencode_decode(s, guarded((const uint8_t *)text + at, most), most, to + got);

		cr_expect_leq(more, uuencode_room(most));
		got += more;
	}
	return got + uuencode_end(s, to + got);
}

/* Coded by Python's binascii.b2a_uu(). */
static const struct {
	const char *text, *expected, *name;
	bool ended, damaged;
} wrapped[] = {
	{ "begin 644 cat.txt\n#0V%T\n`\nend\n", "Cat", "cat.txt", true },
	{ "Hello!\r\n\r\nbegin 0755 a b\r\n\"0V$ \r\n$0V%T<P  \r\n \r\nend\r\nbye", "CaCats", "a b", true },
	{ "begin 644 x\nM5&AE('%U:6-K(&)R;W=N(&9O>\"!J=6UP<R!O=F5R('1H92!L87IY(&1O9RX!\n",
	  "The quick brown fox jumps over the lazy dog.\1", "x" },
	{ "begin 644 lost blanks\n$0V%T<P\n`\nend", "Cats", "lost blanks", true },
	{ "begin 644 short\n-0V%T\nend", "Cat", "short", true, true },
	{ "begin 644 x\nwhat is this\n#0V%T\nend", "Cat", "x", true, true },
	{ "begin again\n#0V%T\n", "", "" }, { "begin 644 \n#0V%T\n", "", "" }, { "begin 64 x\n", "", "" }, { "", "", "" },
};

Test(uuencode, decodes)
{
	uint8_t to[ROOM];

	for (size_t i = 0; i < COUNT(wrapped); i++)
		for (size_t k = 0; k < COUNT(pieces); k++) {
			struct uuencode s;
			size_t got = unwrap(&s, wrapped[i].text, strlen(wrapped[i].text), pieces[k], to);

			cr_expect(got == strlen(wrapped[i].expected) && !memcmp(to, wrapped[i].expected, got), "%s, by %zu: %.*s",
			    wrapped[i].text, pieces[k], (int)got, to);
			cr_expect(s.name_n == strlen(wrapped[i].name) && !memcmp(s.name, wrapped[i].name, s.name_n), "%s",
			    wrapped[i].text);
			cr_expect(s.ended == wrapped[i].ended && s.damaged == wrapped[i].damaged, "%s", wrapped[i].text);
		}
}

/* Lines that promise more than they have, and such without end: no more comes out than went in. */
Test(uuencode, promises)
{
	static char text[ROOM];
	static uint8_t to[2 * ROOM];
	struct uuencode s;

	memcpy(text, "begin 644 x\n", 12);
	for (size_t i = 12; i < ROOM; i += 2)
		memcpy(text + i, "_\n", 2);
	cr_expect(unwrap(&s, text, ROOM, ROOM, to) == 0 && s.damaged);
	memset(text + 12, '_', ROOM - 12);
	cr_expect_leq(unwrap(&s, text, ROOM, 100, to), UUENCODE_BYTES_MAX);
}

/* RFC 2045 section 6.1: in any case, and what else is met. */
static const struct {
	const char *name;
	enum transfer_coding coding;
} named[] = {
	{ "", TRANSFER_7BIT }, { "8BIT", TRANSFER_8BIT }, { "binary", TRANSFER_BINARY }, { "Base64", TRANSFER_BASE64 },
	{ "Quoted-Printable", TRANSFER_QUOTED_PRINTABLE }, { "x-uuencode", TRANSFER_UUENCODE }, { "uuencode", TRANSFER_UUENCODE },
	{ "base-64", TRANSFER_UNKNOWN }, { "x", TRANSFER_UNKNOWN },
};

Test(transfer, names)
{
	for (size_t i = 0; i < COUNT(named); i++)
		cr_expect_eq(transfer_named((const uint8_t *)named[i].name, strlen(named[i].name)), named[i].coding, "%s", named[i].name);
}

/* One thing in each coding, in any pieces. */
Test(transfer, decodes)
{
	static const struct {
		enum transfer_coding coding;
		const char *text;
		bool sound;
	} sent[] = {
		{ TRANSFER_7BIT, "foobar", true }, { TRANSFER_UNKNOWN, "foobar", true }, { TRANSFER_BASE64, "Zm9v\r\nYmFy\r\n", true },
		{ TRANSFER_BASE64, "Zm9v-YmFy", false }, { TRANSFER_QUOTED_PRINTABLE, "foo=\r\n=62ar", true },
		{ TRANSFER_UUENCODE, "begin 600 f\n&9F]O8F%R\n \nend", true }, { TRANSFER_UUENCODE, "begin 600 f\n&9F]O8F%R", false },
	};

	for (size_t i = 0; i < COUNT(sent); i++)
		for (size_t k = 0; k < COUNT(pieces); k++) {
			struct transfer t;
			uint8_t to[ROOM];
			size_t got = 0, n = strlen(sent[i].text);
			bool sound;

			transfer_begin(&t, sent[i].coding);
			for (size_t at = 0; at < n; at += pieces[k])
				got += transfer_next(&t, (const uint8_t *)sent[i].text + at, n - at < pieces[k] ? n - at : pieces[k], to + got);
			got += transfer_end(&t, to + got, &sound);
			cr_expect(got == 6 && !memcmp(to, "foobar", 6) && sound == sent[i].sound, "%s: %.*s", sent[i].text, (int)got, to);
		}
}
