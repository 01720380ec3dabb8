/*
 * -z hosts: who is on the wire, by hardware address, with the IPv4 addresses
 * behind each; after 65,536 hosts, new ones are counted together.  A host says by ARP which addresses are its own; who
 * sends for addresses that it never claimed forwards for others: a gateway.
 * Then names of addresses, as they were heard (heard.h).
 */

#include <stdlib.h>
#include "dissectors/engine/flows.h"
#include "dissectors/engine/registry.h"
#include "ui/packet.h"
#include "ui/stats/statistics.h"
#include "ui/text/heard.h"
#include "ui/text/translate.h"
#include "ui/text/value.h"

enum { HOSTS_MAX = 1 << 16, ADDRESSES_MAX = 64, ADDRESSES_SHOWN = 6 };

struct host {
	uint8_t mac[6];
	uint32_t frames, address_count;
	struct address {
		uint8_t bytes[4];
		bool claimed;		/* by ARP */
	} *addresses;
	bool more;			/* addresses than are kept */
};

struct hosts {
	const struct field *eth_src, *ip_src, *arp_mac, *arp_ip;
	struct flows hosts;		/* by MAC address */
	uint32_t others;
	struct heard_names *names;
};

static const char *
open_hosts(void **of, const char *arguments)
{
	struct hosts *h = *arguments ? NULL : calloc(1, sizeof *h);

	if (!h)
		return *arguments ? _("-z hosts takes nothing more") : _("-z hosts: no memory");
	h->names = heard_new(secret_seed());
	if (!h->names) {
		free(h);
		return _("-z hosts: no memory");
	}
	h->hosts = (struct flows){ .state_size = sizeof(struct host), .most = HOSTS_MAX, .seed = secret_seed() };
	h->eth_src = registry_field("eth.src");
	h->ip_src = registry_field("ip.src");
	h->arp_mac = registry_field("arp.src.hw_mac");
	h->arp_ip = registry_field("arp.src.proto_ipv4");
	*of = h;
	return NULL;
}

static struct host *
host_of(struct flow *flow)
{
	void *state = flow->state;

	return state;
}

static void
free_hosts(void *of)
{
	struct hosts *h = of;
	uint32_t place = 0;

	if (!h)
		return;
	for (struct flow *flow; (flow = flow_next(&h->hosts, &place)); )
		free(host_of(flow)->addresses);
	flows_free(&h->hosts);
	heard_free(h->names);
	free(h);
}

/* NULL: there are too many, or no memory. */
static struct host *
find_host(struct hosts *h, const uint8_t *mac)
{
	struct flow_key k = { { big_endian(mac, 6) } };
	struct flow *flow = flow_find(&h->hosts, &k);

	if (!flow && (h->hosts.alive == HOSTS_MAX || !(flow = flow_new(&h->hosts, &k))))
		return NULL;
	struct host *host = host_of(flow);

	memcpy(host->mac, mac, 6);
	return host;
}

static void
add_address(struct host *host, const uint8_t *bytes, bool claimed)
{
	struct address *a = host->addresses;

	for (uint32_t i = 0; i < host->address_count; i++) {
		if (memcmp(a[i].bytes, bytes, 4))
			continue;
		a[i].claimed |= claimed;
		return;
	}
	if (host->address_count == ADDRESSES_MAX ||
	    !(a = realloc(a, (host->address_count + 1) * sizeof *a))) {
		host->more = true;
		return;
	}
	host->addresses = a;
	memcpy(a[host->address_count].bytes, bytes, 4);
	a[host->address_count++].claimed = claimed;
}

/* The packet's first value of a field: the outermost layer's. */
static const uint8_t *
first_value(const struct dissection *d, const struct field *f)
{
	for (uint32_t i = 0; i < d->count; i++)
		if (d->nodes[i].field == f)
			return node_bytes(d, &d->nodes[i]);
	return NULL;
}

static bool
is_host_address(const uint8_t *ip)
{
	return ip && ip[0] && ip[0] < 224;
}

static void
add_sender(void *of, const struct dissection *d)
{
	struct hosts *h = of;
	const uint8_t *mac = first_value(d, h->eth_src), *ip = first_value(d, h->ip_src);
	const uint8_t *arp_mac = first_value(d, h->arp_mac), *arp_ip = first_value(d, h->arp_ip);
	struct host *host = mac ? find_host(h, mac) : NULL;

	heard_packet(h->names, d);
	h->others += mac && !host;
	if (!host)
		return;
	host->frames++;
	if (is_host_address(ip))
		add_address(host, ip, false);
	if (arp_mac && is_host_address(arp_ip) && (host = find_host(h, arp_mac)))
		add_address(host, arp_ip, true);
}

/* One foreign address of a host that has its own, or several of one that never said. */
static bool
is_gateway(const struct host *host)
{
	uint32_t claimed = 0;

	for (uint32_t i = 0; i < host->address_count; i++)
		claimed += host->addresses[i].claimed;
	return host->address_count - claimed >= (claimed ? 1 : 3);
}

static void
put_host(struct out *o, const struct host *host)
{
	out_room(o);
	put_bytes(o, host->mac, 6, ':');
	char *start = o->p;

	out_uint(o, host->frames);
	out_pad(o, start, 10, true);
	for (uint32_t i = 0; i < host->address_count && i < ADDRESSES_SHOWN; i++) {
		out_string(o, "  ");
		put_ipv4(o, host->addresses[i].bytes);
	}
	if (host->more || host->address_count > ADDRESSES_SHOWN) {
		out_string(o, "  … ");
		out_uint(o, host->address_count);
		out_string(o, host->more ? _(" or more") : _(" in all"));
	}
	if (is_gateway(host))
		out_string(o, _("  (gateway, most likely: it sends for addresses that it never claimed by ARP)"));
	out_char(o, '\n');
}

static void
put_hosts(struct out *o, const void *of)
{
	const struct hosts *h = of;

	out_room(o);
	out_string(o, _("Hosts, by hardware address: frames sent, IPv4 addresses sent for\n"));
	uint32_t place = 0;

	for (struct flow *flow; (flow = flow_next(&h->hosts, &place)); )
		put_host(o, host_of(flow));
	if (h->others) {
		out_room(o);
		out_string(o, _("More hosts than are told apart; frames of the others: "));
		out_uint(o, h->others);
		out_char(o, '\n');
	}
	put_heard_names(o, h->names);
}

const struct statistic statistic_hosts = {
	"hosts", "hosts", open_hosts, add_sender, put_hosts, free_hosts,
};
