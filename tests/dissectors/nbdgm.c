/* NetBIOS datagram service.  RFC 1002 section 4.4; values of recorded packets are tshark's. */

#include <stdio.h>
#include "tests/dissectors/decode.h"

#define NEIGHBOUR "20 454f4546454a4548454945434550464646434341434143414341434143414141 00"	/* <00> */
#define SCHOOL_1D "20 46444544454945504550454d434143414341434143414341434143414341424e 00"
#define IP_HOST "20 454a4641434f45444441434f44414441434f44414443434f4441454243414341 00"	/* 192.0.2.10 */

static const struct sample samples[] = {
	{ "B05: to a group, its data cut off",	/* pcaps/names.pcap frame 6 */
	  "11 0a 04df c0000214 008a 0047 0000" NEIGHBOUR SCHOOL_1D "616263",
	  "nbdgm\n"
	  "  nbdgm.type 17 (Direct_group datagram)\n"
	  "  nbdgm.flags 0x0a\n"
	  "  nbdgm.dgram_id 0x04df\n"
	  "  nbdgm.src.ip 192.0.2.20\n"
	  "  nbdgm.src.port 138\n"
	  "  nbdgm.dgram_len 71\n"
	  "  nbdgm.pkt_offset 0\n"
	  "  nbdgm.source_name NEIGHBOUR<00>\n"
	  "  nbdgm.destination_name SCHOOL<1d>\n"
	  "data.data 616263\n",
	  "Direct_group datagram from NEIGHBOUR<00> to SCHOOL<1d>" },
	{ "B05: an error", "13 00 04df c0000214 008a 82",
	  "nbdgm\n"
	  "  nbdgm.type 19 (Datagram error)\n"
	  "  nbdgm.flags 0x00\n"
	  "  nbdgm.dgram_id 0x04df\n"
	  "  nbdgm.src.ip 192.0.2.20\n"
	  "  nbdgm.src.port 138\n"
	  "  nbdgm.error_code 0x82 (Destination name not present)\n",
	  "Datagram error: Destination name not present" },
	{ "B05: would you distribute?", "14 04 0001 c000020a 008a" SCHOOL_1D,
	  "nbdgm\n"
	  "  nbdgm.type 20 (Datagram query request)\n"
	  "  nbdgm.flags 0x04\n"
	  "  nbdgm.dgram_id 0x0001\n"
	  "  nbdgm.src.ip 192.0.2.10\n"
	  "  nbdgm.src.port 138\n"
	  "  nbdgm.destination_name SCHOOL<1d>\n",
	  "Datagram query request for SCHOOL<1d>" },
	{ "B05: a broadcast to *", "12 02 0001 c000020a 008a 0044 0000" NEIGHBOUR
	  "20 434b414141414141414141414141414141414141414141414141414141414141 00",
	  NULL, "Broadcast datagram from NEIGHBOUR<00> to *<00><00><00><00><00><00><00><00><00><00><00><00><00><00><00>" },
	{ "B05: directly", "10 02 0001 c000020a 008a 0044 0000" NEIGHBOUR SCHOOL_1D,
	  NULL, "Direct_unique datagram from NEIGHBOUR<00> to SCHOOL<1d>" },
	{ "a type that nobody knows", "17 02 0001 c000020a 008a 00", NULL, "Unknown message type 23" },
	{ "B15: IP to an IP host",
	  "10 02 0001 c000020a 008a 0060 0000" NEIGHBOUR IP_HOST
	  "4500001c 00010000 4001f7d2 c0000214 c000020a 0800 f7ff 0000 0000",
	  NULL, "Echo (ping) request  id=0x0000, seq=0/0, ttl=64" },
};

Test(nbdgm, samples)
{
	check_samples(ENTRY_nbdgm, samples, COUNT(samples));
}

/* B13: the source's node type; B05: the fragment's place. */
Test(nbdgm, flags)
{
	static const char *const nodes[] = { "B node", "P node", "M node", "NBDD" };

	for (unsigned i = 0; i < COUNT(nodes); i++) {
		char hex[64], want[64];

		snprintf(hex, sizeof hex, "13 %02x 04df c0000214 008a 82", i << 2 | 1);
		snprintf(want, sizeof want, "nbdgm.node_type %u (%s", i, nodes[i]);
		struct decoded got = decode_parts(ENTRY_nbdgm, hex);

		cr_expect(strstr(got.tree, want), "%s: %s", want, got.tree);
		cr_expect(has_line(&got, "nbdgm.next 1"), "%s", got.tree);
		cr_expect(has_line(&got, "nbdgm.first 0"), "%s", got.tree);
	}
}

