/*
 * -r FILE -w OUT: packets of one file saved as another.  U03, issue 4.  That
 * tshark reads the same was checked by hand, over all public captures.
 */

#include <criterion/criterion.h>
#include "tests/ui/run.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

/* What the script prints of packets: all that is kept. */
#define KEPT "-n -t e -T fields -e frame.time_epoch -e frame.len -e frame.cap_len " \
	     "-e frame.comment -e frame.interface_name -e _ws.col.Info"
#define IN_FOLDER "d=$(mktemp -d); trap 'rm -r $d' EXIT; "
#define SAME(from, how) IN_FOLDER from " >$d/in; " how "; $p -r $d/in " KEPT " >$d/a; " \
	     "$p -r $d/out " KEPT " >$d/b; [ -s $d/a ] && cmp $d/a $d/b && $p -r $d/in -x >$d/a && " \
	     "$p -r $d/out -x >$d/b && cmp $d/a $d/b && echo same"
#define TYPE "; head -c 4 $d/out | od -An -tx1"

static const struct {
	const char *name, *command, *out;
} rows[] = {
	{ "pcapng, with comments and the interface's name",
	  SAME("cat pcaps/lesson.pcapng", "$p -r $d/in -w $d/out") TYPE, "same\n 0a 0d 0d 0a\n" },
	{ "pcap", SAME("cat pcaps/http.pcap", "$p -r $d/in -F pcap -w $d/out") TYPE, "same\n d4 c3 b2 a1\n" },
	{ "nsecpcap, of a pipe", SAME("cat pcaps/bulk.pcap", "cat $d/in | $p -r - -F nsecpcap -w - >$d/out") TYPE,
	  "same\n 4d 3c b2 a1\n" },
	{ "read twice", SAME("cat pcaps/lesson.pcapng", "$p -2 -r $d/in -w $d/out"), "same\n" },
	{ "only what passes, up to a number", "$p -r pcaps/http.pcap -f 'arp or tcp[13] == 2' -c 3 -w - | "
	  "$p -r - -T fields -e frame.len", "42\n42\n74\n" },
	{ "a limit of packets", "$p -r pcaps/http.pcap -a packets:2 -w - | $p -r - -T fields -e frame.len", "42\n42\n" },
	{ "a limit of 1 kB, which the seventh packet passes",
	  "$p -r pcaps/http.pcap -F pcap -a filesize:1 -w - | wc -c | { read n; "
	  "$p -r pcaps/http.pcap -T fields -e frame.len | { s=24; while [ $s -lt 1000 ]; do read l; "
	  "s=$((s + 16 + l)); done; [ $s = $n ] && echo so; }; }", "so\n" },
	{ "a limit without a file", "$p -r pcaps/http.pcap -a packets:2 -T fields -e frame.len", "42\n42\n" },
	{ "what is asked for is printed, too", IN_FOLDER "$p -n -r pcaps/http.pcap -c 1 -P -w $d/out; "
	  "$p -r $d/out -T fields -e frame.len", "    1   0.000000 02:00:00:00:00:0a → ff:ff:ff:ff:ff:ff ARP 42 "
	  "Who has 192.0.2.1? Tell 192.0.2.10\n42\n" },
	{ "written over what is there", IN_FOLDER "seq 99999 >$d/out; $p -r pcaps/http.pcap -c 1 -w $d/out; "
	  "$p -r $d/out -T fields -e frame.len", "42\n" },
	{ "statistics and a file", IN_FOLDER "$p -r pcaps/arp.pcap -q -z hosts -w $d/out | grep -c 192.0.2.10; "
	  "$p -r $d/out | wc -l", "1\n19\n" },
	{ "nothing passes: an empty file of the same link type",
	  "$p -r pcaps/http.pcap -f 'port 1' -F pcap -w - | od -An -tx1 | tail -n 1", " 00 00 04 00 01 00 00 00\n" },
};

Test(rewrite, files)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct ran r = run(rows[i].command);

		cr_expect_str_eq(r.out, rows[i].out, "%s:\n%s", rows[i].name, r.out);
		cr_expect_str_empty(r.err, "%s: %s", rows[i].name, r.err);
		ran_free(&r);
	}
}

