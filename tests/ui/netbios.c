/* NetBIOS on the wire itself and over UDP, whole: pcaps/nbf.pcap (crafted), pcaps/names.pcap (samba). */

#include <criterion/criterion.h>
#include "tests/ui/run.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

static const struct {
	const char *what, *command;
	const char *has[8];
} runs[] = {
	{ "B16, B19: a session on its link", "$p -r pcaps/nbf.pcap",
	  { " NetBIOS 61 ADD_NAME_QUERY STUDENT<20>\n", " NetBIOS 61 NAME_QUERY to NEIGHBOUR<20> from STUDENT<00>\n",
	    " LLC 60 U P, func=SABME; ", " NetBIOS 60 SESSION_INITIALIZE to session 0x07 from 0x03\n",
	    " NetBIOS 60 DATA_ONLY_LAST to session 0x07 from 0x03\n", " NetBIOS 60 DATA_ACK to session 0x03 from 0x07\n",
	    " LLC 60 S, func=RR, N(R)=3; " } },
	{ "B15: IP in NetBIOS Frames", "$p -r pcaps/nbf.pcap -V",
	  { "\n    Receiver's name: IP.C0.00.02.14<20> (Server service)\n",
	    "\nInternet Protocol Version 4, Src: 192.0.2.10, Dst: 192.0.2.20\n", "[Checksum Status: Good (1)]" } },
	{ "B16: answers by their correlators", "$p -r pcaps/nbf.pcap -T fields -e frame.number -e netbios.response_to",
	  { "\n2\t\n3\t2\n", "\n9\t8\n", "\n11\t10\n" } },
	/* tshark's values for the same capture. */
	{ "B04: answers and refusals", "$p -r pcaps/names.pcap -T fields -e frame.number -e nbns.response_to -e nbns.flags.rcode",
	  { "\n29\t26\t0\n", "\n33\t32\t0\n", "\n86\t85\t3\n", "\n103\t102\t6\n" } },
	{ "B14: the name server", "$p -r pcaps/names.pcap -T fields -e frame.number -e nbns.server",
	  { "\n85\t198.51.100.80\n", "\n39\t\n" } },
	{ "B05: to whom", "$p -r pcaps/names.pcap -T fields -e frame.number -e nbdgm.type -e nbdgm.destination_name",
	  { "\n6\t17\tSCHOOL<1d>\n", "\n37\t17\tSCHOOL<1e>\n" } },
};

Test(netbios, runs)
{
	for (size_t i = 0; i < COUNT(runs); i++) {
		struct ran r = run(runs[i].command);

		cr_expect_eq(r.status, 0, "%s: %d %s", runs[i].what, r.status, r.err);
		for (const char *const *part = runs[i].has; *part; part++)
			cr_expect(holds(r.out, *part), "%s: no '%s' in\n%.3000s", runs[i].what, *part, r.out);
		ran_free(&r);
	}
}
