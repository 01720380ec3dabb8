/* H06: what was asked of a server.  Requests and codes are tshark 4.0.17's; bytes are those of pcaps/truth/web. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include "tests/ui/run.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))
#define HEAD "HTTP requests by server: answered so (-: not at all), bytes of content\n" \
	"  Requests  Status  Type                             Bytes  Method and URI\n"

static const struct {
	const char *name, *command, *out;
} exact[] = {
	{ "H06: pipelined, compressed, in chunks, in ranges", "$p -q -r pcaps/web.pcap -z http_req,tree", HEAD
	  "www:\n"
	  "         1  200     text/html                            0  HEAD /\n"
	  "         1  200     application/json                   200  GET /1.json\n"
	  "         1  200     application/json                   357  GET /2.json\n"
	  "www.school.example:\n"
	  "         1  200     application/json                  1520  GET /8.json\n"
	  "         1  200     text/html                          456  GET /chunked.html\n"
	  "         1  200     text/html                          456  GET /index.html\n"
	  "         1  405     text/html                          157  PUT /index.html\n"
	  "         2  200     text/html                          818  GET /koi8-r.html\n"
	  "         1  301     text/html                          169  GET /old.html\n"
	  "         1  206     multipart/byteranges               360  GET /picture.bmp\n"
	  "         2  204     -                                    0  POST /upload\n"
	  "         1  200     text/html                          421  GET /windows-1251.html\n" },
	{ "H06: no answer was captured", "$p -q -r pcaps/web.pcap -f 'dst port 80' -z http_req,tree | sed -n 4p",
	  "         1  -       -                                    0  HEAD /\n" },
	{ "H06: no HTTP", "$p -q -r pcaps/arp.pcap -z http_req,tree", HEAD },
};

Test(requests, exact)
{
	for (size_t i = 0; i < COUNT(exact); i++) {
		struct ran r = run(exact[i].command);

		cr_expect_str_eq(r.out, exact[i].out, "%s:\n%s", exact[i].name, r.out);
		cr_expect_str_empty(r.err, "%s: %s", exact[i].name, r.err);
		ran_free(&r);
	}
}

/* Without Host, the server is its address: RFC 1945 has none. */
Test(requests, no_host)
{
	struct ran r = run("test -e ${CORPUS:-../shared/corpus}/visible || { echo skipped: no corpus >&2; exit; }; "
	    "$p -q -r ${CORPUS:-../shared/corpus}/visible/zeek-fragmented-4.pcap -z http_req,tree | sed -n 3,4p");

	if (holds(r.err, "skipped:"))
		fputs(r.err, stderr);
	else
		cr_expect_str_eq(r.out, "10.0.0.1:80:\n         1  -       -                                    0  "
		    "GET /msadc/..%2f../..%2f../..%2f../winnt/system32/cmd.exe?/c+dir+c:\\\n", "%s", r.out);
	ran_free(&r);
}

/* As many of each as tshark counts. */
Test(requests, as_tshark)
{
	struct ran r = run("command -v tshark >/dev/null || { echo skipped: tshark is not installed >&2; exit; }; "
	    "for f in web.pcap http.pcap http-loss.pcap lesson.pcapng; do "
	    "$p -q -r pcaps/$f -z http_req,tree | awk '$NF ~ /^\\// { n[$NF] += $1 } END { for (i in n) print i, n[i] }' | sort | cksum; "
	    "tshark -q -r pcaps/$f -z http_req,tree 2>/dev/null | awk '$1 ~ /^\\// { n[$1] += $2 } "
	    "END { for (i in n) print i, n[i] }' | sort | cksum; done | uniq -c | awk '{ print $1 }' | sort -u");

	if (holds(r.err, "skipped:"))
		fputs(r.err, stderr);
	else
		cr_expect_str_eq(r.out, "2\n", "%s", r.out);
	ran_free(&r);
}
