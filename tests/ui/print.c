/*
 * The program as a user runs it: what it prints, and how it ends.  Expected
 * lines are tshark 4.0.17's of the same captures.
 */

#include <criterion/criterion.h>
#include <stdio.h>
#include "tests/ui/run.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

static const struct sample {
	const char *name, *command, *out;
} exact[] = {
	{ "summaries in tshark's columns", "$p -n -r pcaps/http.pcap -c 3",
	  "    1   0.000000 02:00:00:00:00:0a → ff:ff:ff:ff:ff:ff ARP 42 Who has 192.0.2.1? Tell 192.0.2.10\n"
	  "    2   0.000043 02:00:00:00:00:01 → 02:00:00:00:00:0a ARP 42 192.0.2.1 is at 02:00:00:00:00:01\n"
	  "    3   0.000047   192.0.2.10 → 198.51.100.80 TCP 74 36764 → 80 [SYN] Seq=0 Win=64240 Len=0 "
	  "MSS=1460 SACK_PERM TSval=3468178497 TSecr=0 WS=1024\n" },
	{ "absolute time, UTC", "$p -n -r pcaps/http.pcap -c 1 -t ud",
	  "    1 2026-11-23 07:58:07.863791 02:00:00:00:00:0a → ff:ff:ff:ff:ff:ff ARP 42 "
	  "Who has 192.0.2.1? Tell 192.0.2.10\n" },
	{ "day of the year", "$p -r pcaps/http.pcap -c 1 -t udoy | cut -c 1-32",
	  "    1 2026/327 07:58:07.863791 0\n" },
	{ "since 1970", "$p -r pcaps/http.pcap -c 1 -t e | cut -c 1-24", "    1 1795420687.863791 \n" },
	{ "time of day elsewhere", "TZ=UTC-3 $p -r pcaps/http.pcap -c 1 -t a | cut -c 1-21",
	  "    1 10:58:07.863791\n" },
	{ "since the packet before", "$p -r pcaps/http.pcap -c 3 -t d | cut -c 1-16",
	  "    1   0.000000\n    2   0.000043\n    3   0.000004\n" },
	{ "since the packet printed before", "$p -r pcaps/http.pcap -f tcp -c 1 -t d | cut -c 1-16; "
	  "$p -r pcaps/http.pcap -f tcp -c 2 -t dd | cut -c 1-16",
	  "    3   0.000004\n    3   0.000000\n    4   0.000045\n" },
	{ "bytes", "$p -r pcaps/http.pcap -x -c 1",
	  "0000  ff ff ff ff ff ff 02 00 00 00 00 0a 08 06 00 01   ................\n"
	  "0010  08 00 06 04 00 01 02 00 00 00 00 0a c0 00 02 0a   ................\n"
	  "0020  00 00 00 00 00 00 c0 00 02 01                     ..........\n\n" },
	{ "fields", "$p -n -r pcaps/http.pcap -c 3 -T fields -e frame.number -e ip.addr -e tcp.port "
	  "-e tcp.flags -e tcp.options.mss_val -E header=y -E separator=, -E quote=d -E aggregator=/s",
	  "frame.number,ip.addr,tcp.port,tcp.flags,tcp.options.mss_val\n"
	  "\"1\",,,,\n\"2\",,,,\n\"3\",\"192.0.2.10 198.51.100.80\",\"36764 80\",\"0x0002\",\"1460\"\n" },
	{ "first and last occurrence", "$p -r pcaps/icmp.pcap -c 4 -T fields -e ip.src -E occurrence=f | tail -n 1; "
	  "$p -r pcaps/icmp.pcap -c 4 -T fields -e ip.src -E occurrence=l | tail -n 1; "
	  "$p -r pcaps/icmp.pcap -c 4 -T fields -e ip.src | tail -n 1",
	  "192.0.2.1\n192.0.2.10\n192.0.2.1,192.0.2.10\n" },
	{ "columns as fields", "$p -r pcaps/http.pcap -c 1 -T fields -e _ws.col.Protocol -e _ws.col.Info -e eth",
	  "ARP\tWho has 192.0.2.1? Tell 192.0.2.10\tEthernet II\n" },
	{ "standard input", "$p -r - -c 1 -T fields -e frame.len <pcaps/http.pcap", "42\n" },
	{ "a pipe", "cat pcaps/lesson.pcapng | $p -r - -q", "" },
	{ "compressed", "gzip -c pcaps/http.pcap | $p -r - -c 1 -T fields -e frame.len", "42\n" },
	{ "cut by the capture, cut by the sender",
	  "z='\\0\\0\\0\\0\\0\\0\\0\\0'; { printf '\\324\\303\\262\\241\\2\\0\\4\\0'$z'\\0\\0\\4\\0\\1\\0\\0\\0';"
	  " for wire in '\\52' '\\24'; do printf $z'\\24\\0\\0\\0'$wire'\\0\\0\\0'"
	  "$z'\\0\\0\\0\\0\\10\\6\\0\\1\\10\\0\\6\\4'; done; } | $p -r - -V | grep '^.[PM]a'",
	  "[Packet cut short by the capture length]\n[Malformed packet]\n" },
	{ "a pipe, read twice", "gzip -c pcaps/http.pcap | $p -2 -r - -T fields -e frame.number | tail -n 1", "95\n" },
	{ "quiet", "$p -q -r pcaps/http.pcap", "" },
	{ "a capture filter", "$p -r pcaps/http.pcap -f 'arp or tcp[13] == 2' -c 3 -T fields -e frame.number",
	  "1\n2\n3\n" },
	{ "a word is a file", "$p pcaps/http.pcap | head -n 1 | cut -c 1-10", "    1   0.\n" },
};

