/* ICMP messages that are not errors.  RFC 792, 950, 1256.  Errors: icmp_errors.c. */

#include "tests/dissectors/decode.h"

#define IDENT	/* of pcaps/crafted.pcap */ \
	"  icmp.ident 2989\n" \
	"  icmp.ident_le 44299\n"
#define GOOD "  icmp.checksum.status 1 (Good)\n"

static const struct sample samples[] = {
	{ "I02: echo request",		/* pcaps/ping.pcap frame 3, its data shortened and summed anew */
	  "08 00 6c5c 3892 0001 2f68 23a8",
	  "icmp\n"
	  "  icmp.type 8 (Echo (ping) request)\n"
	  "  icmp.code 0\n"
	  "  icmp.checksum 0x6c5c\n" GOOD
	  "  icmp.ident 14482\n"
	  "  icmp.ident_le 37432\n"
	  "  icmp.seq 1\n"
	  "  icmp.seq_le 256\n"
	  "  data.data 2f6823a8\n", NULL },

	{ "I02: echo reply without data",
	  "00 00 c76c 3892 0001",
	  "icmp\n"
	  "  icmp.type 0 (Echo (ping) reply)\n"
	  "  icmp.code 0\n"
	  "  icmp.checksum 0xc76c\n" GOOD
	  "  icmp.ident 14482\n"
	  "  icmp.ident_le 37432\n"
	  "  icmp.seq 1\n"
	  "  icmp.seq_le 256\n", NULL },

	{ "I07: timestamp request",	/* pcaps/crafted.pcap frame 3 */
	  "0d 00 93b1 0bad 0001 0225517b 00000000 00000000",
	  "icmp\n"
	  "  icmp.type 13 (Timestamp request)\n"
	  "  icmp.code 0\n"
	  "  icmp.checksum 0x93b1\n" GOOD IDENT
	  "  icmp.seq 1\n"
	  "  icmp.seq_le 256\n"
	  "  icmp.originate_timestamp 36000123\n"
	  "  icmp.receive_timestamp 0\n"
	  "  icmp.transmit_timestamp 0\n",
	  "Timestamp request  id=0x0bad, seq=1/256" },

	{ "I07: timestamp reply",	/* pcaps/crafted.pcap frame 4 */
	  "0e 00 eb67 0bad 0001 0225517b 0225517f 02255180",
	  "icmp\n"
	  "  icmp.type 14 (Timestamp reply)\n"
	  "  icmp.code 0\n"
	  "  icmp.checksum 0xeb67\n" GOOD IDENT
	  "  icmp.seq 1\n"
	  "  icmp.seq_le 256\n"
	  "  icmp.originate_timestamp 36000123\n"
	  "  icmp.receive_timestamp 36000127\n"
	  "  icmp.timestamp.offset 0.004000000\n"
	  "  icmp.transmit_timestamp 36000128\n"
	  "  icmp.timestamp.stay 0.001000000\n",
	  "Timestamp reply  id=0x0bad, seq=1/256" },

	{ "I08: address mask request",	/* pcaps/crafted.pcap frame 6 */
	  "11 00 e34f 0bad 0003 00000000",
	  "icmp\n"
	  "  icmp.type 17 (Address mask request)\n"
	  "  icmp.code 0\n"
	  "  icmp.checksum 0xe34f\n" GOOD IDENT
	  "  icmp.seq 3\n"
	  "  icmp.seq_le 768\n"
	  "  icmp.address_mask 0.0.0.0\n",
	  "Address mask request  id=0x0bad, seq=3/768" },

	{ "I08: address mask reply",	/* pcaps/crafted.pcap frame 7 */
	  "12 00 e34e 0bad 0003 ffffff00",
	  "icmp\n"
	  "  icmp.type 18 (Address mask reply)\n"
	  "  icmp.code 0\n"
	  "  icmp.checksum 0xe34e\n" GOOD IDENT
	  "  icmp.seq 3\n"
	  "  icmp.seq_le 768\n"
	  "  icmp.address_mask 255.255.255.0\n"
	  "  icmp.address_mask.len 24\n",
	  "Address mask reply  id=0x0bad, seq=3/768" },

	{ "I09: information request",	/* pcaps/crafted.pcap frame 13 */
	  "0f 00 e54e 0bad 0004",
	  "icmp\n"
	  "  icmp.type 15 (Information request)\n"
	  "  icmp.code 0\n"
	  "  icmp.checksum 0xe54e\n" GOOD IDENT
	  "  icmp.seq 4\n"
	  "  icmp.seq_le 1024\n",
	  "Information request  id=0x0bad, seq=4/1024" },

	{ "I09: information reply",	/* pcaps/crafted.pcap frame 14 */
	  "10 00 e44e 0bad 0004",
	  "icmp\n"
	  "  icmp.type 16 (Information reply)\n"
	  "  icmp.code 0\n"
	  "  icmp.checksum 0xe44e\n" GOOD IDENT
	  "  icmp.seq 4\n"
	  "  icmp.seq_le 1024\n",
	  "Information reply  id=0x0bad, seq=4/1024" },

	{ "I10: router solicitation",	/* pcaps/crafted.pcap frame 8 */
	  "0a 00 f5ff 00000000",
	  "icmp\n"
	  "  icmp.type 10 (Router solicitation)\n"
	  "  icmp.code 0\n"
	  "  icmp.checksum 0xf5ff\n" GOOD
	  "  icmp.reserved 00000000\n",
	  "Router solicitation" },

	{ "I10: router advertisement, two addresses",	/* pcaps/crafted.pcap frame 9 */
	  "09 00 e9f0 02 02 0708 c0000201 00000000 c0000202 80000000",
	  "icmp\n"
	  "  icmp.type 9 (Router advertisement)\n"
	  "  icmp.code 0 (Normal router advertisement)\n"
	  "  icmp.checksum 0xe9f0\n" GOOD
	  "  icmp.num_addrs 2\n"
	  "  icmp.addr_entry_size 8\n"	/* 2 words of 32 bits */
	  "  icmp.lifetime 1800\n"
	  "  icmp.ip_address 192.0.2.1\n"
	  "  icmp.preference_level 0\n"
	  "  icmp.ip_address 192.0.2.2\n"
	  "  icmp.preference_level 2147483648\n"	/* 0x80000000 */
	  "  icmp.preference_level.never\n",
	  "Router advertisement (Normal router advertisement)" },

	/* RFC 1256 section 4.1: what a longer entry has behind the first two words is skipped. */
	{ "I10: entries of three words",
	  "09 00 6ae7 01 03 0708 c0000201 00000005 c0ffee00",
	  "icmp\n"
	  "  icmp.type 9 (Router advertisement)\n"
	  "  icmp.code 0 (Normal router advertisement)\n"
	  "  icmp.checksum 0x6ae7\n"
	  "  icmp.checksum.status 0 (Bad)\n"
	  "  icmp.checksum_calculated 0x7ded\n"
	  "  icmp.num_addrs 1\n"
	  "  icmp.addr_entry_size 12\n"
	  "  icmp.lifetime 1800\n"
	  "  icmp.ip_address 192.0.2.1\n"
	  "  icmp.preference_level 5\n", NULL },

	{ "I01: unknown type",		/* pcaps/crafted.pcap frame 17 */
	  "c8 07 f425 00000000 68656c6c6f",
	  "icmp\n"
	  "  icmp.type 200\n"
	  "  icmp.code 7\n"
	  "  icmp.checksum 0xf425\n" GOOD
	  "  data.data 0000000068656c6c6f\n",
	  "Unknown type 200, code 7" },

	{ "checksum wrong",		/* of the information request above */
	  "0f 00 e54f 0bad 0004",
	  "icmp\n"
	  "  icmp.type 15 (Information request)\n"
	  "  icmp.code 0\n"
	  "  icmp.checksum 0xe54f\n"
	  "  icmp.checksum.status 0 (Bad)\n"
	  "  icmp.checksum_calculated 0xe54e\n" IDENT
	  "  icmp.seq 4\n"
	  "  icmp.seq_le 1024\n", NULL },
};

