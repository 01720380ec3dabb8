/* NetBIOS name service.  RFC 1002 section 4.2; values of recorded packets are tshark's. */

#include <stdio.h>
#include "tests/dissectors/decode.h"

#define NEIGHBOUR "20 454f4546454a4548454945434550464646434341434143414341434143414341 00"	/* <20> */
#define NEIGHBOUR_00 "20 454f4546454a4548454945434550464646434341434143414341434143414141 00"
#define STAR "20 434b414141414141414141414141414141414141414141414141414141414141 00"
#define NOBODY "20 454f4550454345504545464a4341434143414341434143414341434143414141 00"

static const struct sample samples[] = {
	{ "B04: a registration",	/* pcaps/names.pcap frame 1 */
	  "04d5 2910 0001 0000 0000 0001" NEIGHBOUR "0020 0001 c00c 0020 0001 00000000 0006 0000 c0000214",
	  "nbns\n"
	  "  nbns.id 0x04d5\n"
	  "  nbns.flags 0x2910\n"
	  "  nbns.kind 2 (name registration request (RFC 1002 section 4.2.2))\n"
	  "  nbns.objections\n"
	  "  nbns.count.queries 1\n"
	  "  nbns.count.answers 0\n"
	  "  nbns.count.auth_rr 0\n"
	  "  nbns.count.add_rr 1\n"
	  "  nbns.query (NB)\n"
	  "    nbns.name NEIGHBOUR<20>\n"
	  "    nbns.type 32 (NB)\n"
	  "    nbns.class 1 (IN)\n"
	  "  nbns.additional (NB)\n"
	  "    nbns.name NEIGHBOUR<20> (Server service)\n"
	  "    nbns.type 32 (NB)\n"
	  "    nbns.class 1 (IN)\n"
	  "    nbns.ttl 0\n"
	  "    nbns.data_length 6\n"
	  "    nbns.nb_flags 0x0000\n"
	  "    nbns.addr 192.0.2.20\n",
	  "Registration NB NEIGHBOUR<20> 192.0.2.20" },

	{ "B04: a query",		/* pcaps/names.pcap frame 26 */
	  "6f4a 0110 0001 0000 0000 0000" NEIGHBOUR_00 "0020 0001",
	  NULL, "Name query NB NEIGHBOUR<00>" },
	{ "B04: its answer",		/* pcaps/names.pcap frame 29 */
	  "6f4a 8580 0000 0001 0000 0000" NEIGHBOUR_00 "0020 0001 0003f480 0006 0000 c0000214",
	  "nbns\n"
	  "  nbns.id 0x6f4a\n"
	  "  nbns.flags 0x8580\n"
	  "  nbns.kind 15 (positive name query response (4.2.13))\n"
	  "  nbns.count.queries 0\n"
	  "  nbns.count.answers 1\n"
	  "  nbns.count.auth_rr 0\n"
	  "  nbns.count.add_rr 0\n"
	  "  nbns.answer (NB)\n"
	  "    nbns.name NEIGHBOUR<00> (Workstation/Redirector)\n"
	  "    nbns.type 32 (NB)\n"
	  "    nbns.class 1 (IN)\n"
	  "    nbns.ttl 259200\n"
	  "    nbns.data_length 6\n"
	  "    nbns.nb_flags 0x0000\n"
	  "    nbns.addr 192.0.2.20\n",
	  "Name query response NEIGHBOUR<00> NB 192.0.2.20" },
	{ "B04: no such name",		/* pcaps/names.pcap frame 86 */
	  "1f81 8583 0000 0001 0000 0000" NOBODY "000a 0001 00000000 0000",
	  NULL, "Name query response, Requested name does not exist: NOBODY<00>" },
	{ "B04: a name that is taken",	/* pcaps/names.pcap frame 103 */
	  "04e1 ad86 0000 0001 0000 0000" NEIGHBOUR "0020 0001 00000000 0006 0000 c000020a",
	  NULL, "Registration response, Name is owned by another node: NEIGHBOUR<20>" },
	{ "an opcode that nobody knows", "0001 1000 0000 0000 0000 0000", NULL, "Unknown opcode 2" },
};

