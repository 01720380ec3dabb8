/*
 * -z follow.  Expected text of captures is tshark 4.0.17's, but for the frame
 * behind the first line of a piece in hex; that of segments made here is from
 * RFC 9293.
 */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/registry.h"
#include "dissectors/engine/session.h"
#include "tests/ui/run.h"
#include "ui/packet.h"
#include "ui/stats/follow_text.h"
#include "ui/stats/statistics.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))
#define LINE "===================================================================\n"

static const struct {
	const char *name, *command, *out;
} exact[] = {
	{ "ascii", "$p -q -r pcaps/http.pcap -z follow,tcp,ascii,1",
	  "\n" LINE "Follow: tcp,ascii\nFilter: tcp.stream eq 1\nNode 0: 192.0.2.10:36778\nNode 1: 198.51.100.80:80\n"
	  "78\nHEAD / HTTP/1.1\r\nHost: 198.51.100.80\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\n\r\n\n"
	  "\t253\nHTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nDate: Mon, 23 Nov 2026 07:58:07 GMT\r\n"
	  "Content-Type: text/html; charset=utf-8\r\nContent-Length: 456\r\n"
	  "Last-Modified: Mon, 23 Nov 2026 07:57:43 GMT\r\nConnection: keep-alive\r\n"
	  "ETag: \"6b03f1f7-1c8\"\r\nAccept-Ranges: bytes\r\n\r\n\n" LINE },
	{ "hex", "$p -q -r pcaps/http.pcap -z follow,tcp,hex,1 | sed -n '7,13p;$p'",
	  "00000000  48 45 41 44 20 2f 20 48  54 54 50 2f 31 2e 31 0d  HEAD / H TTP/1.1.  frame 67\n"
	  "00000010  0a 48 6f 73 74 3a 20 31  39 38 2e 35 31 2e 31 30  .Host: 1 98.51.10\n"
	  "00000020  30 2e 38 30 0d 0a 55 73  65 72 2d 41 67 65 6e 74  0.80..Us er-Agent\n"
	  "00000030  3a 20 63 75 72 6c 2f 37  2e 38 38 2e 31 0d 0a 41  : curl/7 .88.1..A\n"
	  "00000040  63 63 65 70 74 3a 20 2a  2f 2a 0d 0a 0d 0a        ccept: * /*....\n"
	  "\t00000000  48 54 54 50 2f 31 2e 31  20 32 30 30 20 4f 4b 0d  HTTP/1.1  200 OK.  frame 69\n"
	  "\t00000010  0a 53 65 72 76 65 72 3a  20 6e 67 69 6e 78 2f 31  .Server:  nginx/1\n" LINE },
	{ "raw", "$p -q -r pcaps/http.pcap -z follow,tcp,raw,1 | sed -n 7,8p | cut -c 1-40",
	  "48454144202f20485454502f312e310d0a486f73\n\t485454502f312e3120323030204f4b0d0a53657\n" },
	{ "nothing was said", "$p -q -r pcaps/http.pcap -z follow,tcp,raw,4", "\n" LINE "Follow: tcp,raw\n"
	  "Filter: tcp.stream eq 4\nNode 0: 192.0.2.10:46178\nNode 1: 198.51.100.80:8080\n" LINE },
	{ "no such stream", "$p -q -r pcaps/http.pcap -z follow,tcp,raw,99", "\n" LINE "Follow: tcp,raw\n"
	  "Filter: tcp.stream eq 99\nNode 0: :0\nNode 1: :0\n" LINE },
	{ "a lost segment", "$p -q -r pcaps/http.pcap -f 'ip[4:2] != 0xbc1c' -z follow,tcp,ascii,0 | "
	  "grep -aE '^.?[0-9]+$|missing' | head -n 6",
	  "87\n\t709\n88\n\t1448\n\t[1448 bytes missing in capture file]\n\t1448\n" },
	{ "read twice, and with others", "$p -2 -q -r pcaps/http.pcap -z follow,tcp,raw,4 -z hosts -z follow,tcp,hex,4 | "
	  "grep 'Follow\\|Hosts'", "Follow: tcp,raw\nHosts, by hardware address: frames sent, IPv4 addresses sent for\n"
	  "Follow: tcp,hex\n" },
};