/* Two link types: little-endian pcapng, Ethernet and raw IP, a packet of one byte of each. */
#define TWO_TYPES "printf '\\n\\r\\r\\n\\34\\0\\0\\0M<+\\32\\1\\0\\0\\0\\377\\377\\377\\377\\377\\377\\377\\377\\34\\0\\0\\0" \
	"\\1\\0\\0\\0\\24\\0\\0\\0\\1\\0\\0\\0\\0\\0\\0\\0\\24\\0\\0\\0" \
	"\\1\\0\\0\\0\\24\\0\\0\\0\\145\\0\\0\\0\\0\\0\\0\\0\\24\\0\\0\\0" \
	"\\6\\0\\0\\0\\44\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\1\\0\\0\\0\\1\\0\\0\\0\\252\\0\\0\\0\\44\\0\\0\\0" \
	"\\6\\0\\0\\0\\44\\0\\0\\0\\1\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\1\\0\\0\\0\\1\\0\\0\\0\\252\\0\\0\\0\\44\\0\\0\\0' | "

static const struct {
	const char *name, *command;
	int status;
	const char *err;
} wrong[] = {
	{ "formats are listed", "$p -r pcaps/http.pcap -F x -w x", 1, "\n  nsecpcap  pcap with" },
	{ "formats are listed, if none is given, too", "$p -F", 1, "\n  nsecpcap  pcap with" },
	{ "limits are listed", "$p -r pcaps/http.pcap -a size:3", 1, "\n  filesize:KB " },
	{ "limits of a ring are listed", "$p -r pcaps/http.pcap -b 3", 1, "\n  interval:SECONDS " },
	{ "a ring of a file", "$p -r pcaps/http.pcap -w x -b packets:3", 1, "-b is for live capture" },
	{ "a ring without a name", "$p -r pcaps/http.pcap -b packets:3", 1, "-w FILE" },
	{ "a ring on standard output", "$p -r pcaps/http.pcap -w - -b packets:3", 1, "-w FILE" },
	{ "files without a ring", "$p -r pcaps/http.pcap -w x -a files:3", 1, "-a files: counts the files of -b" },
	{ "packets and text in one", "$p -r pcaps/http.pcap -w - -V", 1, "cannot have packets and text" },
	{ "onto itself", IN_FOLDER "cp pcaps/http.pcap $d/x; $p -r $d/x -w $d/../${d##*/}/x; s=$?; "
	  "cmp pcaps/http.pcap $d/x || s=9; (exit $s)", 2, "is the file that is read" },
	{ "what is no capture, onto one", IN_FOLDER "cp pcaps/http.pcap $d/x; $p -r README.md -w $d/x; s=$?; "
	  "cmp pcaps/http.pcap $d/x || s=9; (exit $s)", 2, "README.md: is no capture file" },
	{ "what is empty, onto one", IN_FOLDER "cp pcaps/http.pcap $d/x; $p -r - -w $d/x </dev/null; s=$?; "
	  "cmp pcaps/http.pcap $d/x || s=9; (exit $s)", 2, "is empty" },
	{ "no folder", "$p -r pcaps/http.pcap -w /nonexistent/x", 2, "no such folder; make it first" },
	{ "a full disk", "$p -r pcaps/http.pcap -w /dev/full", 2, "/dev/full: the disk is full; make room" },
	{ "a file that cannot grow", IN_FOLDER "(ulimit -f 4; $p -r pcaps/bulk.pcap -F pcap -w $d/x); s=$?; "
	  "$p -q -r $d/x || s=9; (exit $s)", 2, "packets saved: " },
	{ "what comes before damage is saved", IN_FOLDER "head -c 1000 pcaps/http.pcap | $p -r - -w $d/x; s=$?; "
	  "[ $($p -r $d/x | wc -l) = 7 ] || s=9; (exit $s)", 2, "cut short in the middle of frame 8" },
	{ "pcap of two link types", IN_FOLDER TWO_TYPES "$p -r - -F pcap -w $d/x; s=$?; "
	  "$p -r $d/x -T fields -e frame.len | grep -qx 1 || s=9; (exit $s)", 2, "take -F pcapng; packets saved: 1" },
	{ "... as it is said", TWO_TYPES "$p -r - -w - | $p -r - -T fields -e frame.interface_id | tr '\\n' , >&2", 0, "0,1," },
};

Test(rewrite, complaints)
{
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct ran r = run(wrong[i].command);

		cr_expect_eq(r.status, wrong[i].status, "%s: status %d, %s", wrong[i].name, r.status, r.err);
		cr_expect(holds(r.err, wrong[i].err), "%s: no '%s' in:\n%s", wrong[i].name, wrong[i].err, r.err);
		cr_expect_str_empty(r.out, "%s:\n%s", wrong[i].name, r.out);
		ran_free(&r);
	}
}