Test(icmp, samples)
{
	check_samples(ENTRY_icmp, samples, COUNT(samples));
}

/* The summary of an echo tells the TTL of the datagram that carries it.  pcaps/ping.pcap frame 30. */
Test(icmp, echo_summary)
{
	struct decoded got = decode(ENTRY_ipv4,
	    "45000024 00000000 3f01 0000 c6336450 c000020a 0000c765 3898 0001 00000000 00000000");

	cr_expect_str_eq(got.info, "Echo (ping) reply  id=0x3898, seq=1/256, ttl=63");
}

/* RFC 1256 section 4.3: an entry of less than two words is no entry. */
Test(icmp, advertisement_with_bad_entry_size)
{
	static const struct {
		const char *bytes, *size;
	} rows[] = {
		{ "09 00 0000 01 00 0708 c0000201 00000000", "icmp.addr_entry_size 0" },
		{ "09 00 0000 01 01 0708 c0000201 00000000", "icmp.addr_entry_size 4" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct decoded got = decode(ENTRY_icmp, rows[i].bytes);

		cr_expect(has_line(&got, rows[i].size));
		cr_expect(has_line(&got, "icmp.addr_entry_size.bad"), "%s", got.tree);
		cr_expect_null(strstr(got.tree, "icmp.ip_address"));
		cr_expect(has_line(&got, "data.data c000020100000000"));
		check_flips(ENTRY_icmp, rows[i].bytes);
	}
}

/* More addresses counted than sent: what is there is shown, and the rest called a lie. */
Test(icmp, advertisement_with_missing_entries)
{
	struct decoded got = decode(ENTRY_icmp, "09 00 0000 03 02 0708 c0000201 00000000");

	cr_expect(has_line(&got, "icmp.ip_address 192.0.2.1"));
	cr_expect(has_line(&got, "_ws.malformed"), "%s", got.tree);
}

/* A cut message's checksum is not verified: the missing bytes belong to the sum. */
Test(icmp, checksum_of_a_cut_message)
{
	struct decoded got = decode_cut(ENTRY_icmp, "08 00 6c5c 3892 0001 2f68", 2);

	cr_expect(has_line(&got, "icmp.checksum.status 2 (Unverified)"));
	cr_expect(has_line(&got, "_ws.short"));
}
