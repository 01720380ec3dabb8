/* What explains the fields of a letter: R13-R17, E07-E10, E16, X7, X9, X10.  Texts by RFC 2047 and the mission's goldens. */

#include <stdio.h>
#include "dissectors/coding/charset.h"
#include "tests/dissectors/decode.h"

static const struct excerpt fields[] = {
	{ "E10: the label lies", "Subject: =?utf-8?B?xOv/IMLg8Swg9+jy4PLl6/zt6Pb7?=\r\n\r\n",
	  { "imf.subject Для Вас, читательницы", "imf.subject.raw =?utf-8?B?xOv/IMLg8Swg9+jy4PLl6/zt6Pb7?=", "imf.charset.said utf-8",
	    "imf.charset 5 (windows-1251)", "imf.charset.by 3 (its letters are as frequent as in a language)", "imf.charset.wrong (windows-1251)",
	    "imf.field.origin 1 (the sender)" },
	  "subject: Для Вас, читательницы" },
	{ "E08, E09: folded", "Subject: =?koi8-r?Q?=E1=CE=C5=CB=C4=CF=D4=20=C4=CE=D1=20=CE=C1=20?=\r\n =?koi8-r?Q?=C1=CE=C5=CB=C4=CF=D4=CF=D7.net?=\r\n\r\n",
	  { "imf.subject Анекдот дня на анекдотов.net", "imf.charset.said koi8-r", "imf.charset 6 (koi8-r)", "imf.charset.by 1 (its label says so)" },
	  "subject: Анекдот дня на анекдотов.net" },
	{ "R14: names", "From: =?windows-1251?Q?=CF=F0=E8=E2=E5=F2?= <a@b.example>\r\nTo: plain\r\n\r\n",
	  { "imf.from Привет <a@b.example>", "imf.from.raw =?windows-1251?Q?=CF=F0=E8=E2=E5=F2?= <a@b.example>", "imf.to plain", "imf.to.raw plain" },
	  "from: Привет <a@b.example>" },
	{ "E16: no label", "Subject: \360\322\311\327\305\324, \315\311\322\r\n\r\n",
	  { "imf.subject Привет, мир", "imf.subject.raw \\xf0\\xd2\\xc9\\xd7\\xc5\\xd4, \\xcd\\xc9\\xd2", "imf.bare" }, "subject: Привет, мир" },
	{ "broken", "Comments: =?koi8-r?Q?=E1\r\n\r\n", { "imf.comments =?koi8-r?Q?=E1", "imf.word.broken" }, NULL },
	{ "nobody knows which set", "Keywords: \377\376\375\374\373\r\n\r\n",
	  { "imf.keywords \\xff\\xfe\\xfd\\xfc\\xfb", "imf.bare", "imf.bare.unknown" }, NULL },
	{ "R13, R15, R17, X10: named, and told what they are",
	  "Return-Path: <a@b>\r\nErrors-To: c@d\r\nPrecedence: special-delivery\r\nComments: x\r\nX-Priority: 3 (Normal)\r\n"
	  "X-MSMail-Priority: Normal\r\nX-Mailer: y\r\nX-MimeOLE: z\r\nReply-To: e@f\r\n\r\n",
	  { "imf.return_path <a@b>", "imf.field.origin 2 (a server on the way)",
	    "imf.field.about (the sender in the envelope: whom the last server would tell of a failure)",
	    "imf.errors_to c@d", "imf.field.about (whom to tell if it cannot be delivered; replaced by the envelope's sender)",
	    "imf.precedence special-delivery",
	    "imf.field.about (how servers are to treat it; bulk, list, junk: no one is to answer it automatically)",
	    "imf.comments x", "imf.field.about (remarks, for people)", "imf.ext.priority 3 (Normal)", "imf.field.origin 1 (the sender)",
	    "imf.ext.priority.value 3 (normal)", "imf.ext.msmail_priority Normal", "imf.ext.mailer y", "imf.ext.mimeole z",
	    "imf.reply_to e@f", "imf.field.about (where answers are to go, if not to the author)" }, NULL },
	{ "R12, R14: addresses", "From: \"A =?koi8-r?Q?=F0=D2=C9?=\" <a@[1.2.3.4]>\r\nTo: g: =?utf-8?Q?=D1=8F?= <@x:b@c>, d;, nobody here\r\n\r\n",
	  { "imf.mailbox_list.item \"A При\" <a@[1.2.3.4]>", "imf.display_name A При", "imf.address a@[1.2.3.4]", "imf.address.ip 1.2.3.4",
	    "imf.address_list.group g", "imf.address_list.item я <@x:b@c>", "imf.display_name я", "imf.address.route @x", "imf.address b@c",
	    "imf.address d", "imf.display_name nobody here", "imf.address.none" }, NULL },
	{ "R16: a quote that does not close", "Reply-To: \" <r@emedia.example>\r\nReturn-Path: <>\r\n\r\n",
	  { "imf.reply_to \" <r@emedia.example>", "imf.address r@emedia.example", "imf.address.unclosed", "imf.return_path <>",
	    "imf.address.nobody" }, NULL },
	{ "X-Priority without a number", "X-Priority: high\r\n\r\n", { "imf.ext.priority high" }, NULL },
};

Test(imf, details)
{
	charset_start();
	for (size_t i = 0; i < COUNT(fields); i++) {
		struct decoded got = decode_text(ENTRY_imf, fields[i].bytes, false);

		expect_lines(fields[i].name, &got, fields[i].lines);
		if (fields[i].info)
			cr_expect_str_eq(got.info, fields[i].info, "%s: %s", fields[i].name, got.info);
	}
}

/* The limit is 100 addresses of a list. */
Test(imf, many_addresses)
{
	static char text[1 << 12];

	for (int count = 100; count <= 101; count++) {
		size_t n = (size_t)sprintf(text, "To: ");

		for (int i = 0; i < count; i++)
			n += (size_t)sprintf(text + n, "a@%d,", i);
		struct decoded got = decode_text(ENTRY_imf, text, false);

		cr_expect(has_line(&got, "imf.address a@99"));
		cr_expect_not(has_line(&got, "imf.address a@100"));
		cr_expect_eq(has_line(&got, "imf.address.many"), count > 100, "%d", count);
	}
}

/* Summaries are cut between characters, however they are encoded. */
Test(imf, long_subject)
{
	static char text[1 << 14];
	size_t n = (size_t)sprintf(text, "Subject: x");

	charset_start();
	for (int i = 0; i < 300; i++)
		n += (size_t)sprintf(text + n, "%s", i % 2 ? "=?utf-8?B?0J/RgNC4?=\r\n " : "=?koi8-r?Q?=F0=F2=E9?= ");
	struct decoded got = decode_text(ENTRY_imf, text, true);

	cr_expect_null(strstr(got.info, "\\x"), "%s", got.info);
	cr_expect(strstr(got.info, "xПРИПриПРИ") && strstr(got.info, "ПРИ…"), "%s", got.info);
}
