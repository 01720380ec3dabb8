/* H01-H04: start lines and header fields as nodes; SSDP.  RFC 9110 and 9112, by hand; names from tshark. */

#include <stdio.h>
#include "tests/dissectors/http.h"

/* Text as hex; until the next call. */
static const char *
hex_of(const char *text)
{
	static char hex[4096];

	cr_assert_lt(strlen(text) * 2, sizeof hex);
	for (size_t i = 0; text[i]; i++)
		snprintf(hex + i * 2, 3, "%02x", (uint8_t)text[i]);
	return hex;
}

static const struct {
	const char *name, *text, *tree, *info;
} messages[] = {
	{ "request", "GET /find?q=a+b&&n=%31&x HTTP/1.1\r\nHost: h\r\nCookie: a=1; b=2\r\nX-Own:y \r\n\r\n",
	  "http\n"
	  "  http.chat GET /find?q=a+b&&n=%31&x HTTP/1.1\n"
	  "    http.request.method GET\n"
	  "    http.request.uri /find?q=a+b&&n=%31&x\n"
	  "      http.request.uri.path /find\n"
	  "      http.request.uri.query q=a+b&&n=%31&x\n"
	  "        http.request.uri.query.parameter q=a+b\n"
	  "        http.request.uri.query.parameter n=%31\n"
	  "        http.request.uri.query.parameter x\n"
	  "    http.request.version HTTP/1.1\n"
	  "  http.request.line Host: h\n"
	  "  http.host h\n"
	  "  http.request.line Cookie: a=1; b=2\n"
	  "  http.cookie a=1; b=2\n"
	  "    http.cookie_pair a=1\n"
	  "    http.cookie_pair b=2\n"
	  "  http.request.line X-Own:y \n"
	  "  http.unknown_header X-Own:y \n"
	  "  http.head_end 0d0a\n"
	  "  http.request 1\n",
	  "GET /find?q=a+b&&n=%31&x HTTP/1.1" },
	{ "response", "HTTP/1.0 404 Not there\r\nCONTENT-TYPE: text/html; charset=utf-8\r\ncontent-length:3\r\n\r\nabc",
	  "http\n"
	  "  http.chat HTTP/1.0 404 Not there\n"
	  "    http.response.version HTTP/1.0\n"
	  "    http.response.code 404 (Not Found)\n"
	  "    http.response.class 4 (failure: the client's fault)\n"
	  "    http.response.phrase Not there\n"
	  "  http.response.line CONTENT-TYPE: text/html; charset=utf-8\n"
	  "  http.content_type text/html; charset=utf-8\n"
	  "    http.content_type.media text/html\n"
	  "  http.response.line content-length:3\n"
	  "  http.content_length_header 3\n"
	  "    http.content_length 3\n"
	  "  http.head_end 0d0a\n"
	  "  http.response 1\n"
	  "  http.charset 1 (utf-8)\n"
	  "  http.charset.by 1 (Content-Type says so)\n"
	  "  http.file_data abc\n",
	  "HTTP/1.0 404 Not there  (text/html)" },
	{ "a code of two digits", "HTTP/1.1 20x ok\r\n\r\n",
	  "http\n"
	  "  http.chat HTTP/1.1 20x ok\n"
	  "    http.response.version HTTP/1.1\n"
	  "    http.response.code 20\n"
	  "    http.response.code.bad\n"
	  "    http.response.phrase ok\n"
	  "  http.head_end 0d0a\n"
	  "  http.response 1\n",
	  "HTTP/1.1 20 ok" },
};

Test(http_fields, messages)
{
	for (size_t i = 0; i < COUNT(messages); i++) {
		struct decoded got = decode(ENTRY_http, hex_of(messages[i].text));

		cr_expect_str_eq(got.tree, messages[i].tree, "%s:\n%s", messages[i].name, got.tree);
		cr_expect_str_eq(got.info, messages[i].info, "%s: %s", messages[i].name, got.info);
		check_flips(ENTRY_http, hex_of(messages[i].text));
	}
}

