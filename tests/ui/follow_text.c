/*
 * U12, H08: -z follow of UDP and of HTTP, and in character sets.  What was sent stands in
 * pcaps/truth; heads and datagrams are tshark 4.0.17's.
 */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tests/ui/run.h"
#include "ui/text/decoder.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))
#define TEMPORARY "t=$(mktemp); trap 'rm -f $t' EXIT; "

static const struct {
	const char *name, *command, *out;
} exact[] = {
	{ "datagrams", "$p -q -r pcaps/udp.pcap -z follow,udp,utf-8,0 | sed -n '3,9p;11,14p'",
	  "Follow: udp,utf-8\nFilter: udp.stream eq 0\nNode 0: 192.0.2.10:40000\nNode 1: 192.0.2.20:50000\n"
	  "34\nЗдравствуй, сосед!\n\n....[31m.\357\277\275\357\277\275\n\t16\nHello, student.\n\n" },
	{ "fragments", "$p -q -r pcaps/udp.pcap -z follow,udp,raw,3 | awk 'length > 1000 { print length }'", "8000\n" },
	{ "an empty datagram", "$p -q -r pcaps/udp.pcap -z follow,udp,ascii,1 | sed 1,6d | wc -l", "1\n" },
	{ "no chunks, not compressed, and a length", "$p -q -r pcaps/web.pcap -z follow,http,utf-8,1 | grep -ac '^.1520$'; "
	  "$p -q -r pcaps/web.pcap -z follow,http,utf-8,1 | grep -aF '{' | cmp - pcaps/truth/web/8.json && echo same",
	  "1\nsame\n" },
	{ "tshark's heads and bodies", "$p -q -r pcaps/web.pcap -z follow,http,windows-1251,3 | sed -n '3,9p;16,18p;27,28p'",
	  "Follow: http,windows-1251\nFilter: tcp.stream eq 3\nNode 0: 192.0.2.10:47586\nNode 1: 198.51.100.80:80\n"
	  "111\nGET /koi8-r.html HTTP/1.0\r\nHost: www.school.example\r\nHTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\n"
	  "Date: Mon, 23 Nov 2026 12:15:31 GMT\r\n\t409\n<!DOCTYPE html>\n" },
	{ "read twice", TEMPORARY "$p -2 -q -r pcaps/web.pcap -z follow,http,raw,1 >$t; "
	  "$p -q -r pcaps/web.pcap -z follow,http,raw,1 | cmp - $t && echo same", "same\n" },
	{ "a segment of a body is lost", "$p -q -r pcaps/http.pcap -f 'ip[4:2] != 0xbc1c' -z follow,http,ascii,0 | sed -n '$p'",
	  "Bodies that are not whole, or do not unpack to their end: 1\n" },
	{ "not HTTP", "$p -q -r pcaps/pop3.pcap -z follow,http,ascii,0 | sed -n '3,$p' | wc -l", "5\n" },
};

Test(follow_text, exact)
{
	for (size_t i = 0; i < COUNT(exact); i++) {
		struct ran r = run(exact[i].command);

		cr_expect_str_eq(r.out, exact[i].out, "%s:\n%s", exact[i].name, r.out);
		cr_expect_str_empty(r.err, "%s: %s", exact[i].name, r.err);
		ran_free(&r);
	}
}

/* What was written in a set is read in it: the lines of the file, with '.' for its tabs. */
static const struct {
	const char *capture, *follow, *truth, *charset;
} written[] = {
	{ "web.pcap", "http,koi8-r,3", "web/koi8-r.html", "koi8-r" },
	{ "web.pcap", "tcp,windows-1251,0", "web/windows-1251.html", "windows-1251" },
	{ "web.pcap", "tcp,CP1251,0", "web/windows-1251.html", "windows-1251" },
	{ "web.pcap", "http,utf-8,2", "web/index.html", "utf-8" },
	{ "mail.pcap", "tcp,koi8-r,0", "mail/koi8-r.eml", "koi8-r" },
};

Test(follow_text, charsets)
{
	for (size_t i = 0; i < COUNT(written); i++) {
		char command[512];

		snprintf(command, sizeof command, TEMPORARY "$p -q -r pcaps/%s -z follow,%s | tr -d '\\r' >$t; "
		    "iconv -f %s -t utf-8 pcaps/truth/%s | tr -d '\\r' | sed 's/^\\./&&/' | tr '\\t' . | sort -u | grep -axvFf $t; "
		    "LC_ALL=C.UTF-8 grep -c 'школ\\|урок\\|Привет\\|булок' $t | sed 's/[1-9][0-9]*/some/'",
		    written[i].capture, written[i].follow, written[i].charset, written[i].truth);
		struct ran r = run(command);

		cr_expect_str_eq(r.out, "some\n", "%s %s:\n%s", written[i].capture, written[i].follow, r.out);
		cr_expect_str_empty(r.err, "%s: %s", written[i].follow, r.err);
		ran_free(&r);
	}
}

