/* Windows' computer browser.  MS-BRWS section 2.2; values of recorded packets are tshark's. */

#include "dissectors/netbios/mailslot.h"
#include "tests/dissectors/decode.h"

static const struct sample samples[] = {
	{ "B05: a host",	/* pcaps/names.pcap frame 6 */
	  "01 00 60ea0000 4e45494748424f555200000000000000 06 01 039a8100 0f 01 55aa 4578616d706c65206d616368696e6500",
	  "browser\n"
	  "  browser.command 0x01 (Host Announcement)\n"
	  "  browser.update_count 0\n"
	  "  browser.period 60000\n"
	  "  browser.server NEIGHBOUR\n"
	  "  browser.os_major 6\n"
	  "  browser.os_minor 1\n"
	  "  browser.server_type 0x00819a03\n"
	  "  browser.proto_major 15\n"
	  "  browser.proto_minor 1\n"
	  "  browser.sig 0xaa55\n"
	  "  browser.comment Example machine\n",
	  "Host Announcement NEIGHBOUR, DFS server, Potential browser, NT server, NT workstation, Xenix or Unix server, "
	  "Print queue server, Server, Workstation" },
	{ "B05: an election",	/* pcaps/names.pcap frame 37 */
	  "08 01 020f0114 70170000 00000000 4e45494748424f555200",
	  "browser\n"
	  "  browser.command 0x08 (Browser Election Request)\n"
	  "  browser.election.version 1\n"
	  "  browser.election.desire 0x02\n"
	  "  browser.proto_major 15\n"
	  "  browser.proto_minor 1\n"
	  "  browser.election.os 0x14\n"
	  "  browser.election.criteria 0x14010f02\n"
	  "  browser.uptime 6000\n"
	  "  browser.reserved 0x00000000\n"
	  "  browser.server NEIGHBOUR\n",
	  "Browser Election Request, criteria 0x14010f02 NEIGHBOUR" },
	{ "who is there?", "02 00 4d444a523938 00",
	  "browser\n"
	  "  browser.command 0x02 (Request Announcement)\n"
	  "  browser.unused 0x00\n"
	  "  browser.response_computer_name MDJR98\n",
	  "Request Announcement MDJR98" },
	{ "a workgroup", "0c 03 c0d40100 574f524b47524f555000000000000000 04 00 00204080 00 00 0000 4d444a523938 00",
	  "browser\n"
	  "  browser.command 0x0c (Domain/Workgroup Announcement)\n"
	  "  browser.update_count 3\n"
	  "  browser.period 120000\n"
	  "  browser.server WORKGROUP\n"
	  "  browser.os_major 4\n"
	  "  browser.os_minor 0\n"
	  "  browser.server_type 0x80402000\n"
	  "  browser.proto_major 0\n"
	  "  browser.proto_minor 0\n"
	  "  browser.sig 0x0000\n"
	  "  browser.mb_server MDJR98\n",
	  "Domain/Workgroup Announcement WORKGROUP, Domain, Windows 95 or higher, Windows for Workgroups" },
	{ "who helps?", "09 04 07000000",
	  "browser\n"
	  "  browser.command 0x09 (Get Backup List Request)\n"
	  "  browser.backup.count 4\n"
	  "  browser.backup.token 7\n",
	  "Get Backup List Request" },
	{ "they do", "0a 02 07000000 4100 4243 00", NULL, "Get Backup List Response A BC" },
	{ "help, please", "0b 4100", NULL, "Become Backup Browser A" },
	{ "to the domain's master", "0d 4100", NULL, "Master Announcement A" },
	{ "forget all", "0e 03", NULL, "Reset Browser State Announcement: forget the list, be the master no more" },
	{ "a local master", "0f 00 60ea0000 41000000000000000000000000000000 04 00 00000400 15 04 55aa 00", NULL,
	  "Local Master Announcement A, Master browser" },
	{ "one that nobody knows", "7f 0102",
	  "browser\n"
	  "  browser.command 0x7f\n"
	  "  browser.rest 0102\n", "0x7f" },
};

Test(browser, samples)
{
	check_samples(ENTRY_browser, samples, COUNT(samples));
}

static const struct excerpt odd[] = {
	{ "a name without an end", "0b 414243", { "browser.browser_to_promote ABC", NULL }, NULL },
	{ "a name that fills its field", "01 00 60ea0000 41424344454647484142434445464748 04 00 00000000 15 04 55aa",
	  { "browser.server ABCDEFGHABCDEFGH", "browser.os_major 4", "browser.sig 0xaa55", NULL }, NULL },
	{ "an escape sequence", "0b 1b5b334a 00", { "browser.browser_to_promote \\x1b[3J", NULL }, NULL },
	{ "more helpers than there are", "0a ff 07000000 4100", { "browser.backup.server A", NULL }, NULL },
	{ "cut in the type", "01 00 60ea0000 41000000000000000000000000000000 04 00 0000", { "browser.os_minor 0",
	    "_ws.malformed", NULL }, NULL },
};

Test(browser, odd)
{
	check_excerpts(ENTRY_browser, odd, COUNT(odd));
}

Test(browser, by_its_mailslot)
{
	static const struct {
		const char *name;
		bool known;
	} names[] = {
		{ "\\MAILSLOT\\BROWSE", true }, { "\\mailslot\\browse", true }, { "\\MAILSLOT\\LANMAN", false },
		{ "\\MAILSLOT\\BROWSER", false }, { "", false },
	};

	cr_assert_null(registry_start());
	for (size_t i = 0; i < COUNT(names); i++) {
		struct dissection d = { 0 };
		bool known = hand_over_mailslot(&d, (const uint8_t *)names[i].name, strlen(names[i].name));

		cr_expect_eq(known, names[i].known, "%s", names[i].name);
		cr_expect_eq(d.next, known ? &registry.entries[ENTRY_browser] : NULL, "%s", names[i].name);
	}
}