/* H02: names that have rows are found, in whatever case; those that only begin, end or are as long like one are not. */
static const struct {
	const char *line, *found;
} named[] = {
	{ "Accept: v", "http.accept v" }, { "ACCEPT: v", "http.accept v" }, { "accept-encoding: v", "http.accept_encoding v" },
	{ "Accept-Language: v", "http.accept_language v" }, { "Authorization: v", "http.authorization v" },
	{ "Cache-Control: v", "http.cache_control v" }, { "Connection: v", "http.connection v" },
	{ "Content-Encoding: v", "http.content_encoding v" }, { "Content-LENGTH: 1", "http.content_length_header 1" },
	{ "Content-Type: v", "http.content_type v" }, { "cookie: v", "http.cookie v" }, { "Date: v", "http.date v" },
	{ "HOST: v", "http.host v" }, { "HTTP2-Settings: v", "http.http2_settings v" },
	{ "Last-Modified: v", "http.last_modified v" }, { "Location: v", "http.location v" },
	{ "Proxy-Authenticate: v", "http.proxy_authenticate v" }, { "Proxy-Authorization: v", "http.proxy_authorization v" },
	{ "Referer: v", "http.referer v" }, { "Sec-WebSocket-Accept: v", "http.sec_websocket_accept v" },
	{ "Sec-WebSocket-Extensions: v", "http.sec_websocket_extensions v" }, { "sec-websocket-key: v", "http.sec_websocket_key v" },
	{ "Sec-WebSocket-Protocol: v", "http.sec_websocket_protocol v" },
	{ "Sec-WebSocket-Version: v", "http.sec_websocket_version v" }, { "Server: v", "http.server v" },
	{ "Set-Cookie: v", "http.set_cookie v" }, { "Transfer-Encoding: v", "http.transfer_encoding v" },
	{ "Upgrade: v", "http.upgrade v" }, { "User-Agent: v", "http.user_agent v" },
	{ "WWW-Authenticate: v", "http.www_authenticate v" }, { "X-Forwarded-For: v", "http.x_forwarded_for v" },
	{ "Hosts: v", "http.unknown_header Hosts: v" }, { "Accepting: v", "http.unknown_header Accepting: v" },
	{ "Pragma-Agent: v", "http.unknown_header Pragma-Agent: v" }, { "Next: v", "http.unknown_header Next: v" },
	{ "T: v", "http.unknown_header T: v" },
	{ "X-A-Name-Of-More-Than-Thirty-Two-Letters: v", "http.unknown_header X-A-Name-Of-More-Than-Thirty-Two-Letters: v" },
};

Test(http_fields, names)
{
	for (size_t i = 0; i < COUNT(named); i++) {
		char text[256];

		snprintf(text, sizeof text, "HTTP/1.1 200 OK\r\n%s\r\n\r\n", named[i].line);
		struct decoded got = decode(ENTRY_http, hex_of(text));

		cr_expect(has_line(&got, named[i].found), "%s:\n%s", named[i].line, got.tree);
	}
}

Test(http_fields, ssdp)
{
	struct decoded got = decode(ENTRY_ssdp, hex_of("NOTIFY * HTTP/1.1\r\nLOCATION: http://h/d.xml\r\n\r\n"));

	cr_expect(has_line(&got, "http.notification 1"), "%s", got.tree);
	cr_expect(has_line(&got, "http.location http://h/d.xml"), "%s", got.tree);
	cr_expect_str_eq(got.info, "NOTIFY * HTTP/1.1");
	got = decode(ENTRY_ssdp, "0102");
	cr_expect(has_line(&got, "ssdp.unknown 0102"), "%s", got.tree);
	check_flips(ENTRY_ssdp, hex_of("M-SEARCH * HTTP/1.1\r\nMX: 3\r\n\r\n"));
}

/* What a conversation on any port is taken for. */
static const struct {
	const char *line;
	bool http;
} first_lines[] = {
	{ "GET / HTTP/1.1\r\n", true }, { "FROB /x?y HTTP/1.0\n", true }, { "HTTP/1.1 200 OK\r\n", true },
	{ "HTTP/1.1 404\r\n", true }, { "EHLO me\r\n", false }, { "220 mail ESMTP\r\n", false }, { "GET it\r\n", false },
	{ "+OK HTTP/1.1\r\n", false }, { "USER x\r\n", false }, { "SIP/2.0 200 OK\r\n", false },
	{ "INVITE sip:a@b SIP/2.0\r\n", false }, { "PRI * HTTP/2.0\r\n", false }, { "GET /a/line/that/goes/on", true },
	{ "say GET / HTTP/1.1\r\n", true }, { "HTTP/x.1 200 OK\r\n", false }, { "GETTING /", false },
};

Test(http_fields, recognised)
{
	for (size_t i = 0; i < COUNT(first_lines); i++) {
		const char *line = first_lines[i].line;
		struct window w = { .from = FROM_CLIENT, .bytes = guarded((const uint8_t *)line, strlen(line)), .n = strlen(line) };

		cr_expect_eq(dissector_http.splitter->recognises(&w), first_lines[i].http, "%s", line);
	}
}