Test(follow, exact)
{
	for (size_t i = 0; i < COUNT(exact); i++) {
		struct ran r = run(exact[i].command);

		cr_expect_str_eq(r.out, exact[i].out, "%s:\n%s", exact[i].name, r.out);
		cr_expect_str_empty(r.err, "%s: %s", exact[i].name, r.err);
		ran_free(&r);
	}
}

/* Everything that tshark says of every stream of a capture. */
Test(follow, as_tshark)
{
	/* not web.pcap's streams 4 and 5, where tshark shows a response that came before its request's end first */
	struct ran r = run("command -v tshark >/dev/null || { echo skipped: tshark is not installed >&2; exit; }; "
	    "printf 'http.pcap tcp 0 1 2 3 4\\nudp.pcap udp 0 2 3\\nweb.pcap http 0 1 2 3 6 7 8 9 10\\n"
	    "lesson.pcapng http 0 1\\n' | while read file protocol streams; do for mode in raw hex; do for stream in $streams; do "
	    "z=follow,$protocol,$mode,$stream; "
	    "$p -q -r pcaps/$file -z $z | sed '/^\t*0000/s/  frame [0-9]*$//;s/ *$//' | cksum; "
	    "tshark -q -r pcaps/$file -z $z 2>/dev/null | sed 's/ *$//' | cksum; done; done; done | "
	    "uniq -c | awk '{ print $1 }' | sort -u");

	if (holds(r.err, "skipped:"))
		fputs(r.err, stderr);
	else
		cr_expect_str_eq(r.out, "2\n", "%s", r.out);
	ran_free(&r);
}

Test(follow, wrong_arguments)
{
	static const char *const wrong[] = {
		"follow", "follow,", "follow,sctp,ascii,0", "follow,tcp", "follow,tcp,foo,0", "follow,tcp,utf-8//IGNORE,0", "follow,tcp,ascii", "follow,tcp,ascii,",
		"follow,tcp,ascii,-1", "follow,tcp,ascii,1x", "follow,tcp,ascii,99999999999999999999",
		"follow,tcp,ascii,4294967295", "follow,tcp,,0", "http_req", "http_req,x", "hosts,x", "host", "", ",",
	};
	struct statistics *all = NULL;

	registry_start();
	for (size_t i = 0; i < COUNT(wrong); i++)
		cr_expect(statistics_open(&all, wrong[i]), "%s", wrong[i]);
	cr_expect_null(all);
	struct ran r = run("$p -r pcaps/http.pcap -z follow,tcp,klingon,0");

	cr_expect_eq(r.status, 1);
	cr_expect(holds(r.err, "tcp, udp or http; ascii, hex, raw or a character set"), "%s", r.err);
	ran_free(&r);
}

/* ---- segments made here ---- */

enum { F = 1, S = 2, R = 4, A = 16 };

struct spoken {
	bool server;
	uint32_t seq, ack;
	int flags;
	const char *data;
	uint32_t cut;		/* of the data, by the capture */
};

