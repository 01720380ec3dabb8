/*
 * Fragment header of IPv6.  RFC 8200 section 4.5.
 *
 *	|  Next Header  |   Reserved    |      Fragment Offset    |Res|M|
 *	|                         Identification                        |
 */

#include "dissectors/network/fragments.h"
#include "dissectors/network/ip_protos.h"

enum { NEXT, RESERVED, OFFSET, OFFSET_BYTES, RESERVED_BITS, MORE, IDENT, ATOMIC, FRAGMENT_ENUM };

static const struct field fields[] = {
	[NEXT]     = { "ipv6.fraghdr.nxt", "Next Header", UINT, 1, DEC, ip_protos, .leads = true },
	[RESERVED] = { "ipv6.fraghdr.reserved_octet", "Reserved octet", UINT, 1, HEX },
	[OFFSET]   = { "ipv6.fraghdr.offset", "Offset", UINT, 2, .mask = 0xfff8, .unit = "× 8 bytes" },
	[OFFSET_BYTES] = { "ipv6.fraghdr.offset.bytes", "Offset in bytes", UINT, .generated = true },
	[RESERVED_BITS] = { "ipv6.fraghdr.reserved_bits", "Reserved bits", UINT, 2, .mask = 0x0006 },
	[MORE]     = { "ipv6.fraghdr.more", "More Fragments", BOOL, 2, .mask = 0x0001 },
	[IDENT]    = { "ipv6.fraghdr.ident", "Identification", UINT, 4, HEX },
	[ATOMIC]   = { "ipv6.fraghdr.atomic", "The only fragment of its packet", NOTE },
	FRAGMENT_FIELDS("ipv6"),
};

static const struct fragment_rows fragment_rows = FRAGMENT_ROWS(fields, "Reassembled IPv6");

enum { LAST, NOT_LAST };	/* summaries */

static void
dissect(struct dissection *d)
{
	uint64_t next = add_uint(d, NEXT);

	add_uint(d, RESERVED);
	const uint8_t *p = take(d, 2);
	uint64_t offset = p ? big_endian(p, 2) : 0;

	if (p) {
		add_value(d, OFFSET, offset >> 3, p, 2);
		add_derived(d, OFFSET_BYTES, offset & 0xfff8);
		add_value(d, RESERVED_BITS, offset >> 1 & 3, p, 2);
		add_value(d, MORE, offset & 1, p, 2);
	}
	struct fragment fragment = {
		.id = (uint32_t)add_uint(d, IDENT), .proto = (uint8_t)next,
		.offset = offset & 0xfff8, .more = offset & 1,
	};
	bool whole = !(offset & 0xfff9);

	summary(d, fragment.more ? NOT_LAST : LAST);
	if (whole)
		add_note(d, ATOMIC);		/* RFC 6946 */
	if (whole || dissect_fragment(d, &fragment_rows, &fragment))
		hand_over(d, IP_PROTO, (uint32_t)next);
}

const struct dissector dissector_ipv6_fraghdr = {
	.proto = { "ipv6.fraghdr", "Fragment Header for IPv6", PROTOCOL },
	.column = "IPv6",
	ROWS(fields),
	.dissect = dissect,
	.summaries = {
		[LAST] = "IPv6 fragment (off={ipv6.fraghdr.offset.bytes#} more=n"
		    " ident={ipv6.fraghdr.ident%} nxt={ipv6.fraghdr.nxt#})",
		[NOT_LAST] = "IPv6 fragment (off={ipv6.fraghdr.offset.bytes#} more=y"
		    " ident={ipv6.fraghdr.ident%} nxt={ipv6.fraghdr.nxt#})",
	},
	.on = { { IP_PROTO, 44 } },
};
