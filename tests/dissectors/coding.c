/* U12, U17: base64, what mechanisms of SASL send, and lines typed over. */

#include "dissectors/coding/base64.h"
#include "dissectors/coding/date.h"
#include "dissectors/coding/sasl.h"
#include "dissectors/coding/typed.h"
#include "tests/dissectors/decode.h"

static const struct {
	const char *text, *bytes;
	bool sound;
} encoded[] = {
	/* RFC 4648 section 10 */
	{ "", "", true }, { "Zg==", "f", true }, { "Zm8=", "fo", true }, { "Zm9v", "foo", true },
	{ "Zm9vYg==", "foob", true }, { "Zm9vYmE=", "fooba", true }, { "Zm9vYmFy", "foobar", true },
	/* RFC 2045 section 6.8: ends of lines are none of it */
	{ "Zm9v\r\nYmFy\r\n", "foobar", true }, { "Zg=\r\n=\r\n", "f", true },
	{ "Zg", "f", false }, { "Zg=", "f", false }, { "Zm9v=", "foo", false }, { "Z", "", false }, { "=", "", false },
	{ "Zm 9v", "foo", false }, { "Zm9v!", "foo", false }, { "Zg==Zg==", "f", false }, { "Zm9vY", "foo", false },
	{ "++//", "\xfb\xef\xff", true }, { "*", "", false },
};

Test(base64, decodes)
{
	uint8_t to[64];

	for (size_t i = 0; i < COUNT(encoded); i++) {
		size_t n = strlen(encoded[i].text);
		bool sound;
		size_t got = base64_decode(guarded((const uint8_t *)encoded[i].text, n), n, to, &sound);

		cr_expect_eq(got, strlen(encoded[i].bytes), "%s: %zu bytes", encoded[i].text, got);
		cr_expect(!memcmp(to, encoded[i].bytes, got), "%s", encoded[i].text);
		cr_expect_eq(sound, encoded[i].sound, "%s", encoded[i].text);
		cr_expect_leq(got, base64_room(n));
	}
}

#define A SASL_AUTHORIZATION
#define U SASL_USERNAME
#define P SASL_PASSWORD
#define D SASL_DIGEST

static const struct {
	const char *name, *mechanism, *bytes;
	size_t n;
	unsigned step;
	struct sasl_part parts[SASL_PARTS_MAX];
	size_t count;
} answers[] = {
	/* RFC 4616 section 4 */
	{ "own", "PLAIN", "\0tim\0tanstaaftanstaaf", 21, 0, { { U, 1, 3 }, { P, 5, 16 } }, 2 },
	{ "another's", "plain", "Ursel\0Kurt\0xipj3plmq", 20, 0, { { A, 0, 5 }, { U, 6, 4 }, { P, 11, 9 } }, 3 },
	{ "empty ones", "PLAIN", "\0\0", 2, 0, { { U, 1, 0 }, { P, 2, 0 } }, 2 },
	{ "one NUL", "PLAIN", "tim\0tanstaaf", 12, 0, { { A } }, 0 },
	{ "NUL last", "PLAIN", "tim\0", 4, 0, { { A } }, 0 },
	{ "nothing", "PLAIN", "", 0, 0, { { A } }, 0 },
	{ "plain goes on", "PLAIN", "\0a\0b", 4, 1, { { A } }, 0 },
	{ "name", "LOGIN", "orion", 5, 0, { { U, 0, 5 } }, 1 },
	{ "password", "LOGIN", "M42", 3, 1, { { P, 0, 3 } }, 1 },
	{ "more", "LOGIN", "M42", 3, 2, { { A } }, 0 },
	/* RFC 2195 section 2 */
	{ "digest", "CRAM-MD5", "tim b913a602c7eda7a495b4e6e7334d3890", 36, 1, { { U, 0, 3 }, { D, 4, 32 } }, 2 },
	{ "two words", "cram-md5", "tim x b9", 8, 0, { { U, 0, 5 }, { D, 6, 2 } }, 2 },
	{ "one word", "CRAM-MD5", "tim", 3, 0, { { A } }, 0 },
	{ "no digest", "CRAM-MD5", "tim ", 4, 0, { { A } }, 0 },
	{ "no name", "CRAM-MD5", " b9", 3, 0, { { A } }, 0 },
	{ "token", "XOAUTH2", "user=a@b\1auth=Bearer x\1\1", 24, 0, { { U, 5, 3 }, { P, 14, 8 } }, 2 },
	{ "token cut", "XOAUTH2", "user=a@b\1auth=", 14, 0, { { U, 5, 3 }, { P, 14, 0 } }, 2 },
	{ "no token", "XOAUTH2", "user=a@b\1aut", 12, 0, { { A } }, 0 },
	{ "no user", "XOAUTH2", "use\1auth=x", 10, 0, { { A } }, 0 },
	{ "trace", "ANONYMOUS", "sirhc", 5, 0, { { A, 0, 5 } }, 1 },
	{ "unknown", "GSSAPI", "abc", 3, 0, { { A } }, 0 },
};

Test(sasl, parts)
{
	for (size_t i = 0; i < COUNT(answers); i++) {
		struct sasl_part got[SASL_PARTS_MAX];
		enum sasl_mechanism m = sasl_mechanism((const uint8_t *)answers[i].mechanism, strlen(answers[i].mechanism));
		size_t n = sasl_parts(m, answers[i].step, guarded((const uint8_t *)answers[i].bytes, answers[i].n),
		    answers[i].n, got);

		cr_assert_eq(n, answers[i].count, "%s: %zu parts", answers[i].name, n);
		for (size_t k = 0; k < n; k++)
			cr_expect(got[k].what == answers[i].parts[k].what && got[k].at == answers[i].parts[k].at &&
			    got[k].n == answers[i].parts[k].n, "%s: part %zu", answers[i].name, k);
	}
	cr_expect_eq(sasl_mechanism((const uint8_t *)"PLAI", 4), SASL_OTHER);
	cr_expect_eq(sasl_mechanism((const uint8_t *)"PLAINS", 6), SASL_OTHER);
}