static const struct dialogue {
	const char *name;
	struct spoken said[10];
	const char *text;	/* between the two lines, without the nodes */
} dialogues[] = {
	{ "a talk", { { 0, 99, 0, S }, { 1, 499, 100, S | A }, { 0, 100, 500, A, "ping" }, { 1, 500, 104, A, "pong" },
	  { 0, 104, 504, A, "bye" }, { 0, 107, 504, F | A }, { 1, 504, 108, F | A } },
	  "4\nping\n\t4\npong\n3\nbye\n" },
	{ "one-sided, a gap that nobody acknowledges", { { 0, 99, 0, S }, { 0, 100, 500, A, "a" }, { 0, 103, 500, A, "d" } },
	  "1\na\n[2 bytes missing in capture file]\n1\nd\n" },
	{ "a gap is passed once it is acknowledged", { { 0, 100, 500, A, "a" }, { 0, 103, 500, A, "d" },
	  { 1, 500, 101, A, "x" }, { 1, 501, 103, A, "y" } },
	  "1\na\n\t1\nx\n[2 bytes missing in capture file]\n1\nd\n\t1\ny\n" },
	{ "out of order", { { 0, 103, 500, A, "d" }, { 1, 500, 100, A }, { 0, 100, 500, A, "abc" } }, "1\nd\n" },
	{ "out of order behind a SYN", { { 0, 99, 0, S }, { 0, 103, 500, A, "d" }, { 1, 500, 100, A, "x" },
	  { 0, 100, 501, A, "abc" } }, "\t1\nx\n3\nabc\n1\nd\n" },
	{ "no SYN: the other side says where", { { 1, 500, 100, A, "x" }, { 0, 102, 501, A, "c" } },
	  "1\nx\n\t[2 bytes missing in capture file]\n\t1\nc\n" },
	{ "RST in the middle", { { 0, 99, 0, S }, { 0, 100, 500, A, "a" }, { 1, 500, 101, R | A, "go away" },
	  { 0, 101, 500, A, "b" } }, "1\na\n1\nb\n" },
	{ "a zero window's probe", { { 0, 99, 0, S }, { 0, 100, 500, A, "ab" }, { 0, 102, 500, A, "c" }, { 1, 500, 102, A },
	  { 0, 102, 500, A, "cd" }, { 1, 500, 104, A } }, "2\nab\n1\nc\n1\nd\n" },
	{ "a keep-alive byte", { { 0, 99, 0, S }, { 0, 100, 500, A, "ab" }, { 0, 101, 500, A, "b" }, { 1, 500, 102, A },
	  { 0, 102, 500, A, "c" } }, "2\nab\n1\nc\n" },
	{ "cut by the capture", { { 0, 99, 0, S }, { 0, 100, 500, A, "abcd", 3 }, { 1, 500, 104, A, "x" }, { 0, 104, 501, A, "e" } },
	  "1\na\n\t1\nx\n[3 bytes missing in capture file]\n1\ne\n" },
	{ "a SYN with data", { { 0, 99, 0, S, "ab" }, { 1, 499, 102, S | A }, { 0, 102, 500, A, "c" } }, "2\nab\n1\nc\n" },
	{ "sequence numbers wrap", { { 0, 0xfffffffd, 0, S }, { 0, 0xfffffffe, 500, A, "abc" }, { 0, 1, 500, A, "d" } },
	  "3\nabc\n1\nd\n" },
	{ "the terminal is safe", { { 0, 99, 0, S }, { 0, 100, 500, A, "\033[2J\r\n\x9b\r!\t\177\xd0\xb6\n" } },
	  "14\n.[2J\r\n..!....\n\n" },
};

/* An Ethernet frame with a segment of that dialogue; gives its length on the wire. */
static uint32_t
make_frame(uint8_t *to, const struct spoken *x)
{
	static const uint8_t head[34] = { 2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0, 0x45, [22] = 64, 6, 0, 0,
	    192, 0, 2, 1, 192, 0, 2, 2 };
	uint32_t n = x->data ? (uint32_t)strlen(x->data) : 0;

	memcpy(to, head, sizeof head);
	to[17] = (uint8_t)(40 + n);
	to[29] = x->server ? 2 : 1;
	to[33] = x->server ? 1 : 2;
	memset(to + 34, 0, 20);
	to[35] = x->server ? 80 : 200;
	to[37] = x->server ? 200 : 80;
	for (int i = 0; i < 4; i++) {
		to[38 + i] = (uint8_t)(x->seq >> (3 - i) * 8);
		to[42 + i] = (uint8_t)(x->ack >> (3 - i) * 8);
	}
	to[46] = 0x50;
	to[47] = (uint8_t)x->flags;
	memcpy(to + 54, x->data ? x->data : "", n);
	return 54 + n;
}

/* What -z follow says of a dialogue; terminated, in o. */
static void
follow(struct out *o, const struct dialogue *x, const char *value)
{
	static struct node nodes[PACKET_NODES];
	struct dissection d = { .nodes = nodes, .capacity = PACKET_NODES };
	struct statistics *all = NULL;

	d.session = session_new(&(struct session_setting){ .seed = 1 });
	cr_assert_null(statistics_open(&all, value));
	for (uint32_t i = 0; i < COUNT(x->said) && x->said[i].flags; i++) {
		uint8_t bytes[256];
		uint32_t wire = make_frame(bytes, &x->said[i]);
		struct packet packet = { .bytes = bytes, .captured = wire - x->said[i].cut, .wire = wire,
		    .number = i + 1, .link_type = 1 };

		dissect_packet(&d, &packet);
		statistics_add(all, &d);
	}
	statistics_put(o, all);
	*o->p = 0;
	statistics_free(all);
	session_free(d.session);
}

