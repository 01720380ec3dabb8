/* What nobody decodes is shown as data: with a name, and never nothing. */

#include "tests/dissectors/decode.h"

Test(data, unknown_link_type)	/* N03 */
{
	uint8_t bytes[] = { 0xde, 0xad };
	struct node nodes[16];
	struct dissection d = { .nodes = nodes, .capacity = COUNT(nodes), .wants_frame = true };
	struct packet k = { .bytes = bytes, .captured = 2, .wire = 2, .number = 1, .link_type = 10 };

	cr_assert_null(registry_start());
	dissect_packet(&d, &k);
	cr_expect_eq(d.list.of, &registry.entries[ENTRY_data]);
	struct decoded got = decode_packet(&d, NULL, &k);

	cr_expect(has_line(&got, "frame.linktype 10 (FDDI)"));
	cr_expect(has_line(&got, "data.data dead"));
	cr_expect_str_eq(got.info, "Not decoded");
}

Test(data, shown_at_every_door)
{
	static const struct {
		const char *what;
		int entry;
		const char *bytes, *line, *info;
	} rows[] = {
		{ "link type", ENTRY_NOBODY, "0102", "data.data 0102", "Not decoded" },
		{ "EtherType", ENTRY_eth, "020000000014 02000000000a 88b5 aabb", "data.data aabb",
		  "Type 0x88b5" },
		{ "IP protocol", ENTRY_ipv4,	/* pcaps/icmp.pcap frame 38, shortened */
		  "45000018 e7690000 02fd e3f1 c000020a c6336450 40414243", "data.data 40414243",
		  "253 (253)" },
		{ "UDP port", ENTRY_udp, "9c41 c350 000c 0000 6e6f2063", "data.data 6e6f2063",
		  "40001 → 50000 Len=4" },
		{ "TCP port", ENTRY_tcp, "9c43 9c44 00000001 00000002 5010 01f6 0000 0000 21",
		  "data.data 21", "40003 → 40004 [ACK] Seq=1 Ack=2 Win=502 Len=1" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct decoded got = decode(rows[i].entry, rows[i].bytes);

		cr_expect(has_line(&got, rows[i].line), "%s: %s", rows[i].what, got.tree);
		cr_expect_str_eq(got.info, rows[i].info, "%s: %s", rows[i].what, got.info);
		check_cuts(rows[i].entry, rows[i].bytes);
		check_flips(rows[i].entry, rows[i].bytes);
	}
}

/* Data of which a part was not captured are shown, and that they are a part. */
Test(data, cut)
{
	struct decoded got = decode_cut(ENTRY_NOBODY, "0102", 5);

	cr_expect_str_eq(got.tree, "data.data 0102\n_ws.short\n");
}

Test(data, empty)
{
	struct decoded got = decode(ENTRY_NOBODY, "");

	cr_expect_str_eq(got.tree, "");
	cr_expect_str_eq(got.info, "Not decoded");
	got = decode_cut(ENTRY_NOBODY, "", 60);
	cr_expect_str_eq(got.tree, "_ws.short\n");
}