Test(nbns, samples)
{
	check_samples(ENTRY_nbns, samples, COUNT(samples));
}

/* pcaps/names.pcap frame 33, shortened to two names, its counters set as RFC 1002 section 4.2.18 orders them. */
static const struct excerpt status[] = {
	{ "B04: node status", "22d2 8400 0000 0001 0000 0000" STAR "0021 0001 00000000 0053 02"
	  "4e45494748424f55522020202020 20 00 0400" "5343484f4f4c20202020202020 2020 1e e400"
	  "02000000000a 01 02 0003 0004 0005 0006 0007 0008 00000009 0000000a 000b 000c 000d 000e 000f 0010 0011 0012 05b4",
	  { "nbns.kind 20 (node status response (4.2.18))", "nbname.any", "nbns.number_of_names 2",
	    "nbns.netbios_name NEIGHBOUR", "nbns.name_flags 0x0400", "nbns.netbios_name SCHOOL", "nbns.name_flags 0xe400",
	    "nbns.unit_id 02:00:00:00:00:0a", "nbns.jumpers 0x01", "nbns.test_result 0x02", "nbns.version_number 0x0003",
	    "nbns.period_of_statistics 0x0004", "nbns.num_crcs 5", "nbns.num_alignment_errors 6",
	    "nbns.num_collisions 7", "nbns.num_send_aborts 8", "nbns.num_good_sends 9", "nbns.num_good_receives 10",
	    "nbns.numretransmits 11", "nbns.num_no_resource_conditions 12", "nbns.num_free_command_blocks 13",
	    "nbns.numcommand_blocks 14", "nbns.max_command_blocks 15", "nbns.numpending_sessions 16",
	    "nbns.max_num_pending_sessions 17", "nbns.max_total_sessions_possible 18",
	    "nbns.session_data_packet_size 1460", NULL },
	  "Name query response *<00><00><00><00><00><00><00><00><00><00><00><00><00><00><00> NBSTAT NEIGHBOUR<00> SCHOOL<1e>" },
	{ "names without counters", "22d2 8400 0000 0001 0000 0000" STAR "0021 0001 00000000 0013 01"
	  "5343484f4f4c20202020202020 2020 1e 8400",
	  { "nbns.netbios_name SCHOOL", "nbns.name_flags 0x8400", NULL }, NULL },
	{ "fewer names than said", "22d2 8400 0000 0001 0000 0000" STAR "0021 0001 00000000 0013 ff"
	  "5343484f4f4c20202020202020 2020 1e 8400",
	  { "nbns.number_of_names 255", "nbns.netbios_name SCHOOL", "_ws.malformed", NULL }, NULL },
};

Test(nbns, node_status)
{
	check_excerpts(ENTRY_nbns, status, COUNT(status));
}

/* B04, B14: each message of RFC 1002 sections 4.2.2 to 4.2.18 has flags of its own. */
static const struct {
	const char *flags, *kind;
} kinds[] = {
	{ "2900", "registration request (RFC 1002 section 4.2.2)" }, { "2910", "registration request" },
	{ "2800", "overwrite request" }, { "2810", "overwrite demand" }, { "4000", "(4.2.4)" }, { "4800", "(4.2.4)" },
	{ "7900", "several addresses" }, { "ad80", "(4.2.5)" }, { "ad86", "(4.2.6)" }, { "ad00", "(4.2.7)" },
	{ "ad87", "(4.2.8)" }, { "3000", "release request (4.2.9)" }, { "3010", "release demand" },
	{ "b400", "(4.2.10)" }, { "b406", "(4.2.11)" }, { "0110", "(4.2.12)" }, { "0000", "(4.2.12)" },
	{ "8580", "(4.2.13)" }, { "8583", "(4.2.14)" }, { "bc00", "(4.2.16)" }, { "1000", "none that is known" },
	{ "9000", "none that is known" },
};

