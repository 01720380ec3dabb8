/* R03-R06, R08, R10: Received lines and names of letters.  The first lines are the seeds', as the dialogues have them. */

#include <stdio.h>
#include "dissectors/mail/message_id.h"
#include "dissectors/mail/received.h"
#include "tests/dissectors/decode.h"

/* from, by, via, with, id, for; name, ip, helo, software; date */
static const struct {
	const char *name, *line, *found;
} hops[] = {
	{ "R04: Exim",
	  "from pol-156.polaris-int.ru ([195.94.226.156] helo=mail.agama.com)\r\n\tby mx4.mail.ru with esmtp (Exim 3.02 #116)\r\n"
	  "\tid 12Qvxa-0004PG-00\r\n\tfor orion@mail.example; Fri, 03 Mar 2000 20:33:55 +0300",
	  "pol-156.polaris-int.ru|mx4.mail.ru||esmtp|12Qvxa-0004PG-00|orion@mail.example|pol-156.polaris-int.ru|195.94.226.156|mail.agama.com|"
	  "Exim 3.02 #116|Fri, 03 Mar 2000 20:33:55 +0300" },
	{ "R04: sendmail", "by baldrick.eia.brad.ac.uk (8.9.3/8.9.0) id TAA21004;\r\n\tMon, 14 Feb 2000 19:04:23 GMT",
	  "|baldrick.eia.brad.ac.uk|||TAA21004|||||8.9.3/8.9.0|Mon, 14 Feb 2000 19:04:23 GMT" },
	{ "R04: Microsoft", "from 195.94.226.130 - 195.94.226.130 by mail.agama.com with Microsoft SMTPSVC(5.5.1774.114.11);\r\n\tFri, 3 Mar 2000 20:13:13 +0300",
	  "195.94.226.130 - 195.94.226.130|mail.agama.com||Microsoft SMTPSVC||||195.94.226.130||5.5.1774.114.11|Fri, 3 Mar 2000 20:13:13 +0300" },
	{ "R04: a list robot", "from agama.com ([195.94.226.130])\r\n\tby \"eMedia e-mail list robot\" <robot@emedia.example>\r\n"
	  "\twith SMTP id <D0000028149.MSG>; Fri, 3 Mar 2000 20:10:17 +0300",
	  "agama.com|\"eMedia e-mail list robot\" <robot@emedia.example>||SMTP|<D0000028149.MSG>||agama.com|195.94.226.130|||Fri, 3 Mar 2000 20:10:17 +0300" },
	{ "R04: NTMail", "from [195.94.226.155] by agamaweb.agama.com (NTMail 4.01.0008/AB3703.63.3e8112ca) with ESMTP id dvmhaaaa for <list@agama.example>; "
	  "Fri, 3 Mar 2000 20:11:07 +0300",
	  "[195.94.226.155]|agamaweb.agama.com||ESMTP|dvmhaaaa|<list@agama.example>||195.94.226.155||NTMail 4.01.0008/AB3703.63.3e8112ca|Fri, 3 Mar 2000 20:11:07 +0300" },
	{ "no date, a word twice", "from citycat.ru by mail.ru for mail.ru, au.ru, aport.ru,\r\n\tinbox.ru, land.ru with CCQDP. For more info info@citycat.example",
	  "citycat.ru|mail.ru||CCQDP. For more info info@citycat.example||mail.ru, au.ru, aport.ru,\r\n\tinbox.ru, land.ru|citycat.ru||||" },
	{ "Postfix, TLS", "from out.example (out.example [192.0.2.1])\r\n\t(using TLSv1.3 with cipher X (256/256 bits))\r\n\t(No client certificate requested)\r\n"
	  "\tby mx.example (Postfix) with ESMTPS id 4ABC\r\n\tfor <a@b.example>; Mon, 27 Mar 2023 17:17:37 +0200 (CEST)",
	  "out.example|mx.example||ESMTPS|4ABC|<a@b.example>|out.example|192.0.2.1||Postfix|Mon, 27 Mar 2023 17:17:37 +0200 (CEST)" },
	{ "Exim, modern", "from [192.0.2.10] (port=1234 helo=pc)\r\n\tby mail.school.example with esmtp (Exim 4.96)\r\n\t(envelope-from <masha@school.example>)\r\n"
	  "\tid 1xVT1a-0006n0-31\r\n\tfor petya@school.example;\r\n\tMon, 23 Nov 2026 12:00:00 +0000",
	  "[192.0.2.10]|mail.school.example||esmtp|1xVT1a-0006n0-31|petya@school.example||192.0.2.10|pc|Exim 4.96|Mon, 23 Nov 2026 12:00:00 +0000" },
	{ "qmail", "from unknown (HELO foo.example) (192.0.2.7)\n  by bar.example with SMTP; 14 Feb 2000 19:04:23 -0000",
	  "unknown|bar.example||SMTP|||unknown|192.0.2.7|foo.example||14 Feb 2000 19:04:23 -0000" },
	{ "IPv6, via", "from a.example (a.example [IPv6:2001:db8::1]) by b.example via TCP with LMTP; 14 Feb 2000 19:04:23 GMT",
	  "a.example|b.example|TCP|LMTP|||a.example|IPv6:2001:db8::1|||14 Feb 2000 19:04:23 GMT" },
	{ "qmail's own", "(qmail 1234 invoked from network); 14 Feb 2000 19:04:23 -0000", "||||||||||14 Feb 2000 19:04:23 -0000" },
	{ "a semicolon in a comment", "from a (b; c) by d; 14 Feb 2000 19:04:23 -0000", "a|d|||||a||||14 Feb 2000 19:04:23 -0000" },
	{ "nothing closes", "from a (b by c; d", "a||||||a||||" },
	{ "words alone", "from by with id for;", "||||||||||" },
	{ "empty", "", "||||||||||" },
};