static const struct excerpt odd[] = {
	{ "a length of more than there is", "11 02 04df c0000214 008a ffff 0000" NEIGHBOUR SCHOOL_1D "616263",
	  { "nbdgm.dgram_len.bad", "nbdgm.source_name NEIGHBOUR<00>", "data.data 616263", NULL }, NULL },
	{ "a length that ends in the names", "11 02 04df c0000214 008a 0010 0000" NEIGHBOUR SCHOOL_1D,
	  { "nbdgm.dgram_len 16", "_ws.malformed", NULL }, NULL },
	{ "no names", "11 02 04df c0000214 008a 0003 0000 616263", { "nbdgm.pkt_offset 0", "_ws.malformed", NULL }, NULL },
	{ "an IP host's name, and no IP datagram", "10 02 0001 c000020a 008a 0046 0000" NEIGHBOUR IP_HOST "6162",
	  { "nbdgm.destination_name IP.C0.00.02.0A<20>", "nbname.ip", "data.data 6162", NULL }, NULL },
	{ "B05: the first part alone", "11 03 04df c0000214 008a 0090 0000" NEIGHBOUR SCHOOL_1D "616263",
	  { "nbdgm.is_fragment", "nbdgm.source_name NEIGHBOUR<00>", "nbdgm.destination_name SCHOOL<1d>", NULL }, NULL },
	{ "B05: the second part alone", "11 00 04df c0000214 008a 0090 0047 646566",
	  { "nbdgm.pkt_offset 71", "nbdgm.is_fragment", "data.data 646566", NULL }, NULL },
};

Test(nbdgm, odd)
{
	check_excerpts(ENTRY_nbdgm, odd, COUNT(odd));
}

/* A datagram of that many bytes between two hosts. */
static struct decoded
decode_between(struct session *s, uint32_t number, const char *hosts, unsigned len, const char *datagram)
{
	char hex[1024];

	snprintf(hex, sizeof hex, "020000000014 02000000000a 0800 4500%04x 00000000 40110000 %s"
	    "008a 008a %04x 0000 %s", len + 28, hosts, len + 8, datagram);
	return decode_frame(s, number, hex);
}

/* RFC 1002 section 5.3.1: names and data are cut as one; the second packet has no names. */
Test(nbdgm, fragments)
{
	static const char *const lines[] = { "nbdgm.is_fragment", "nbdgm.fragment 1", "nbdgm.fragment 2",
	    "nbdgm.reassembled.length 74", "nbdgm.source_name NEIGHBOUR<00>", "nbdgm.destination_name SCHOOL<1d>",
	    "data.data 616263646566", NULL };
	struct session *s = new_session(true);
	struct decoded got = decode_between(s, 1, "c000020a c00002ff", 85, "11 03 04df c000020a 008a 004a 0000" NEIGHBOUR
	    SCHOOL_1D "616263");

	cr_expect(has_line(&got, "nbdgm.destination_name SCHOOL<1d>"), "%s", got.tree);
	cr_expect_null(strstr(got.tree, "reassembled"), "%s", got.tree);
	got = decode_between(s, 2, "c000020a c00002ff", 17, "11 00 04df c000020a 008a 004a 0047 646566");
	expect_lines("whole", &got, lines);
	session_free(s);
}

/* B14: the server that distributes datagrams is who is asked, who answers, and who sends for others. */
Test(nbdgm, distributor)
{
	struct session *s = new_session(true);
	struct decoded got = decode_between(s, 1, "c000020a c6336450", 44, "14 04 0001 c000020a 008a" SCHOOL_1D);

	cr_expect(has_line(&got, "nbdgm.nbdd 198.51.100.80"), "%s", got.tree);
	got = decode_between(s, 2, "c6336450 c000020a", 44, "15 0c 0001 c6336450 008a" SCHOOL_1D);
	cr_expect(has_line(&got, "nbdgm.nbdd 198.51.100.80"), "%s", got.tree);
	cr_expect(has_line(&got, "nbdgm.response_to 1"), "%s", got.tree);
	got = decode_between(s, 3, "c6336450 c000020a", 82, "11 0e 0001 c000020b 008a 0044 0000" NEIGHBOUR SCHOOL_1D);
	cr_expect(has_line(&got, "nbdgm.nbdd 198.51.100.80"), "%s", got.tree);
	session_free(s);
}
