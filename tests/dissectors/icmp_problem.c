/* I06: the byte that a parameter problem points to.  RFC 792. */

#include <stdlib.h>
#include "tests/dissectors/decode.h"

static const struct excerpt excerpts[] = {
	{ "pointer names the TTL",
	  "0c00d856 08000000 4500001d 00010000 0111cd93 c0000201 c6336407 03e807d0 000996e7"
	  "71",
	  { "icmp", "icmp.type 12 (Parameter problem)",
	    "icmp.code 0 (Pointer indicates the error)", "icmp.checksum 0xd856",
	    "icmp.checksum.status 1 (Good)", "icmp.pointer 8 (Time to live)",
	    "icmp.unused 000000", "icmp.pointer.byte 0x01", "ip", "udp",
	    "udp.dstport 2000", "data.data 71" },
	  "Parameter problem (Pointer indicates the error)" },
	{ "pointer names an option",
	  "0c00cb56 15000000 46000021 00010000 4011828a c0000201 c6336407 07040401 03e807d0"
	  "000996e7 71",
	  { "icmp", "icmp.type 12 (Parameter problem)",
	    "icmp.code 0 (Pointer indicates the error)", "icmp.checksum 0xcb56",
	    "icmp.checksum.status 1 (Good)", "icmp.pointer 21", "icmp.unused 000000",
	    "icmp.pointer.byte 0x04", "ip", "ip.opt (Record Route)",
	    "ip.opt.type 7 (Record Route)", "ip.opt.len 4", "ip.opt.ptr 4",
	    "ip.opt.data 01", "udp", "udp.dstport 2000", "data.data 71" },
	  "Parameter problem (Pointer indicates the error)" },
	{ "pointer behind the quote",
	  "0c00f055 f0000000 4500001d 00010000 0111cd93 c0000201 c6336407 03e807d0 000996e7"
	  "71",
	  { "icmp", "icmp.type 12 (Parameter problem)",
	    "icmp.code 0 (Pointer indicates the error)", "icmp.checksum 0xf055",
	    "icmp.checksum.status 1 (Good)", "icmp.pointer 240", "icmp.unused 000000",
	    "icmp.pointer.beyond", "ip", "udp", "udp.dstport 2000", "data.data 71" },
	  "Parameter problem (Pointer indicates the error)" },
};

Test(icmp_problem, excerpts)
{
	check_excerpts(ENTRY_icmp, excerpts, COUNT(excerpts));
}

/* Selecting the node lights the byte itself: at the pointer's number in the datagram, behind 8 bytes of ICMP. */
Test(icmp_problem, byte_in_the_quote)
{
	size_t n;
	const uint8_t *bytes = hex_bytes(excerpts[0].bytes, &n);
	struct packet k = { .bytes = bytes, .captured = (uint32_t)n, .number = 1 };
	struct dissection d = { .nodes = calloc(NODES_ROOM, sizeof(struct node)), .capacity = NODES_ROOM };
	const struct node *at = d.nodes, *end;

	cr_assert(d.nodes);
	decode_packet(&d, &registry.entries[ENTRY_icmp], &k);
	end = d.nodes + d.count;
	while (at < end && strcmp(at->field->abbrev, "icmp.pointer.byte"))
		at++;
	cr_assert(at < end);
	cr_expect_eq(at->off, 8 + 8);
	cr_expect_eq(at->len, 1);
	free(d.nodes);
}

/* RFC 1108: with code 1 the pointer is no place, but the option that is missing. */
Test(icmp_problem, missing_option)
{
	struct decoded got = decode(ENTRY_icmp, "0c01 0000 08000000"
	    "4500001d 00010000 0111cd93 c0000201 c6336407 03e807d0 000996e7 71");

	cr_expect(has_line(&got, "icmp.pointer 8"), "%s", got.tree);
	cr_expect_null(strstr(got.tree, "icmp.pointer.byte"));
}