static size_t
put_extent(char *to, const uint8_t *p, size_t n, struct extent e, const char *behind)
{
	cr_assert(e.at + e.n <= n);
	return (size_t)sprintf(to, "%.*s%s", (int)e.n, (const char *)p + e.at, behind);
}

static const char *
received_text(const uint8_t *p, size_t n)
{
	static char text[4096];
	struct received r = received_parse(p, n);
	char *to = text;

	for (int i = 0; i < RECEIVED_CLAUSES; i++)
		to += put_extent(to, p, n, r.clauses[i], "|");
	to += put_extent(to, p, n, r.name, "|");
	to += put_extent(to, p, n, r.ip, "|");
	to += put_extent(to, p, n, r.helo, "|");
	to += put_extent(to, p, n, r.software, "|");
	put_extent(to, p, n, r.date, "");
	return text;
}

Test(received, formats)
{
	for (size_t i = 0; i < COUNT(hops); i++) {
		size_t n = strlen(hops[i].line);
		const char *got = received_text(guarded((const uint8_t *)hops[i].line, n), n);

		cr_expect_str_eq(got, hops[i].found, "%s:\n%s", hops[i].name, got);
		for (size_t cut = n; cut-- > 0; )
			received_text(guarded((const uint8_t *)hops[i].line, cut), cut);
	}
}

/* R10; id|local|host|date|queue, for each. */
static const struct {
	const char *text, *found;
} ids[] = {
	{ "<200002141904.TAA21004@baldrick.eia.brad.ac.uk>",
	  "<200002141904.TAA21004@baldrick.eia.brad.ac.uk>|200002141904.TAA21004|baldrick.eia.brad.ac.uk|200002141904|TAA21004\n" },
	{ "<20000306002247.1@citycat.example>", "<20000306002247.1@citycat.example>|20000306002247.1|citycat.example|20000306002247|1\n" },
	{ " <a@b>\r\n\t<c@d>,e@f<g>", "<a@b>|a|b||\n<c@d>|c|d||\ne@f|e|f||\n<g>|g|||\n" },
	{ "<a@b@c>", "<a@b@c>|a@b|c||\n" }, { "<200002141904@b>", "<200002141904@b>|200002141904|b|200002141904|\n" },
	{ "<200002141904.@b>", "<200002141904.@b>|200002141904.|b|200002141904|\n" },
	{ "<", "<||||\n" }, { "<a", "<a|a|||\n" }, { "<>", "<>||||\n" }, { "", "" }, { "@", "@||||\n" },
};

Test(message_id, parts)
{
	for (size_t i = 0; i < COUNT(ids); i++) {
		size_t n = strlen(ids[i].text), at = 0;
		const uint8_t *p = guarded((const uint8_t *)ids[i].text, n);
		char text[1024], *to = text;
		struct message_id id;

		for (*to = 0; message_id_next(p, n, &at, &id); ) {
			to += put_extent(to, p, n, id.id, "|");
			to += put_extent(to, p, n, id.local, "|");
			to += put_extent(to, p, n, id.host, "|");
			to += put_extent(to, p, n, id.date, "|");
			to += put_extent(to, p, n, id.queue, "\n");
		}
		cr_expect_str_eq(text, ids[i].found, "%s", text);
	}
}