Test(print, exact)
{
	for (size_t i = 0; i < COUNT(exact); i++) {
		struct ran r = run(exact[i].command);

		cr_expect_str_eq(r.out, exact[i].out, "%s:\n%s", exact[i].name, r.out);
		cr_expect_str_empty(r.err, "%s: %s", exact[i].name, r.err);
		ran_free(&r);
	}
}

static const struct {
	const char *name, *command;
	int status;
	const char *out, *err;		/* parts that must be there; NULL: nothing at all */
} ends[] = {
	{ "help", "$p --help", 0, "-T FORMAT", NULL },
	{ "version", "$p --version", 0, "iriscope ", NULL },
	{ "glossary", "$p -G fields", 0, "F\tTime to Live\tip.ttl\tFT_UINT8\tip\t", NULL },
	{ "U07: decode as", "$p -r pcaps/udp.pcap -V -d udp.port==50000,dns | grep -A 1 'told by the user'", 0,
	  "with -d]\nDomain Name System", NULL },
	{ "decode as, by the client's port", "$p -r pcaps/http.pcap -d tcp.port==30000:30000,pop -c 9", 0, "POP", NULL },
	{ "decode as: no range", "$p -r pcaps/udp.pcap -d udp.port==,dns", 1, NULL, "-d takes SELECTOR==VALUE,PROTOCOL" },
	{ "decode as: backwards", "$p -r pcaps/udp.pcap -d udp.port==9-1,dns", 1, NULL, "-d takes SELECTOR" },
	{ "decode as: no selector", "$p -r pcaps/udp.pcap -d port==9,dns", 1, NULL, "-d takes SELECTOR" },
	{ "decode as: no protocol", "$p -r pcaps/udp.pcap -d udp.port==9,xyz", 1, NULL, "xyz: -d: no such protocol" },
	{ "no file", "$p", 1, NULL, "no file to read" },
	{ "no such file", "$p -r /nonexistent/x.pcap", 2, NULL, "/nonexistent/x.pcap" },
	{ "no capture", "$p -r Makefile", 2, NULL, "Makefile" },
	{ "no such option", "$p -Z", 1, NULL, "-Z: no such option" },
	{ "a value is missing", "$p -r", 1, NULL, "-r needs a value" },
	{ "no such field", "$p -r pcaps/http.pcap -T fields -e ip.nonsense", 1, NULL, "ip.nonsense" },
	{ "no such protocol", "$p -r pcaps/http.pcap -O arp,nonsense", 1, NULL, "nonsense" },
	{ "no such time", "$p -r pcaps/http.pcap -t zz", 1, NULL, "udoy" },
	{ "no time at all", "$p -t", 1, NULL, "udoy" },
	{ "no such field option", "$p -r pcaps/http.pcap -T fields -e ip.src -E foo=bar", 1, NULL, "occurrence=f|l|a" },
	{ "no fields", "$p -r pcaps/http.pcap -T fields", 1, NULL, "-e NAME" },
	{ "no memory", "$p -q --memory 0 -r pcaps/http.pcap", 1, NULL, "number of megabytes" },
	{ "no packets", "$p -r pcaps/http.pcap -c 0", 1, NULL, "1 or more" },
	{ "two passes of a capture", "$p -2 -i lo", 1, NULL, "-2: needs a file" },
	{ "two files", "$p -r pcaps/http.pcap pcaps/arp.pcap", 1, NULL, "one file at a time" },
	{ "a wrong filter", "$p -r pcaps/http.pcap -f 'tcp port'", 1, NULL, "tcp port" },
	{ "a preference of tshark's", "$p -q -r pcaps/http.pcap -o foo.bar:1", 0, NULL, "foo.bar:1" },
	{ "a preference that is always on", "$p -q -r pcaps/http.pcap -o tcp.check_checksum:TRUE", 0, NULL, NULL },
	{ "a cut file", "head -c 1000 pcaps/http.pcap >/tmp/iriscope-cut.pcap; $p -r /tmp/iriscope-cut.pcap",
	  2, "    3   0.000047", "/tmp/iriscope-cut.pcap: " },
	{ "a full disk", "$p -r pcaps/http.pcap >/dev/full", 2, NULL, "writing failed" },
	{ "a reader that leaves", "$p -V -r pcaps/bulk.pcap | head -n 1", 0, "Frame 1", NULL },
	{ "a hostile name", "$p -r \"$(printf 'no\\033[31msuch')\"", 2, NULL, "no\\x1b[31msuch" },
};