static const struct {
	const char *typed, *meant;
} typed[] = {
	{ "USER ORx\bION", "USER ORION" }, { "ab\x7f\x7f" "cd", "cd" }, { "\b\ba", "a" }, { "a\b\b\bbc", "bc" }, { "plain", "plain" },
	{ "", "" },
};

Test(typed, rubs_out)
{
	uint8_t to[64];

	for (size_t i = 0; i < COUNT(typed); i++) {
		size_t n = strlen(typed[i].typed);
		const uint8_t *line = guarded((const uint8_t *)typed[i].typed, n);
		size_t got = typed_line(line, n, to);

		cr_expect(got == strlen(typed[i].meant) && !memcmp(to, typed[i].meant, got), "%s", typed[i].meant);
		cr_expect_eq(typed_over(line, n), strcmp(typed[i].typed, typed[i].meant) != 0);
	}
}

/* Seconds by `date -u -d`. */
static const struct {
	const char *text;
	size_t n;		/* bytes that are the date */
	int64_t seconds;
} dates[] = {
	{ "sun, 9 jul 1995 11:13:57 +0200", 30, 805281237 },	/* S24 */
	{ "Fri, 21 Nov 1997 09:55:06 -0600", 31, 880127706 },	/* RFC 5322 appendix A.1.1 */
	{ "Mon, 27 Mar 2023 17:17:37 +0200; next", 31, 1679930257 },
	{ "21 Nov 97 09:55:06 GMT", 22, 880106106 },		/* RFC 5322 appendix A.6.2 */
	{ "1 Jan 1970 00:00 ", 16, 0 }, { "29 Feb 2000 23:59:60 Z", 22, 951868800 }, { "1 Mar 1900 00:00:00 EST", 23, -2203873200 },
	{ "31 Dec 49 00:00:00", 18, 2524521600 }, { "Thu, 01 Jan 104 00:00:00 +0000", 30, 1072915200 },
	{ "Sun 9 Jul 1995 11:13:57 ESTX", 23, 805288437 }, { "9 Jul 1995 11:13:57 +02", 19, 805288437 },
	/* R02, R06, R09 and what stands in mailboxes */
	{ "Mon Feb 14 22:07:48 2000", 24, 950566068 }, { "Fri Mar 03 23:32:48 2000", 24, 952126368 },
	{ "Mon Feb 14 19:04:23 GMT 2000", 28, 950555063 }, { "Mon Feb 14 22:07:48 2000 +0300", 30, 950555268 },
	{ "Mon Feb 14 22:07:48 MSK 2000", 28, 950566068 }, { "Mon, 6 Mar 2000 00:22:47 +0300 (MSK)", 30, 952291367 },
	{ "Mon,\r\n\t14 Feb\r\n 2000 (a (b) c) 19:04:23 GMT", 43, 950555063 }, { "14-Feb-00 19:04:23 GMT", 22, 950555063 },
	{ "Feb 14", 0, 0 }, { "Feb 14 22:07:48", 0, 0 }, { "14 Feb (2000 19:04:23", 0, 0 },
	{ "9 Jul 1995", 0, 0 }, { "Sun", 0, 0 }, { "", 0, 0 }, { "32 Jul 1995 11:13:57", 0, 0 }, { "9 Jux 1995 11:13:57", 0, 0 },
	{ "9 Jul 1995 24:13:57", 0, 0 }, { "9 Jul 1995 11:60:57", 0, 0 }, { "9 Jul 1995 1113:57", 0, 0 }, { "9 Jul 19955 11:13", 0, 0 },
};

Test(date, of_mails)
{
	for (size_t i = 0; i < COUNT(dates); i++) {
		size_t n = strlen(dates[i].text);
		int64_t time = 0;
		size_t used = mail_date(guarded((const uint8_t *)dates[i].text, n), n, &time);

		cr_expect_eq(used, dates[i].n, "%s: %zu", dates[i].text, used);
		cr_expect_eq(time / 1000000000, dates[i].seconds, "%s: %ld", dates[i].text, (long)(time / 1000000000));
	}
}

/* R10; seconds by `date -u -d`. */
static const struct {
	const char *text;
	size_t n;
	int64_t seconds;
} digits[] = {
	{ "200002141904.TAA21004", 12, 950555040 }, { "20000306002247.1", 14, 952302167 }, { "1046987654.x", 10, 1046987654 },
	{ "20000230", 0, 0 }, { "200013141904", 0, 0 }, { "200002142404", 0, 0 }, { "2000021419040", 0, 0 }, { "200002141904001", 0, 0 },
	{ "154938001122", 0, 0 }, { "0046987654", 0, 0 }, { "", 0, 0 }, { "x", 0, 0 },
};

Test(date, of_digits)
{
	for (size_t i = 0; i < COUNT(digits); i++) {
		size_t n = strlen(digits[i].text);
		int64_t time = 0;
		size_t used = digits_date(guarded((const uint8_t *)digits[i].text, n), n, &time);

		cr_expect_eq(used, digits[i].n, "%s: %zu", digits[i].text, used);
		cr_expect_eq(time / 1000000000, digits[i].seconds, "%s: %ld", digits[i].text, (long)(time / 1000000000));
	}
}
