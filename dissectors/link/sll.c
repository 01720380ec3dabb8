/* Linux cooked captures, versions 1 and 2.  tcpdump.org/linktypes: LINUX_SLL, LINUX_SLL2. */

#include "dissectors/link/ethertypes.h"

enum { SLL = 113, SLL2 = 276 };		/* LINKTYPE_ numbers */

static const struct value packet_types[] = {
	{ 0, "Unicast to us" }, { 1, "Broadcast" }, { 2, "Multicast" },
	{ 3, "Unicast to another host" }, { 4, "Sent by us" }, { 0, NULL },
};

static const struct value hardware[] = {	/* linux/if_arp.h, ARPHRD_* */
	{ 0, "NETROM" }, { 1, "Ethernet" }, { 2, "Experimental Ethernet" }, { 6, "IEEE 802" },
	{ 32, "InfiniBand" }, { 256, "SLIP" }, { 512, "PPP" }, { 513, "Cisco HDLC" },
	{ 768, "IPIP tunnel" }, { 769, "IPv6 in IP tunnel" }, { 770, "Frame Relay" },
	{ 772, "Loopback" }, { 776, "IPv6 in IPv4 (SIT)" }, { 778, "GRE over IP" },
	{ 801, "IEEE 802.11" }, { 802, "IEEE 802.11 with Prism header" },
	{ 803, "IEEE 802.11 with radiotap header" }, { 804, "IEEE 802.15.4" },
	{ 823, "IPv6 GRE" }, { 824, "Netlink" }, { 65534, "None" }, { 0, NULL },
};

static const struct value pseudo_types[] = {	/* linux/if_ether.h, below 0x600 */
	{ 1, "802.3 without LLC" }, { 3, "Any" }, { 4, "802.2 LLC" }, { 5, "SNAP" }, { 7, "WAN PPP" },
	{ 8, "PPP over a modem" }, { 0x0c, "CAN" }, { 0x0d, "CAN FD" }, { 0x17, "IrDA" }, { 0, NULL },
};

enum {
	PKTTYPE, PKTTYPE2, HATYPE, HALEN, HALEN2, SRC_ETH, SRC_IPV4, SRC_OTHER, UNUSED, RESERVED,
	IFINDEX, ETYPE, LTYPE, TRAILER, HALEN_BAD,
};

static const struct field fields[] = {
	[PKTTYPE]   = { "sll.pkttype", "Packet type", UINT, 2, DEC, packet_types },
	[PKTTYPE2]  = { "sll.pkttype", "Packet type", UINT, 1, DEC, packet_types },
	[HATYPE]    = { "sll.hatype", "Link-layer address type", UINT, 2, DEC, hardware },
	[HALEN]     = { "sll.halen", "Link-layer address length", UINT, 2, .unit = "bytes" },
	[HALEN2]    = { "sll.halen", "Link-layer address length", UINT, 1, .unit = "bytes" },
	[SRC_ETH]   = { "sll.src.eth", "Source", MAC },
	[SRC_IPV4]  = { "sll.src.ipv4", "Source", IPV4 },
	[SRC_OTHER] = { "sll.src.other", "Source", BYTES },
	[UNUSED]    = { "sll.unused", "Unused", BYTES },
	[RESERVED]  = { "sll.reserved", "Reserved (must be 0)", UINT, 2, HEX },
	[IFINDEX]   = { "sll.ifindex", "Interface index", UINT, 4 },
	[ETYPE]     = { "sll.etype", "Protocol", UINT, 2, HEX, ethertypes },
	[LTYPE]     = { "sll.ltype", "Protocol", UINT, 2, HEX, pseudo_types },
	[TRAILER]   = { "sll.trailer", "Trailer", BYTES },
	[HALEN_BAD] = { "sll.halen.bad", "More than 8 bytes: the rest of the address is left out", NOTE },
};

/* Eight bytes, of which the address takes the first so many. */
static void
add_address(struct dissection *d, size_t len)
{
	size_t kept = len > 8 ? 8 : len;

	if (kept)
		add_bytes(d, kept == 6 ? SRC_ETH : kept == 4 ? SRC_IPV4 : SRC_OTHER, kept);
	if (kept)
		is_source(d);
	if (len > 8)
		add_note(d, HALEN_BAD);
	if (kept < 8)
		add_bytes(d, UNUSED, 8 - kept);
}

static uint64_t
add_protocol(struct dissection *d)
{
	bool type = left(d) >= 2 && big_endian(d->p, 2) >= ETHERTYPE_LEAST;

	return type ? add_uint(d, ETYPE) : add_uint(d, LTYPE);
}

static void
dissect(struct dissection *d)
{
	uint64_t protocol;

	summary(d, 0);
	if (d->packet->link_type == SLL2) {
		protocol = add_protocol(d);
		add_uint(d, RESERVED);
		add_uint(d, IFINDEX);
		add_uint(d, HATYPE);
		add_uint(d, PKTTYPE2);
		add_address(d, add_uint(d, HALEN2));
	} else {
		add_uint(d, PKTTYPE);
		add_uint(d, HATYPE);
		add_address(d, add_uint(d, HALEN));
		protocol = add_protocol(d);
	}
	hand_over(d, ETHERTYPE, (uint32_t)protocol);
}

/* The hardware's padding, mostly: it is not said how long the shortest frame is. */
static void
rest(struct dissection *d)
{
	add_bytes(d, TRAILER, left(d));
}

const struct dissector dissector_sll = {
	.proto = { "sll", "Linux cooked capture", PROTOCOL },
	.column = "SLL",
	ROWS(fields),
	.dissect = dissect,
	.rest = rest,
	.summaries = { "{sll.pkttype}{, |sll.etype}{, |sll.ltype}" },
	.on = { { LINK_TYPE, SLL }, { LINK_TYPE, SLL2 } },
};