static void
expect_part(const char *name, const char *text, const char *part)
{
	if (part)
		cr_expect(holds(text, part), "%s: no '%s' in:\n%s", name, part, text);
	else
		cr_expect_str_empty(text, "%s:\n%s", name, text);
}

Test(print, endings)
{
	for (size_t i = 0; i < COUNT(ends); i++) {
		struct ran r = run(ends[i].command);

		cr_expect_eq(r.status, ends[i].status, "%s: status %d", ends[i].name, r.status);
		expect_part(ends[i].name, r.out, ends[i].out);
		expect_part(ends[i].name, r.err, ends[i].err);
		cr_expect_not(holds(r.err, "\033"), "%s: an escape reaches the terminal", ends[i].name);
		ran_free(&r);
	}
}

/* U10's beginning: a packet in original and in decoded form. */
Test(print, tree_and_bytes)
{
	static const char *const lines[] = {
		"Frame 2: 42 bytes on wire, 42 bytes captured\n",
		"Ethernet II, Src: 02:00:00:00:00:01, Dst: 02:00:00:00:00:0a\n",
		"    Type: ARP (0x0806) → arp\n",
		"Address Resolution Protocol (reply)\n",
		"    Hardware type: Ethernet (1)\n",
		"    Opcode: reply (2)\n",
		"    Sender IP address: 192.0.2.1\n",
		"    Target MAC address: 02:00:00:00:00:0a\n",
		"0000  02 00 00 00 00 0a 02 00 00 00 00 01 08 06 00 01   ................\n",
	};
	struct ran r = run("$p -r pcaps/http.pcap -V -x -c 2 | sed -n '/^Frame 2/,$p'");
	const char *at = r.out;

	for (size_t i = 0; i < COUNT(lines) && at; i++) {
		at = strstr(at, lines[i]);
		cr_expect(at, "no line '%s' in its place in:\n%s", lines[i], r.out);
	}
	ran_free(&r);
}

Test(print, detail_of_some_protocols)
{
	struct ran r = run("$p -r pcaps/http.pcap -O tcp -c 3 | sed -n '/^Frame 3/,$p'");

	cr_expect(holds(r.out, "Internet Protocol Version 4, Src: 192.0.2.10, Dst: 198.51.100.80\n"
	    "Transmission Control Protocol, Src Port: 36764"), "%s", r.out);
	cr_expect(holds(r.out, "    Source Port: 36764\n"), "%s", r.out);
	cr_expect_not(holds(r.out, "Time to Live"), "%s", r.out);
	ran_free(&r);
}

Test(print, colors_only_when_asked)
{
	struct ran plain = run("$p -r pcaps/http.pcap -V"), color = run("$p -r pcaps/http.pcap -V --color");
	struct ran never = run("$p -r pcaps/http.pcap --color=auto");

	cr_expect_not(holds(plain.out, "\033"));
	cr_expect(holds(color.out, "\033["));
	cr_expect_not(holds(never.out, "\033"), "no terminal, no colours");
	ran_free(&plain);
	ran_free(&color);
	ran_free(&never);
}

/* N11: who sends for addresses that ARP gave to others is the router. */
Test(print, hosts_and_gateway)
{
	struct ran r = run("$p -q -z hosts -r pcaps/lesson.pcapng");

	cr_expect(holds(r.out, "02:00:00:00:00:0a        23  192.0.2.10\n"), "%s", r.out);
	cr_expect(holds(r.out, "02:00:00:00:00:01        50  192.0.2.1  198.51.100.80  (gateway"), "%s", r.out);
	ran_free(&r);
}

/* -2: what came later is told; without it, nothing of a later frame. */
Test(print, two_passes)
{
	struct ran one = run("$p -r pcaps/arp.pcap -V"), two = run("$p -2 -r pcaps/arp.pcap -V");
	struct ran pipe = run("cat pcaps/arp.pcap | $p -2 -r - -V");

	cr_expect_not(holds(one.out, "Answered in frame"));
	cr_expect(holds(two.out, "[Answered in frame: 2]"));
	cr_expect(holds(two.out, "Nobody answers"));
	cr_expect_str_eq(pipe.out, two.out, "a pipe is kept to be read again");
	ran_free(&one);
	ran_free(&two);
	ran_free(&pipe);
}

/* -l: the first line is there while the capture still goes on. */
Test(print, flush_at_once)
{
	struct ran r = run("f=$(mktemp); { head -c 200 pcaps/http.pcap; i=0; "
	    "while [ ! -s $f ] && [ $i -lt 200 ]; do sleep 0.1; i=$((i + 1)); done; "
	    "[ -s $f ] && echo seen >&2; } | $p -l -r - >$f; rm $f");

	cr_expect(holds(r.err, "seen"), "%s", r.err);
	ran_free(&r);
}
