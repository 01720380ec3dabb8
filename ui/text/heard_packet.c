/* Names heard: what packets tell of them, protocol by protocol. */

#include <string.h>
#include "dissectors/engine/registry.h"
#include "dissectors/netbios/nbns.h"
#include "ui/text/heard_learn.h"

static bool
is(const struct node *n, const char *abbrev)
{
	return !strcmp(n->field->abbrev, abbrev);
}

/* RFC 1002 section 4.2: who registers a name has it, unless that is refused; so has whoever says so. */
static void
hear_nbns(struct heard_names *h, const struct dissection *d, uint32_t i)
{
	enum { OF_GROUP = 0x8000 };
	const struct node *name = NULL, *from = d->list.src ? &d->nodes[d->list.src] : NULL;
	enum origin origin = BY_NETBIOS;
	bool refused = false;

	for (i++; i < d->count && d->nodes[i].depth; i++) {
		const struct node *n = &d->nodes[i];

		if (is(n, "nbns.flags")) {
			refused = n->number & NBNS_RESPONSE && n->number & NBNS_RCODE;
			if (nbns_opcode(n->number) == NBNS_RELEASE || nbns_opcode(n->number) == NBNS_WACK)
				return;
		} else if (is(n, "nbns.name") || is(n, "nbns.netbios_name")) {
			name = nbname_of(d, n).bytes[0] == '*' ? NULL : n;	/* everybody's is nobody's */
		} else if (is(n, "nbns.nb_flags") || is(n, "nbns.name_flags")) {
			origin = n->number & OF_GROUP ? BY_NETBIOS_GROUP : BY_NETBIOS;
			if (name && from && is(n, "nbns.name_flags"))
				heard_learn(h, d, name, from, origin, false);
		} else if (name && is(n, "nbns.addr")) {
			heard_learn(h, d, name, n, origin, refused);
		}
	}
}

/* Records of answers: the name, and later the address. */
static void
hear_dns(struct heard_names *h, const struct dissection *d, uint32_t i, enum origin origin)
{
	const struct node *name = NULL;

	for (i++; i < d->count && d->nodes[i].depth; i++) {
		const struct node *n = &d->nodes[i];

		if (is(n, "dns.flags") && !(n->number >> 15))
			return;
		if (is(n, "dns.resp.name"))
			name = n;
		else if (name && (is(n, "dns.a") || is(n, "dns.aaaa")))
			heard_learn(h, d, name, n, origin, false);
	}
}

/* A client says its name, and which address it has or wants. */
static void
hear_dhcp(struct heard_names *h, const struct dissection *d, uint32_t i)
{
	const struct node *name = NULL, *address = NULL;

	for (i++; i < d->count && d->nodes[i].depth; i++) {
		const struct node *n = &d->nodes[i];

		if (is(n, "dhcp.option.hostname"))
			name = n;
		else if ((is(n, "dhcp.ip.client") || is(n, "dhcp.option.requested_ip_address")) && n->len == 4 &&
		    big_endian(node_bytes(d, n), 4))
			address = n;
	}
	if (name && address)
		heard_learn(h, d, name, address, BY_DHCP, false);
}

void
heard_packet(struct heard_names *h, const struct dissection *d)
{
	for (uint32_t i = 0; i < d->count; i++) {
		const struct node *n = &d->nodes[i];

		if (n->depth || n->field->type != PROTOCOL)
			continue;
		switch (n->number) {
		case ENTRY_nbns: hear_nbns(h, d, i); break;
		case ENTRY_dns: hear_dns(h, d, i, BY_DNS); break;
		case ENTRY_mdns: hear_dns(h, d, i, BY_MDNS); break;
		case ENTRY_llmnr: hear_dns(h, d, i, BY_LLMNR); break;
		case ENTRY_dhcp: hear_dhcp(h, d, i); break;
		}
	}
}
