/* An ARP request or reply, read from a packet's nodes by their abbreviations. */
#ifndef UI_STATS_ARP_PACKET_H
#define UI_STATS_ARP_PACKET_H

#include "dissectors/engine/dissect.h"

/* What is needed of it. */
#define ARP_PARTS(X) \
	X(OPCODE, "arp.opcode") X(MAC, "arp.src.hw_mac") X(SRC, "arp.src.proto_ipv4") X(DST, "arp.dst.proto_ipv4")

enum arp_part {
#define X(name, abbrev) ARP_PART_##name,
	ARP_PARTS(X) ARP_PART_COUNT
#undef X
};

struct arp_fields {
	const struct field *parts[ARP_PART_COUNT], *tags[2];
};

/*
 * Where it was heard, as one number: addresses mean the same in one network
 * only.  The capture interface in the upper 32 bits, then whether it came
 * through a tunnel, then up to two VLAN identifiers of 12 bits, the outer one
 * first; 0 is none.
 */
typedef uint64_t arp_wire;
enum { ARP_VLAN_BITS = 12, ARP_VLAN = (1 << ARP_VLAN_BITS) - 1 };
#define ARP_TUNNEL (UINT64_C(1) << 31)

struct arp_packet {
	arp_wire wire;
	bool reply;			/* else a request */
	uint8_t mac[6], src[4], dst[4];	/* the sender's two addresses, and whom it is to */
	uint32_t frame;
	int64_t time;			/* nanoseconds since the first packet */
};

/* Find the fields; once. */
struct arp_fields arp_fields(void);

/* Read the packet.  False: it is none of Ethernet and IPv4, neither request nor reply, or cut. */
bool arp_packet(const struct arp_fields *fields, const struct dissection *d, struct arp_packet *p);

#endif
