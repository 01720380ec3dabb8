/* Names of attachments and other parameters: RFC 2045 section 5.1, RFC 2231, and what is met.  X8's letters have such. */

#include <stdio.h>
#include "dissectors/mail/mime_parameter.h"
#include "tests/dissectors/decode.h"

static const struct {
	const char *value, *expected;
} rows[] = {
	/* RFC 2231 section 3 and 4.1, the parameters called name here */
	{ "message/external-body; access-type=URL;\r\n name*0=\"ftp://\";\r\n name*1=\"cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar\"",
	  "ftp://cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar" },
	{ "application/x-stuff;\r\n name*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A", "This is ***fun***" },
	{ "application/x-stuff;\r\n name*0*=us-ascii'en'This%20is%20even%20more%20;\r\n name*1*=%2A%2A%2Afun%2A%2A%2A%20;\r\n"
	  " name*2=\"isn't it!\"", "This is even more ***fun*** isn't it!" },
	/* sets, one of them a lie; pieces in any order, cut inside of a character, one missing; both forms */
	{ "a; name*=koi8-r''%F0%D2%C9.txt", "\320\237\321\200\320\270.txt" },
	{ "a; name*=utf-8''%CF%EE%ED%E5%E4%E5%EB%FC%ED%E8%EA", "\320\237\320\276\320\275\320\265\320\264\320\265\320\273\321\214"
	  "\320\275\320\270\320\272" },
	{ "a; name*1*=%9F.txt; name*0*=UTF-8''%D0", "\320\237.txt" }, { "a; name*0=a; name*2=c", "a" }, { "a; name*1=b", "" },
	{ "a; name=plain; NAME*=utf-8''%78", "x" }, { "a; name*=no apostrophe", "no apostrophe" }, { "a; name*=''%41%4", "A%4" },
	{ "a; name*x=y; name*1x=y; names=y; name*99999999999999999999=y", "" },
	/* quotes, folds, escapes; a folder of Windows */
	{ "a; name=\"a;b\\\"c\\\\d\"", "a;b\"c\\d" }, { "a; name=\"C:\\dir\\file.txt\"", "C:\\dir\\file.txt" },
	{ "a; name=\"a\r\n\tb.txt\"", "a\tb.txt" }, { "a; name = x ; y", "x" }, { "a; name=\"unfinished", "unfinished" },
	/* RFC 2047 section 5 (3) forbids it; octets of no said set */
	{ "a; name=\"=?windows-1251?b?0ODx7+jx4O3o5S50eHQ=?=\"", "\320\240\320\260\321\201\320\277\320\270\321\201\320\260\320\275\320\270\320\265.txt" },
	{ "a; name==?utf-8?q?=D0=9F?=", "\320\237" },
	{ "a; name=\"=?utf-8?q?=D0=9F?=\r\n =?utf-8?q?=D0=9F.txt?=\"", "\320\237\320\237.txt" },
	{ "a; name=\"\317\356\355\345\344\345\353\374\355\350\352.txt\"", "\320\237\320\276\320\275\320\265\320\264\320\265\320\273"
	  "\321\214\320\275\320\270\320\272.txt" },
	{ "a; filename=other", "other" }, { "a; filename=other; name=this", "this" }, { "a", "" }, { "", "" },
};

Test(mime_parameter, values)
{
	uint8_t to[MIME_VALUE_ROOM];

	charset_start();
	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t n = strlen(rows[i].value);
		struct slice value = { guarded((const uint8_t *)rows[i].value, n), n };
		size_t got = mime_parameter(value, "name", "filename", to);

		cr_expect(got == strlen(rows[i].expected) && !memcmp(to, rows[i].expected, got), "%s: %.*s", rows[i].value, (int)got, to);
	}
}

/* As long as may be, in one piece and in many: cut, and never more than there is room for. */
Test(mime_parameter, long_values)
{
	static char value[1 << 16];
	uint8_t to[MIME_VALUE_ROOM];
	size_t n = 0;

	charset_start();
	memset(value, '\317', sizeof value);
	memcpy(value, "a; name=\"", 9);
	cr_expect_leq(mime_parameter((struct slice){ (uint8_t *)value, sizeof value }, "name", NULL, to), sizeof to);
	memcpy(value, "a; name*=windows-1251''", 23);
	size_t got = mime_parameter((struct slice){ (uint8_t *)value, sizeof value }, "name", NULL, to);

	cr_expect_eq(got, 2 * MIME_VALUE_MAX, "%zu", got);
	n = 1;
	for (int i = 0; i < 2000; i++)
		n += (size_t)sprintf(value + n, "; name*%d=0123456789abcdef", i);
	got = mime_parameter((struct slice){ (uint8_t *)value, n }, "name", NULL, to);
	cr_expect_eq(got, MIME_VALUE_MAX, "%zu", got);
}
