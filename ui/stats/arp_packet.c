/* An ARP packet by its nodes, and the wire that it was heard on. */

#include <string.h>
#include "dissectors/engine/registry.h"
#include "ui/stats/arp_packet.h"

struct arp_fields
arp_fields(void)
{
	struct arp_fields f = { .tags = { registry_field("vlan.tci"), registry_field("ieee8021ad.tci") } };

#define X(name, abbrev) f.parts[ARP_PART_##name] = registry_field(abbrev);
	ARP_PARTS(X)
#undef X
	return f;
}

/* What the layers around ARP say, which end before node end. */
static arp_wire
read_wire(const struct arp_fields *f, const struct dissection *d, uint32_t end)
{
	uint64_t vlan = 0, tunnel = 0;

	for (uint32_t i = 0; i < end; i++) {
		const struct field *x = d->nodes[i].field;

		if (x == &dissector_ipv4.proto || x == &dissector_ipv6.proto) {
			tunnel = ARP_TUNNEL;
			vlan = 0;	/* the tunnel's, not what is in it */
		} else if ((x == f->tags[0] || x == f->tags[1]) && d->nodes[i].number & ARP_VLAN) {
			vlan = (vlan & ARP_VLAN) << ARP_VLAN_BITS | (d->nodes[i].number & ARP_VLAN);
		}
	}
	return (uint64_t)d->packet->interface << 32 | tunnel | vlan;
}

/* The nodes of the layer that begins with node i.  False: not all of them are there. */
static bool
find_parts(const struct arp_fields *f, const struct dissection *d, uint32_t i, const struct node **found)
{
	unsigned count = 0;

	for (i++; i < d->count && d->nodes[i].depth; i++) {
		for (int k = 0; k < ARP_PART_COUNT; k++) {
			if (d->nodes[i].field != f->parts[k] || found[k])
				continue;
			found[k] = &d->nodes[i];
			count++;
		}
	}
	return count == ARP_PART_COUNT;
}

bool
arp_packet(const struct arp_fields *f, const struct dissection *d, struct arp_packet *p)
{
	const struct node *found[ARP_PART_COUNT] = { NULL };

	if (d->list.of != &registry.entries[ENTRY_arp] || !find_parts(f, d, d->list.first, found))
		return false;
	uint64_t opcode = found[ARP_PART_OPCODE]->number;

	if (opcode != 1 && opcode != 2)
		return false;
	*p = (struct arp_packet){ .wire = read_wire(f, d, d->list.first), .reply = opcode == 2,
	    .frame = d->packet->number, .time = d->packet->since_first };
	memcpy(p->mac, node_bytes(d, found[ARP_PART_MAC]), 6);
	memcpy(p->src, node_bytes(d, found[ARP_PART_SRC]), 4);
	memcpy(p->dst, node_bytes(d, found[ARP_PART_DST]), 4);
	return true;
}
