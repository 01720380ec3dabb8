/* H01, H05: where HTTP's messages end, and which belong together.  RFC 9112, by hand. */

#include <stdio.h>
#include <stdlib.h>
#include "dissectors/application/http.h"
#include "tests/dissectors/http.h"

#define C FROM_CLIENT
#define S FROM_SERVER

static const struct conversation conversations[] = {
	{ "one after the other", {
		{ C, "GET /a HTTP/1.1\r\nHost: h\r\n\r\n" },
		{ S, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHTTP/" },
		{ C, "POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\nGET /c" },
		{ S, "HTTP/1.1 201 \r\nContent-Length: 0\r\n\r\n" },
	  },
	  "method GET\nuri /a\nrequest_number 1\nrequest.full_uri http://h/a\n" "code 200\nresponse_number 1\nfile_data 485454502f\n"
	  "method POST\nuri /b\nrequest_number 2\nrequest.full_uri http://h/b\nfile_data 474554202f63\n" "code 201\nresponse_number 2\n" },
	{ "pipelined, bodies that are none", {		/* RFC 9110 section 6.4.1 */
		{ C, "HEAD /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\nGET /3 HTTP/1.1\r\n\r\nGET /4 HTTP/1.1\r\n\r\n" },
		{ S, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"
		     "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n"
		     "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n"
		     "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx" },
	  },
	  "method HEAD\nuri /1\nrequest_number 1\n" "method GET\nuri /2\nrequest_number 2\n"
	  "method GET\nuri /3\nrequest_number 3\n" "method GET\nuri /4\nrequest_number 4\n"
	  "code 200\nresponse_number 1\n" "code 304\nresponse_number 2\n" "code 204\nresponse_number 3\n"
	  "code 200\nresponse_number 4\nfile_data 78\n" },
	{ "before the final response", {		/* RFC 9110 section 15.2, RFC 8297 */
		{ C, "PUT /f HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n" },
		{ S, "HTTP/1.1 100 Continue\r\n\r\n" },
		{ C, "ab" },
		{ S, "HTTP/1.1 103 Early Hints\r\nLink: </s>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n!" },
	  },
	  "code 100\nresponse_number 1\n" "method PUT\nuri /f\nrequest_number 1\nfile_data 6162\n"
	  "code 103\nresponse_number 1\n" "code 200\nresponse_number 1\nfile_data 21\n" },
	{ "a length said twice", {			/* RFC 9112 section 6.3 */
		{ C, "POST / HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 2, 2\r\n\r\nabPOST / HTTP/1.1\r\n"
		     "Content-Length: 1\r\nContent-Length: 9\r\n\r\ncPOST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n" },
	  },
	  "method POST\nuri /\nrequest_number 1\nfile_data 6162\n"
	  "method POST\nuri /\ncontent_length.differs\nrequest_number 2\nfile_data 63\n"
	  "method POST\nuri /\ncontent_length.bad\nrequest_number 3\n" },
	{ "to the end", {
		{ C, "GET / HTTP/1.0\r\n\r\n" },
		{ S, "HTTP/1.0 200 OK\r\n\r\nabc\nHTTP/1.1 200 OK\r\n" },
	  },
	  "method GET\nuri /\nrequest_number 1\n"
	  "code 200\nresponse_number 1\nfile_data 6162630a485454502f312e3120323030204f4b0d0a\n" },
	{ "HTTP/0.9", {				/* RFC 1945 section 4.1 */
		{ C, "GET /old\r\n" },
		{ S, "<p>\r\nhello" },
	  },
	  "method GET\nuri /old\nrequest.simple\nrequest_number 1\n" "response_number 1\nfile_data 3c703e0d0a68656c6c6f\n" },
	{ "careless senders", {			/* RFC 9112 sections 2.2, 4, 5.2 */
		{ C, "\r\n\nFROB /x HTTP/1.1\nHost: h\nX: a\n\tb\n\n" },
		{ S, "HTTP/1.1 200\r\nContent-Length: 1\r\nno colon\r\nName : v\r\n\r\nz" },
		{ C, "GET /a b HTTP/1.1\r\n\r\n\r\n" },
	  },
	  "leading_crlf\nmethod FROB\nuri /x\nbare_lf\nheader.bare_lf\nheader.folded\nheader.bare_lf\nrequest_number 1\n"
	  "request.full_uri http://h/x\n"
	  "code 200\nresponse.phrase.missing\nbad_header_name\nbad_header_name\nresponse_number 1\nfile_data 7a\n"
	  "method GET\nuri /a b\nrequest_number 2\n" "unknown 0d0a\n" },
	{ "not HTTP, then HTTP", {
		{ C, "\x16\x03\x01 not\r\nGET me\r\nGET /x HTTP/1.1\r\n\r\n" },
		{ S, "220 hello\r\nHTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" },
	  },
	  "unknown 160301206e6f740d0a474554206d650d0a\n" "method GET\nuri /x\nrequest_number 1\n"
	  "unknown 3232302068656c6c6f0d0a\n" "code 404\nresponse_number 1\n" "code 200\n" },
	{ "a body too short", {
		{ C, "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc" },
		{ S, "HTTP/1.1 200 OK\r\nHost" },
	  },
	  "method POST\nuri /\nrequest_number 1\nfile_data 616263\nbody_cut\n"
	  "code 200\nbad_header_name\nhead_cut\nresponse_number 1\n" },
};

Test(http, conversations)
{
	for (size_t i = 0; i < COUNT(conversations); i++)
		check_conversation(&conversations[i]);
}

/* RFC 9112 section 7.1: extensions, trailers, digits in both cases; what is not chunked though it says so. */
static const struct conversation chunked[] = {
	{ "chunked", {
		{ C, "POST / HTTP/1.1\r\nTransfer-Encoding: identity, Chunked\r\nContent-Length: 3\r\n\r\n"
		     "00A;x=\"y\"\r\n0123456789\r\n1 \n\n\n0\r\nX-Sum: 1\r\n\r\nGET / HTTP/1.1\r\n\r\n" },
	  },
	  "method POST\nuri /\nte_and_length\nrequest_number 1\n"
	  "chunk_size 10\nchunk_size 1\nchunk_size 0\nchunked_trailer_part X-Sum: 1\\r\\n\nchunked_trailer_part \\r\\n\n"
	  "file_data 303132333435363738390a\n"
	  "method GET\nuri /\nrequest_number 2\n" },
	{ "broken", {
		{ C, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab3\r\nxyz\nGET / HTTP/1.1\r\n\r\n"
		     "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nnone\r\nGET /2 HTTP/1.1\r\n\r\n" },
	  },
	  "method POST\nuri /\nrequest_number 1\nchunk_size 2\n"
	  "chunk.broken 330d0a78797a0a\nchunk.no_end\nfile_data 6162\n" "method GET\nuri /\nrequest_number 2\n"
	  "method POST\nuri /\nrequest_number 3\nchunk.broken 6e6f6e650d0a\nchunk.no_end\n"
	  "method GET\nuri /2\nrequest_number 4\n" },
	{ "without an end", {
		{ C, "GET / HTTP/1.1\r\n\r\n" },
		{ S, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc" },
	  },
	  "method GET\nuri /\nrequest_number 1\n" "code 200\nresponse_number 1\nchunk_size 5\nchunk.no_end\nfile_data 616263\n" },
};

Test(http, chunked)
{
	for (size_t i = 0; i < COUNT(chunked); i++)
		check_conversation(&chunked[i]);
}

/* RFC 9110 section 9.3.6, RFC 9112 section 7.8 of 9110: what follows is of another protocol. */
static const struct conversation changed[] = {
	{ "a tunnel", {
		{ C, "CONNECT h:110 HTTP/1.1\r\n\r\n" },
		{ S, "HTTP/1.1 407 No\r\nContent-Length: 1\r\n\r\nx" },
		{ C, "CONNECT h:80 HTTP/1.1\r\n\r\n" },
		{ S, "HTTP/1.1 200 Yes\r\nContent-Length: 7\r\n\r\n" },
		{ C, "GET /inside HTTP/1.1\r\n\r\n" },
		{ S, "HTTP/1.1 204 None\r\n\r\n" },
	  },
	  "method CONNECT\nuri h:110\nrequest_number 1\n" "code 407\nresponse_number 1\nfile_data 78\n"
	  "method CONNECT\nuri h:80\nrequest_number 2\n" "code 200\nresponse_number 2\n"
	  "method GET\nuri /inside\nrequest_number 1\n" "code 204\nresponse_number 1\n" },
};

Test(http, changed)
{
	for (size_t i = 0; i < COUNT(changed); i++)
		check_conversation(&changed[i]);
}

/* RFC 9110 section 7.1; RFC 7617 section 2, whose example this is. */
static const struct conversation heads[] = {
	{ "in other words", {
		{ C, "GET /p?q HTTP/1.1\r\nHost: h:81\r\nAuthorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n\r\n"
		     "GET http://x/y HTTP/1.1\r\nHost: h\r\nProxy-Authorization: Digest QWxh\r\n\r\n" },
	  },
	  "method GET\nuri /p?q\nauthbasic.cleartext\nauthbasic Aladdin:open sesame\nrequest_number 1\n"
	  "request.full_uri http://h:81/p?q\nmethod GET\nuri http://x/y\nrequest_number 2\nrequest.full_uri http://x/y\n" },
};

Test(http, heads)
{
	check_conversation(&heads[0]);
}

/* A response's body lacks a segment: what is behind it is not taken for one, nor is the next response lost. */
Test(http, gap)
{
	static struct dialogue g;
	static struct wire wire;
	char body[3000];

	g.port = 80;
	memset(body, 'x', sizeof body);
	say(&g, C, "GET /1 HTTP/1.1\r\n\r\n", 19);
	say(&g, S, "HTTP/1.1 200 OK\r\nContent-Length: 3000\r\n\r\n", 41);
	say(&g, S, body, sizeof body);
	say(&g, C, "GET /2 HTTP/1.1\r\n\r\n", 19);
	say(&g, S, "HTTP/1.1 404 No\r\nContent-Length: 1\r\n\r\n!", 39);
	transmit(&wire, &g, 1000, IN_ORDER);
	lose(&wire, 6);		/* behind SYN, SYN+ACK, ACK, the request and the response's first segment */
	char *text = http_text(&wire), *first = strstr(text, "code 200\n"), *second = strstr(text, "code 404\n");

	cr_expect(first && second, "%s", text);
	cr_expect(first && strstr(first, "body_cut\n") && strstr(first, "unknown 7878"), "%s", text);
	cr_expect(second && !strcmp(second, "code 404\nresponse_number 2\nfile_data 21\n"), "%s", text);
	check_explained(&wire, "gap");
	free(text);
	wire_free(&wire);
	dialogue_free(&g);
}

/* What a client says behind a gap, which may be no request, waits for the answer: in one segment or in many. */
Test(http, waits_behind_a_gap)
{
	static const char rest[] = "\r\nHTTP/1.1 304 Not Modified\r\n\r\n";
	char *texts[2];

	for (int pieces = 0; pieces < 2; pieces++) {
		struct wire w = { .port = 80 };
		size_t size = pieces ? 3 : sizeof rest;

		open_connection(&w);
		send_segment(&w, C, ACK, "GET /a\r\nTra", 11);
		w.seq[C] += 76;			/* not captured */
		put_segment(&w, S, w.seq[S], w.seq[C] + 1, ACK, NULL, 0);
		for (size_t at = 0; at < sizeof rest - 1; at += size)
			send_segment(&w, C, ACK, rest + at, sizeof rest - 1 - at < size ? sizeof rest - 1 - at : size);
		send_segment(&w, S, ACK, "HTTP/1.1 206 Partial Content\r\nContent-Length: 0\r\n\r\n", 51);
		close_connection(&w);
		texts[pieces] = http_text(&w);
		wire_free(&w);
	}
	char *answer = strstr(texts[0], "code 206\n"), *said = strstr(texts[0], "code 304\n");

	cr_expect(answer && said && answer < said, "%s", texts[0]);
	cr_expect_str_eq(texts[0], texts[1], "%s\nin pieces:\n%s", texts[0], texts[1]);
	free(texts[0]);
	free(texts[1]);
}

/* A capture with a short snaplen has the beginning of each segment: that is shown where it is, whatever it is cut in. */
static const struct {
	const char *what, *said;
	uint32_t captured;		/* bytes of it */
	const char *shown;
} short_ones[] = {
	{ "in the target", "GET /images/box.gif HTTP/1.1\r\nHost: a\r\n\r\n", 11, "method GET\nuri /images\nrequest_number 1\n" },
	{ "in the version", "GET /images/box.gif HTTP/1.1\r\nHost: a\r\n\r\n", 23, "method GET\nuri /images/box.gif\nhead_cut\nrequest_number 1\n" },
	{ "in the head", "GET /images/box.gif HTTP/1.1\r\nHost: a\r\n\r\n", 36,
	  "method GET\nuri /images/box.gif\nhead_cut\nrequest_number 1\n" },
	{ "in no known method", "GETS /images/box.gif HTTP/1.1\r\n\r\n", 11, "unknown 47455453202f696d616765\n" },
};

Test(http, snaplen)
{
	for (size_t i = 0; i < COUNT(short_ones); i++) {
		struct wire w = { .port = 80 };
		size_t n = strlen(short_ones[i].said);

		open_connection(&w);
		send_segment(&w, C, ACK, short_ones[i].said, n);
		struct wire_frame *f = &w.frames[w.count - 1];

		f->uncaptured = (uint32_t)n - short_ones[i].captured;
		f->n -= f->uncaptured;
		char *text = http_text(&w);

		cr_expect_str_eq(text, short_ones[i].shown, "%s:\n%s", short_ones[i].what, text);
		check_explained(&w, short_ones[i].what);
		free(text);
		wire_free(&w);
	}
}

/* n bytes of the server in segments as long as can be; answered, so that gaps would be seen. */
static void
send_long(struct wire *w, const uint8_t *bytes, size_t n)
{
	for (size_t at = 0, len; at < n; at += len) {
		len = n - at < 60000 ? n - at : 60000;
		send_segment(w, S, ACK, bytes + at, len);
	}
}

/* The limits of http.h, and MESSAGE_MAX: what is longer is shown all the same, and what follows is found. */
static const struct {
	const char *name, *head;
	size_t filler;			/* bytes behind that */
	const char *tail, *begins;
} long_ones[] = {
	{ "line", "HTTP/1.1 200 ", HTTP_LINE_MAX, "\r\n\r\n", "unknown 485454502f" },
	{ "head", "HTTP/1.1 200 OK\r\nX: ", HTTP_HEAD_MAX, "\r\n\r\n", "unknown 485454502f" },
	{ "body", "HTTP/1.1 200 OK\r\nContent-Length: 2500000\r\n\r\n", 2500000, "", "code 200\nresponse_number 1\nfile_data 7a7a" },
	{ "chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2625A0\r\n", 2500000, "\r\n0\r\n\r\n",
	  "code 200\nresponse_number 1\nchunk_size 2500000\nchunk.no_end\nfile_data 7a7a" },
	{ "extension", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", 70000, "\r\n",
	  "code 200\nresponse_number 1\nchunk.cut 313b7a" },
};

Test(http, limits)
{
	static const char last[] = "HTTP/1.1 203 Last\r\nContent-Length: 0\r\n\r\n";
	static struct wire w;

	for (size_t i = 0; i < COUNT(long_ones); i++) {
		size_t head = strlen(long_ones[i].head), tail = strlen(long_ones[i].tail), n = head + long_ones[i].filler;
		uint8_t *all = malloc(n + tail + sizeof last);

		memcpy(all, long_ones[i].head, head);
		memset(all + head, 'z', long_ones[i].filler);
		memcpy(all + n, long_ones[i].tail, tail);
		memcpy(all + n + tail, last, sizeof last - 1);
		w.port = 80;
		open_connection(&w);
		send_segment(&w, C, ACK, "GET /1 HTTP/1.1\r\n\r\n", 19);
		send_long(&w, all, n + tail + sizeof last - 1);
		close_connection(&w);
		char *text = http_text(&w), *found = text ? strstr(text, "code 203") : NULL;

		cr_expect(strstr(text, long_ones[i].begins), "%s: %.200s", long_ones[i].name, text);
		cr_expect(found && (i < 2 || !strstr(found, "response_number")), "%s: no last response", long_ones[i].name);
		cr_expect(i < 2 || i > 3 || strstr(text, "\nsequel 7a7a"), "%s", long_ones[i].name);
		free(text);
		free(all);
		wire_free(&w);
	}
}