Test(nbns, kinds)
{
	for (size_t i = 0; i < COUNT(kinds); i++) {
		char hex[64];

		snprintf(hex, sizeof hex, "0001 %s 0000 0000 0000 0000", kinds[i].flags);
		struct decoded got = decode(ENTRY_nbns, hex);
		char *line = strstr(got.tree, "nbns.kind"), *end = line ? strchr(line, '\n') : NULL;

		cr_assert(end, "%s: %s", kinds[i].flags, got.tree);
		*end = 0;
		cr_expect(strstr(line, kinds[i].kind), "%s: %s", kinds[i].flags, line);
	}
}

static const struct excerpt records[] = {
	{ "B02: a name with a scope, and a pointer to it", "0001 2900 0001 0000 0000 0001"
	  "20 4547464345464545434143414341434143414341434143414341434143414341 07 4e4554 42494f53 03 434f4d 00"
	  "0020 0001 c00c 0020 0001 00000000 0006 6000 c0000214",
	  { "nbns.name FRED<20>.NETBIOS.COM", "nbname.scope NETBIOS.COM",
	    "nbns.name FRED<20>.NETBIOS.COM (Server service)", NULL },
	  "Registration NB FRED<20>.NETBIOS.COM 192.0.2.20" },
	{ "B04: several addresses of a group", "0001 8580 0000 0001 0000 0000" NEIGHBOUR "0020 0001 00000000 000c"
	  "e000 c0000214 8000 c0000215",
	  { "nbns.nb_flags 0xe000", "nbns.addr 192.0.2.20", "nbns.nb_flags 0x8000", "nbns.addr 192.0.2.21", NULL },
	  "Name query response NEIGHBOUR<20> NB 192.0.2.20 192.0.2.21" },
	{ "B04: wait, says the server", "0001 bc00 0000 0001 0000 0000" NEIGHBOUR "0020 0001 0000000f 0002 2900",
	  { "nbns.kind 18 (wait for acknowledgement: the answer comes within the time to live (4.2.16))", "nbns.ttl 15",
	    "nbns.wack.flags 0x2900", NULL },
	  "WACK response NEIGHBOUR<20> NB" },
	{ "B14: another server knows", "0001 8500 0000 0000 0001 0001" NEIGHBOUR "0002 0001 00000000 0002 c00c"
	  "c00c 0001 0001 00000000 0004 c6336450",
	  { "nbns.kind 17 (redirect name query response: ask that name server (4.2.15))", "nbns.authority (NS)",
	    "nbns.ns NEIGHBOUR<20>", "nbns.additional (A)", "nbns.ns.addr 198.51.100.80", NULL }, NULL },
	{ "half an address", "0001 8580 0000 0001 0000 0000" NEIGHBOUR "0020 0001 00000000 0003 0000 c0",
	  { "nbns.data_length 3", "nbns.nb_flags 0x0000", "_ws.malformed", NULL }, NULL },
	{ "data of a type that nobody knows", "0001 8580 0000 0001 0000 0000" NEIGHBOUR "fffe 0001 00000000 0002 abcd ef",
	  { "nbns.answer", "nbns.data abcd", "nbns.extraneous ef", NULL }, NULL },
	{ "more records than there are", "0001 8580 0000 ffff 0000 0000" NEIGHBOUR "0020 0001 00000000 0000",
	  { "nbns.answer (NB)", "_ws.malformed", NULL }, NULL },
	{ "B03: a name of DNS", "0001 0110 0001 0000 0000 0000 03777777 00 0020 0001",
	  { "nbns.name www", "nbname.bad", "nbns.type 32 (NB)", NULL }, "Name query NB www" },
	{ "a pointer to itself", "0001 0110 0001 0000 0000 0000 c00c 0020 0001",
	  { "nbns.query", "nbname.malformed", "_ws.malformed", NULL }, NULL },
};

