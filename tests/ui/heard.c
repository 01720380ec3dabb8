/* Names of addresses, as heard: -z hosts and -N.  What the recorded hosts are called, pcaps/record says. */

#include <criterion/criterion.h>
#include "tests/ui/run.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

static const struct {
	const char *what, *command;
	const char *has[6], *has_not[3];
} runs[] = {
	/* tshark shows what each host registers; frames 103 to 110 refuse NEIGHBOUR to 192.0.2.10. */
	{ "B10: NetBIOS", "$p -q -z hosts -r pcaps/names.pcap",
	  { "Names, by address, and where they were heard\n",
	    "\n192.0.2.20       NEIGHBOUR<20> (NetBIOS), NEIGHBOUR<03> (NetBIOS), NEIGHBOUR<00> (NetBIOS), SCHOOL<00> (NetBIOS group)",
	    "\n192.0.2.10       STUDENT<20> (NetBIOS)", "NEIGHBOUR2<20> (NetBIOS)" },
	  { "NEIGHBOUR<20> (NetBIOS), NEIGHBOUR2", "*<00>" } },
	{ "B10: DNS", "$p -q -z hosts -r pcaps/dns.pcap",
	  { "\n198.51.100.80    server.school.example (DNS), mail.school.example (DNS)",
	    "\n192.0.2.10       student.school.example (DNS)\n", "\n192.0.2.20       neighbour.school.example (DNS)\n" } },
	{ "B10: DHCP", "$p -q -z hosts -r pcaps/dhcp.pcap", { "\n192.0.2.10       student (DHCP)\n" } },
	{ "none", "$p -q -z hosts -r pcaps/arp.pcap", { "Hosts, by hardware address" }, { "Names, by address" } },

	{ "-N n in a list, without what a name is for", "$p -N n -r pcaps/names.pcap",
	  { "NEIGHBOUR → 192.0.2.255 ", "192.0.2.10 → NEIGHBOUR " }, { "NEIGHBOUR<00> →", "Broadcast" } },
	{ "-N n in a tree, beside the number", "$p -N n -V -r pcaps/dns.pcap",
	  { "Address: server.school.example (198.51.100.80)", "Src: neighbour.school.example (192.0.2.20)" } },
	{ "-N m: vendors and groups alone", "$p -N m -r pcaps/names.pcap", { "192.0.2.20 → 192.0.2.255", "→ Broadcast" },
	  { "NEIGHBOUR →" } },
	{ "values for programs stay numbers", "$p -N nm -r pcaps/names.pcap -T fields -e ip.src -e eth.dst",
	  { "192.0.2.20\tff:ff:ff:ff:ff:ff\n" }, { "NEIGHBOUR", "Broadcast" } },
	{ "-2, too", "$p -2 -N n -r pcaps/names.pcap", { "NEIGHBOUR → 192.0.2.255 " } },
};

Test(heard, runs)
{
	for (size_t i = 0; i < COUNT(runs); i++) {
		struct ran r = run(runs[i].command);

		cr_expect_eq(r.status, 0, "%s: %d %s", runs[i].what, r.status, r.err);
		for (const char *const *part = runs[i].has; *part; part++)
			cr_expect(holds(r.out, *part), "%s: no '%s' in\n%.2000s", runs[i].what, *part, r.out);
		for (const char *const *part = runs[i].has_not; *part; part++)
			cr_expect_not(holds(r.out, *part), "%s: '%s' in\n%.2000s", runs[i].what, *part, r.out);
		ran_free(&r);
	}
}

Test(heard, wrong_letters)
{
	static const char *const commands[] = { "$p -N x -r pcaps/arp.pcap", "$p -N '' -r pcaps/arp.pcap", "$p -N N -r pcaps/arp.pcap" };

	for (size_t i = 0; i < COUNT(commands); i++) {
		struct ran r = run(commands[i]);

		cr_expect_eq(r.status, 1, "%s", commands[i]);
		cr_expect(holds(r.err, "-N takes m, n, or both"), "%s: %s", commands[i], r.err);
		ran_free(&r);
	}
}