Test(follow, dialogues)
{
	registry_start();
	for (size_t i = 0; i < COUNT(dialogues); i++) {
		struct out o;
		char expected[1024];

		cr_assert(out_open(&o, -1));
		follow(&o, &dialogues[i], "follow,tcp,ascii,0");
		snprintf(expected, sizeof expected, "%s" LINE, dialogues[i].text);
		const char *text = strstr(o.start, "Node 1");

		cr_assert(text && (text = strchr(text, '\n')));
		cr_expect_str_eq(text + 1, expected, "%s:\n%s", dialogues[i].name, text + 1);
		out_close(&o);
	}
}

/* A segment of any numbers, flags and length, perhaps cut, perhaps with a byte bent. */
static struct packet
random_packet(uint8_t *bytes, uint32_t number, unsigned *seed)
{
	struct spoken x = { rand_r(seed) % 2, (uint32_t)rand_r(seed) >> rand_r(seed) % 32,
	    (uint32_t)rand_r(seed) >> rand_r(seed) % 32, rand_r(seed) % 8 ? A : rand_r(seed) % 64 & ~S,
	    &"\033]0;an unfriendly text\7"[rand_r(seed) % 24] };
	uint32_t wire = make_frame(bytes, &x);

	if (rand_r(seed) % 8 == 0)
		bytes[rand_r(seed) % (int)wire] ^= (uint8_t)rand_r(seed);
	return (struct packet){ .bytes = bytes, .captured = rand_r(seed) % 4 ? wire : (uint32_t)rand_r(seed) % wire,
	    .wire = wire, .number = number, .link_type = 1 };
}

/* Whatever comes, it ends, and nothing steers the terminal. */
Test(follow, random)
{
	static struct node nodes[PACKET_NODES];
	unsigned seed = 5;
	size_t said = 0;
	struct out o;

	registry_start();
	for (int round = 0; round < 100; round++) {
		struct dissection d = { .nodes = nodes, .capacity = PACKET_NODES };
		struct statistics *all = NULL;
		uint8_t bytes[256];

		cr_assert(out_open(&o, -1));
		d.session = session_new(&(struct session_setting){ .seed = 1 });
		cr_assert_null(statistics_open(&all, "follow,tcp,ascii,0"));
		cr_assert_null(statistics_open(&all, "follow,tcp,hex,0"));
		for (uint32_t i = 1; i <= 300; i++) {
			struct packet packet = random_packet(bytes, i, &seed);

			dissect_packet(&d, &packet);
			statistics_add(all, &d);
		}
		statistics_put(&o, all);
		cr_assert_null(memchr(o.start, '\033', (size_t)(o.p - o.start)));
		said += (size_t)(o.p - o.start);
		statistics_free(all);
		session_free(d.session);
		out_close(&o);
	}
	cr_expect_gt(said, 1000000, "%d bytes are some of all", (int)said);
}

/* Of two copies that differ the first is shown, and it is said. */
Test(follow, conflicts)
{
	static const struct dialogue x = { "", { { 0, 99, 0, S }, { 0, 100, 500, A, "abc" }, { 0, 101, 500, A, "XYd" } } };
	struct out o;

	registry_start();
	cr_assert(out_open(&o, -1));
	follow(&o, &x, "follow,tcp,raw,0");
	cr_expect(holds(o.start, "\n616263\n64\n" LINE "Segments that repeat bytes differently (the first copy is shown): 1\n"), "%s", o.start);
	out_close(&o);
}

/* Bytes and gaps of any kind, in all modes. */
Test(follow, runs)
{
	static const char *const modes[] = { "ascii", "raw", "koi8-r", "hex" };
	static const struct stream_run gap = { 1, 70000, NULL, 0, 0, 0, true };
	struct stream_run far = { UINT64_C(0x123456789b), 2, (const uint8_t *)"ab", 17, 0, 0, false };
	struct out o;

	cr_assert(out_open(&o, -1));
	for (size_t i = 0; i < COUNT(modes); i++) {
		struct follow_form form;

		cr_assert(follow_form_open(&form, modes[i]));
		put_follow_run(&o, &form, &(struct said){ i, gap });
		if (!strcmp(modes[i], "hex"))
			put_follow_run(&o, &form, &(struct said){ true, far });
		follow_form_close(&form);
	}
	*o.p = 0;
	cr_expect_str_eq(o.start, "[70000 bytes left out: no memory for them]\n\t[70000 bytes left out: no memory for them]\n"
	    "\t[70000 bytes left out: no memory for them]\n\t[70000 bytes left out: no memory for them]\n"
	    "\t000000123456789A  61 62                                             ab                 frame 17\n", "%s", o.start);
	out_close(&o);
}