/* HTTP is heard whole, not as masked packets have it. */
Test(follow_text, http_is_not_masked)
{
	struct ran r = run("$p -q -r pcaps/web.pcap --redact -z follow,http,ascii,0");

	cr_expect_eq(r.status, 1);
	cr_expect_str_empty(r.out);
	cr_expect(holds(r.err, "-z follow,http and -z http_req give all as it is: leave one out"), "%s", r.err);
	ran_free(&r);
}

/* ---- the decoder ---- */

static const struct piece {
	const char *charset, *bytes, *text;	/* NULL: ASCII */
} pieces[] = {
	{ NULL, "a\tb\r\nc\rd\n\033[2J\x9b\xd0\xb6\r", "a.b\r\nc.d\n.[2J...\r" },
	{ "utf-8", "\xd0\xb6\r\r\n\xc2\x9b" "31m\xe2\x80\xae\x7f", "ж.\r\n.31m.." },
	{ "utf-8", "\xff\xc0\x80\xed\xa0\x80z", "\357\277\275\357\277\275\357\277\275\357\277\275\357\277\275\357\277\275z" },
	{ "koi8-r", "\xf0\xf2\xe9\x0a\x1b", "ПРИ\n." },
	{ "windows-1251", "\xcf\xd0\xc8\x98", "ПРИ\357\277\275" },
	{ "cp866", "\x8f\x90\x88", "ПРИ" },
	{ "shift_jis", "\x93\xfa\x96\x7b", "日本" },
	{ "utf-16be", "\x04\x1f\x04\x20", "ПР" },
};

static size_t
decode(struct decoder *d, const char *bytes, size_t n, size_t step, char *to)
{
	char *out = to;

	for (size_t at = 0; at < n; at += step) {
		const uint8_t *p = (const uint8_t *)bytes + at;
		size_t left = n - at < step ? n - at : step;

		while (left)
			out += decoder_next(d, &p, &left, out);
	}
	return (size_t)(out - to);
}

Test(decoder, pieces)
{
	static char text[1 << 16];

	for (size_t i = 0; i < COUNT(pieces); i++) {
		struct decoder *d = decoder_new(pieces[i].charset);

		cr_assert(d, "%s", pieces[i].charset);
		text[decode(d, pieces[i].bytes, strlen(pieces[i].bytes), SIZE_MAX / 2, text)] = 0;
		cr_expect_str_eq(text, pieces[i].text, "%s: %s", pieces[i].charset, text);
		cr_expect_not(decoder_reset(d));
		decoder_free(d);
	}
}

/* A character may be cut anywhere between two pieces. */
Test(decoder, cuts)
{
	static const char sentence[] = "Съешь ещё этих мягких французских булок 日本 😀";
	static char text[1 << 18];
	struct decoder *d = decoder_new("utf-8");

	cr_assert(d);
	for (size_t step = 1; step < sizeof sentence; step++) {
		text[decode(d, sentence, sizeof sentence - 1, step, text)] = 0;
		cr_expect_str_eq(text, sentence, "%d: %s", (int)step, text);
	}
	text[decode(d, "\xd0", 1, 1, text)] = 0;
	cr_expect_str_empty(text);
	cr_expect(decoder_reset(d), "a part of a character waits");
	decoder_free(d);
}

/* A long text is decoded in several calls, and a CR at their borders is like any other. */
Test(decoder, long_text)
{
	static char bytes[5000], text[1 << 16];
	struct decoder *d = decoder_new("koi8-r");

	cr_assert(d);
	memset(bytes, '\r', sizeof bytes);
	size_t n = decode(d, bytes, sizeof bytes, sizeof bytes, text);

	cr_expect_eq(n, sizeof bytes);
	cr_expect_eq(text[n - 1], '\r');
	cr_expect_null(memchr(text, '\r', n - 1));
	decoder_free(d);
}

Test(decoder, unknown)
{
	static const char *const names[] = { "klingon", "", "utf-8//IGNORE", "koi8-r/../../etc", " " };

	for (size_t i = 0; i < COUNT(names); i++)
		cr_expect_null(decoder_new(names[i]), "%s", names[i]);
	decoder_free(NULL);
}
