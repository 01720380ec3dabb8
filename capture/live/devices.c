/* Devices, see devices.h: libpcap's list, with what /proc/net/dev counts. */

#include <arpa/inet.h>
#include <inttypes.h>
#include <linux/if_packet.h>
#include <net/if_arp.h>
#include <pcap/pcap.h>
#include <stdio.h>
#include <string.h>

#include "capture/live/devices.h"

/* Bits that are set at the front of a mask. */
static int
prefix_length(const uint8_t *mask, size_t n)
{
	int bits = 0;

	for (size_t i = 0; i < n; i++)
		bits += __builtin_popcount(mask[i]);
	return bits;
}

static const uint8_t *
address_bytes(const struct sockaddr *a)
{
	return a->sa_family == AF_INET ?
		(const uint8_t *)&((const struct sockaddr_in *)(const void *)a)->sin_addr :
		(const uint8_t *)&((const struct sockaddr_in6 *)(const void *)a)->sin6_addr;
}

static void
add_address(struct device *d, const struct pcap_addr *a)
{
	size_t n = a->addr->sa_family == AF_INET ? 4 : 16;
	char text[INET6_ADDRSTRLEN];

	for (int i = 0; i < DEVICE_ADDRESSES; i++) {
		if (d->addresses[i][0])
			continue;
		if (!inet_ntop(a->addr->sa_family, address_bytes(a->addr), text, sizeof text))
			return;
		snprintf(d->addresses[i], sizeof d->addresses[i], a->netmask ? "%s/%d" : "%s", text,
			a->netmask ? prefix_length(address_bytes(a->netmask), n) : 0);
		return;
	}
}

static void
add_mac(struct device *d, const struct sockaddr_ll *link)
{
	if (link->sll_halen != sizeof d->mac || link->sll_hatype != ARPHRD_ETHER)
		return;
	memcpy(d->mac, link->sll_addr, sizeof d->mac);
	d->has_mac = true;
}

static void
describe(struct device *d, const pcap_if_t *from)
{
	*d = (struct device){
		.up = from->flags & PCAP_IF_UP, .running = from->flags & PCAP_IF_RUNNING,
		.loopback = from->flags & PCAP_IF_LOOPBACK, .wireless = from->flags & PCAP_IF_WIRELESS,
	};
	snprintf(d->name, sizeof d->name, "%s", from->name);
	snprintf(d->description, sizeof d->description, "%s",
		from->description ? from->description : "");
	for (const struct pcap_addr *a = from->addresses; a; a = a->next) {
		if (!a->addr)
			continue;
		if (a->addr->sa_family == AF_INET || a->addr->sa_family == AF_INET6)
			add_address(d, a);
		else if (a->addr->sa_family == AF_PACKET)
			add_mac(d, (const struct sockaddr_ll *)(const void *)a->addr);
	}
}

/* What counts for the device "any" is the sum of all. */
static void
add_counts(struct device *all, size_t count, const char *name, uint64_t packets, uint64_t bytes)
{
	for (struct device *d = all; d < all + count; d++) {
		if (strcmp(d->name, name) != 0 && strcmp(d->name, "any") != 0)
			continue;
		d->counted = true;
		d->packets += packets;
		d->bytes += bytes;
	}
}

/* proc(5): bytes, packets and six more of what was received, then the same of what was sent. */
static void
read_counts(struct device *all, size_t count)
{
	FILE *f = fopen("/proc/net/dev", "re");
	char line[512], name[DEVICE_NAME];
	uint64_t in_bytes, in, out_bytes, out;

	while (f && fgets(line, sizeof line, f)) {
		char *colon = strrchr(line, ':');	/* names may hold one, too */

		if (!colon)
			continue;
		*colon = '\0';
		if (sscanf(line, " %63s", name) != 1 || sscanf(colon + 1, "%" SCNu64 " %" SCNu64
		    " %*u %*u %*u %*u %*u %*u %" SCNu64 " %" SCNu64, &in_bytes, &in, &out_bytes, &out) != 4)
			continue;
		bool loops = strcmp(name, "lo") == 0;	/* what it sends it also receives: once is enough */

		add_counts(all, count, name, in + (loops ? 0 : out), in_bytes + (loops ? 0 : out_bytes));
	}
	if (f)
		fclose(f);
}

int
devices_list(struct device *to, size_t room, char *error, size_t size)
{
	char message[PCAP_ERRBUF_SIZE] = "";
	pcap_if_t *list = NULL;
	size_t count = 0;

	if (pcap_findalldevs(&list, message) < 0) {
		snprintf(error, size, "devices cannot be listed: %s", message);
		return -1;
	}
	for (const pcap_if_t *d = list; d && count < room; d = d->next)
		describe(&to[count++], d);
	pcap_freealldevs(list);
	read_counts(to, count);
	return (int)count;
}
