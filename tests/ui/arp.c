/* -z arp on captures.  Addresses, frames and times are what tshark 4.0.17 shows of them. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include "dissectors/engine/registry.h"
#include "tests/ui/arp.h"
#include "tests/ui/run.h"
#include "ui/stats/statistics.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

static const struct {
	const char *name, *command, *out;
} exact[] = {
	{ "A03, A05, A06: an address that two claim, nobody answers", "$p -q -r pcaps/arp.pcap -z arp",
	  "ARP until the last packet, at 9.980 s; expired: not said again for 60 s\n" TABLE TABLE_HEAD
	  "192.0.2.1       02:00:00:00:00:01               0.054      1.055      8      6 reply\n"
	  "192.0.2.10      02:00:00:00:00:0a               0.000      9.980      0      1 request\n"
	  "192.0.2.20      02:00:00:00:00:14               0.000      6.897      3      2 reply\n"
	  "                two claim it: also 02:00:00:00:00:15, frame 11\n"
	  "192.0.2.20      02:00:00:00:00:15               4.300      4.300      5     11 announced\n"
	  "                two claim it: also 02:00:00:00:00:14, frames 2 to 16\n" REQUESTS REQUESTS_HEAD
	  "192.0.2.10      192.0.2.99           3     17       0                     no answer\n"
	  "192.0.2.10      192.0.2.20           1      1       1        2   0.000046\n"
	  "192.0.2.10      192.0.2.1            2      5       2        6   0.000036\n" },
	{ "A06: another lifetime", "$p -q -r pcaps/arp.pcap -z arp,5 | grep -a expired",
	  "ARP until the last packet, at 9.980 s; expired: not said again for 5 s\n"
	  "192.0.2.1       02:00:00:00:00:01               0.054      1.055      8      6 reply     expired\n"
	  "192.0.2.20      02:00:00:00:00:15               4.300      4.300      5     11 announced expired\n" },
	{ "A05: by interface and VLAN", "$p -q -r pcaps/lesson.pcapng -z arp | tail -n +4",
	  TABLE_HEAD "Interface 0 (eth0):\n"
	  "192.0.2.1       02:00:00:00:00:01               0.332      0.332      1      8 reply\n"
	  "192.0.2.10      02:00:00:00:00:0a               0.000      0.332      1      1 request\n"
	  "192.0.2.20      02:00:00:00:00:14               0.000      0.000      1      2 reply\n"
	  "Interface 0 (eth0), VLAN 7:\n"
	  "192.0.2.10      02:00:00:00:00:0a               1.877      1.877      0     78 request\n" REQUESTS REQUESTS_HEAD
	  "Interface 0 (eth0):\n"
	  "192.0.2.10      192.0.2.20           1      1       1        2   0.000039\n"
	  "192.0.2.10      192.0.2.1            1      7       1        8   0.000022\n"
	  "Interface 0 (eth0), VLAN 7:\n"
	  "192.0.2.10      192.0.2.20           1     78       0                     not yet answered\n" },
	{ "no ARP", "$p -q -r pcaps/lesson.pcapng -f icmp -z arp | tail -n +2", TABLE "none\n" REQUESTS "none\n" },
};

Test(arp_list, exact)
{
	for (size_t i = 0; i < COUNT(exact); i++) {
		struct ran r = run(exact[i].command);

		cr_expect_str_eq(r.out, exact[i].out, "%s:\n%s", exact[i].name, r.out);
		cr_expect_str_empty(r.err, "%s: %s", exact[i].name, r.err);
		ran_free(&r);
	}
}

/* Read twice, it is told once; and nothing that tshark knows of an address is missing, nor more there. */
Test(arp_list, as_tshark)
{
	struct ran twice = run("$p -q -2 -r pcaps/arp.pcap -z arp | cksum; $p -q -r pcaps/arp.pcap -z arp | cksum");
	struct ran r = run("command -v tshark >/dev/null || { echo skipped: tshark is not installed >&2; exit; }; "
	    "for f in arp.pcap lesson.pcapng vlan.pcap offload.pcap; do "
	    "$p -q -n -r pcaps/$f -z arp | sed '/^ARP requests/,$d' | awk '/^[0-9]/ { print $1, $2 }' | sort -u | cksum; "
	    "tshark -r pcaps/$f -Y 'arp.opcode <= 2 && !arp.isprobe' -T fields -e arp.src.proto_ipv4 -e arp.src.hw_mac 2>/dev/null | "
	    "tr '\\t' ' ' | sort -u | cksum; done | uniq -c | awk '{ print $1 }'");

	char *half = strchr(twice.out, '\n');

	cr_assert(half);
	*half = 0;
	cr_expect_eq(strncmp(twice.out, half + 1, strlen(twice.out)), 0, "%s and %s", twice.out, half + 1);
	if (holds(r.err, "skipped:"))
		fputs(r.err, stderr);
	else
		cr_expect_str_eq(r.out, "2\n2\n2\n2\n", "%s", r.out);
	ran_free(&twice);
	ran_free(&r);
}

Test(arp_list, wrong_arguments)
{
	static const char *const wrong[] = {
		"arp,0", "arp,x", "arp,-1", "arp,+1", "arp, 1", "arp,1x", "arp,60,60", "arp,1000000001",
		"arp,99999999999999999999", "arps", "ar",
	};
	struct statistics *all = NULL;

	registry_start();
	for (size_t i = 0; i < COUNT(wrong); i++)
		cr_expect(statistics_open(&all, wrong[i]), "%s", wrong[i]);
	cr_expect_null(all);
	cr_expect_null(statistics_open(&all, "arp,1000000000"));
	statistics_free(all);
	struct ran r = run("$p -r pcaps/arp.pcap -z arp,soon");

	cr_expect_eq(r.status, 1);
	cr_expect(holds(r.err, "arp,SECONDS"), "%s", r.err);
	ran_free(&r);
}