Test(nbns, records)
{
	check_excerpts(ENTRY_nbns, records, COUNT(records));
}

/* B13: what the owner of a name does when it looks for others. */
Test(nbns, flags)
{
	static const char *const nodes[] = { "B node", "P node", "M node", "H node" };
	static const char *const response[] = { "nbns.flags.response 1 (response)", "nbns.flags.opcode 0 (Name query)",
	    "nbns.flags.authoritative 1", "nbns.flags.truncated 0", "nbns.flags.recdesired 1", "nbns.flags.recavail 1",
	    "nbns.flags.broadcast 0", "nbns.flags.rcode 5 (For policy reasons server will not register this name from this host)",
	    NULL };
	char hex[256], want[64];

	for (unsigned i = 0; i < COUNT(nodes); i++) {
		snprintf(hex, sizeof hex, "0001 8585 0000 0001 0000 0000" NEIGHBOUR "0020 0001 00000000 0006 %02x00 c0000214", i << 5);
		snprintf(want, sizeof want, "nbns.nb_flags.ont %u (%s", i, nodes[i]);
		struct decoded got = decode_parts(ENTRY_nbns, hex);

		cr_expect(strstr(got.tree, want), "%s: %s", want, got.tree);
		expect_lines("flags", &got, response);
	}
}

#define ASKER "c000020a"
#define EVERYBODY "c00002ff"
#define SERVER "c6336450"

/* Two hosts' message of no records, and with a line or without. */
static void
expect_line(struct session *s, uint32_t number, const char *hosts, unsigned id, unsigned flags, const char *line, bool there)
{
	char hex[256];

	snprintf(hex, sizeof hex, "020000000014 02000000000a 0800 45000028 00000000 40110000 %s"
	    "0089 0089 0014 0000 %04x %04x 0000 0000 0000 0000", hosts, id, flags);
	struct decoded got = decode_frame(s, number, hex);

	cr_expect_eq(strstr(got.tree, line) != NULL, there, "%u: %s in\n%s", number, line, got.tree);
}

/* B14: who is asked, and who answers. */
Test(nbns, answers_have_their_requests)
{
	struct session *s = new_session(true);

	expect_line(s, 1, ASKER EVERYBODY, 7, 0x0110, "nbns.everybody\n", true);
	expect_line(s, 2, "c0000214" ASKER, 7, 0x8500, "nbns.response_to 1\n", true);
	expect_line(s, 3, "c0000215" ASKER, 7, 0x8500, "nbns.retransmit_response_in 2\n", true);
	expect_line(s, 4, ASKER SERVER, 8, 0x2900, "nbns.server 198.51.100.80\n", true);
	expect_line(s, 5, SERVER ASKER, 8, 0xad80, "nbns.response_to 4\n", true);
	expect_line(s, 6, ASKER EVERYBODY, 9, 0x2910, "nbns.objections\n", true);
	expect_line(s, 7, ASKER EVERYBODY, 9, 0x2910, "nbns.retransmit_request_in 6\n", true);
	expect_line(s, 8, ASKER SERVER, 10, 0x0100, "nbns.server 198.51.100.80\n", true);
	expect_line(s, 9, ASKER "c0000214", 11, 0x0000, "nbns.server", false);
	expect_line(s, 10, SERVER "c000020b", 10, 0x8500, "nbns.response_to", false);
	session_later(s);
	expect_line(s, 1, ASKER EVERYBODY, 7, 0x0110, "nbns.response_in 2\n", true);
	expect_line(s, 6, ASKER EVERYBODY, 9, 0x2910, "nbns.no_response", false);
	expect_line(s, 8, ASKER SERVER, 10, 0x0100, "nbns.no_response\n", true);
	session_free(s);
}