/* The chains of the seeds' letters: R06's numbers, by its own words. */
static const struct excerpt letters[] = {
	{ "letter 1: R02, R03, R05, R06, R08, R10",
	  "From robot@telescope.org Mon Feb 14 22:07:48 2000\r\n"
	  "Received: from baldrick.eia.brad.ac.uk ([143.53.48.11])\r\n\tby camel.mail.ru with esmtp (Exim 3.02 #107)\r\n\tid 12KQqZ-000AmG-00\r\n"
	  "\tfor orion@mail.example; Mon, 14 Feb 2000 22:07:47 +0300\r\n"
	  "Received: by baldrick.eia.brad.ac.uk (8.9.3/8.9.0) id TAA21004;\r\n\tMon, 14 Feb 2000 19:04:23 GMT\r\n"
	  "Date: Mon, 14 Feb 2000 19:04:23 GMT\r\n"
	  "Message-Id: <200002141904.TAA21004@baldrick.eia.brad.ac.uk>\r\n\r\n",
	  { "imf.mbox.from robot@telescope.org", "imf.mbox.time 950566068.000000000",
	    "imf.received.hop 2", "imf.received.topmost", "imf.received.delay 204.000000000", "imf.received.from baldrick.eia.brad.ac.uk",
	    "imf.received.from.name baldrick.eia.brad.ac.uk", "imf.received.from.ip 143.53.48.11", "imf.received.by camel.mail.ru",
	    "imf.received.with esmtp", "imf.received.id 12KQqZ-000AmG-00", "imf.received.for orion@mail.example",
	    "imf.received.software Exim 3.02 #107", "imf.received.time 950555267.000000000",
	    "imf.received.hop 1", "imf.received.forgeable", "imf.received.by baldrick.eia.brad.ac.uk", "imf.received.id TAA21004",
	    "imf.received.time 950555063.000000000", "imf.date.time 950555063.000000000", "imf.message_id.local 200002141904.TAA21004",
	    "imf.message_id.time 950555040.000000000", "imf.message_id.queue TAA21004", "imf.message_id.hop 1",
	    "imf.message_id.host baldrick.eia.brad.ac.uk" }, NULL },
	{ "letter 2: R06",
	  "Received: by mx4.mail.ru; Fri, 03 Mar 2000 20:33:55 +0300\r\n"
	  "Received: by mail.agama.com;\r\n\tFri, 3 Mar 2000 20:13:13 +0300\r\n"
	  "Received: by robot; Fri, 3 Mar 2000 20:10:17 +0300\r\n"
	  "Received: by agamaweb.agama.com; Fri, 3 Mar 2000 20:11:07 +0300\r\n\r\n",
	  { "imf.received.hop 4", "imf.received.delay 1242.000000000", "imf.received.hop 3", "imf.received.delay 176.000000000",
	    "imf.received.hop 2", "imf.received.forgeable", "imf.received.delay -50.000000000", "imf.received.delay.negative",
	    "imf.received.hop 1" }, NULL },
	{ "hops without dates have no delays",
	  "Received: by a; 14 Feb 2000 19:04:23 GMT\r\nReceived: by b\r\nReceived: by c; 14 Feb 2000\r\n\r\n",
	  { "imf.received.hop 3", "imf.received.by a", "imf.received.hop 2", "imf.received.by b", "imf.received.no_date",
	    "imf.received.hop 1", "imf.received.no_date" }, NULL },
	{ "other dates, and letters", "Expires: 14 Feb 2000 19:04:23 GMT\r\nDate: yesterday\r\nReferences: <a@b>\r\n <c@d>\r\n\r\n",
	  { "imf.time 950555063.000000000", "imf.date yesterday", "imf.date.bad", "imf.id <a@b>", "imf.id <c@d>" }, NULL },
};

Test(received, chains)
{
	for (size_t i = 0; i < COUNT(letters); i++) {
		struct decoded got = decode_text(ENTRY_imf, letters[i].bytes, false);

		expect_lines(letters[i].name, &got, letters[i].lines);
		if (i == 2)
			cr_expect_null(strstr(got.tree, "imf.received.delay"), "%s", got.tree);
	}
}

/* A chain may have 500 lines: the times of the first 100 are compared, and all are counted. */
Test(received, many_hops)
{
	static struct node nodes[NODES_ROOM];
	static char text[1 << 15];
	struct dissection d = { .nodes = nodes, .capacity = NODES_ROOM };
	size_t n = 0, delays = 0;

	for (int i = 0; i < 300; i++)
		n += (size_t)sprintf(text + n, "Received: by h%d; 14 Feb 2000 19:04:23 GMT\r\n", i);
	struct packet k = { .bytes = guarded((const uint8_t *)text, n), .captured = (uint32_t)n, .wire = (uint32_t)n, .number = 1 };

	cr_assert_null(registry_start());
	dissect_from(&d, &registry.entries[ENTRY_imf], &k);
	check_nodes(&d, "hops");
	for (uint32_t i = 0; i < d.count; i++) {
		delays += !strcmp(d.nodes[i].field->abbrev, "imf.received.delay");
		if (!strcmp(d.nodes[i].field->abbrev, "imf.received.topmost"))
			cr_expect_eq(d.nodes[i - 1].number, 300);
	}
	cr_expect_eq(delays, 99);
}
